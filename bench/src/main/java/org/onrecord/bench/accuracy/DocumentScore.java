package org.onrecord.bench.accuracy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.onrecord.bench.accuracy.StatementPairs.Pair;
import org.onrecord.processor.statement.FoundStatement;

/**
 * The score of the statements found in documents. The counts cover statements at the top level, except the last two.
 *
 * @param matched found statements that match one of the reader's
 * @param dated matched ones that the reader dates
 * @param dateRight of these, those with the right date
 * @param dateInvented matched ones that have a date though the reader gives none
 * @param nestedGold the reader's statements inside others
 * @param nestedFound of these, those that were found
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

    /** Scores documents by the statements found in each of them. */
    public static DocumentScore of(List<LabelledDocument> documents, List<List<FoundStatement>> found) {
        int gold = 0;
        int all = 0;
        int nestedGold = 0;
        int nestedFound = 0;
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < documents.size(); i++) {
            LabelledDocument document = documents.get(i);
            List<FoundStatement> within = document.within(found.get(i));
            StatementPairs top = StatementPairs.of(document.statements(), within, false);
            StatementPairs nested = StatementPairs.of(document.statements(), within, true);
            gold += top.wanted().size();
            all += top.found().size();
            pairs.addAll(top.pairs());
            nestedGold += nested.wanted().size();
            nestedFound += nested.pairs().size();
        }
        return new DocumentScore(
                gold,
                all,
                pairs.size(),
                count(pairs, Pair::speakerRight),
                count(pairs, Pair::sideRight),
                count(pairs, Pair::officialRight),
                count(pairs, Pair::kindRight),
                count(pairs, pair -> pair.wanted().date() != null),
                count(pairs, pair -> pair.wanted().date() != null && pair.dateRight()),
                count(pairs, pair -> pair.wanted().date() == null && pair.date() != null),
                nestedGold,
                nestedFound);
    }

    private static int count(List<Pair> pairs, Predicate<Pair> which) {
        return (int) pairs.stream().filter(which).count();
    }

    /** Returns the harmonic mean of precision and recall. */
    public double f1() {
        return gold + found == 0 ? 1 : 2.0 * matched / (gold + found);
    }
}
