package org.onrecord.ingest.extract.meta;

import java.util.List;
import java.util.Set;

/** What the names of meta elements say of the dates in them. */
final class MetaDateWeights {
    private static final Set<String> PUBLISHED = Set.of(
            "citation_publication_date",
            "citation_online_date",
            "ptime",
            "dc.date.issued",
            "dcterms.issued",
            "dcterms.available",
            "rnews:datepublished",
            "firstpublishedtime",
            "sailthru.date",
            "parsely-pub-date",
            "prism.publicationdate",
            "article_date_original");
    private static final Set<String> PLAIN = Set.of(
            "date",
            "dc.date",
            "dcterms.date",
            "dc:date",
            "citation_date",
            "dcterms.created",
            "dc.date.created",
            "datecreated",
            "created",
            "creation_date",
            "dc.created",
            "article:create_at",
            "weibo: article:create_at",
            "time",
            "article:date",
            "search_date",
            "timestamp",
            "article.created",
            "eomportal-firstpublishedtime",
            "date_created",
            "last-published",
            "ctime");

    private MetaDateWeights() {}

    /** A quick look, before the name is taken apart. */
    private static boolean mayTell(String name) {
        return name.contains("dat")
                || name.contains("time")
                || name.contains("publish")
                || name.contains("modif")
                || name.contains("uploaded");
    }

    /** As {@link DateCandidate#weight}; 0 where the name speaks of no date. */
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
