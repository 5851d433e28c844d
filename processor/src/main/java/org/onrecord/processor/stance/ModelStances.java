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
import org.onrecord.processor.model.StanceReader;
import org.onrecord.processor.passage.Passage;
import org.onrecord.processor.topic.IssueExamples;

/**
 * Reads stances with the stance model: the issue file's examples say which claims a passage may take up (the gate); the model reads the
 * passage against each of these; both together say which sentence decides, whether a side is taken there, and which. That sentence is the evidence.
 *
 * <p>Thresholds: {@code stance}, {@code claim:ID}. Safe for use by several threads.
 */
public final class ModelStances implements StanceDecision {
    // Fitted on labelled passages of issues that the models had not seen, by org.onrecord.bench.FitModel.
    private static final Logistic TAKEN = Logistic.of(0.0, 0.1, 0.65, 0.08);
    private static final Logistic TAKEN_CHINESE = Logistic.of(-0.6, 0.15, 0.6, 0.1);
    private static final Logistic SIDE = Logistic.of(0.0, 0.5, 0.25, 0.45);
    private static final Logistic SIDE_CHINESE = Logistic.of(0.0, 0.4, 0.4, 0.45);
    /** From this score on a side is given, unless the issue file says otherwise. */
    public static final double THRESHOLD = 0.27;


    /** From this part of the threshold on, a side is left for a person to review. */
    private static final double REVIEWED = 0.6;

    /** Below this likelihood of its best sentence, by the examples, a claim is not read by the model. */
    public static final double GATE = 0.01;

    /** The same for Chinese passages, of which the examples tell less. */
    public static final double GATE_CHINESE = 0.002;

    private final Issue issue;
    private final StanceReader reader;
    private final IssueExamples.ByLanguage examples;
    private final String id;

    private ModelStances(Issue issue, Embedder embedder, StanceReader reader) {
        this.issue = issue;
        this.reader = reader;
        examples = new IssueExamples.ByLanguage(issue, embedder);
        id = reader.id();
    }

    /** A decision for an issue; its examples are embedded when a passage of their language first comes. */
    public static ModelStances of(Issue issue, Embedder embedder, StanceReader reader) {
        return new ModelStances(issue, embedder, reader);
    }

    @Override
    public Decision decide(Passage passage) {
        List<Statement.StanceLabel> taken = new ArrayList<>();
        List<Statement.StanceLabel> unsure = new ArrayList<>();
        double threshold = issue.threshold("stance", THRESHOLD);
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

    /** The likelier side on each claim that the passage may take up, however unlikely. */
    public List<Statement.StanceLabel> weigh(Passage passage) {
        IssueExamples compared = examples.in(passage.language());
        double gate = Script.readsChinese(passage.language()) ? GATE_CHINESE : GATE;
        List<Statement.StanceLabel> weighed = new ArrayList<>();
        for (int claim = 0; claim < issue.claims().size(); claim++) {
            if (gate(claim, passage, compared) >= gate) {
                weigh(claim, passage, compared).ifPresent(weighed::add);
            }
        }
        return weighed;
    }

    /** How likely the examples make it, in the sentence where they do most, that the claim is taken up. */
    public static double gate(int claim, Passage passage, IssueExamples examples) {
        return ClaimEvidence.own(passage).stream()
                .mapToDouble(sentence -> ClaimEvidence.taken(claim, passage, sentence, examples))
                .max()
                .orElse(0);
    }

    private Optional<Statement.StanceLabel> weigh(int claim, Passage passage, IssueExamples compared) {
        StanceReader.Reading reading =
                ClaimWordings.of(issue.claims().get(claim), passage.language()).read(passage, reader);
        ClaimEvidence evidence = ClaimEvidence.of(claim, passage, compared, reading);
        boolean chinese = Script.readsChinese(passage.language());
        double taken = (chinese ? TAKEN_CHINESE : TAKEN).of(evidence.ofTaken());
        double inFavor = (chinese ? SIDE_CHINESE : SIDE).of(evidence.ofSide());
        boolean favor = inFavor >= 0.5;
        int showing = evidence.sentence();
        if (showing < 0) {
            return Optional.empty();
        }
        Passage.Sentence sentence = passage.sentences().get(showing);
        return Optional.of(new Statement.StanceLabel(
                issue.claims().get(claim).id(),
                favor ? Stance.FAVOR : Stance.AGAINST,
                taken * (favor ? inFavor : 1 - inFavor),
                sentence.span(),
                sentence.text()));
    }

    @Override
    public String id() {
        return id;
    }
}
