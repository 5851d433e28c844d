package org.onrecord.ingest.feed;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Document.OutputSettings;
import org.jsoup.nodes.Element;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.resource.WordLists;
import org.onrecord.ingest.reading.DocumentLimits;

/** Makes the HTML of a feed safe to show, with jsoup's cleaner. HTML that is safe already stays as it is, letter by letter. */
final class HtmlSanitizer {
    static final WordLists HTML = WordLists.read(HtmlSanitizer.class, "html.txt");
    private static final Set<String> ELEMENTS = HTML.set("elements");
    private static final Set<String> ADDRESSES = HTML.set("addresses");
    private static final String DROPPED_WITH_CONTENT = "script, style, template, head title";
    private static final Pattern FRAME = Pattern.compile("</?iframe\\b[^<>]*>", Pattern.CASE_INSENSITIVE);
    private static final Pattern END_OF_BREAK = Pattern.compile("(<br\\s*/?>)</br>", Pattern.CASE_INSENSITIVE);
    private static final String CDATA = "<![CDATA[";
    private static final String CDATA_END = "]]>";
    private static final Pattern NO_DECLARATION = Pattern.compile("<!(?!--|doctype\\s+html)", Pattern.CASE_INSENSITIVE);
    private static final Pattern TAG = Pattern.compile("</?([a-zA-Z][^\\s/>]*)");
    /** Matches web and mail addresses and relative ones; anything before a colon is a scheme. */
    private static final Pattern WEB =
            Pattern.compile("[\\s\\x00-\\x20]*(https?:|mailto:|ftp:|[^:]*$|[^:]*[/?#])", Pattern.CASE_INSENSITIVE);

    private static final Cleaner CLEANER = new Cleaner(safelist());

    private HtmlSanitizer() {}

    /**
     * Makes HTML safe.
     *
     * @param base of relative addresses; null if not known
     */
    static String of(String written, @Nullable String base) {
        if (written.indexOf('<') < 0) {
            return written;
        }
        String html = asHtml(written);
        Document parsed = Jsoup.parseBodyFragment(DocumentLimits.check(html), base == null ? "" : base);
        parsed.outputSettings(new OutputSettings().prettyPrint(false));
        boolean changed = absolute(parsed, base) | styled(parsed);
        changed |= !parsed.select(DROPPED_WITH_CONTENT).remove().isEmpty();
        if (!changed && CLEANER.isValid(parsed) && hasListedTagsOnly(html)) {
            return html;
        }
        Document clean = CLEANER.clean(parsed);
        clean.outputSettings(new OutputSettings().prettyPrint(false));
        return clean.body().html().strip();
    }

    /**
     * Removes what HTML would misread: frames, as everything after an unclosed one would be its content; end tags of
     * line breaks, which would be second breaks; CDATA marks and other declarations, as they would be comments.
     */
    private static String asHtml(String written) {
        String broken =
                END_OF_BREAK.matcher(FRAME.matcher(written).replaceAll("")).replaceAll("$1");
        boolean unparsed = broken.contains(CDATA) && broken.contains(CDATA_END);
        String opened = unparsed ? broken.replace(CDATA, "").replace(CDATA_END, "") : broken;
        return NO_DECLARATION.matcher(opened).replaceAll("&lt;!");
    }

    /** Returns false for tags such as {@code <body onload=...>}, which move to the page around the fragment and escape the cleaner. */
    private static boolean hasListedTagsOnly(String html) {
        return TAG.matcher(html)
                .results()
                .allMatch(tag -> ELEMENTS.contains(tag.group(1).toLowerCase(Locale.ROOT)));
    }

    private static boolean absolute(Document parsed, @Nullable String base) {
        boolean changed = false;
        if (base == null) {
            return changed;
        }
        for (Element element : parsed.body().getAllElements()) {
            for (Attribute attribute : element.attributes()) {
                String absolute = ADDRESSES.contains(attribute.getKey().toLowerCase(Locale.ROOT))
                        ? element.absUrl(attribute.getKey())
                        : "";
                String written = attribute.getValue();
                if (!absolute.isEmpty() && !written.isBlank() && !written.contains(":") && !written.startsWith("#")) {
                    attribute.setValue(absolute);
                    changed = true;
                }
            }
        }
        return changed;
    }

    private static boolean styled(Document parsed) {
        boolean changed = false;
        for (Element element : parsed.select("[style]")) {
            String safe = StyleSanitizer.of(element.attr("style"));
            if (!safe.equals(element.attr("style"))) {
                changed = true;
                if (safe.isEmpty()) {
                    element.removeAttr("style");
                } else {
                    element.attr("style", safe);
                }
            }
        }
        return changed;
    }

    private static Safelist safelist() {
        Safelist safe = new Safelist() {
            @Override
            public boolean isSafeAttribute(String tag, Element element, Attribute attribute) {
                return super.isSafeAttribute(tag, element, attribute)
                        && (!ADDRESSES.contains(attribute.getKey().toLowerCase(Locale.ROOT))
                                || WEB.matcher(attribute.getValue()).lookingAt());
            }
        };
        safe.addTags(ELEMENTS.toArray(String[]::new));
        safe.addAttributes(":all", HTML.list("attributes").toArray(String[]::new));
        return safe;
    }
}
