package org.onrecord.processor.stance;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.onrecord.events.Stance;
import org.onrecord.events.issue.Issue;
import org.onrecord.processor.limit.ReadingBudget;
import org.onrecord.processor.model.Embedder;
import org.onrecord.processor.model.Head;
import org.onrecord.processor.model.IssueHeads;
import org.onrecord.processor.model.LogisticModel;
import org.onrecord.processor.model.Script;
import org.onrecord.processor.model.SentenceFeatures;
import org.onrecord.processor.model.StanceReader;
import org.onrecord.processor.passage.Passage;
import org.onrecord.processor.passage.PassageWords;
import org.onrecord.processor.topic.IssueExamples;

/**
 * Proposes sides claim by claim, from the examples of the issue file and a model that reads any claim in words.
 *
 * <ol>
 *   <li>The examples tell which claims a passage may be about (the gate), and which side each sentence takes.
 *   <li>The model and the examples together tell whether a sentence takes a side. In Chinese the model adds nothing and is not used.
 *   <li>Heads learned from labelled passages add their odds. Sentences learned from few passages count as further examples, with half the weight.
 * </ol>
 *
 * <p>The probability of a side is that one of its three strongest sentences takes it.
 */
public final class ExampleProposer {
    /** No side is proposed if the log odds of both differ by less than this: if heads and examples disagree, both sides are likely. */
    private static final double CLOSE = 1;

    /** The same if nothing was learned. */
    private static final double CLOSE_UNLEARNED = 0.1;

    private static final int STRONGEST = 3;

    /** A claim is not considered if its best sentence scores less than this by the examples. */
    public static final double GATE = 0.01;

    /** The same for Chinese passages, where the examples tell less. */
    static final double GATE_CHINESE = 0.002;

    /** The model is never surer than this that a sentence takes a side: its log odds were at most 4.1 in 530 readings of an issue that it had not seen. */
    private static final double SUREST = 5;

    /** Offset of a head's log odds: a head that knows nothing gives the rate at which sentences take a side. */
    private static final double RARITY = 3;

    private final Issue issue;
    private final StanceReader reader;
    private final IssueExamples.ByLanguage examples;
    private final IssueExamples.ByLanguage withLearned;
    private final IssueHeads.ByLanguage heads;

    ExampleProposer(Issue issue, Embedder embedder, StanceReader reader) {
        this.issue = issue;
        this.reader = reader;
        examples = new IssueExamples.ByLanguage(issue, Map.of(), embedder);
        withLearned = new IssueExamples.ByLanguage(issue, issue.learned().claims(), embedder);
        heads = IssueHeads.ByLanguage.of(issue, embedder);
    }

    /**
     * Returns the likelier side on each claim that the filter accepts, whatever its score.
     *
     * @param filter takes a claim and the highest score that a side on it can get; the model reads the passage against no others
     */
    List<ProposedSide> propose(Passage passage, BiPredicate<String, Double> filter) {
        Compared compared = new Compared(
                passage,
                passage.features(heads.in(passage.language())),
                ComparedSentence.of(passage, examples.in(passage.language())),
                issue.learned().claims().isEmpty()
                        ? List.of()
                        : ComparedSentence.of(passage, withLearned.in(passage.language())));
        // In parallel, since a single document would leave a core idle for seconds.
        return ReadingBudget.inParallel(issue.claims().size(), claim -> propose(claim, compared, filter)).stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /**
     * A passage, compared with the examples.
     *
     * @param features of its sentences; empty if nothing was learned
     * @param byLearned compared with learned examples too; empty if there are none
     */
    private record Compared(
            Passage passage,
            List<SentenceFeatures> features,
            List<ComparedSentence> byExamples,
            List<ComparedSentence> byLearned) {
        /** Returns the evidence for a side on a claim, and then that of learned examples too, if there are any. */
        List<ClaimEvidence> evidence(int claim) {
            return Stream.of(byExamples, byLearned)
                    .filter(sentences -> sentences == byExamples || !sentences.isEmpty())
                    .map(sentences -> ClaimEvidence.of(claim, passage, sentences))
                    .toList();
        }
    }

    private Optional<ProposedSide> propose(int claim, Compared compared, BiPredicate<String, Double> filter) {
        List<ClaimEvidence> evidence = compared.evidence(claim);
        if (evidence.stream().allMatch(each -> each.likeliest() < gate(compared.passage()))
                && !headsOpen(claim, compared)) {
            return Optional.empty();
        }
        if (Script.readsChinese(compared.passage().language())) {
            return likelier(claim, compared, evidence);
        }
        List<ClaimEvidence> surest =
                evidence.stream().map(each -> each.with(SUREST)).toList();
        double most = Stream.of(Stance.FAVOR, Stance.AGAINST)
                .mapToDouble(side -> together(side(side, claim, compared, surest)))
                .max()
                .orElseThrow();
        if (!filter.test(issue.claims().get(claim).id(), most)) {
            return Optional.empty();
        }
        StanceReader.Reading reading = reading(claim, compared.passage());
        return likelier(
                claim,
                compared,
                evidence.stream().map(each -> each.with(reading)).toList());
    }

    /** Returns true if a sentence takes a side by the learned heads, however far it is from the examples. */
    private boolean headsOpen(int claim, Compared compared) {
        Passage passage = compared.passage();
        List<SentenceFeatures> features = compared.features();
        String id = issue.claims().get(claim).id();
        return Stream.of(Stance.FAVOR, Stance.AGAINST)
                .flatMap(side -> heads.in(passage.language()).side(id, side).stream())
                .anyMatch(head -> passage.showing().stream().anyMatch(i -> head.logOdds(features.get(i)) > 0));
    }

    /** Returns the evidence for a side on a claim without learned heads. */
    ClaimEvidence evidence(int claim, Passage passage) {
        ClaimEvidence known =
                ClaimEvidence.of(claim, passage, ComparedSentence.of(passage, examples.in(passage.language())));
        if (Script.readsChinese(passage.language())) {
            return known;
        }
        return known.likeliest() < gate(passage) ? known.unread() : known.with(reading(claim, passage));
    }

    private StanceReader.Reading reading(int claim, Passage passage) {
        return PassageWords.of(passage).read(issue.claims().get(claim).text(), passage, reader);
    }

    private static double gate(Passage passage) {
        return Script.readsChinese(passage.language()) ? GATE_CHINESE : GATE;
    }

    private Optional<ProposedSide> likelier(int claim, Compared compared, List<ClaimEvidence> evidence) {
        Passage passage = compared.passage();
        String id = issue.claims().get(claim).id();
        double[] favor = side(Stance.FAVOR, claim, compared, evidence);
        double[] against = side(Stance.AGAINST, claim, compared, evidence);
        double inFavor = together(favor);
        double opposed = together(against);
        double close = heads.in(passage.language()).knowsSides() ? CLOSE : CLOSE_UNLEARNED;
        if (Math.abs(LogisticModel.odds(inFavor) - LogisticModel.odds(opposed)) < close) {
            return Optional.empty();
        }
        boolean isFavor = inFavor > opposed;
        double score = Math.max(inFavor, opposed);
        double opposite = Math.min(inFavor, opposed);
        List<Integer> sentences = evidence.getFirst().sentences().stream()
                .map(SentenceEvidence::sentence)
                .toList();
        double[] probabilities = isFavor ? favor : against;
        int strongest = ShownWords.strongest(probabilities);
        ShownWords shown = ShownWords.of(passage, sentences, strongest, probabilities);
        Stance stance = isFavor ? Stance.FAVOR : Stance.AGAINST;
        return Optional.of(new ProposedSide(
                id,
                stance,
                score,
                opposite,
                shown.span(),
                shown.text(),
                false,
                List.of(LogisticModel.odds(score)),
                heads.haveLearned(passage.language()) || score < UntaughtSignals.LEAST
                        ? Map.of()
                        : UntaughtSignals.of(
                                issue,
                                claim,
                                passage,
                                stance,
                                score,
                                strongest,
                                evidence.getFirst(),
                                compared.byExamples(),
                                reader)));
    }

    /** Returns for each sentence the probability that it takes a side: the evidence and the head, averaged with the evidence of learned sentences. */
    private double[] side(Stance side, int claim, Compared compared, List<ClaimEvidence> evidence) {
        List<SentenceEvidence> known = evidence.getFirst().sentences();
        Optional<Head> head = heads.in(compared.passage().language())
                .side(issue.claims().get(claim).id(), side);
        return IntStream.range(0, known.size())
                .mapToDouble(i -> {
                    int sentence = known.get(i).sentence();
                    double odds = head.map(of ->
                                    RARITY + of.logOdds(compared.features().get(sentence)))
                            .orElse(0.0);
                    for (ClaimEvidence each : evidence) {
                        odds += each.sentences().get(i).odds(side);
                    }
                    return LogisticModel.probability(odds / evidence.size());
                })
                .toArray();
    }

    /** Returns the probability that one of the three likeliest sentences takes a side: in a long text many small ones would add up. */
    public static double together(double[] probabilities) {
        double[] sorted = probabilities.clone();
        Arrays.sort(sorted);
        double none = 1;
        for (int i = Math.max(0, sorted.length - STRONGEST); i < sorted.length; i++) {
            none *= 1 - sorted[i];
        }
        return 1 - none;
    }
}
