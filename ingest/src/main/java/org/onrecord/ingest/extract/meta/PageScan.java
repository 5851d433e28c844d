package org.onrecord.ingest.extract.meta;

import java.util.List;
import java.util.Map;

/**
 * What a page says about itself, as written.
 *
 * @param metas the contents of the meta elements, by name, property or http-equiv in lower case
 * @param lines the visible lines with a year in them
 * @param properties microdata and RDFa of the body, by the property's name in lower case
 * @param language the {@code lang} of the html element; may be empty
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
     * A visible line with a year in it.
     *
     * @param text of the block or the marked element
     * @param marks the kind of date by its classes
     * @param order how many text nodes precede it
     * @param linked true within a link
     * @param start where the text of the element with {@code datetime} starts in the line; 0 without one
     * @param datetime attribute of a {@code time} or {@code abbr} element; empty if there is none
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
     * A heading of the page.
     *
     * @param key see {@link SiteNames#key}
     * @param level 1 to 4
     */
    record Heading(String text, String key, int level, int order, PageRegion place) {}

    /** A line that seems to name the authors. */
    record Byline(String text, boolean strong, PageRegion place, int order) {}

    /** Returns the first content of the first of these meta elements that exists; empty if none does. */
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
