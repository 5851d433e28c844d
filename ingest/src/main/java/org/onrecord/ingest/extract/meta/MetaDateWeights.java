package org.onrecord.ingest.extract.meta;

import java.util.List;
import java.util.Set;
import org.onrecord.ingest.wordlist.WordLists;

/** Weighs the dates in meta elements by the elements' names. */
final class MetaDateWeights {
    private static final WordLists NAMES = WordLists.read(MetaDateWeights.class, "meta-names.txt");
    private static final Set<String> PUBLISHED = NAMES.set("published");
    private static final Set<String> PLAIN = NAMES.set("plain");

    private MetaDateWeights() {}

    /** Rejects most names quickly. */
    private static boolean mayTell(String name) {
        return name.contains("dat")
                || name.contains("time")
                || name.contains("publish")
                || name.contains("modif")
                || name.contains("uploaded");
    }

    /** Returns a weight as in {@link DateCandidate#weight}; 0 if the name means no date. */
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
        if (!mayTell(name)) {
            return 0;
        }
        List<String> words = ElementHints.words(name);
        boolean date = words.stream()
                .anyMatch(word -> word.endsWith("date")
                        || word.endsWith("time")
                        || word.equals("published")
                        || word.equals("dat"));
        if (name.contains("expir")
                || name.contains("event")
                || name.contains("start")
                || name.contains("end")
                || name.contains("valid")
                || name.contains("unpublish")) {
            return 0;
        }
        if (name.contains("modif")
                || name.contains("updat")
                || name.contains("revis")
                || name.contains("lastmod")
                || name.contains("edit")) {
            return date || name.contains("modif") ? 3.5 : 0;
        }
        if (date
                && (name.contains("publi")
                        || name.contains("pubdate")
                        || name.contains("pub_")
                        || name.contains("pub-")
                        || name.contains("issue")
                        || name.contains("release")
                        || name.contains("pubtime")
                        || name.contains("post"))) {
            return 9;
        }
        if (words.contains("uploaded")) {
            return 6;
        }
        return words.contains("date") && words.size() <= 3 ? 6 : 0;
    }
}
