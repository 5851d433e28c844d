package org.onrecord.processor.statement.release;

import java.util.regex.Pattern;

/** Tells lines that mark the end of a text: "###", "(END)", the hour at which a briefing closed, a bare address. */
public final class EndMarks {
    private static final Pattern MARK = Pattern.compile(
            "(?:\\d{1,2}:\\d{2} [AaPp]\\.?[Mm]\\.?.{0,6}|\\\\?#\\s?#\\s?#.*|-\\s?30\\s?-|-?END-?|END\\b.{0,40}|\\(END\\).*"
                    + "|\\[?End of (?:transcript|interview|recording).*|https?://\\S+|\\*\\s?\\*\\s?\\*)",
            Pattern.CASE_INSENSITIVE);

    private EndMarks() {}

    public static boolean is(String paragraph) {
        return MARK.matcher(paragraph).matches();
    }
}
