package org.onrecord.processor.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.onrecord.events.Stance;
import org.onrecord.events.Statement.Span;
import org.onrecord.events.issue.Learned;
import org.onrecord.processor.model.OnnxEmbedder;
import org.onrecord.processor.model.StanceReader;
import org.onrecord.processor.passage.Passage;
import org.onrecord.processor.stance.ModelStances;
import org.onrecord.processor.topic.Harbour;
import org.onrecord.processor.topic.IssueExamples;

class LearningTest {
    private static final String SHUT = "Let the boats find another berth, and soon.";
    private static final String OPEN = "Nobody will lock these gates as long as we sit here.";
    private static final String NEAR = "The plan for the harbour was read out to the boats' owners.";

    private static OnnxEmbedder embedder;

    @BeforeAll
    static void load() {
        embedder = OnnxEmbedder.load();
    }

    @AfterAll
    static void close() {
        embedder.close();
    }

    @Test
    void takesTheSentencesThatDecideAsExamples() {
        Learned learned = learning().from(lessons()).learned();

        assertThat(learned.claims())
                .isEqualTo(
                        Map.of("close", new Learned.Sentences(List.of(SHUT), List.of(OPEN), List.of(NEAR))));
        assertThat(learned.issue()).isEqualTo("harbour");
        assertThat(learned.passages()).isEqualTo(15);
        assertThat(learned.thresholds()).containsOnlyKeys("stance");
    }

    @Test
    void saysWhatItIsWorth() {
        Learning.Result result = learning().from(lessons());

        assertThat(result.after()).isGreaterThan(result.before());
    }

    private static List<Lesson> lessons() {
        List<Lesson> lessons = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            lessons.add(lesson(Map.of("close", Stance.FAVOR), "We met.", SHUT));
            lessons.add(lesson(Map.of("close", Stance.AGAINST), "We met.", OPEN));
            lessons.add(lesson(Map.of(), "We met.", NEAR));
        }
        return lessons;
    }

    private static Lesson lesson(Map<String, Stance> stances, String first, String second) {
        Passage passage = Harbour.passage(embedder, "en", first, second);
        int from = first.length() + 1;
        return new Lesson(
                passage,
                stances,
                stances.isEmpty() ? Map.of() : Map.of("close", List.of(new Span(from + 4, from + 20))));
    }

    private static Learning learning() {
        return new Learning(
                Harbour.ISSUE,
                known -> new IssueExamples.ByLanguage(known, embedder),
                known -> ModelStances.of(known, embedder, new Undecided()));
    }

    /** Reads nothing into anything. */
    private static final class Undecided implements StanceReader {
        private static final Stances UNKNOWN = new Stances(0.3, 0.3, 0.4);

        @Override
        public Reading read(Query query, String language) {
            return new Reading(UNKNOWN, Collections.nCopies(query.sentences().size(), UNKNOWN), 0.5);
        }

        @Override
        public String id() {
            return "undecided";
        }

        @Override
        public void close() {}
    }
}
