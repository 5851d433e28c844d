package org.onrecord.processor.statement.speaker;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Document;
import org.onrecord.processor.statement.text.WordList;

/** Reads the title of a page without one from its address: ".../remarks-by-minister-quill-on-tides/". */
public final class UrlTitles {
    /** Fewer words are a section's name. */
    private static final int FEWEST = 4;

    private static final int LONGEST = 400;
    private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)+");
    private static final Pattern ENDING = Pattern.compile("\\.(?:html?|shtml|php|aspx)$");
    /** The day, and the number of pages with the same title, at the end of many. */
    private static final Pattern NUMBERED = Pattern.compile(
            "(?: (?:January|February|March|April|May|June|July|August|September|October|November|December)(?: \\d{1,2}){0,3} \\d{4})?(?: \\d{1,6})?$");

    private static final WordList SMALL = WordList.of("small-title-words");

    private UrlTitles() {}

    /** The document's title, else what its address says. */
    public static String or(Document document) {
        return document.title().isBlank() ? of(document.url()).orElse("") : document.title();
    }

    /** Returns the title, capitalised but for small words; empty where the last part of the address is not made of words. */
    static Optional<String> of(@Nullable String address) {
        if (address == null) {
            return Optional.empty();
        }
        String path = address.replaceFirst("[?#].*$", "").replaceFirst("/+$", "");
        String slug = ENDING.matcher(path.substring(path.lastIndexOf('/') + 1))
                .replaceFirst("")
                .toLowerCase(Locale.ROOT);
        List<String> words = List.of(slug.split("-"));
        boolean told = slug.length() <= LONGEST
                && words.size() >= FEWEST
                && SLUG.matcher(slug).matches()
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
            boolean small = !title.isEmpty() && SMALL.has(word);
            title.append(title.isEmpty() ? "" : " ")
                    .append(small ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return NUMBERED.matcher(title).replaceFirst("");
    }
}
