package org.onrecord.processor.topic;

import java.util.ArrayList;
import java.util.List;
import org.onrecord.events.Statement;
import org.onrecord.events.issue.Issue;
import org.onrecord.processor.model.Embedder;
import org.onrecord.processor.model.Logistic;
import org.onrecord.processor.model.Script;
import org.onrecord.processor.model.StanceReader;
import org.onrecord.processor.passage.Passage;
import org.onrecord.processor.passage.PassageWords;

/**
 * Reads issue and topics: the issue file's examples give a first view; where that leaves a doubt, the model reads the passage against the
 * issue's title or the topic's description, and both together decide.
 *
 * <p>Thresholds: {@code issue}, {@code topic}, {@code topic:ID}. Safe for use by several threads.
 */
public final class ModelTopics implements TopicLabeller {
    // Fitted on labelled passages of issues that the models had not seen, by org.onrecord.bench.FitLabels.
    private static final Logistic ISSUE = Logistic.of(3.38, 1.10, 0.77);
    private static final Logistic ISSUE_CHINESE = Logistic.of(0.0, 0.7, 0.5);
    private static final Logistic TOPIC = Logistic.of(0.74, 0.74, 0.73);
    private static final Logistic TOPIC_CHINESE = Logistic.of(0.0, 0.5, 0.7);
    private static final double ISSUE_THRESHOLD = 0.62;
    private static final double TOPIC_THRESHOLD = 0.35;

    /** Less likely than this by the examples, and the passage is off the issue, or the topic not treated, without a reading. */
    private static final double GATE = 0.02;

    private static final double SMALLEST = 1e-4;

    private final Issue issue;
    private final ExampleTopics examples;
    private final StanceReader reader;

    private ModelTopics(Issue issue, Embedder embedder, StanceReader reader) {
        this.issue = issue;
        this.reader = reader;
        examples = ExampleTopics.of(issue, embedder);
    }

    /** A labeller for an issue; its examples are embedded when a passage of their language first comes. */
    public static ModelTopics of(Issue issue, Embedder embedder, StanceReader reader) {
        return new ModelTopics(issue, embedder, reader);
    }

    @Override
    public Topics label(Passage passage) {
        if (passage.sentences().isEmpty() && passage.question().isBlank()) {
            return new Topics(false, 0, List.of());
        }
        ExampleTopics.Likelihoods likelihoods = examples.weigh(passage);
        boolean chinese = Script.readsChinese(passage.language());
        double score = (chinese ? ISSUE_CHINESE : ISSUE)
                .of(features(likelihoods.onIssue(), asTopic(issue.title(), ""), passage));
        boolean onIssue = likelihoods.onIssue() >= GATE && score >= issue.threshold("issue", ISSUE_THRESHOLD);
        return new Topics(onIssue, score, onIssue ? topics(likelihoods.topics(), passage, chinese) : List.of());
    }

    private List<Statement.TopicLabel> topics(double[] likelihoods, Passage passage, boolean chinese) {
        double threshold = issue.threshold("topic", TOPIC_THRESHOLD);
        List<Statement.TopicLabel> labels = new ArrayList<>();
        for (int i = 0; i < likelihoods.length; i++) {
            Issue.Topic topic = issue.topics().get(i);
            if (likelihoods[i] >= GATE) {
                double score = (chinese ? TOPIC_CHINESE : TOPIC)
                        .of(features(likelihoods[i], asTopic(topic.label(), topic.description()), passage));
                if (score >= issue.threshold("topic:" + topic.id(), threshold)) {
                    labels.add(new Statement.TopicLabel(topic.id(), score));
                }
            }
        }
        return List.copyOf(labels);
    }

    private double[] features(double likelihood, String asked, Passage passage) {
        double about = likelihood < GATE ? 0 : about(asked, passage, reader);
        return features(likelihood, about);
    }

    /** What a decision rests on, as log odds: the examples' view and the model's reading. */
    public static double[] features(double likelihood, double about) {
        return new double[] {odds(likelihood), odds(about)};
    }

    /** How surely the model reads the passage to treat what is asked. */
    public static double about(String asked, Passage passage, StanceReader reader) {
        return PassageWords.of(passage).read(asked, passage, reader).about();
    }

    /** How a topic or an issue's title is put to the model. */
    public static String asTopic(String label, String description) {
        return ("Topic: " + label + ". " + description).strip();
    }

    private static double odds(double probability) {
        double bounded = Math.min(1 - SMALLEST, Math.max(SMALLEST, probability));
        return Math.log(bounded / (1 - bounded));
    }
}
