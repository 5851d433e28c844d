package org.onrecord.processor.topic;

import java.util.ArrayList;
import java.util.List;
import org.onrecord.events.Statement;
import org.onrecord.events.issue.Issue;
import org.onrecord.processor.model.Embedder;
import org.onrecord.processor.model.Logistic;
import org.onrecord.processor.model.Script;
import org.onrecord.processor.passage.Passage;

/**
 * Reads issue and topics from how near a passage's sentences come to the issue file's examples, against a background of official
 * sentences on other matters. Thresholds: {@code issue}, {@code topic}, {@code topic:ID}. Safe for use by several threads.
 */
public final class ExampleTopics implements TopicLabeller {
    // Fitted on labelled passages of fourteen other issues by org.onrecord.bench.FitLabels; so are the default
    // thresholds.
    private static final Logistic ISSUE =
            Logistic.of(-1.20, 10.96, 26.62, -3.10, 0.35, -0.06, -0.60, -1.56, 0.32, -1.66);
    private static final Logistic ISSUE_CHINESE =
            Logistic.of(-0.53, 0.25, 22.57, 14.93, 1.14, -0.64, -1.27, -4.64, 0.97, -2.32);
    private static final Logistic TOPIC = Logistic.of(-0.77, -0.44, 0.22, 0.35, 2.07, 2.20, 6.42, 1.40);
    private static final Logistic TOPIC_CHINESE = Logistic.of(-1.13, -0.72, 0.86, 0.18, 5.44, 0.17, 4.41, 1.24);
    private static final double ISSUE_THRESHOLD = 0.45;
    private static final double TOPIC_THRESHOLD = 0.25;

    private final Issue issue;
    private final Embedder embedder;
    private final IssueExamples.ByLanguage examples;

    private ExampleTopics(Issue issue, Embedder embedder) {
        this.issue = issue;
        this.embedder = embedder;
        examples = new IssueExamples.ByLanguage(issue, embedder);
    }

    /** A labeller for an issue; its examples are embedded when a passage of their language first comes. */
    public static ExampleTopics of(Issue issue, Embedder embedder) {
        return new ExampleTopics(issue, embedder);
    }

    @Override
    public Topics label(Passage passage) {
        IssueExamples compared = examples.in(passage.language());
        boolean chinese = Script.readsChinese(passage.language());
        List<float[]> own =
                passage.sentences().stream().map(Passage.Sentence::vector).toList();
        List<float[]> withQuestion = new ArrayList<>(own);
        if (!passage.question().isBlank()) {
            // What is asked decides what the answer is about, never what it says.
            withQuestion.addAll(embedder.embed(List.of(passage.question()), passage.language()));
        }
        if (withQuestion.isEmpty()) {
            return new Topics(false, 0, List.of());
        }
        double score = (chinese ? ISSUE_CHINESE : ISSUE).of(TopicFeatures.ofIssue(withQuestion, compared));
        boolean onIssue = score >= issue.threshold("issue", ISSUE_THRESHOLD);
        return new Topics(onIssue, score, onIssue && !own.isEmpty() ? topics(own, compared, chinese) : List.of());
    }

    private List<Statement.TopicLabel> topics(List<float[]> sentences, IssueExamples compared, boolean chinese) {
        double threshold = issue.threshold("topic", TOPIC_THRESHOLD);
        List<Statement.TopicLabel> labels = new ArrayList<>();
        for (int i = 0; i < issue.topics().size(); i++) {
            String topic = issue.topics().get(i).id();
            double score = (chinese ? TOPIC_CHINESE : TOPIC).of(TopicFeatures.ofTopic(i, sentences, compared));
            if (score >= issue.threshold("topic:" + topic, threshold)) {
                labels.add(new Statement.TopicLabel(topic, score));
            }
        }
        return List.copyOf(labels);
    }
}
