package org.onrecord.dashboard.page;

import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.onrecord.events.words.ReaderLanguage;
import org.onrecord.events.words.Strings;

/**
 * A page: its HTML file {@code html/NAME.html} inside the frame of all pages, and its script {@code assets/NAME.js}. Its title is the
 * string {@code title.NAME}.
 *
 * <p>HTML that several pages share is a file of {@code html/parts}, which they include as {@code <part:NAME KEY="VALUE"/>}; its
 * <code>{KEY}</code> becomes the value.
 *
 * @param under path of the navigation entry to highlight; empty for none
 * @param same path to which the switch between issues leads
 */
record PageTemplate(String name, String under, String same, String path) {
    private static final Pattern PART = Pattern.compile("<part:([a-z-]+)((?: [a-z]+=\"[^\"]*\")*)/>");
    private static final Pattern MAIN = Pattern.compile("<main[^>]*>");
    private static final Pattern VALUE = Pattern.compile("([a-z]+)=\"([^\"]*)\"");

    PageTemplate(String name, String under, String path) {
        this(name, under, path, path);
    }

    /** Returns true if the highlighted navigation entry leads to this page itself. */
    boolean isEntry() {
        return path.equals(under);
    }

    /** Returns its HTML in each language, with the placeholders of {@link PageFrame#fill}. */
    Map<ReaderLanguage, String> html() {
        String html = assembled(name);
        Map<ReaderLanguage, String> all = new EnumMap<>(ReaderLanguage.class);
        for (ReaderLanguage each : ReaderLanguage.values()) {
            all.put(each, Strings.of(each).fill(html));
        }
        return all;
    }

    /** Returns the HTML of a page in the frame of all pages, without strings. */
    static String assembled(String name) {
        return withParts(PageFiles.text("html/frame.html")
                .replace("{name}", name)
                .replace(
                        "{content}",
                        withWords(PageFiles.text("html/" + name + ".html").strip())));
    }

    /** Returns the HTML of a page with a place for its words: for readers without JavaScript, unless the page has the place itself. */
    private static String withWords(String html) {
        return html.contains("{words}") ? html : MAIN.matcher(html).replaceFirst("$0\n<noscript>{words}</noscript>");
    }

    private static String withParts(String html) {
        return PART.matcher(html).replaceAll(part -> {
            String text =
                    PageFiles.text("html/parts/" + part.group(1) + ".html").strip();
            Matcher value = VALUE.matcher(part.group(2));
            while (value.find()) {
                text = text.replace("{" + value.group(1) + "}", value.group(2));
            }
            return Matcher.quoteReplacement(text);
        });
    }
}
