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

/**
 * HTML from a feed, made safe to show by jsoup's cleaner. What needs no change is kept letter by letter.
 */
final class SafeHtml {
    private static final String LISTED_TAGS =
            "a abbr acronym address article aside b big blockquote br caption center cite code col"
                    + " colgroup dd del dfn dir div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main"
                    + " mark menu ol p pre q s samp section small span strike strong sub sup table tbody td tfoot th thead time tr tt u ul"
                    + " var";
    private static final String DROPPED_WITH_CONTENT =
            "script, style, noscript, template, iframe, object, embed, applet, frameset, head title";
    private static final Set<String> ADDRESSES = Set.of("href", "src", "cite", "longdesc");
    private static final Pattern WEB =
            Pattern.compile("\\s*(https?:|mailto:|[^:]*$|[^:]*[/?#])", Pattern.CASE_INSENSITIVE);
    private static final Cleaner CLEANER = new Cleaner(safelist());

    private SafeHtml() {}

    /**
     * Makes HTML safe.
     *
     * @param base to which relative addresses in it are relative; null if not known
     */
    static String of(String html, @Nullable String base) {
        if (html.indexOf('<') < 0) {
            return html;
        }
        Document parsed = Jsoup.parseBodyFragment(html, base == null ? "" : base);
        parsed.outputSettings(new OutputSettings().prettyPrint(false));
        boolean changed = absolute(parsed, base);
        changed |= !parsed.select(DROPPED_WITH_CONTENT).remove().isEmpty();
        if (!changed && CLEANER.isValid(parsed)) {
            return html;
        }
        Document clean = CLEANER.clean(parsed);
        clean.outputSettings(new OutputSettings().prettyPrint(false));
        return clean.body().html().strip();
    }

    private static boolean absolute(Document parsed, @Nullable String base) {
        boolean changed = false;
        if (base == null) {
            return changed;
        }
        for (Element element : parsed.select("[href], [src], [cite], [longdesc]")) {
            for (Attribute attribute : element.attributes()) {
                String absolute = ADDRESSES.contains(attribute.getKey().toLowerCase(Locale.ROOT))
                        ? element.absUrl(attribute.getKey())
                        : "";
                if (!absolute.isEmpty()
                        && !absolute.equals(attribute.getValue())
                        && !attribute.getValue().contains(":")) {
                    attribute.setValue(absolute);
                    changed = true;
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
        safe.addTags(LISTED_TAGS.split(" "));
        safe.addAttributes(":all", "title", "lang", "dir", "cite", "datetime", "class", "id", "align");
        safe.addAttributes("a", "href", "rel", "name", "hreflang", "type");
        safe.addAttributes("img", "src", "alt", "width", "height", "border");
        safe.addAttributes("td", "colspan", "rowspan", "valign");
        safe.addAttributes("th", "colspan", "rowspan", "valign", "scope");
        safe.addAttributes("ol", "start", "type");
        return safe;
    }
}
