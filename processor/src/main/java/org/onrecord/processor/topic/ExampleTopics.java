package org.onrecord.processor.topic;

import java.util.ArrayList;
import java.util.List;
import org.onrecord.events.issue.Issue;
import org.onrecord.processor.model.Embedder;
import org.onrecord.processor.model.LogisticModel;
import org.onrecord.processor.model.Script;
import org.onrecord.processor.passage.Passage;

/**
 * Scores issue and topics by the similarity of a passage's sentences to the examples of the issue file, against a background of official sentences on
 * other matters. Safe for use by several threads.
 */
public final class ExampleTopics {
    // Fitted on labelled passages of fourteen other issues by org.onrecord.training.ExampleWeights.
    private static final LogisticModel ISSUE =
            LogisticModel.of(-3.54, 3.07, 21.78, 12.32, 0.98, 0.32, -0.69, -9.52, -0.12, -1.36);
    private static final LogisticModel ISSUE_CHINESE =
            LogisticModel.of(-3.80, 6.48, 23.95, 7.00, 1.57, -0.54, -1.06, 0.37, 0.64, -2.21);
    private static final LogisticModel TOPIC =
            LogisticModel.of(-1.18, -0.44, 0.25, 0.35, 2.35, -0.20, 5.41, -2.16, 0.31, 6.83);
    private static final LogisticModel TOPIC_CHINESE =
            LogisticModel.of(-1.97, -0.60, 0.97, 0.16, 5.37, -2.50, -0.22, -0.64, 0.89, 4.09);

    private final Issue issue;
    private final Embedder embedder;
    private final IssueExamples.ByLanguage examples;

    private ExampleTopics(Issue issue, Embedder embedder) {
        this.issue = issue;
        this.embedder = embedder;
        examples = new IssueExamples.ByLanguage(issue, embedder);
    }

    /** Returns the scores of an issue. Its examples are embedded when the first passage of their language comes. */
    public static ExampleTopics of(Issue issue, Embedder embedder) {
        return new ExampleTopics(issue, embedder);
    }

    /** Returns the probability that the passage is on the issue; 0 if it has no sentences. */
    public double onIssue(Passage passage) {
        List<float[]> withQuestion = new ArrayList<>(vectors(passage));
        if (!passage.question().isBlank()) {
            // The question tells what the answer is about, not what it says.
            withQuestion.addAll(embedder.embed(List.of(passage.question()), passage.language()));
        }
        return withQuestion.isEmpty()
                ? 0
                : (Script.readsChinese(passage.language()) ? ISSUE_CHINESE : ISSUE)
                        .of(TopicFeatures.ofIssue(withQuestion, examples.in(passage.language())));
    }

    /** Returns the probability of each topic, in the order of the issue file. */
    public double[] topics(Passage passage) {
        LogisticModel fitted = Script.readsChinese(passage.language()) ? TOPIC_CHINESE : TOPIC;
        return passage.sentences().isEmpty()
                ? new double[issue.topics().size()]
                : TopicFeatures.ofTopics(vectors(passage), examples.in(passage.language())).stream()
                        .mapToDouble(features -> fitted.of(features))
                        .toArray();
    }

    private static List<float[]> vectors(Passage passage) {
        return passage.sentences().stream().map(Passage.Sentence::vector).toList();
    }
}
