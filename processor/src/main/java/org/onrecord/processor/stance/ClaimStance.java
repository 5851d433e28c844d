package org.onrecord.processor.stance;

import java.util.List;
import org.onrecord.events.Statement;
import org.onrecord.processor.model.StanceReader;
import org.onrecord.processor.statement.Sentences;

/** Decides which side a text takes on a claim in free text, by the stance model alone. Safe for use by several threads. */
public record ClaimStance(StanceReader reader) {
    public StanceReader.Stances decide(String text, String claim, String language) {
        List<String> sentences = Sentences.split(text, new Statement.Span(0, text.length())).stream()
                .map(span -> span.of(text))
                .toList();
        return reader.read(new StanceReader.Query(claim, "", sentences), language)
                .stance();
    }
}
