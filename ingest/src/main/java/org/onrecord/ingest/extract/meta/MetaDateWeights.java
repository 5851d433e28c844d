package org.onrecord.ingest.extract.meta;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Weighs the dates in meta elements by the elements' names. */
final class MetaDateWeights {
    private static final Set<String> PUBLISHED = PageScan.META_NAMES.set("published");
    private static final Set<String> PLAIN = PageScan.META_NAMES.set("plain");
    private static final Pattern DATE = Pattern.compile(".*(?:date|time)|published|dat");
    private static final Pattern OTHER = Pattern.compile("expir|event|start|end|valid|unpublish");
    private static final Pattern CHANGE = Pattern.compile("modif|updat|revis|lastmod|edit");
    private static final Pattern PUBLICATION = Pattern.compile("publi|pubdate|pub_|pub-|issue|release|pubtime|post");

    private MetaDateWeights() {}

    /** Returns a weight in points, see {@link PublicationDate}; 0 if the name means no date. */
    static double weight(String name) {
        if (PUBLISHED.contains(name)) {
            return 9.5;
        }
        if (PLAIN.contains(name)) {
            return 8;
        }
        if (name.equals("article:published_time")) {
            return 10;
        }
        if (OTHER.matcher(name).find()) {
            return 0;
        }
        List<String> words = ElementHints.words(name);
        boolean date = words.stream().anyMatch(word -> DATE.matcher(word).matches());
        if (CHANGE.matcher(name).find()) {
            return date || name.contains("modif") ? 3.5 : 0;
        }
        if (date && PUBLICATION.matcher(name).find()) {
            return 9;
        }
        return words.contains("uploaded") || words.contains("date") && words.size() <= 3 ? 6 : 0;
    }
}
