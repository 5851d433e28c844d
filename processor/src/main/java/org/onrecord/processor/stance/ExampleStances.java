package org.onrecord.processor.stance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
 * nearer examples and the words that turn a sentence give the side. The strongest sentence wins; a claim on which both sides come
 * out about as strong is left out. A first decision: it sees what a sentence is about far better than which side it takes.
 *
 * <p>Thresholds: {@code stance}, {@code stance:CLAIM}. Safe for use by several threads.
 */
public final class ExampleStances implements StanceDecision {
    /** Both sides this near to each other are no decision. */
    private static final double CLOSE = 0.02;

    // Fitted on labelled passages of fourteen other issues by org.onrecord.bench.FitLabels; so is the default
    // threshold.
    private static final Logistic GATE =
            Logistic.of(-4.53, 0.62, -0.13, 0.56, 5.20, 5.48, -0.95, -0.17, 0.29, 0.58, -3.78);
    private static final Logistic GATE_CHINESE =
            Logistic.of(-4.51, 0.48, 0.38, 0.07, 3.95, 3.00, 1.85, -0.06, 0.92, 0.57, -0.87);
    private static final Logistic SIDE = Logistic.of(0.24, 0.56, 8.64, 0.01, -0.95, 0.25, -2.05);
    private static final Logistic SIDE_CHINESE = Logistic.of(-0.37, 1.05, 7.18, -0.41, -0.36, 0.31, -1.47);
    private static final double THRESHOLD = 0.225;

    private final Issue issue;
    private final IssueExamples.ByLanguage examples;
    private final String id;

    private ExampleStances(Issue issue, Embedder embedder) {
        this.issue = issue;
        examples = new IssueExamples.ByLanguage(issue, embedder);
        id = embedder.id() + "/examples-1";
    }

    /** A decision for an issue; its examples are embedded when a passage of their language first comes. */
    public static ExampleStances of(Issue issue, Embedder embedder) {
        return new ExampleStances(issue, embedder);
    }

    @Override
    public List<Statement.StanceLabel> decide(Passage passage) {
        IssueExamples compared = examples.in(passage.language());
        boolean chinese = Script.readsChinese(passage.language());
        double threshold = issue.threshold("stance", THRESHOLD);
        List<Statement.StanceLabel> stances = new ArrayList<>();
        for (int claim = 0; claim < issue.claims().size(); claim++) {
            String claimId = issue.claims().get(claim).id();
            strongest(passage, claim, compared, chinese)
                    .filter(stance -> stance.score() >= issue.threshold("stance:" + claimId, threshold))
                    .ifPresent(stances::add);
        }
        return List.copyOf(stances);
    }

    private Optional<Statement.StanceLabel> strongest(
            Passage passage, int claim, IssueExamples compared, boolean chinese) {
        Logistic gate = chinese ? GATE_CHINESE : GATE;
        double favor = 0;
        double against = 0;
        Passage.Sentence inFavor = null;
        Passage.Sentence inOpposition = null;
        for (Passage.Sentence sentence : passage.sentences()) {
            if (sentence.reported()) {
                continue;
            }
            double taken = gate.of(StanceFeatures.ofGate(claim, sentence.text(), sentence.vector(), compared));
            double side = (chinese ? SIDE_CHINESE : SIDE)
                    .of(StanceFeatures.ofSide(claim, sentence.text(), sentence.vector(), compared));
            if (taken * side > favor) {
                favor = taken * side;
                inFavor = sentence;
            }
            if (taken * (1 - side) > against) {
                against = taken * (1 - side);
                inOpposition = sentence;
            }
        }
        if (Math.abs(favor - against) < CLOSE) {
            return Optional.empty();
        }
        return favor > against
                ? label(claim, Stance.FAVOR, favor, inFavor)
                : label(claim, Stance.AGAINST, against, inOpposition);
    }

    private Optional<Statement.StanceLabel> label(
            int claim, Stance stance, double score, Passage.@Nullable Sentence evidence) {
        return Optional.ofNullable(evidence)
                .map(sentence -> new Statement.StanceLabel(
                        issue.claims().get(claim).id(), stance, score, sentence.span(), sentence.text()));
    }

    @Override
    public String id() {
        return id;
    }
}
