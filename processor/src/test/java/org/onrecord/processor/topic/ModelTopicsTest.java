package org.onrecord.processor.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.onrecord.events.Statement;
import org.onrecord.processor.model.OnnxEmbedder;
import org.onrecord.processor.model.OnnxStanceReader;
import org.onrecord.processor.passage.Passage;

class ModelTopicsTest {
    private static OnnxEmbedder embedder;
    private static OnnxStanceReader reader;
    private static ModelTopics topics;

    @BeforeAll
    static void load() {
        embedder = OnnxEmbedder.load();
        reader = OnnxStanceReader.load();
        topics = ModelTopics.of(Harbour.ISSUE, embedder, reader);
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

    private static TopicLabeller.Topics label(String language, String... sentences) {
        return topics.label(Harbour.passage(embedder, language, sentences));
    }
}
