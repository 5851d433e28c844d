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
 * An issue's example sentences and the background, as vectors in one language.
 *
 * <p>Every sentence on an issue names the issue, and so comes near to all of its examples. What they have in common, their centre, tells
 * whether words are on the issue; what is left without it tells which topic and claim they are on. Topics and claims are therefore
 * vectors without the centre: compare with {@link #apart}.
 *
 * @param all everything that is on the issue
 * @param centre the mean of all
 * @param spread how much is left of an example without it
 * @param usual how near sentences on other matters come to the centre
 * @param background official sentences on other matters
 * @param backgroundApart the same without the centre
 * @param neutral sentences on the issue that take no side, those of the issue and of its topics, without the centre
 * @param topics each topic's examples, in the order of the issue file
 * @param claims each claim's examples, in the order of the issue file
 */
public record IssueExamples(
        ExampleVectors all,
        float[] centre,
        double spread,
        Usual usual,
        ExampleVectors background,
        ExampleVectors backgroundApart,
        ExampleVectors neutral,
        List<Scaled> topics,
        List<Sides> claims) {

    private static final int NEAREST = 2;

    /**
     * A claim's examples.
     *
     * @param text the proposition itself
     * @param favor sentences on its side
     * @param against sentences on the other
     * @param none sentences near the claim that take neither side, without the centre
     */
    public record Sides(Scaled text, Scaled favor, Scaled against, ExampleVectors none) {}

    /**
     * ExampleVectors with a scale of their own: how near sentences come that belong elsewhere in the issue. The more examples, and the
     * broader, the nearer any sentence comes to one of them; on this scale a claim with ten is not taken for one with three.
     *
     * @param examples without the centre
     * @param mean nearness of the sentences that belong elsewhere
     * @param deviation of that
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

        /** How near a vector without the centre comes, in deviations from what belongs elsewhere. */
        public double nearest(float[] apart) {
            return scaled(examples.nearest(apart, NEAREST));
        }

        /** A mean cosine with the nearest two, in deviations from what belongs elsewhere. */
        public double scaled(double cosine) {
            return (cosine - mean) / deviation;
        }
    }

    /** An issue's examples by language, embedded when first asked for. Safe for use by several threads. */
    public static final class ByLanguage {
        private final Issue issue;
        private final Map<String, LearnedModel.ClaimExamples> learned;
        private final Embedder embedder;
        private final Map<Boolean, IssueExamples> loaded = new ConcurrentHashMap<>();

        public ByLanguage(Issue issue, Embedder embedder) {
            this(issue, Map.of(), embedder);
        }

        private ByLanguage(Issue issue, Map<String, LearnedModel.ClaimExamples> learned, Embedder embedder) {
            this.issue = issue;
            this.learned = learned;
            this.embedder = embedder;
        }

        /** The examples with the sentences that were learned beside them. */
        public static ByLanguage withLearned(Issue issue, Embedder embedder) {
            return new ByLanguage(issue, issue.learned().claims(), embedder);
        }

        /** The examples to compare words of a language with. */
        public IssueExamples in(String language) {
            boolean chinese = Script.readsChinese(language);
            return loaded.computeIfAbsent(chinese, key -> embed(issue, learned, embedder, key ? "zh" : "en"));
        }
    }

    private static IssueExamples embed(
            Issue issue, Map<String, LearnedModel.ClaimExamples> learned, Embedder embedder, String language) {
        ExampleVectors all = ExampleVectors.of(allOf(issue), embedder, language);
        float[] centre = all.centre();
        ExampleVectors background = BackgroundSentences.apartFrom(all, embedder, language);
        ExampleVectors backgroundApart = background.apartFrom(centre);
        List<ExampleVectors> topics = issue.topics().stream()
                .map(topic -> topicExamples(topic, embedder, language).apartFrom(centre))
                .toList();
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
        return new IssueExamples(
                all,
                centre,
                all.spread(centre),
                Usual.of(background, centre),
                background,
                backgroundApart,
                neutral,
                scaledTopics,
                sides);
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

    /** What is left of a sentence's vector without what the issue's examples have in common. */
    public float[] apart(float[] vector) {
        return ExampleVectors.apartFrom(vector, centre, spread);
    }

    /** How near a sentence comes to what the issue's examples have in common, in standard deviations of the background. */
    public double common(float[] vector) {
        return (ExampleVectors.dot(vector, centre) - usual.mean()) / usual.deviation();
    }

    /**
     * How near sentences on other matters come to what the issue's examples have in common.
     *
     * @param mean their cosine
     * @param deviation of that
     */
    public record Usual(double mean, double deviation) {
        static Usual of(ExampleVectors background, float[] centre) {
            double sum = 0;
            double squares = 0;
            for (float[] other : background.vectors()) {
                double near = ExampleVectors.dot(other, centre);
                sum += near;
                squares += near * near;
            }
            int count = Math.max(1, background.vectors().size());
            double mean = sum / count;
            return new Usual(mean, Math.sqrt(Math.max(squares / count - mean * mean, 1e-6)));
        }
    }

    private static ExampleVectors topicExamples(Issue.Topic topic, Embedder embedder, String language) {
        String described = topic.description().isEmpty() ? topic.label() : topic.label() + ": " + topic.description();
        return ExampleVectors.of(
                Stream.concat(Stream.of(described), topic.examples().stream()).toList(), embedder, language);
    }

    private static List<String> allOf(Issue issue) {
        List<String> all = new ArrayList<>(issue.examples());
        all.add(issue.title());
        if (!issue.description().isEmpty()) {
            all.add(issue.description());
        }
        issue.topics().forEach(topic -> all.addAll(topic.examples()));
        for (Issue.Claim claim : issue.claims()) {
            all.add(claim.text());
            all.addAll(claim.favor());
            all.addAll(claim.against());
        }
        return all;
    }
}
