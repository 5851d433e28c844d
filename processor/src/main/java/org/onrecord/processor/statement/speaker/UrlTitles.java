package org.onrecord.processor.statement.speaker;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Document;
import org.onrecord.processor.statement.text.PatternFile;
import org.onrecord.processor.statement.text.WordList;

/** Derives the title of an untitled page from its URL: ".../remarks-by-minister-quill-on-tides/". */
public final class UrlTitles {
    private static final PatternFile PATTERNS = new PatternFile("common", "url-titles");
    /** Shorter slugs are names of sections. */
    private static final int FEWEST = 4;

    private static final int LONGEST = 400;

    private UrlTitles() {}

    /** Returns the document's title, or else the title in its URL. */
    public static String or(Document document) {
        return document.title().isBlank() ? of(document.url()).orElse("") : document.title();
    }

    /** Returns the slug as a capitalised title; empty if the last part of the URL is not made of words. */
    static Optional<String> of(@Nullable String address) {
        if (address == null) {
            return Optional.empty();
        }
        String path = address.replaceFirst("[?#].*$", "").replaceFirst("/+$", "");
        String slug = PATTERNS.matcher("ending", path.substring(path.lastIndexOf('/') + 1))
                .replaceFirst("")
                .toLowerCase(Locale.ROOT);
        List<String> words = List.of(slug.split("-"));
        boolean told = slug.length() <= LONGEST
                && words.size() >= FEWEST
                && PATTERNS.matcher("slug", slug).matches()
                && words.stream()
                                        .filter(word -> Character.isLetter(word.charAt(0)))
                                        .count()
                                * 2
                        > words.size();
        return told ? Optional.of(title(words)) : Optional.empty();
    }

    private static String title(List<String> words) {
        StringBuilder title = new StringBuilder();
        for (String word : words) {
            boolean small = !title.isEmpty() && WordList.of("small-title-words").has(word);
            title.append(title.isEmpty() ? "" : " ")
                    .append(small ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return PATTERNS.matcher("numbered", title).replaceFirst("");
    }
}
