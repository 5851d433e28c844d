package org.onrecord.ingest.extract.meta;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the words in an element's class and id, or the name of a meta element, say that it holds.
 *
 * @param time the sort of date; {@link Time#NONE} where they speak of none
 * @param author true where they speak of a writer
 */
record Marks(Time time, boolean author, Place place) {
    static final Marks NONE = new Marks(Time.NONE, false, Place.BODY);

    /** What date an element holds. */
    enum Time {
        NONE,
        /** Lines about an article, a date perhaps among them. */
        INFO,
        MODIFIED,
        DATE,
        CREATED,
        PUBLISHED
    }

    private static final Set<String> DATES = Set.of(
            "date", "dates", "datum", "fecha", "time", "timestamp", "datetime", "dateline", "day", "tarih", "dat", "postmeta", "dato", "datestamp",
            "riqi", "shijian", "uhrzeit", "zeit", "hora", "newsdate", "dtstart", "timeago", "entrydate", "postdate", "ptime");
    private static final Set<String> PUBLISHED = Set.of(
            "published", "publish", "publication", "pubdate", "publishdate", "pubtime", "publishtime", "posted", "issued", "release", "released",
            "publicationdate", "datepublished", "publishedat", "firstpublished", "publié", "publicado", "veroeffentlicht", "fabu", "fbsj", "pub");
    private static final Set<String> CREATED = Set.of("created", "creation", "datecreated");
    private static final Set<String> MODIFIED = Set.of(
            "update", "updated", "updates", "updatedate", "updatetime", "modified", "modify", "modification", "modifieddate", "lastmod", "lastmodified",
            "lastupdate", "lastupdated", "revised", "revision", "edited", "aktualisiert", "datemodified");
    private static final Set<String> INFO = Set.of(
            "meta", "info", "byline", "source", "details", "author", "authors", "kicker", "header", "headline", "subtitle", "laiyuan", "infos",
            "xinxi", "sub", "entry", "submitted", "autor", "postinfo", "lead", "intro");
    private static final Set<String> AUTHORS = Set.of(
            "author", "authors", "byline", "autor", "autoren", "autores", "auteur", "auteurs", "writer", "writers", "reporter", "authorname",
            "bylines", "redakteur", "journalist", "yazar", "forfatter", "skribent", "zuozhe", "bianji");

    private static final Map<String, Marks> BY_WORD = byWord();

    private static Map<String, Marks> byWord() {
        Map<String, Marks> marks = new HashMap<>();
        Stream.of(DATES, PUBLISHED, INFO, AUTHORS, CREATED, MODIFIED, Place.words())
                .flatMap(Set::stream)
                .forEach(word -> marks.put(word, new Marks(time(word), AUTHORS.contains(word), Place.named(word))));
        return marks;
    }

    static Marks of(String classAndId) {
        Marks all = NONE;
        for (String word : words(classAndId)) {
            Marks one = BY_WORD.get(word);
            if (one != null) {
                all = all.and(one);
            }
        }
        return all;
    }

    /** Both together; a word of change outweighs the others, the first place holds. */
    Marks and(Marks other) {
        if (this == NONE || other == NONE) {
            return this == NONE ? other : this;
        }
        boolean modified = time == Time.MODIFIED || other.time == Time.MODIFIED;
        Time stronger = other.time.compareTo(time) > 0 ? other.time : time;
        return new Marks(modified ? Time.MODIFIED : stronger, author || other.author, place == Place.BODY ? other.place : place);
    }

    private static Time time(String word) {
        if (MODIFIED.contains(word)) {
            return Time.MODIFIED;
        }
        if (PUBLISHED.contains(word)) {
            return Time.PUBLISHED;
        }
        if (CREATED.contains(word)) {
            return Time.CREATED;
        }
        if (DATES.contains(word)) {
            return Time.DATE;
        }
        return INFO.contains(word) ? Time.INFO : Time.NONE;
    }

    /** The words of a name, in lower case: {@code post-date}, {@code postDate} and {@code post_date} have two each. */
    static List<String> words(String name) {
        List<String> words = new ArrayList<>();
        int start = -1;
        for (int i = 0; i <= name.length(); i++) {
            char c = i < name.length() ? name.charAt(i) : ' ';
            boolean letter = Character.isLetter(c);
            boolean hump = letter && start >= 0 && Character.isUpperCase(c) && Character.isLowerCase(name.charAt(i - 1));
            if (start >= 0 && (!letter || hump)) {
                words.add(name.substring(start, i).toLowerCase(Locale.ROOT));
                start = -1;
            }
            if (letter && start < 0) {
                start = i;
            }
        }
        return words;
    }
}
