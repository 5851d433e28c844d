package org.onrecord.processor.analysis;

import java.util.List;
import org.onrecord.events.Statement;
import org.onrecord.events.Statement.Span;
import org.onrecord.processor.statement.FoundStatement;
import org.onrecord.processor.statement.Sentences;

/** The sentence of a document in which quoted or reported words stand: a fragment in quotation marks says little without it. Pure. */
final class Context {
    private Context() {}

    /** The whole sentence around a part of a statement; the part itself where the statement is more than words inside another's sentence. */
    static String of(String text, Span part, FoundStatement statement, String language) {
        if (statement.kind() != Statement.Kind.DIRECT && statement.kind() != Statement.Kind.INDIRECT) {
            return part.of(text);
        }
        int start = text.lastIndexOf('\n', part.start() - 1) + 1;
        int end = text.indexOf('\n', part.end());
        List<Span> around = Sentences.split(text, new Span(start, end < 0 ? text.length() : end), language).stream()
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
