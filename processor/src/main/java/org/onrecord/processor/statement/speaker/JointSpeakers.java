package org.onrecord.processor.statement.speaker;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import org.onrecord.processor.statement.draft.SpeakerMention;
import org.onrecord.processor.statement.text.ChineseScript;
import org.onrecord.processor.statement.text.PatternFile;
import org.onrecord.processor.statement.text.Word;
import org.onrecord.processor.statement.text.WordList;
import org.onrecord.processor.statement.text.Words;

/**
 * Recognises joint speakers. Of several named ones, "Ada Quill and Otto Marsh", the statement keeps the names as spelled. If they speak for
 * one government, it takes the actor of the first; otherwise it is no single government's. "The two sides" name nobody.
 */
public final class JointSpeakers {
    private static final PatternFile PATTERNS = new PatternFile("common", "speakers");
    private static final WordList PARTIES = WordList.of("parties");

    private JointSpeakers() {}

    /** Returns true if words name all who met, and nobody else: "The two sides", "Presidents", but not "Leaders across the country". */
    public static boolean parties(Words words) {
        return beginWithParties(words) && PARTIES.has(words.getLast().bare());
    }

    /** Returns true if words begin with all who met: "Both countries agreed". */
    public static boolean beginWithParties(Words words) {
        return words.stream()
                .dropWhile(word -> WordList.of("before-parties").has(word.lower()))
                .findFirst()
                .filter(word -> PARTIES.has(word.bare()))
                .isPresent();
    }

    /** Returns true if an "and" joins two persons, each named in full or by role and surname. */
    static boolean joins(Words words, int from, int to) {
        for (int i = from + 2; i + 1 < to; i++) {
            boolean and = words.lower(i).equals("and") || words.get(i).text().equals("y");
            int last = i > from + 2 && PartyTags.is(words.get(i - 1).text()) ? i - 2 : i - 1;
            if (and
                    && NameWords.is(words.get(last))
                    && (NameWords.is(words.get(last - 1)) || NameWords.role(words.get(last - 1)))
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

    /** Returns the parties of a title, "Canada and Mexico", "Canada-Mexico", as one speaker; empty if it does not name two. */
    public static Optional<SpeakerMention> named(String title) {
        String[] dashed = PATTERNS.pattern("dash").split(title.strip());
        String name = dashed.length == 2 && Sides.place(dashed[0]) && Sides.place(dashed[1])
                ? dashed[0] + " and " + dashed[1]
                : title.strip();
        return of(name).filter(all -> all.stream().allMatch(JointSpeakers::party))
                .map(all -> SpeakerMention.named(name));
    }

    /** Returns true for a country, or a person or body with a word of office. */
    private static boolean party(String words) {
        return Sides.place(words)
                || Sides.named(words).isPresent()
                || WordList.of("roles").in(words);
    }

    /** Returns all speakers as the document spells them; empty if the name does not join two or more. */
    static Optional<List<String>> of(String name) {
        if (ChineseScript.has(name.charAt(0))) {
            Matcher two = PATTERNS.matcher("two-chinese", name);
            return two.find() ? Optional.of(List.of(two.group(1), two.group(2))) : Optional.empty();
        }
        List<String> all = List.of(PATTERNS.pattern("and").split(name));
        return all.size() > 1 && all.stream().allMatch(one -> one.length() > 1) ? Optional.of(all) : Optional.empty();
    }
}
