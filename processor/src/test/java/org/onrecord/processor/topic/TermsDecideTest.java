package org.onrecord.processor.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.onrecord.events.Statement;
import org.onrecord.events.issue.Issue;
import org.onrecord.processor.model.Embedder;
import org.onrecord.processor.model.StanceReader;
import org.onrecord.processor.passage.Passage;
import org.onrecord.testing.IssueBuilder;

class TermsDecideTest {
    private static final Issue BOATS = IssueBuilder.issue("boats", "Boats")
            .languages("en", "zh")
            .terms("boat", "渔船")
            .topics(
                    new Issue.Topic(
                            "nets", "Nets", "nets and their meshes", List.of("The nets are torn.", "渔网破了。"), Map.of()),
                    new Issue.Topic(
                            "fares", "Fares", "what a crossing costs", List.of("Fares rise.", "票价上涨。"), Map.of()))
            .build();

    @Test
    void wordsNearATermAreOnTheIssue() {
        assertThat(onIssue(BOATS, "en", "The boat needs a new net.")).isTrue();
        assertThat(onIssue(BOATS, "zh", "渔船昨夜出海。")).isTrue();
    }

    @Test
    void talkThatNamesATermInPassingIsNot() {
        assertThat(onIssue(BOATS, "en", "We are all in one boat.", new ByExample()))
                .isFalse();
    }

    @Test
    void wordsThatTheModelDoubtsAreOnTheIssueIfTheyResembleItsExamples() {
        assertThat(onIssue(BOATS, "en", "Fares for the boat rise.", new ByExample()))
                .isTrue();
    }

    @Test
    void theExamplesDecideWhereTheIssueFileSetsAThreshold() {
        Issue measured = IssueBuilder.issue("boats", "Boats")
                .terms("boat")
                .topics(BOATS.topics().getFirst())
                .thresholds(Map.of("issue", 0.5))
                .build();

        // To this embedder the sentence resembles the examples.
        assertThat(onIssue(measured, "en", "We are all in one boat.")).isTrue();
    }

    @Test
    void theModelIsNotAskedAboutTopicsThatTheExamplesRuleOut() {
        Nets reader = new Nets();
        Passage passage = Harbour.passage(new ByWord(), "en", "The nets of the boat are torn.");

        TopicLabeller.Topics found = new ModelTopics(BOATS, new ByWord(), reader).label(passage);

        assertThat(found.topics()).extracting(Statement.TopicLabel::topic).containsExactly("nets");
        assertThat(reader.asked).doesNotContain("Topic: Fares. what a crossing costs");
    }

    private static boolean onIssue(Issue issue, String language, String sentence) {
        return onIssue(issue, language, sentence, new Same());
    }

    private static boolean onIssue(Issue issue, String language, String sentence, Embedder embedder) {
        Passage passage = Harbour.passage(embedder, language, sentence);
        return new ModelTopics(issue, embedder, new Nets()).label(passage).onIssue();
    }

    /** Finds that words about nets treat everything, and others nothing. */
    private static final class Nets implements StanceReader {
        private static final Stances NONE = new Stances(0.1, 0.1, 0.8);
        private final Queue<String> asked = new ConcurrentLinkedQueue<>();

        @Override
        public Reading read(Query query, String language) {
            asked.add(query.claim());
            boolean nets = query.sentences().toString().contains("net");
            return new Reading(NONE, Collections.nCopies(query.sentences().size(), NONE), nets ? 0.9 : 0.02);
        }

        @Override
        public String id() {
            return "nets";
        }

        @Override
        public void close() {}
    }

    /** Sentences are alike if both are about nets, or both are not. */
    private static final class ByWord implements Embedder {
        @Override
        public List<float[]> embed(List<String> sentences, String language) {
            return sentences.stream()
                    .map(each -> each.contains("net") ? new float[] {1, 0} : new float[] {0, 1})
                    .toList();
        }

        @Override
        public String id() {
            return "by-word";
        }

        @Override
        public void close() {}
    }

    /** Sentences are alike if both are about nets, fares or boats in general, as the examples are, or both are not. */
    private static final class ByExample implements Embedder {
        private static final Pattern EXAMPLE = Pattern.compile("net|fare|渔网|票价|boats", Pattern.CASE_INSENSITIVE);

        @Override
        public List<float[]> embed(List<String> sentences, String language) {
            return sentences.stream()
                    .map(each -> EXAMPLE.matcher(each).find() ? new float[] {1, 0} : new float[] {0, 1})
                    .toList();
        }

        @Override
        public String id() {
            return "by-example";
        }

        @Override
        public void close() {}
    }

    /** All sentences are alike. */
    private static final class Same implements Embedder {
        @Override
        public List<float[]> embed(List<String> sentences, String language) {
            return sentences.stream().map(each -> new float[] {1, 0}).toList();
        }

        @Override
        public String id() {
            return "same";
        }

        @Override
        public void close() {}
    }
}
