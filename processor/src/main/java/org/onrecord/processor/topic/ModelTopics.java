package org.onrecord.processor.topic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.onrecord.events.Statement;
import org.onrecord.events.issue.Issue;
import org.onrecord.processor.gloss.GlossedPassages;
import org.onrecord.processor.limit.ReadingBudget;
import org.onrecord.processor.model.Embedder;
import org.onrecord.processor.model.Head;
import org.onrecord.processor.model.IssueHeads;
import org.onrecord.processor.model.IssueStanceReader;
import org.onrecord.processor.model.LogisticModel;
import org.onrecord.processor.model.Script;
import org.onrecord.processor.model.SentenceFeatures;
import org.onrecord.processor.model.StanceReader;
import org.onrecord.processor.passage.Passage;
import org.onrecord.processor.passage.PassageWords;

/**
 * Decides issue and topics. Words near one of the issue's terms are on the issue, unless the model finds that they treat none of its topics: talk that
 * names a term in passing. Without terms, or where the issue file sets a threshold, the examples decide on the issue, by the sentences that name it and
 * those beside them. They also give a first score of each topic. Where that leaves a topic open, the model reads the passage against its description. It
 * reads no Chinese: if every topic has Chinese examples, these decide alone; if not, a Chinese passage is read word by word in English. Heads learned
 * from labelled passages correct the result.
 *
 * <p>A reader that was trained for the issue tells the topics that it knows as it reads the sides, so that the model need not be asked; not in Chinese.
 *
 * <p>Thresholds: {@code issue}, {@code topic}, {@code topic:ID}. Safe for use by several threads.
 */
public final class ModelTopics implements TopicLabeller {
    // Fitted on labelled passages of issues that the model had not seen, by org.onrecord.training.ModelWeights.
    private static final LogisticModel TOPIC = LogisticModel.of(0.41, 0.87, 0.75);

    // Where only the examples decide; this puts their scores on the same scale.
    private static final LogisticModel TOPIC_UNREAD = LogisticModel.of(0.23, 1.0);

    // Of words near a term: title, likeliest topic and examples. Fitted on labelled passages of fourteen issues by
    // org.onrecord.bench.issue.NewIssueScore.
    private static final LogisticModel NAMED = LogisticModel.of(1.26, 0.42, 0.56, 0.55);

    private static final double ISSUE_THRESHOLD = 0.25;

    /** Offset of the log odds of a topic's head that judges sentences: one that knows nothing gives the rate at which labelled passages treat a topic. */
    private static final double RARITY = 1.5;

    public static final double TOPIC_THRESHOLD = 0.35;

    /**
     * Words near a term that score less name the issue in passing. With terms drawn by a rule, .3 would be a little better, on issue files written by hand
     * .15: their titles say more, and words seem farther from them. Decision 23 has the measurement.
     */
    private static final double PASSING = 0.25;

    /** Words for which the model would have to be surer than this of a topic are off the issue, and not read against topics. */
    private static final double SUREST = LogisticModel.probability(2);

    /**
     * So many topics, the likeliest by the examples, decide with the title whether words near a term are on the issue. Where a head corrects that, it was
     * learned from all, and all decide. Decision 33 has the measurement.
     */
    private static final int DECIDING = 4;

    /** What is taken for the model's probability of a topic that it is not asked about. */
    private static final double UNREAD = 0.5;

    /** A topic is open if its log odds without the model are so far from those of its threshold: decision 33 has what else the model could change. */
    private static final Range OPEN = new Range(-1.5, 2.35);

    /** The same where a head was learned from many passages, which tells nearly all that the model tells. */
    private static final Range OPEN_LEARNED = new Range(-0.4, 2.35);

    private record Range(double from, double to) {
        boolean contains(double number) {
            return number >= from && number < to;
        }
    }

    /** Below this score by the examples, the model does not read the passage; near a term, if it finds the title as unlikely. */
    private static final double GATE = 0.05;

    private final Issue issue;
    private final IssueTerms terms;
    private final List<OffIssue> exclusions;
    private final ExampleTopics examples;
    private final StanceReader reader;
    private final Optional<IssueStanceReader> ofIssue;
    private final IssueHeads.ByLanguage heads;
    private final GlossedPassages glossed;
    private final boolean hasChineseExamples;

    /** Prepares the labeller of an issue. Its examples are embedded when the first passage of their language comes. */
    public ModelTopics(Issue issue, Embedder embedder, StanceReader reader) {
        this.issue = issue;
        this.reader = reader;
        ofIssue = reader.ofIssue(issue.learned().reader());
        terms = IssueTerms.of(issue);
        exclusions = issue.exclusions().stream().map(OffIssue::of).toList();
        examples = new ExampleTopics(issue, embedder);
        heads = IssueHeads.ByLanguage.of(issue, embedder);
        glossed = new GlossedPassages(embedder);
        hasChineseExamples = issue.topics().stream().allMatch(topic -> LentExamples.hasOwn(topic, true));
    }

    @Override
    public Topics label(Passage near, Supplier<Passage> whole) {
        if (near.sentences().isEmpty() && near.question().isBlank()) {
            return Topics.NONE;
        }
        if (exclusions.stream().anyMatch(each -> each.excludes(whole.get()))) {
            return Topics.NONE;
        }
        boolean termsDecide = termsDecide(near);
        double examined = termsDecide ? 0 : examples.onIssue(near);
        if (!termsDecide && examined < issue.threshold("issue", ISSUE_THRESHOLD)) {
            return new Topics(false, examined, List.of());
        }
        Passage passage = whole.get();
        Reading reading = new Reading(passage);
        double[] abouts = new double[reading.likelihoods.length];
        double score = examined;
        if (termsDecide) {
            score = readNamed(reading, abouts);
            if (score < PASSING) {
                return new Topics(false, score, List.of());
            }
        } else if (reading.isPossible()) {
            Arrays.setAll(abouts, i -> reading.likelihoods[i] < GATE ? 0 : UNREAD);
            double[] without = reading.weigh(abouts);
            reading.read(i -> reading.likelihoods[i] >= GATE && isOpen(i, without[i], passage), abouts);
        }
        List<Statement.TopicLabel> labels = new ArrayList<>();
        double[] weighed = reading.weigh(abouts);
        for (int i = 0; i < weighed.length; i++) {
            if (weighed[i] >= threshold(i)) {
                labels.add(new Statement.TopicLabel(issue.topics().get(i).id(), weighed[i]));
            }
        }
        return new Topics(true, score, labels);
    }

    private double threshold(int topic) {
        return issue.threshold("topic:" + issue.topics().get(topic).id(), issue.threshold("topic", TOPIC_THRESHOLD));
    }

    /** @param without the probability of the topic without the model */
    private boolean isOpen(int topic, double without, Passage passage) {
        IssueHeads known = heads.in(passage.language());
        boolean learned = !known.judgePassages()
                && known.treated(issue.topics().get(topic).id()).isPresent();
        return (learned ? OPEN_LEARNED : OPEN)
                .contains(LogisticModel.odds(without) - LogisticModel.odds(threshold(topic)));
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
     * Returns the probability by the model that words near a term treat the issue and one of its topics; 1 where it cannot read them.
     * The model reads the title, the likeliest topics until they decide, and of words on the issue the other open topics. A score of {@link #PASSING} or
     * more says no more than that.
     *
     * @param abouts takes the model's probability of each topic that it reads
     */
    private double readNamed(Reading reading, double[] abouts) {
        Passage passage = reading.passage;
        if (passage.sentences().isEmpty()) {
            return terms.in(passage.question()) ? 1 : 0;
        }
        Optional<Double> head = reading.heads.named().map(reading::logOdds);
        if (!reading.isPossible()) {
            return head.map(odds -> LogisticModel.probability(odds + LogisticModel.odds(PASSING)))
                    .orElse(1.0);
        }
        double title = reading.aboutTitle();
        double examined = examples.onIssue(reading.read);
        DoubleUnaryOperator named = topic -> LogisticModel.probability(
                LogisticModel.odds(NAMED.of(features(title, topic, examined))) + head.orElse(0.0));
        double surest = head.isPresent() ? 1 : SUREST;
        if (abouts.length == 0 || named.applyAsDouble(surest) < PASSING) {
            return named.applyAsDouble(title);
        }
        Arrays.fill(abouts, UNREAD);
        double[] without = reading.weigh(abouts);
        List<Integer> deciding = IntStream.range(0, abouts.length)
                .filter(i -> title >= GATE || reading.likelihoods[i] >= GATE)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -without[i]))
                .limit(head.isPresent() ? abouts.length : DECIDING)
                .toList();
        Set<Integer> read = new HashSet<>();
        double most = 0;
        for (int i : deciding) {
            abouts[i] = reading.about(i);
            read.add(i);
            most = Math.max(most, abouts[i]);
            if (named.applyAsDouble(most) >= PASSING) {
                reading.read(topic -> !read.contains(topic) && isOpen(topic, without[topic], passage), abouts);
                break;
            }
        }
        return named.applyAsDouble(most);
    }

    /**
     * Returns the features of the decision whether words near a term are on the issue, as log odds.
     *
     * @param title the model's probability that they treat the issue
     * @param topic the same of the topic that they most likely treat
     * @param examined score by the examples
     */
    private static double[] features(double title, double topic, double examined) {
        return new double[] {LogisticModel.odds(title), LogisticModel.odds(topic), LogisticModel.odds(examined)};
    }

    /** Returns the features of the decision whether words near a term are on the issue: title, likeliest topic, examples. Empty if the model cannot read them. */
    public Optional<double[]> named(Passage passage) {
        Reading reading = new Reading(passage);
        return reading.isPossible() ? Optional.of(reading.named(reading.abouts(true))) : Optional.empty();
    }

    /** Returns the probability of each topic, in the order of the issue file, whether the passage is on the issue or not. */
    public double[] weigh(Passage passage) {
        Reading reading = new Reading(passage);
        return reading.weigh(reading.abouts(termsDecide(passage)));
    }

    /**
     * The log odds that heads correct.
     *
     * @param named that words near a term are on the issue, above the threshold; 0 where the model cannot read them
     * @param topics of each topic, in the order of the issue file
     */
    public record Odds(double named, double[] topics) {}

    /** Returns the log odds of words near a term, or in a script without terms; the model reads them against every topic. */
    public Odds odds(Passage passage) {
        Reading reading = new Reading(passage);
        double[] abouts = reading.abouts(true);
        double named = reading.isPossible()
                ? LogisticModel.odds(NAMED.of(reading.named(abouts))) - LogisticModel.odds(PASSING)
                : 0;
        return new Odds(
                named,
                Arrays.stream(reading.weigh(abouts)).map(LogisticModel::odds).toArray());
    }

    private final class Reading {
        final Passage passage;

        /** The passage in the words that examples and model are compared with. */
        final Passage read;

        final IssueHeads heads;

        /** What the learned heads judge, in the words of the passage: each sentence, or the mean of all. Empty if there are none of its language. */
        final List<SentenceFeatures> judged;

        /** The scores by the examples. */
        final double[] likelihoods;

        /** What the reader that was trained for the issue says of the topics that it knows. */
        final Map<String, Double> told;

        Reading(Passage passage) {
            this.passage = passage;
            read = hasChineseExamples ? passage : glossed.ofChinese(passage);
            heads = ModelTopics.this.heads.in(passage.language());
            List<SentenceFeatures> sentences = passage.features(heads);
            judged = heads.judgePassages() && !sentences.isEmpty()
                    ? List.of(SentenceFeatures.mean(sentences))
                    : sentences;
            likelihoods = read.sentences().isEmpty() ? new double[issue.topics().size()] : examples.topics(read);
            told = passage.sentences().isEmpty() || Script.readsChinese(passage.language())
                    ? Map.of()
                    : ofIssue.map(own -> told(own, passage)).orElse(Map.of());
        }

        /** Returns true if the model can read the passage: not in Chinese. */
        boolean isPossible() {
            return !read.sentences().isEmpty() && !Script.readsChinese(read.language());
        }

        /** Lets the model read the passage against the selected topics. */
        void read(IntPredicate selected, double[] abouts) {
            int[] read = IntStream.range(0, abouts.length).filter(selected).toArray();
            List<Double> about = ReadingBudget.inParallel(read.length, i -> about(read[i]));
            for (int i = 0; i < read.length; i++) {
                abouts[read[i]] = about.get(i);
            }
        }

        /** Returns the model's probability of each topic; 0 where it cannot read the passage. */
        double[] abouts(boolean all) {
            double[] abouts = new double[likelihoods.length];
            if (isPossible()) {
                read(i -> all || likelihoods[i] >= GATE, abouts);
            }
            return abouts;
        }

        /** Returns the features of the decision whether the words are on the issue, from the model's probabilities of all topics. */
        double[] named(double[] abouts) {
            double title = aboutTitle();
            return features(title, Arrays.stream(abouts).max().orElse(title), examples.onIssue(read));
        }

        double aboutTitle() {
            return ModelTopics.about(asTopic(issue.title(), issue.description()), read, reader);
        }

        double about(int index) {
            Issue.Topic topic = issue.topics().get(index);
            return told.containsKey(topic.id())
                    ? told.get(topic.id())
                    : ModelTopics.about(asTopic(topic.label(), topic.description()), read, reader);
        }

        /** Returns the probability of each topic from the scores by the examples and the model's; it grows with each. */
        double[] weigh(double[] abouts) {
            double[] weighed = new double[likelihoods.length];
            if (!read.sentences().isEmpty()) {
                Arrays.setAll(weighed, i -> weigh(i, abouts[i]));
            }
            return weighed;
        }

        private double weigh(int topic, double about) {
            String id = issue.topics().get(topic).id();
            double odds = LogisticModel.odds(
                    Script.readsChinese(read.language())
                            ? TOPIC_UNREAD.of(new double[] {LogisticModel.odds(likelihoods[topic])})
                            : TOPIC.of(features(likelihoods[topic], told.getOrDefault(id, about))));
            double offset = heads.judgePassages() ? 0 : RARITY;
            double more = heads.treated(id).map(head -> logOdds(head) + offset).orElse(0.0);
            return LogisticModel.probability(odds + more);
        }

        /** Returns the log odds that a head holds for any of what it judges. */
        double logOdds(Head head) {
            double none = 1;
            for (SentenceFeatures each : judged) {
                none *= 1 - LogisticModel.probability(head.logOdds(each));
            }
            return LogisticModel.odds(1 - none);
        }
    }

    private static Map<String, Double> told(IssueStanceReader own, Passage passage) {
        List<String> topics = own.topics();
        if (topics.isEmpty()) {
            return Map.of();
        }
        List<Double> read = PassageWords.of(passage).read("", own).topics();
        return IntStream.range(0, topics.size()).boxed().collect(Collectors.toMap(topics::get, read::get));
    }

    /** Returns the features of the decision on a topic as log odds: the score by the examples and that of the model. */
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
