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
 * Decides issue and topics. The examples of the issue file decide on the issue, since the model adds nothing there, and give a first score of each
 * topic. If that is not clear, the model reads the passage against the description of the topic, except in Chinese. Heads learned from labelled
 * passages correct the result.
 *
 * <p>Thresholds: {@code issue}, {@code topic}, {@code topic:ID}. Safe for use by several threads.
 */
public final class ModelTopics implements TopicLabeller {
    // Fitted on labelled passages of issues that the model had not seen, by org.onrecord.training.ModelWeights.
    private static final LogisticModel TOPIC = LogisticModel.of(0.41, 0.87, 0.75);

    // In Chinese only the examples decide; this puts their scores on the same scale.
    private static final LogisticModel TOPIC_UNREAD = LogisticModel.of(0.23, 1.0);

    private static final double ISSUE_THRESHOLD = 0.25;
    private static final double TOPIC_THRESHOLD = 0.35;

    /** Offset of a head's log odds: a head that knows nothing gives the rate at which labelled passages treat a topic. */
    private static final double RARITY = 1.5;

    /** Below this score by the examples, the model does not read the passage. */
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

    /** Returns the labeller of an issue. Its examples are embedded when the first passage of their language comes. */
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

    /** Returns the probability of each topic, in the order of the issue file, whether the passage is on the issue or not. */
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

    /** Returns the probability of a topic from the odds so far and the head's odds of the sentences. */
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

    /** Returns the features of a decision as log odds: the score by the examples and that of the model. */
    public static double[] features(double likelihood, double about) {
        return new double[] {LogisticModel.odds(likelihood), LogisticModel.odds(about)};
    }

    /** Returns the model's probability that the passage treats what it is read against. */
    public static double about(String asked, Passage passage, StanceReader reader) {
        return PassageWords.of(passage).read(asked, passage, reader).about();
    }

    /** Returns the text that a passage is read against for a topic, or for the title of an issue. */
    public static String asTopic(String label, String description) {
        return ("Topic: " + label + ". " + description).strip();
    }
}
