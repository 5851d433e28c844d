package org.onrecord.processor.stance;

import java.util.List;
import org.onrecord.events.Statement;
import org.onrecord.processor.model.StanceReader;
import org.onrecord.processor.statement.Sentences;

/** The side that a text takes on a claim given in words, without examples: what the stance model reads. Safe for use by several threads. */
public final class ClaimStance {
    private final StanceReader reader;

    /**
     * Which side, each from 0 to 1; the three sum to 1.
     *
     * @param favor that the text takes the claim's side
     * @param against that it takes the other
     * @param none that it takes none
     */
    public record Scores(double favor, double against, double none) {

        /** {@code favor}, {@code against} or {@code none}, whichever is highest. */
        public String stance() {
            if (none >= favor && none >= against) {
                return "none";
            }
            return favor >= against ? "favor" : "against";
        }
    }

    private ClaimStance(StanceReader reader) {
        this.reader = reader;
    }

    public static ClaimStance of(StanceReader reader) {
        return new ClaimStance(reader);
    }

    /**
     * Decides.
     *
     * @param text what is said
     * @param claim the proposition
     * @param language BCP 47 tag of the text
     */
    public Scores decide(String text, String claim, String language) {
        List<String> sentences = Sentences.split(text, new Statement.Span(0, text.length()), language).stream()
                .map(span -> span.of(text))
                .toList();
        StanceReader.Stances whole = reader.read(new StanceReader.Query(claim, "", sentences), language)
                .whole();
        return new Scores(whole.favor(), whole.against(), whole.none());
    }
}
