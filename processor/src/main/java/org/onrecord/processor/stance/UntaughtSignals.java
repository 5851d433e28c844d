package org.onrecord.processor.stance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.onrecord.events.Stance;
import org.onrecord.events.issue.Issue;
import org.onrecord.processor.model.LogisticModel;
import org.onrecord.processor.model.Script;
import org.onrecord.processor.model.StanceReader;
import org.onrecord.processor.passage.Passage;
import org.onrecord.processor.passage.PassageWords;

/**
 * What is known of a side on an issue from which nothing was learned, by name. {@link GeneralSelectors} weighs those that tell something in a language:
 *
 * <ul>
 *   <li>{@code score}, its log odds
 *   <li>{@code example}, the greatest log odds of the model that the deciding sentence says what one of the side's examples says
 *   <li>{@code same} and {@code opposite}, the log odds of the model that the whole passage takes this side, or the opposite one
 *   <li>{@code sentences}, the number of sentences that seem to take a side on the claim
 *   <li>{@code share}, {@code above}, {@code length}, {@code nearer}, {@code rejections}, {@link StanceFeatures} of the deciding sentence
 * </ul>
 */
final class UntaughtSignals {
    /** No side with a lower score is told, so its signals are not read. */
    static final double LEAST = 0.2;

    /** Log odds are cut where the model is as good as sure. */
    private static final double SURE = 1e-4;

    /** A sentence seems to take a side from this probability on. */
    private static final double SEEMS = 0.3;

    private UntaughtSignals() {}

    /**
     * @param index of the claim in the issue
     * @param strongest index of the deciding sentence among those that were compared
     * @param known the evidence of these sentences
     */
    static Map<String, Double> of(
            Issue issue,
            int index,
            Passage passage,
            Stance stance,
            double score,
            int strongest,
            ClaimEvidence known,
            List<ComparedSentence> compared,
            StanceReader reader) {
        Issue.Claim claim = issue.claims().get(index);
        ComparedSentence deciding = compared.get(strongest);
        double[] gate =
                StanceFeatures.ofGate(index, deciding, passage.sentences().size());
        double[] side = StanceFeatures.ofSide(index, deciding);
        Map<String, Double> signals = new LinkedHashMap<>();
        signals.put("score", odds(score));
        signals.put(
                "example",
                example(
                        stance == Stance.FAVOR ? claim.favor() : claim.against(),
                        deciding.sentence(),
                        passage,
                        reader));
        StanceReader.Stances whole =
                PassageWords.of(passage).read(claim.text(), passage, reader).stance();
        signals.put("same", odds(stance == Stance.FAVOR ? whole.favor() : whole.against()));
        signals.put("opposite", odds(stance == Stance.FAVOR ? whole.against() : whole.favor()));
        signals.put("sentences", (double) known.sentences().stream()
                .filter(each -> LogisticModel.probability(each.taken()) > SEEMS)
                .count());
        signals.put("share", gate[8]);
        signals.put("above", gate[4]);
        signals.put("length", gate[10]);
        signals.put("nearer", stance == Stance.FAVOR ? side[1] : -side[1]);
        signals.put("rejections", side[3]);
        return signals;
    }

    /** Returns the greatest log odds that a sentence by itself says what an example says, of those in its script if there are any. */
    private static double example(
            List<String> examples, Passage.Sentence sentence, Passage passage, StanceReader reader) {
        return Script.fitting(examples, Script.readsChinese(passage.language())).stream()
                .map(each -> new StanceReader.Query(each, passage.side(), List.of(sentence.inContext())))
                .mapToDouble(query ->
                        odds(reader.read(query, passage.language()).stance().favor()))
                .max()
                .orElse(0);
    }

    private static double odds(double probability) {
        return LogisticModel.odds(Math.clamp(probability, SURE, 1 - SURE));
    }
}
