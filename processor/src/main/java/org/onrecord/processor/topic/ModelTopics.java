package org.onrecord.processor.topic;

import java.util.ArrayList;
import java.util.Arrays;
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
 * Decides issue and topics. Words near one of the issue's terms are on the issue, unless the model finds that they treat none of its topics: talk that
 * names a term in passing. Without terms, or where the issue file sets a threshold, the examples decide on the issue. They also give a first
 * score of each topic. If that is not clear, the model reads the passage against the description of the topic, except in Chinese. Heads learned from labelled
 * passages correct the result.
 *
 * <p>Thresholds: {@code issue}, {@code topic}, {@code topic:ID}. Safe for use by several threads.
 */
public final class ModelTopics implements TopicLabeller {
    // Fitted on labelled passages of issues that the model had not seen, by org.onrecord.training.ModelWeights.
    private static final LogisticModel TOPIC = LogisticModel.of(0.41, 0.87, 0.75);

    // In Chinese only the examples decide; this puts their scores on the same scale.
    private static final LogisticModel TOPIC_UNREAD = LogisticModel.of(0.23, 1.0);

    // The same for a topic without examples in Chinese, whose borrowed ones are farther from what is said: chosen by
    // bench/score NewIssueScore GOLD/train --chinese-topics, which leaves out one issue at a time.
    private static final LogisticModel TOPIC_LENT = LogisticModel.of(0.76, 1.0);

    private static final double ISSUE_THRESHOLD = 0.25;

    /** The default threshold of a topic. */
    public static final double TOPIC_THRESHOLD = 0.35;

    /** Offset of a head's log odds: a head that knows nothing gives the rate at which labelled passages treat a topic. */
    private static final double RARITY = 1.5;

    /**
     * Words near a term that score less name the issue in passing. It is the best threshold on three issues, two of which the model had not
     * seen; see docs/accuracy.md.
     */
    private static final double PASSING = 0.3;

    /** Below this score by the examples, the model does not read the passage. */
    private static final double GATE = 0.05;

    private final Issue issue;
    private final IssueTerms terms;
    private final ExampleTopics examples;
    private final StanceReader reader;
    private final IssueHeads.ByLanguage heads;

    private ModelTopics(Issue issue, Embedder embedder, StanceReader reader) {
        this.issue = issue;
        this.reader = reader;
        terms = IssueTerms.of(issue);
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
        boolean termsDecide = termsDecide(passage);
        double examined = termsDecide ? 0 : examples.onIssue(passage);
        if (!termsDecide && examined < issue.threshold("issue", ISSUE_THRESHOLD)) {
            return new Topics(false, examined, List.of());
        }
        double[] likelihoods = likelihoods(passage);
        double[] abouts = abouts(passage, likelihoods);
        double score = termsDecide ? named(passage, abouts) : examined;
        if (termsDecide && score < PASSING) {
            return new Topics(false, score, List.of());
        }
        double threshold = issue.threshold("topic", TOPIC_THRESHOLD);
        List<Statement.TopicLabel> labels = new ArrayList<>();
        double[] weighed = weigh(passage, likelihoods, abouts);
        for (int i = 0; i < weighed.length; i++) {
            String topic = issue.topics().get(i).id();
            if (weighed[i] >= issue.threshold("topic:" + topic, threshold)) {
                labels.add(new Statement.TopicLabel(topic, weighed[i]));
            }
        }
        return new Topics(true, score, labels);
    }

    /**
     * Returns true if words that stand near a term are on the issue by that, and not by the examples. In a script without terms all words do, and a head
     * that was learned decides. An issue file sets a threshold where it was measured that the examples know better.
     */
    private boolean termsDecide(Passage passage) {
        return !issue.thresholds().containsKey("issue")
                && (terms.declaredIn(passage.language())
                        || heads.in(passage.language()).named().isPresent());
    }

    /**
     * Returns the score of words near a term: how surely they treat the issue and one of its topics, by the model. In Chinese, which the model does not
     * read, it is 1.
     */
    private double named(Passage passage, double[] abouts) {
        if (passage.sentences().isEmpty()) {
            return terms.in(passage.question()) ? 1 : 0;
        }
        if (Script.readsChinese(passage.language())) {
            return heads.in(passage.language()).named().isEmpty() ? 1 : corrected(passage, LogisticModel.odds(PASSING));
        }
        double title = about(asTopic(issue.title(), issue.description()), passage, reader);
        double topic = Arrays.stream(abouts).max().orElse(title);
        return corrected(passage, (LogisticModel.odds(title) + LogisticModel.odds(topic)) / 2);
    }

    /** Returns the probability from the odds so far and those of the learned head, if there is one. */
    private double corrected(Passage passage, double odds) {
        IssueHeads learned = heads.in(passage.language());
        return LogisticModel.probability(learned.named()
                .map(head -> odds + anyOf(passage.features(learned), head))
                .orElse(odds));
    }

    private double[] likelihoods(Passage passage) {
        return passage.sentences().isEmpty() ? new double[issue.topics().size()] : examples.topics(passage);
    }

    /** Returns the model's probability of each topic; 0 where it need not read, since the examples say no and are not asked about the issue. */
    private double[] abouts(Passage passage, double[] likelihoods) {
        if (passage.sentences().isEmpty() || Script.readsChinese(passage.language())) {
            return new double[likelihoods.length];
        }
        boolean all = termsDecide(passage);
        return IntStream.range(0, likelihoods.length)
                .parallel()
                .mapToDouble(i -> all || likelihoods[i] >= GATE ? about(i, passage) : 0)
                .toArray();
    }

    private double about(int index, Passage passage) {
        Issue.Topic topic = issue.topics().get(index);
        return about(asTopic(topic.label(), topic.description()), passage, reader);
    }

    /** Returns the probability of each topic, in the order of the issue file, whether the passage is on the issue or not. */
    public double[] weigh(Passage passage) {
        double[] likelihoods = likelihoods(passage);
        return weigh(passage, likelihoods, abouts(passage, likelihoods));
    }

    private double[] weigh(Passage passage, double[] likelihoods, double[] abouts) {
        if (passage.sentences().isEmpty()) {
            return new double[issue.topics().size()];
        }
        IssueHeads learned = heads.in(passage.language());
        List<SentenceFeatures> sentences = passage.features(learned);
        boolean chinese = Script.readsChinese(passage.language());
        double[] weighed = new double[likelihoods.length];
        for (int i = 0; i < weighed.length; i++) {
            double odds = LogisticModel.odds(
                    chinese
                            ? unread(issue.topics().get(i)).of(new double[] {LogisticModel.odds(likelihoods[i])})
                            : TOPIC.of(features(likelihoods[i], abouts[i])));
            weighed[i] = learned.treated(issue.topics().get(i).id())
                    .map(head -> treated(sentences, head, odds))
                    .orElseGet(() -> LogisticModel.probability(odds));
        }
        return weighed;
    }

    private static LogisticModel unread(Issue.Topic topic) {
        return LentExamples.hasOwn(topic, true) ? TOPIC_UNREAD : TOPIC_LENT;
    }

    /** Returns the probability of a topic from the odds so far and the head's odds of the sentences. */
    private static double treated(List<SentenceFeatures> sentences, Head head, double odds) {
        return LogisticModel.probability(odds + anyOf(sentences, head) + RARITY);
    }

    /** Returns the log odds that a head holds for any of the sentences. */
    private static double anyOf(List<SentenceFeatures> sentences, Head head) {
        double none = 1;
        for (SentenceFeatures sentence : sentences) {
            none *= 1 - LogisticModel.probability(head.logOdds(sentence));
        }
        return LogisticModel.odds(1 - none);
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
