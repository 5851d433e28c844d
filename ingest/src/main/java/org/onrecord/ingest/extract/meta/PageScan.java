package org.onrecord.ingest.extract.meta;

import java.util.List;
import java.util.Map;

/**
 * What a page says of itself, as written.
 *
 * @param metas the contents of the meta elements, by name, property or http-equiv in lower case
 * @param jsonLd the scripts with JSON-LD
 * @param scripts the other scripts
 * @param lines the visible lines with a year in them
 * @param properties microdata and RDFa of the body, by the property's name in lower case
 * @param language the {@code lang} of the html element; may be empty
 * @param canonical the canonical link; may be empty
 * @param title the title element; may be empty
 * @param sample some running text, to tell the language by
 */
record PageScan(
        Map<String, List<String>> metas,
        List<String> jsonLd,
        List<String> scripts,
        List<Heading> headings,
        List<Line> lines,
        List<Byline> bylines,
        Map<String, String> properties,
        String language,
        String canonical,
        String title,
        String sample) {

    /**
     * A line of the page in which a year stands.
     *
     * @param text the words of the block or the marked element
     * @param marks what its classes say
     * @param order how many pieces of text stand before it
     * @param linked true within a link
     * @param start where the element begins in the text that carries {@code datetime}; 0 of others
     * @param datetime the attribute of a {@code time} or {@code abbr} element; empty where there is none
     */
    record Line(
            String text,
            ElementHints.Time marks,
            PageRegion place,
            int order,
            boolean linked,
            boolean inArticle,
            boolean inHeading,
            int start,
            String datetime) {
        Line at(PageRegion other) {
            return new Line(text, marks, other, order, linked, inArticle, inHeading, start, datetime);
        }
    }

    /**
     * A heading.
     *
     * @param key as {@link SiteNames#key} of the text
     * @param level 1 to 4
     */
    record Heading(String text, String key, int level, int order, PageRegion place) {}

    /** A line that seems to name the writers. */
    record Byline(String text, boolean strong, PageRegion place, int order) {}

    /** Returns the first content of the first of these meta elements that the page has; empty if it has none. */
    String meta(String... names) {
        return first(metas, names);
    }

    static String first(Map<String, List<String>> metas, String... names) {
        for (String name : names) {
            List<String> contents = metas.get(name);
            if (contents != null) {
                return contents.getFirst();
            }
        }
        return "";
    }
}
