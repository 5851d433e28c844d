package org.onrecord.processor.stance;

import java.util.List;
import org.onrecord.events.Statement;
import org.onrecord.processor.model.StanceReader;
import org.onrecord.processor.statement.Sentences;

/** Decides which side a text takes on a claim in free text, by the stance model alone. Safe for use by several threads. */
public record ClaimStance(StanceReader reader) {
    /** The probability of each side; the three sum to 1. */
    public record Scores(double favor, double against, double none) {

        /** Returns {@code favor}, {@code against} or {@code none}, whichever is most likely. */
        public String stance() {
            if (none >= favor && none >= against) {
                return "none";
            }
            return favor >= against ? "favor" : "against";
        }
    }

    public Scores decide(String text, String claim, String language) {
        List<String> sentences = Sentences.split(text, new Statement.Span(0, text.length())).stream()
                .map(span -> span.of(text))
                .toList();
        StanceReader.Stances whole = reader.read(new StanceReader.Query(claim, "", sentences), language)
                .stance();
        return new Scores(whole.favor(), whole.against(), whole.none());
    }
}
