package org.onrecord.app.accuracy;

import java.util.List;
import org.onrecord.processor.statement.FoundStatement;

/**
 * How well the statements of documents are found: those at the top level, and what is right in the ones that match a reader's; of those
 * inside others, how many are found.
 *
 * @param gold the readers' statements
 * @param found those found
 * @param matched those of both
 * @param speaker matched ones whose speaker is right
 * @param side whose government is right
 * @param official rightly official or not
 * @param kind whose form is right
 * @param dated matched ones that the readers date
 * @param dateRight of these, with that date
 * @param dateInvented matched ones dated though the readers do not
 * @param nestedGold the readers' statements inside others
 * @param nestedFound of these, found
 */
public record DocumentScore(
        int gold,
        int found,
        int matched,
        int speaker,
        int side,
        int official,
        int kind,
        int dated,
        int dateRight,
        int dateInvented,
        int nestedGold,
        int nestedFound) {

    /** Nothing counted. */
    public static final DocumentScore NONE = new DocumentScore(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    /** Scores a document. */
    public static DocumentScore of(LabelledDocument document, List<FoundStatement> found) {
        StatementPairs top = StatementPairs.of(document.statements(), found, false);
        StatementPairs nested = StatementPairs.of(document.statements(), found, true);
        DocumentScore score = new DocumentScore(
                top.wanted().size(),
                top.found().size(),
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                nested.wanted().size(),
                nested.pairs().size());
        for (StatementPairs.Pair pair : top.pairs()) {
            score = score.plus(of(pair));
        }
        return score;
    }

    private static DocumentScore of(StatementPairs.Pair pair) {
        boolean dated = pair.wanted().date() != null;
        return new DocumentScore(
                0,
                0,
                1,
                one(pair.speakerRight()),
                one(pair.sideRight()),
                one(pair.officialRight()),
                one(pair.kindRight()),
                one(dated),
                one(dated && pair.dateRight()),
                one(!dated && pair.date() != null),
                0,
                0);
    }

    private static int one(boolean holds) {
        return holds ? 1 : 0;
    }

    /** Both together. */
    public DocumentScore plus(DocumentScore other) {
        return new DocumentScore(
                gold + other.gold,
                found + other.found,
                matched + other.matched,
                speaker + other.speaker,
                side + other.side,
                official + other.official,
                kind + other.kind,
                dated + other.dated,
                dateRight + other.dateRight,
                dateInvented + other.dateInvented,
                nestedGold + other.nestedGold,
                nestedFound + other.nestedFound);
    }

    /** Harmonic mean of the share found and the share not invented. */
    public double f1() {
        return gold + found == 0 ? 1 : 2.0 * matched / (gold + found);
    }
}
