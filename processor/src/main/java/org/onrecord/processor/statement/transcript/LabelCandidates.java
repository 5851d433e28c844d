package org.onrecord.processor.statement.transcript;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Statement.Span;
import org.onrecord.processor.statement.draft.TurnLabel;
import org.onrecord.processor.statement.language.LabelReader;
import org.onrecord.processor.statement.text.ChineseScript;
import org.onrecord.processor.statement.text.DateReader;
import org.onrecord.processor.statement.text.QuoteMarks;

/** Reader of the words at the beginning of a paragraph that may be a label: "Name:", "**Name:**", "Q", "R.-", "【记者】". */
final class LabelCandidates {
    /** The label of whoever speaks at a time that the transcript gives without a name: "(43:31):". */
    static final String UNNAMED = "Unidentified speaker";

    private static final Pattern LATIN = Pattern.compile(
            "^([\\p{L}(\\d][\\p{L}\\p{M}\\d .,'’&()/“”\"-]{0,90}?)(?:\\s?[(\\[][^)\\]]{1,60}[)\\]])?\\s{0,3}[:：](?=\\s|$|[A-Z“\"*_¿¡])");
    private static final Pattern CHINESE = Pattern.compile("^([\\p{IsHan}A-Za-z《》·（）“”\\d\\s]{1,24})[：:]");
    private static final Pattern CHINESE_BRACKETS = Pattern.compile("^【([\\p{IsHan}A-Za-z·《》]{1,16})】[：:]?");
    private static final Pattern SPANISH = Pattern.compile("^(\\p{Lu}[\\p{L} ]{0,40}?)\\s?\\.\\s?[-–—]\\s?(?=\\S)");
    private static final Pattern TIME =
            Pattern.compile("^[(\\[](?:\\p{L}{3,12} )?\\d{1,2}:\\d{2}(?::\\d{2})?[)\\]]\\s?:(?=\\s)");
    private static final Pattern NUMBERED = Pattern.compile("\\d+[.)]");
    private static final Pattern EMPHASIS = Pattern.compile("^[*_]{1,3}(?=\\S)");
    private static final Pattern EMPHASIS_END = Pattern.compile("\\s?[*_]{1,3}(?=\\s|$|[\\p{L}“\"])");
    /** A label's words and colon lie within this many characters of the beginning of its paragraph. */
    private static final int LONGEST = 110;

    private static final String CHINESE_PRONOUNS = "你您我他她它咱们这";

    private final String text;
    private final LabelReader labels;
    private final DateReader dates;

    LabelCandidates(String text, LabelReader labels, DateReader dates) {
        this.text = text;
        this.labels = labels;
        this.dates = dates;
    }

    /** Returns what may be the label of a paragraph. */
    Optional<TurnLabel> of(Span paragraph, int index) {
        String line = text.substring(paragraph.start(), Math.min(paragraph.end(), paragraph.start() + LONGEST));
        Matcher emphasis = EMPHASIS.matcher(line);
        int from = emphasis.find() ? emphasis.end() : 0;
        String head = line.substring(from);
        if (head.length() > 3 && head.charAt(0) == 'Q' && Character.isWhitespace(head.charAt(1))) {
            return Optional.of(new TurnLabel(index, "Q", span(paragraph, from + 2)));
        }
        Matcher time = TIME.matcher(head);
        if (time.find()) {
            return Optional.of(new TurnLabel(index, UNNAMED, span(paragraph, from + time.end())));
        }
        Matcher matcher = label(head);
        if (matcher == null || !plausible(matcher.group(1).strip())) {
            return Optional.empty();
        }
        int end = from + matcher.end();
        end += from == 0 ? 0 : closing(line, end);
        return listed(line, from, end)
                ? Optional.empty()
                : Optional.of(new TurnLabel(index, matcher.group(1).strip(), span(paragraph, end)));
    }

    private static Span span(Span paragraph, int length) {
        return new Span(paragraph.start(), Math.min(paragraph.end(), paragraph.start() + length));
    }

    /** Returns true for an entry of a list of quotations or links, "**Name:** “...”", or the end of emphasis that began before. */
    private static boolean listed(String line, int from, int end) {
        boolean emphasised = line.substring(0, end).indexOf('*') >= 0;
        String behind = line.substring(end).replaceFirst("^[\\s*_]+", "");
        boolean ends = from == 0
                && line.startsWith(
                        "*", line.length() - line.substring(end).stripLeading().length());
        return ends
                || emphasised
                        && (from == 0
                                || !behind.isEmpty()
                                        && (behind.charAt(0) == '[' || QuoteMarks.isMark(behind.charAt(0))));
    }

    private static int closing(String line, int end) {
        Matcher closing = EMPHASIS_END.matcher(line).region(end, line.length());
        return closing.lookingAt() ? closing.end() - end : 0;
    }

    private static @Nullable Matcher label(String head) {
        int colon = colon(head);
        Matcher brackets = CHINESE_BRACKETS.matcher(head);
        if (brackets.find()) {
            return brackets;
        }
        if (colon < 0) {
            Matcher spanish = SPANISH.matcher(head);
            return spanish.find() ? spanish : null;
        }
        String words = head.substring(0, Math.min(head.length(), colon + 2)).replace("*", " ");
        boolean chinese = words.charAt(0) == '《' || words.chars().anyMatch(c -> ChineseScript.has((char) c));
        Matcher matcher = (chinese ? CHINESE : LATIN).matcher(words);
        return matcher.find() ? matcher : null;
    }

    /** Returns the offset of the first colon outside a time of day, or -1. */
    private static int colon(String head) {
        for (int i = 0; i < head.length(); i++) {
            char c = head.charAt(i);
            boolean time = i > 0
                    && i + 1 < head.length()
                    && Character.isDigit(head.charAt(i - 1))
                    && Character.isDigit(head.charAt(i + 1));
            if (c == '：' || c == ':' && !time) {
                return i;
            }
        }
        return -1;
    }

    private boolean plausible(String label) {
        if (label.isEmpty() || dates.line(label) || NUMBERED.matcher(label).lookingAt()) {
            return false;
        }
        boolean han = label.chars().anyMatch(c -> ChineseScript.has((char) c));
        if (!han) {
            return LabelNames.like(label) || labels.question(label) || labels.answer(label) || labels.unknown(label);
        }
        // A label with a pronoun is a sentence, not a name: "do tell them:".
        return label.length() <= 20 && label.chars().noneMatch(c -> CHINESE_PRONOUNS.indexOf(c) >= 0);
    }
}
