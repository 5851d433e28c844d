package org.onrecord.processor.topic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
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

    /** Added to the log odds in a language without weights of its own if a sentence names the issue by its name, and if none does. */
    private static final double NAMED = 2.5;

    private static final double UNNAMED = -2.5;

    /** At least one of so many sentences around the terms names an issue that the words treat. */
    private static final int NAMING = 8;

    private static final int NEAREST = 2;

    /** The scale of differences of cosines in the competition of topics and background for a sentence. */
    private static final double SHARPNESS = 0.05;

    private final Issue issue;
    private final Embedder embedder;
    private final IssueExamples.ByLanguage examples;
    private final IssueName name;
    private final Map<String, Optional<LanguageScale>> scales = new ConcurrentHashMap<>();

    /** Prepares the scores of an issue. Its examples are embedded when the first passage of their language comes. */
    public ExampleTopics(Issue issue, Embedder embedder) {
        this.issue = issue;
        this.embedder = embedder;
        examples = new IssueExamples.ByLanguage(issue, Map.of(), embedder);
        name = IssueName.of(issue);
    }

    /** Returns the probability that the passage is on the issue; 0 if it has no sentences. */
    public double onIssue(Passage passage) {
        List<float[]> withQuestion = new ArrayList<>(vectors(passage));
        if (!passage.question().isBlank()) {
            // The question tells what the answer is about, not what it says.
            withQuestion.addAll(embedder.embed(List.of(passage.question()), passage.language()));
        }
        if (withQuestion.isEmpty()) {
            return 0;
        }
        IssueScale fitted = examples.in(passage.language()).scale();
        if (Script.readsChinese(passage.language())) {
            return ISSUE_CHINESE.of(fitted.features(withQuestion));
        }
        return scales.computeIfAbsent(
                        passage.language(), language -> LanguageScale.of(issue, embedder, language, fitted, ISSUE))
                .map(scale -> scale.logOdds(withQuestion) + (isNamed(passage) ? NAMED : UNNAMED))
                .map(LogisticModel::probability)
                .orElseGet(() -> ISSUE.of(fitted.features(withQuestion)));
    }

    /** Returns true if enough sentences name the issue: a long report of many matters names it once. */
    private boolean isNamed(Passage passage) {
        long named = passage.sentences().stream()
                .filter(each -> name.in(each.text()))
                .count();
        return named > 0 && named * NAMING >= passage.sentences().size();
    }

    /** Returns the probability of each topic, in the order of the issue file. */
    public double[] topics(Passage passage) {
        LogisticModel fitted = Script.readsChinese(passage.language()) ? TOPIC_CHINESE : TOPIC;
        return passage.sentences().isEmpty()
                ? new double[issue.topics().size()]
                : topicFeatures(vectors(passage), examples.in(passage.language())).stream()
                        .mapToDouble(features -> fitted.of(features))
                        .toArray();
    }

    private static List<float[]> vectors(Passage passage) {
        return passage.sentences().stream().map(Passage.Sentence::vector).toList();
    }

    /**
     * Returns the features for each topic, in the order of the issue file: the similarity of the best sentence and of the best three on the topic's own
     * scale, and of the best sentence above the other topics; the same three as plain cosines above the background; the share of sentences that are
     * nearer to this topic than to any other; the largest and the mean share of a sentence that this topic has against the others and the
     * background.
     */
    public static List<double[]> topicFeatures(List<float[]> sentences, IssueExamples examples) {
        List<Compared> compared = sentences.stream()
                .map(vector -> Compared.of(examples.apart(vector), examples))
                .toList();
        return IntStream.range(0, examples.topics().size())
                .mapToObj(topic -> ofTopic(topic, compared))
                .toList();
    }

    /**
     * A sentence compared with all examples, once for all topics.
     *
     * @param background cosine with the background, without the centre
     * @param plain cosine with the examples of each topic, without the centre
     * @param scaled the same on the topic's own scale
     */
    private record Compared(double background, double[] plain, double[] scaled) {
        static Compared of(float[] apart, IssueExamples examples) {
            List<IssueExamples.Scaled> topics = examples.topics();
            double[] plain = topics.stream()
                    .mapToDouble(topic -> topic.examples().nearest(apart, NEAREST))
                    .toArray();
            double[] scaled = new double[plain.length];
            Arrays.setAll(scaled, i -> topics.get(i).scaled(plain[i]));
            return new Compared(examples.backgroundApart().nearest(apart, NEAREST), plain, scaled);
        }
    }

    private static double[] ofTopic(int topic, List<Compared> sentences) {
        double[] near = new double[sentences.size()];
        double[] plain = new double[sentences.size()];
        double[] plainAbove = new double[sentences.size()];
        double[] above = new double[sentences.size()];
        double[] share = new double[sentences.size()];
        int nearest = 0;
        for (int i = 0; i < near.length; i++) {
            Compared sentence = sentences.get(i);
            double elsewhere = 0;
            double plainElsewhere = sentence.background();
            double own = sentence.plain()[topic];
            double rivals = Math.exp((plainElsewhere - own) / SHARPNESS);
            plain[i] = own - plainElsewhere;
            for (int other = 0; other < sentence.plain().length; other++) {
                if (other != topic) {
                    double another = sentence.plain()[other];
                    plainElsewhere = Math.max(plainElsewhere, another);
                    rivals += Math.exp((another - own) / SHARPNESS);
                    elsewhere = Math.max(elsewhere, sentence.scaled()[other]);
                }
            }
            near[i] = sentence.scaled()[topic];
            above[i] = near[i] - elsewhere;
            plainAbove[i] = own - plainElsewhere;
            share[i] = 1 / (1 + rivals);
            nearest += plainAbove[i] > 0 ? 1 : 0;
        }
        return new double[] {
            IssueScale.highest(near, 1),
            IssueScale.highest(near, 3),
            IssueScale.highest(above, 1),
            IssueScale.highest(plain, 1),
            IssueScale.highest(plain, 3),
            IssueScale.highest(plainAbove, 1),
            nearest / (double) Math.max(1, near.length),
            IssueScale.highest(share, 1),
            Arrays.stream(share).average().orElse(-1)
        };
    }
}
