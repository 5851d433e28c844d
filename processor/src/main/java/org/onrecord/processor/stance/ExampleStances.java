package org.onrecord.processor.stance;

import java.util.ArrayList;
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
 * nearer examples and the words that turn a sentence give the side. The strongest sentence wins; a claim on which both sides come
 * out about as strong is left out. A first decision: it sees what a sentence is about far better than which side it takes.
 *
 * <p>Thresholds: {@code stance}, {@code stance:CLAIM}. Safe for use by several threads.
 */
public final class ExampleStances implements StanceDecision {
    private static final double CLOSE = 0.05;

    static final Logistic GATE = Logistic.of(-8.0, 15.0, 5.0, 15.0, 5.0, 5.0, -1.5, -1.5);
    static final Logistic GATE_CHINESE = GATE;
    static final Logistic SIDE = Logistic.of(0.3, 20.0, 10.0, -0.4, -0.8, -0.4, -0.3);

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
        double threshold = issue.threshold("stance", 0.5);
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
            double side = SIDE.of(StanceFeatures.ofSide(claim, sentence.text(), sentence.vector(), compared));
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
            int claim, Stance stance, double score, Passage.@org.jspecify.annotations.Nullable Sentence evidence) {
        return Optional.ofNullable(evidence)
                .map(sentence -> new Statement.StanceLabel(
                        issue.claims().get(claim).id(), stance, score, sentence.span(), sentence.text()));
    }

    @Override
    public String id() {
        return id;
    }
}
