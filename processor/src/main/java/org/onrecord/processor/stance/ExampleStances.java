package org.onrecord.processor.stance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.onrecord.events.Stance;
import org.onrecord.events.Statement;
import org.onrecord.events.issue.Issue;
import org.onrecord.processor.model.Embedder;
import org.onrecord.processor.model.Logistic;
import org.onrecord.processor.model.Script;
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

    // Fitted on labelled passages of fourteen other issues by org.onrecord.bench.FitLabels. The threshold is above the
    // one of
    // the best F1 there: a side that nobody took is worse than one not found.
    private static final Logistic GATE =
            Logistic.of(-7.92, 0.55, -0.02, 0.65, 2.27, 2.48, 0.49, 0.34, -3.23, 0.72, 1.75, 0.65, -0.41);
    private static final Logistic GATE_CHINESE =
            Logistic.of(-4.00, -0.03, 0.50, 0.22, 6.51, -0.03, 1.09, 0.39, -0.95, 0.91, -0.12, 0.27, -0.79);
    private static final Logistic SIDE = Logistic.of(0.38, 0.69, 5.32, -0.06, -1.03, 0.28, -2.50);
    private static final Logistic SIDE_CHINESE = Logistic.of(0.40, 1.03, 1.57, -0.68, -0.56, 0.03, -1.75);
    private static final double THRESHOLD = 0.30;

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
    public List<Statement.StanceLabel> decide(Passage passage) {
        IssueExamples compared = examples.in(passage.language());
        double threshold = issue.threshold("stance", THRESHOLD);
        List<Statement.StanceLabel> stances = new ArrayList<>();
        for (int claim = 0; claim < issue.claims().size(); claim++) {
            String claimId = issue.claims().get(claim).id();
            likelier(passage, claim, compared)
                    .filter(stance -> stance.score() >= issue.threshold("claim:" + claimId, threshold))
                    .ifPresent(stances::add);
        }
        return List.copyOf(stances);
    }

    private Optional<Statement.StanceLabel> likelier(Passage passage, int claim, IssueExamples compared) {
        boolean chinese = Script.readsChinese(passage.language());
        List<Passage.Sentence> own = passage.sentences().stream()
                .filter(sentence -> !sentence.reported())
                .toList();
        double[] favor = new double[own.size()];
        double[] against = new double[own.size()];
        for (int i = 0; i < favor.length; i++) {
            double taken = (chinese ? GATE_CHINESE : GATE)
                    .of(StanceFeatures.ofGate(
                            claim, own.get(i), passage.sentences().size(), compared));
            double side = (chinese ? SIDE_CHINESE : SIDE).of(StanceFeatures.ofSide(claim, own.get(i), compared));
            favor[i] = taken * side;
            against[i] = taken * (1 - side);
        }
        double inFavor = together(favor);
        double opposed = together(against);
        if (Math.abs(inFavor - opposed) < CLOSE) {
            return Optional.empty();
        }
        return inFavor > opposed
                ? Optional.of(label(claim, Stance.FAVOR, inFavor, own.get(strongest(favor))))
                : Optional.of(label(claim, Stance.AGAINST, opposed, own.get(strongest(against))));
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
