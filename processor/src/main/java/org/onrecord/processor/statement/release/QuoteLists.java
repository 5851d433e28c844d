package org.onrecord.processor.statement.release;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.onrecord.events.Statement.Span;
import org.onrecord.processor.statement.draft.TurnLabel;
import org.onrecord.processor.statement.report.ReadingState;
import org.onrecord.processor.statement.text.QuoteMarks;
import org.onrecord.processor.statement.text.Skip;

/** Recognises lists of quotations under names, such as endorsements, which look like transcripts: "Otto Marsh: “...”". */
public final class QuoteLists {
    private static final int LONGEST_NOTE = 40;

    private QuoteLists() {}

    /** Returns true if one quotation follows nearly every label and no label recurs. */
    public static boolean is(ReadingState reading, List<TurnLabel> labels) {
        Set<String> names = new HashSet<>();
        long quoted = labels.stream().filter(label -> quoted(reading, label)).count();
        return !labels.isEmpty()
                && quoted * 5 >= labels.size() * 4L
                && labels.stream().allMatch(label -> names.add(label.key()));
    }

    private static boolean quoted(ReadingState reading, TurnLabel label) {
        String text = reading.text();
        Span paragraph = reading.paragraph(label.paragraph());
        int start = label.span().end();
        int next = label.paragraph() + 1;
        if (text.substring(start, Math.max(start, paragraph.end())).isBlank() && next < reading.size()) {
            paragraph = reading.paragraph(next);
            start = paragraph.start();
        }
        start = Skip.over(text, start, paragraph.end(), Character::isWhitespace);
        // A headline quotes in small marks: "Keeper to Mayor: ‘Light the Lamps’".
        if (start < paragraph.end()
                && "‘'".indexOf(text.charAt(start)) >= 0
                && "’'".indexOf(text.charAt(paragraph.end() - 1)) >= 0) {
            return true;
        }
        if (start >= paragraph.end() || !QuoteMarks.isMark(text.charAt(start))) {
            return false;
        }
        List<QuoteMarks.Quote> quotes = QuoteMarks.in(text, new Span(start, paragraph.end()));
        return !quotes.isEmpty() && paragraph.end() - quotes.getFirst().outer().end() <= LONGEST_NOTE;
    }
}
