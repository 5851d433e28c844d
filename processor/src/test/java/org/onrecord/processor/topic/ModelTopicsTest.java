package org.onrecord.processor.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.onrecord.events.Statement;
import org.onrecord.events.issue.LearnedModel;
import org.onrecord.processor.model.IssueStanceReader;
import org.onrecord.processor.model.OnnxEmbedder;
import org.onrecord.processor.model.OnnxStanceReader;
import org.onrecord.processor.model.StanceReader;
import org.onrecord.processor.passage.Passage;

class ModelTopicsTest {
    private static OnnxEmbedder embedder;
    private static OnnxStanceReader reader;
    private static ModelTopics topics;

    @BeforeAll
    static void load() {
        embedder = new OnnxEmbedder();
        reader = new OnnxStanceReader(List::of);
        topics = new ModelTopics(Harbour.ISSUE, embedder, reader);
    }

    @AfterAll
    static void close() {
        embedder.close();
        reader.close();
    }

    @Test
    void findsTheTopicOfWordsOnTheIssue() {
        TopicLabeller.Topics found =
                label("en", "There are hardly any herring left in Elmport harbour, our biologists report.");

        assertThat(found.onIssue()).isTrue();
        assertThat(found.topics()).extracting(Statement.TopicLabel::topic).contains("stocks");
    }

    @Test
    void leavesWordsOnOtherMattersOffTheIssue() {
        TopicLabeller.Topics found =
                label("en", "The orchestra will tour three countries in spring.", "Tickets are on sale.");

        assertThat(found.onIssue()).isFalse();
        assertThat(found.topics()).isEmpty();
    }

    @Test
    void decidesOnTheIssueByTheSentencesBesideItsNameAndAsksForTheOthersOnlyThen() {
        Passage off = Harbour.passage(embedder, "en", "The orchestra will tour three countries in spring.");
        Passage on = Harbour.passage(embedder, "en", "There are hardly any herring left in Elmport harbour.");

        assertThat(topics.label(off, () -> on).onIssue()).isFalse();
        assertThat(topics.label(on, () -> Passage.together(List.of(on, off))).onIssue())
                .isTrue();
    }

    @Test
    void readsChinese() {
        assertThat(label("zh", "埃尔姆港的鲱鱼已经所剩无几。").onIssue()).isTrue();
        assertThat(label("zh", "央行今天公布了新的利率。").onIssue()).isFalse();
    }

    @Test
    void takesTheIssueButNoTopicsFromTheQuestion() {
        Passage answer = Harbour.passage(embedder, "en", "I have nothing to add to that.");
        Passage asked = new Passage(
                "en", "none", "Will the harbour of Elmport be closed to fishing boats?", answer.sentences());

        assertThat(topics.label(answer).onIssue()).isFalse();
        assertThat(topics.label(asked).score())
                .isGreaterThan(topics.label(answer).score());
    }

    @Test
    void labelsNothingWithoutWords() {
        assertThat(topics.label(new Passage("en", "none", "", List.of())))
                .isEqualTo(new TopicLabeller.Topics(false, 0, List.of()));
    }

    @Test
    void takesTopicsFromTheReaderOfTheIssueAndDoesNotReadForThem() {
        ModelTopics read = new ModelTopics(
                Harbour.ISSUE.with(LearnedModel.NOTHING.withReader("harbour reader")), embedder, new HarbourReader());

        assertThat(read.label(Harbour.passage(embedder, "en", "The fishing families of Elmport may lose their work."))
                        .topics())
                .extracting(Statement.TopicLabel::topic)
                .containsExactly("jobs");
        assertThat(read.label(Harbour.passage(embedder, "zh", "埃尔姆港的鲱鱼已经所剩无几。")).topics())
                .extracting(Statement.TopicLabel::topic)
                .contains("stocks");
    }

    /** Knows both topics, and finds that all words treat jobs; asked about any topic in words it fails. */
    private static final class HarbourReader implements StanceReader {
        @Override
        public Reading read(Query query, String language) {
            throw new AssertionError("read against " + query.claim());
        }

        @Override
        public Optional<IssueStanceReader> ofIssue(String name) {
            return name.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new IssueStanceReader() {
                        @Override
                        public String id() {
                            return name;
                        }

                        @Override
                        public List<String> claims() {
                            return List.of("close");
                        }

                        @Override
                        public List<String> topics() {
                            return List.of("jobs", "stocks");
                        }

                        @Override
                        public Reading read(String side, List<String> sentences) {
                            return new Reading(
                                    List.of(), Collections.nCopies(sentences.size(), List.of()), List.of(0.98, 0.01));
                        }
                    });
        }

        @Override
        public String id() {
            return "harbour";
        }

        @Override
        public void close() {}
    }

    private static TopicLabeller.Topics label(String language, String... sentences) {
        return topics.label(Harbour.passage(embedder, language, sentences));
    }
}
