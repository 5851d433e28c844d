package org.onrecord.processor.statement.transcript;

import java.util.Optional;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Statement.Span;
import org.onrecord.processor.statement.draft.TurnLabel;
import org.onrecord.processor.statement.text.ChineseScript;
import org.onrecord.processor.statement.text.Dates;
import org.onrecord.processor.statement.text.PatternFile;

/** Reader of the words at the beginning of a paragraph that may be a label: "Name:", "Q", "R.-", "【记者】", "Mr. MARSH.". */
record LabelCandidates(String text) {
    /** The label of whoever speaks at a time that the transcript gives without a name: "(43:31):". */
    static final String UNNAMED = "Unidentified speaker";

    private static final PatternFile PATTERNS = new PatternFile("common", "labels");
    /** A label's words and colon lie within this many characters of the beginning of its paragraph. */
    private static final int LONGEST = 110;

    private static final String CHINESE_PRONOUNS = "你您我他她它咱们这";

    Optional<TurnLabel> of(Span paragraph, int index) {
        String head = text.substring(paragraph.start(), Math.min(paragraph.end(), paragraph.start() + LONGEST));
        if (head.length() > 3 && head.charAt(0) == 'Q' && Character.isWhitespace(head.charAt(1))) {
            return Optional.of(new TurnLabel(index, "Q", span(paragraph, 2)));
        }
        Matcher time = PATTERNS.matcher("time", head);
        if (time.find()) {
            return Optional.of(new TurnLabel(index, UNNAMED, span(paragraph, time.end())));
        }
        Matcher matcher = label(head);
        return matcher != null && plausible(matcher.group(1).strip())
                ? Optional.of(new TurnLabel(index, matcher.group(1).strip(), span(paragraph, matcher.end())))
                : Optional.empty();
    }

    private static Span span(Span paragraph, int length) {
        return new Span(paragraph.start(), Math.min(paragraph.end(), paragraph.start() + length));
    }

    /** Returns true for a label that a full stop ends, which is one only if it recurs. */
    boolean record(TurnLabel label) {
        return text.charAt(label.span().end() - 1) == '.';
    }

    private static @Nullable Matcher label(String head) {
        Matcher record = PATTERNS.matcher("record", head);
        if (record.find()) {
            return record;
        }
        int colon = colon(head);
        Matcher brackets = PATTERNS.matcher("chinese-brackets", head);
        if (brackets.find()) {
            return brackets;
        }
        if (colon < 0) {
            Matcher spanish = PATTERNS.matcher("spanish", head);
            return spanish.find() ? spanish : null;
        }
        String words = head.substring(0, Math.min(head.length(), colon + 2));
        boolean chinese = words.charAt(0) == '《' || words.chars().anyMatch(c -> ChineseScript.has((char) c));
        Matcher matcher = (chinese ? PATTERNS.pattern("chinese") : PATTERNS.pattern("latin")).matcher(words);
        return matcher.find() ? matcher : null;
    }

    /** Returns the offset of the first colon outside a time of day, or -1. */
    private static int colon(String head) {
        Matcher colon = PATTERNS.matcher("colon", head);
        return colon.find() ? colon.start() : -1;
    }

    private boolean plausible(String label) {
        if (label.isEmpty()
                || Dates.line(label)
                || PATTERNS.matcher("numbered", label).lookingAt()) {
            return false;
        }
        boolean han = label.chars().anyMatch(c -> ChineseScript.has((char) c));
        if (!han) {
            return LabelNames.like(label)
                    || LabelKinds.question(label)
                    || LabelKinds.answer(label)
                    || LabelKinds.unknown(label);
        }
        // A label with a pronoun is a sentence, not a name: "do tell them:".
        return label.length() <= 20 && label.chars().noneMatch(c -> CHINESE_PRONOUNS.indexOf(c) >= 0);
    }
}
