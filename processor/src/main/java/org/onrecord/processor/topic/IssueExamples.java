package org.onrecord.processor.topic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.issue.LearnedModel;
import org.onrecord.processor.model.Embedder;
import org.onrecord.processor.model.ExampleVectors;
import org.onrecord.processor.model.Script;

/**
 * The example sentences of an issue and the background, as vectors in one language.
 *
 * <p>Every sentence on an issue names the issue, and so is near all of its examples. Their mean, the centre, tells whether words are on the issue; the
 * rest of the vector tells which topic and claim they are on. Vectors of topics and claims are therefore without the centre: compare them
 * with those of {@link #apart}.
 *
 * @param scale how near words are to the issue at all
 * @param meanDistance of the examples from the centre
 * @param backgroundApart the background without the centre
 * @param neutral sentences on the issue and its topics that take no side, without the centre
 * @param topics examples of each topic, in the order of the issue file
 * @param claims examples of each claim, in the order of the issue file
 */
public record IssueExamples(
        IssueScale scale,
        double meanDistance,
        ExampleVectors backgroundApart,
        ExampleVectors neutral,
        List<Scaled> topics,
        List<Sides> claims) {

    private static final int NEAREST = 2;

    /**
     * The examples of a claim.
     *
     * @param none sentences near the claim that take neither side, without the centre
     */
    public record Sides(Scaled text, Scaled favor, Scaled against, ExampleVectors none) {}

    /**
     * Examples with a scale of their own: the cosines of sentences that belong elsewhere in the issue. The more and the broader the examples are, the
     * nearer any sentence is to one of them; the scale makes claims with few and with many examples comparable.
     *
     * @param examples without the centre
     * @param mean cosine of the sentences that belong elsewhere
     * @param deviation of those cosines
     */
    public record Scaled(ExampleVectors examples, double mean, double deviation) {
        static Scaled of(ExampleVectors examples, ExampleVectors elsewhere) {
            double[] near = elsewhere.vectors().stream()
                    .mapToDouble(vector -> examples.nearest(vector, NEAREST))
                    .toArray();
            double mean = Arrays.stream(near).average().orElse(0);
            double squares = Arrays.stream(near)
                    .map(one -> (one - mean) * (one - mean))
                    .average()
                    .orElse(0);
            return new Scaled(examples, mean, Math.max(Math.sqrt(squares), 0.03));
        }

        /** Returns the cosine of a vector without the centre with the nearest examples, in deviations of what belongs elsewhere. */
        public double nearest(float[] apart) {
            return scaled(examples.nearest(apart, NEAREST));
        }

        /** Returns a cosine in deviations of what belongs elsewhere. */
        public double scaled(double cosine) {
            return (cosine - mean) / deviation;
        }
    }

    /** The examples of an issue by language, embedded at first use. Safe for use by several threads. */
    public static final class ByLanguage {
        private final Issue issue;
        private final Map<String, LearnedModel.ClaimExamples> learned;
        private final Embedder embedder;
        private final Map<Boolean, IssueExamples> loaded = new ConcurrentHashMap<>();

        /** @param learned sentences that are examples too, by claim */
        public ByLanguage(Issue issue, Map<String, LearnedModel.ClaimExamples> learned, Embedder embedder) {
            this.issue = issue;
            this.learned = learned;
            this.embedder = embedder;
        }

        public IssueExamples in(String language) {
            boolean chinese = Script.readsChinese(language);
            return loaded.computeIfAbsent(chinese, key -> embed(issue, learned, embedder, key ? "zh" : "en"));
        }
    }

    private static IssueExamples embed(
            Issue issue, Map<String, LearnedModel.ClaimExamples> learned, Embedder embedder, String language) {
        ExampleVectors all = ExampleVectors.of(allOf(issue), embedder, language);
        IssueScale scale = IssueScale.of(all, BackgroundSentences.apartFrom(all, embedder, language));
        float[] centre = scale.centre();
        ExampleVectors backgroundApart = scale.background().apartFrom(centre);
        List<List<String>> lent = LentExamples.of(issue, embedder, Script.readsChinese(language));
        List<ExampleVectors> topics = new ArrayList<>();
        for (int i = 0; i < issue.topics().size(); i++) {
            topics.add(topicExamples(issue.topics().get(i), lent.get(i), embedder, language)
                    .apartFrom(centre));
        }
        List<ExampleVectors> claims = issue.claims().stream()
                .map(claim -> ExampleVectors.of(claimExamples(claim), embedder, language)
                        .apartFrom(centre))
                .toList();
        List<Scaled> scaledTopics = new ArrayList<>();
        for (int i = 0; i < topics.size(); i++) {
            scaledTopics.add(Scaled.of(topics.get(i), backgroundApart.and(others(topics, i))));
        }
        List<Sides> sides = new ArrayList<>();
        for (int i = 0; i < claims.size(); i++) {
            Issue.Claim claim = issue.claims().get(i);
            LearnedModel.ClaimExamples more = learned.getOrDefault(claim.id(), LearnedModel.ClaimExamples.NONE);
            ExampleVectors elsewhere = backgroundApart.and(others(claims, i));
            sides.add(new Sides(
                    side(List.of(claim.text()), elsewhere, centre, embedder, language),
                    side(both(claim.favor(), more.favor()), elsewhere, centre, embedder, language),
                    side(both(claim.against(), more.against()), elsewhere, centre, embedder, language),
                    ExampleVectors.of(more.none(), embedder, language).apartFrom(centre)));
        }
        ExampleVectors neutral = ExampleVectors.of(issue.examples(), embedder, language)
                .apartFrom(centre)
                .and(others(topics, -1));
        return new IssueExamples(scale, all.meanDistance(centre), backgroundApart, neutral, scaledTopics, sides);
    }

    private static Scaled side(
            List<String> sentences, ExampleVectors elsewhere, float[] centre, Embedder embedder, String language) {
        return Scaled.of(ExampleVectors.of(sentences, embedder, language).apartFrom(centre), elsewhere);
    }

    private static List<String> both(List<String> examples, List<String> learned) {
        return Stream.concat(examples.stream(), learned.stream()).distinct().toList();
    }

    private static ExampleVectors others(List<ExampleVectors> parts, int but) {
        ExampleVectors others = new ExampleVectors(List.of());
        for (int i = 0; i < parts.size(); i++) {
            others = i == but ? others : others.and(parts.get(i));
        }
        return others;
    }

    private static List<String> claimExamples(Issue.Claim claim) {
        return Stream.of(Stream.of(claim.text()), claim.favor().stream(), claim.against().stream())
                .flatMap(part -> part)
                .toList();
    }

    /** Returns the vector of a sentence without the centre. */
    public float[] apart(float[] vector) {
        return ExampleVectors.apartFrom(vector, scale.centre(), meanDistance);
    }

    private static ExampleVectors topicExamples(
            Issue.Topic topic, List<String> lent, Embedder embedder, String language) {
        String described = topic.description().isEmpty() ? topic.label() : topic.label() + ": " + topic.description();
        return ExampleVectors.of(
                Stream.of(List.of(described), topic.examples(), lent)
                        .flatMap(List::stream)
                        .toList(),
                embedder,
                language);
    }

    /** Returns all example sentences of an issue, with its title and what it claims. */
    static List<String> allOf(Issue issue) {
        List<String> all = new ArrayList<>(issue.examples());
        all.add(issue.title());
        if (!issue.description().isEmpty()) {
            all.add(issue.description());
        }
        issue.topics().forEach(topic -> all.addAll(topic.examples()));
        issue.claims().forEach(claim -> all.addAll(claimExamples(claim)));
        return all;
    }
}
