package org.onrecord.processor.stance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.onrecord.events.Stance;
import org.onrecord.events.Statement;
import org.onrecord.events.issue.Issue;
import org.onrecord.processor.model.Embedder;
import org.onrecord.processor.passage.Passage;
import org.onrecord.processor.topic.IssueExamples;

/**
 * Reads stances sentence by sentence from the issue file's examples: a gate asks whether a sentence takes up a claim, then the
 * nearer examples and the words that turn a sentence give the side. A side is taken as likely as one of its three strongest
 * sentences takes it; the strongest is the evidence; a claim on which both sides come out about as likely is left out. A first decision: it sees what a sentence is about far better than which side it takes.
 *
 * <p>Thresholds: {@code stance}, {@code claim:ID}. Safe for use by several threads.
 */
public final class ExampleStances implements StanceDecision {
    /** Both sides this near to each other are no decision. */
    private static final double CLOSE = 0.02;

    private static final int STRONGEST = 3;

    /**
     * From this score on a side is given, unless the issue file says otherwise: above the one of the best F1 on other issues, for a side
     * that nobody took is worse than one not found.
     */
    public static final double THRESHOLD = 0.30;

    /** From this part of the threshold on, a side is left for a person to review. */
    private static final double REVIEWED = 0.6;

    private final Issue issue;
    private final IssueExamples.ByLanguage examples;
    private final String id;

    private ExampleStances(Issue issue, Embedder embedder) {
        this.issue = issue;
        examples = new IssueExamples.ByLanguage(issue, embedder);
        id = embedder.id() + "/examples-2";
    }

    /** A decision for an issue; its examples are embedded when a passage of their language first comes. */
    public static ExampleStances of(Issue issue, Embedder embedder) {
        return new ExampleStances(issue, embedder);
    }

    @Override
    public Decision decide(Passage passage) {
        double threshold = issue.threshold("stance", THRESHOLD);
        List<Statement.StanceLabel> taken = new ArrayList<>();
        List<Statement.StanceLabel> unsure = new ArrayList<>();
        for (Statement.StanceLabel label : weigh(passage)) {
            double own = issue.threshold("claim:" + label.claim(), threshold);
            if (label.score() >= own) {
                taken.add(label);
            } else if (label.score() >= own * REVIEWED) {
                unsure.add(label);
            }
        }
        return new Decision(taken, unsure);
    }

    @Override
    public List<Statement.StanceLabel> weigh(Passage passage) {
        IssueExamples compared = examples.in(passage.language());
        List<Statement.StanceLabel> weighed = new ArrayList<>();
        for (int claim = 0; claim < issue.claims().size(); claim++) {
            likelier(passage, claim, compared).ifPresent(weighed::add);
        }
        return weighed;
    }

    private Optional<Statement.StanceLabel> likelier(Passage passage, int claim, IssueExamples compared) {
        List<Integer> own = ClaimEvidence.own(passage);
        double[] favor = new double[own.size()];
        double[] against = new double[own.size()];
        for (int i = 0; i < favor.length; i++) {
            double taken = ClaimEvidence.taken(claim, passage, own.get(i), compared);
            double side = ClaimEvidence.inFavor(claim, passage, own.get(i), compared);
            favor[i] = taken * side;
            against[i] = taken * (1 - side);
        }
        double inFavor = together(favor);
        double opposed = together(against);
        if (Math.abs(inFavor - opposed) < CLOSE) {
            return Optional.empty();
        }
        return inFavor > opposed
                ? Optional.of(label(claim, Stance.FAVOR, inFavor, sentence(passage, own, favor)))
                : Optional.of(label(claim, Stance.AGAINST, opposed, sentence(passage, own, against)));
    }

    private static Passage.Sentence sentence(Passage passage, List<Integer> own, double[] probabilities) {
        return passage.sentences().get(own.get(strongest(probabilities)));
    }

    private static int strongest(double[] probabilities) {
        int strongest = 0;
        for (int i = 1; i < probabilities.length; i++) {
            strongest = probabilities[i] > probabilities[strongest] ? i : strongest;
        }
        return strongest;
    }

    /** How likely one of the sentences takes a side, by the three most likely to: in a long text many small chances would add up. */
    public static double together(double[] probabilities) {
        double[] sorted = probabilities.clone();
        Arrays.sort(sorted);
        double none = 1;
        for (int i = Math.max(0, sorted.length - STRONGEST); i < sorted.length; i++) {
            none *= 1 - sorted[i];
        }
        return 1 - none;
    }

    private Statement.StanceLabel label(int claim, Stance stance, double score, Passage.Sentence sentence) {
        return new Statement.StanceLabel(
                issue.claims().get(claim).id(), stance, score, sentence.span(), sentence.text());
    }

    @Override
    public String id() {
        return id;
    }
}
