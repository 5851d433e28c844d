package org.onrecord.processor.statement.speaker;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.onrecord.processor.statement.text.Word;
import org.onrecord.processor.statement.text.WordList;
import org.onrecord.processor.statement.text.Words;

/**
 * Recognises joint speakers. Of two named ones, "Ada Quill and Otto Marsh", the statement keeps both names as spelled, and takes the actor, side and
 * tier of the first. "The two sides" name nobody.
 */
public final class JointSpeakers {
    private static final WordList PARTIES = WordList.of("parties");
    private static final Set<String> ALL_OF_THEM = Set.of("the", "both", "two");
    private static final Pattern TWO =
            Pattern.compile("^(.{3,80}?),? (?:and|&|y|e) (.{3,80})$|^(.{2,20}?)[和与同及、](.{2,20})$");

    private JointSpeakers() {}

    /** Returns true if words name all who met, and nobody else: "The two sides", "Presidents", but not "Leaders across the country". */
    public static boolean parties(Words words) {
        return beginWithParties(words) && PARTIES.has(words.getLast().bare());
    }

    /** Returns true if words begin with all who met: "Both countries agreed". */
    public static boolean beginWithParties(Words words) {
        return words.stream()
                .dropWhile(word -> ALL_OF_THEM.contains(word.lower()))
                .findFirst()
                .filter(word -> PARTIES.has(word.bare()))
                .isPresent();
    }

    /** Returns true if an "and" joins two persons, each named in full or by role and surname. */
    static boolean joins(Words words, int from, int to) {
        for (int i = from + 2; i + 1 < to; i++) {
            boolean and = words.lower(i).equals("and") || words.get(i).text().equals("y");
            if (and
                    && NameWords.is(words.get(i - 1))
                    && (NameWords.is(words.get(i - 2)) || NameWords.role(words.get(i - 2)))
                    && person(words, i + 1, to)) {
                return true;
            }
        }
        return false;
    }

    /** Returns true for a full name, or a surname after a role. */
    private static boolean person(Words words, int from, int to) {
        return to - from >= 2
                && to - from <= 6
                && NameWords.is(words.get(to - 1))
                && words.subList(from, to).stream().allMatch(Word::capitalised)
                && (NameWords.is(words.get(to - 2)) || NameWords.role(words.get(to - 2)));
    }

    /** Returns both speakers as the document spells them; empty if the name does not join two. */
    static Optional<List<String>> of(String name) {
        Matcher two = TWO.matcher(name);
        if (!two.find()) {
            return Optional.empty();
        }
        return Optional.of(
                two.group(1) != null ? List.of(two.group(1), two.group(2)) : List.of(two.group(3), two.group(4)));
    }
}
