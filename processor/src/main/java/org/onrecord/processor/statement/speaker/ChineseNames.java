package org.onrecord.processor.statement.speaker;

import java.util.Optional;
import java.util.regex.Matcher;
import org.onrecord.processor.statement.draft.SpeakerMention;
import org.onrecord.processor.statement.text.PatternFile;

/** Splits Chinese designations into role and name: "韩国国防部长某某某". */
public final class ChineseNames {
    private static final PatternFile PATTERNS = new PatternFile("chinese", "names");

    private ChineseNames() {}

    /** Returns the spokesperson in a title, by name if the title gives one: "外交部发言人某某就...答记者问". */
    public static Optional<SpeakerMention> spokesperson(String title) {
        Matcher matcher = PATTERNS.matcher("spokesperson", title);
        if (!matcher.find()) {
            return Optional.empty();
        }
        String office = role(title, matcher.start(1), matcher.end(1));
        String name = matcher.group(2);
        return Optional.of(name == null ? SpeakerMention.of(office, office) : SpeakerMention.of(name, office));
    }

    /** Returns the designation at a place in a text without the end of a date before it: the 日 of 日外交部发言人. */
    public static String role(String text, int start, int end) {
        boolean dated = start > 0
                && start + 1 < end
                && "0123456789０１２３４５６７８９".indexOf(text.charAt(start - 1)) >= 0
                && "年月日号时点".indexOf(text.charAt(start)) >= 0;
        return role(text.substring(dated ? start + 1 : start, end));
    }

    /** Returns a role without the words of time before it. */
    public static String role(String words) {
        String role = PATTERNS.matcher("lead", words).replaceFirst("");
        int by = role.lastIndexOf("日");
        return by >= 0
                        && by + 1 < role.length()
                        && by < 12
                        && role.substring(0, by).matches(".*\\d.*")
                ? role.substring(by + 1)
                : role;
    }

    public static SpeakerMention speaker(String designation, IntroducedPersons persons) {
        String words = PATTERNS.matcher("lead", designation).replaceFirst("");
        return ChineseSources.read(words, persons).orElseGet(() -> {
            String name = words.length() == 1 ? persons.chinese().name(words).orElse(words) : words;
            return SpeakerMention.of(name, persons.chinese().role(name).orElse(null));
        });
    }
}
