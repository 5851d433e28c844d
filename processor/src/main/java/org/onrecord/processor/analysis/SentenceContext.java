package org.onrecord.processor.analysis;

import java.util.List;
import org.onrecord.events.Statement;
import org.onrecord.events.Statement.Span;
import org.onrecord.processor.statement.FoundStatement;
import org.onrecord.processor.statement.Sentences;

/** Finds the sentence around quoted or reported words: a fragment in quotation marks says little without it. */
final class SentenceContext {
    /** How many characters on either side the context can have. */
    private static final int MOST = 600;

    private SentenceContext() {}

    /** Returns the whole sentence around a part of a quoted or reported statement, and the part itself of any other statement. */
    static String of(String text, Span part, FoundStatement statement) {
        if (statement.kind() != Statement.Kind.DIRECT && statement.kind() != Statement.Kind.INDIRECT) {
            return part.of(text);
        }
        // Bounded, so that ten thousand quotations in one paragraph take linear time.
        int first = Math.max(0, part.start() - MOST);
        int last = Math.min(text.length(), part.end() + MOST);
        int start = Math.max(first, text.lastIndexOf('\n', part.start() - 1) + 1);
        int end = text.substring(part.end(), last).indexOf('\n');
        Span near = new Span(start, end < 0 ? last : part.end() + end);
        List<Span> around = Sentences.split(text, near).stream()
                .filter(sentence -> sentence.start() < part.end() && sentence.end() > part.start())
                .toList();
        if (around.isEmpty()) {
            return part.of(text);
        }
        return text.substring(
                Math.min(part.start(), around.getFirst().start()),
                Math.max(part.end(), around.getLast().end()));
    }
}
