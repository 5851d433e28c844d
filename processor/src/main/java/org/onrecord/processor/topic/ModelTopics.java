package org.onrecord.processor.topic;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.onrecord.events.Statement;
import org.onrecord.events.issue.Issue;
import org.onrecord.processor.model.Embedder;
import org.onrecord.processor.model.Head;
import org.onrecord.processor.model.IssueHeads;
import org.onrecord.processor.model.LogisticModel;
import org.onrecord.processor.model.Script;
import org.onrecord.processor.model.SentenceFeatures;
import org.onrecord.processor.model.StanceReader;
import org.onrecord.processor.passage.Passage;
import org.onrecord.processor.passage.PassageWords;

/**
 * Decides issue and topics: the issue file's examples decide on the issue, where the model's reading adds nothing, and give a first view of
 * the topics; where that leaves a doubt the model reads, except in Chinese, the passage against the topic's description; what labelled
 * passages taught corrects both.
 *
 * <p>Thresholds: {@code issue}, {@code topic}, {@code topic:ID}. Safe for use by several threads.
 */
public final class ModelTopics implements TopicLabeller {
    // Fitted on labelled passages of issues that the model had not seen, by org.onrecord.bench.FitModel.
    private static final LogisticModel TOPIC = LogisticModel.of(0.41, 0.87, 0.75);

    // In Chinese the examples decide alone; this brings them to the same threshold.
    private static final LogisticModel TOPIC_UNREAD = LogisticModel.of(0.23, 1.0);

    private static final double ISSUE_THRESHOLD = 0.25;
    private static final double TOPIC_THRESHOLD = 0.35;

    /** A head's log odds of a passage that it knows nothing of: so seldom labelled passages treat a topic. */
    private static final double RARITY = 1.5;

    /** Less likely than this by the examples, and the passage is off the issue, or the topic not treated, without a reading. */
    private static final double GATE = 0.05;

    private final Issue issue;
    private final ExampleTopics examples;
    private final StanceReader reader;
    private final IssueHeads.ByLanguage heads;

    private ModelTopics(Issue issue, Embedder embedder, StanceReader reader) {
        this.issue = issue;
        this.reader = reader;
        examples = ExampleTopics.of(issue, embedder);
        heads = IssueHeads.ByLanguage.of(issue, embedder, reader);
    }

    /** A labeller for an issue; its examples are embedded when a passage of their language first comes. */
    public static ModelTopics of(Issue issue, Embedder embedder, StanceReader reader) {
        return new ModelTopics(issue, embedder, reader);
    }

    @Override
    public Topics label(Passage passage) {
        if (passage.sentences().isEmpty() && passage.question().isBlank()) {
            return Topics.NONE;
        }
        double score = examples.onIssue(passage);
        if (score < issue.threshold("issue", ISSUE_THRESHOLD)) {
            return new Topics(false, score, List.of());
        }
        double threshold = issue.threshold("topic", TOPIC_THRESHOLD);
        List<Statement.TopicLabel> labels = new ArrayList<>();
        double[] weighed = weigh(passage);
        for (int i = 0; i < weighed.length; i++) {
            String topic = issue.topics().get(i).id();
            if (weighed[i] >= issue.threshold("topic:" + topic, threshold)) {
                labels.add(new Statement.TopicLabel(topic, weighed[i]));
            }
        }
        return new Topics(true, score, labels);
    }

    /** How likely the passage treats each topic, in the issue file's order, on the issue or not. */
    public double[] weigh(Passage passage) {
        if (passage.sentences().isEmpty()) {
            return new double[issue.topics().size()];
        }
        double[] likelihoods = examples.topics(passage);
        IssueHeads learned = heads.in(passage.language());
        List<SentenceFeatures> sentences = passage.features(learned);
        return IntStream.range(0, issue.topics().size())
                .parallel()
                .mapToDouble(topic -> {
                    double odds = odds(topic, likelihoods[topic], passage);
                    return learned.treated(issue.topics().get(topic).id())
                            .map(head -> treated(sentences, head, odds))
                            .orElseGet(() -> LogisticModel.probability(odds));
                })
                .toArray();
    }

    /** How likely the passage treats a topic: by what was known, and by what its sentences say to the head. */
    private static double treated(List<SentenceFeatures> sentences, Head head, double odds) {
        double none = 1;
        for (SentenceFeatures sentence : sentences) {
            none *= 1 - LogisticModel.probability(head.logOdds(sentence));
        }
        return LogisticModel.probability(odds + LogisticModel.odds(1 - none) + RARITY);
    }

    private double odds(int index, double likelihood, Passage passage) {
        if (Script.readsChinese(passage.language())) {
            return LogisticModel.odds(TOPIC_UNREAD.of(new double[] {LogisticModel.odds(likelihood)}));
        }
        Issue.Topic topic = issue.topics().get(index);
        double about = likelihood < GATE ? 0 : about(asTopic(topic.label(), topic.description()), passage, reader);
        return LogisticModel.odds(TOPIC.of(features(likelihood, about)));
    }

    /** What a decision rests on, as log odds: the examples' view and the model's reading. */
    public static double[] features(double likelihood, double about) {
        return new double[] {LogisticModel.odds(likelihood), LogisticModel.odds(about)};
    }

    /** How surely the model reads the passage to treat what is asked. */
    public static double about(String asked, Passage passage, StanceReader reader) {
        return PassageWords.of(passage).read(asked, passage, reader).about();
    }

    /** How a topic or an issue's title is put to the model. */
    public static String asTopic(String label, String description) {
        return ("Topic: " + label + ". " + description).strip();
    }
}
