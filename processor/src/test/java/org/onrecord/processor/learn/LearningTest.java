package org.onrecord.processor.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.onrecord.events.Stance;
import org.onrecord.events.Statement.Span;
import org.onrecord.events.issue.Learned;
import org.onrecord.processor.model.OnnxEmbedder;
import org.onrecord.processor.passage.Passage;
import org.onrecord.processor.stance.ExampleStances;
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
                .isEqualTo(Map.of("close", new Learned.Sentences(List.of(SHUT), List.of(OPEN), List.of(NEAR))));
        assertThat(learned.issue()).isEqualTo("harbour");
        assertThat(learned.passages()).isEqualTo(15);
        assertThat(learned.thresholds()).isEmpty();
    }

    @Test
    void learnsNothingOfWhatNobodyDecided() {
        List<Lesson> undecided = lessons().stream()
                .map(lesson -> new Lesson(lesson.passage(), Set.of(), lesson.stances(), lesson.evidence()))
                .toList();

        assertThat(learning().from(undecided).learned().claims())
                .isEqualTo(Map.of("close", new Learned.Sentences(List.of(), List.of(), List.of())));
    }

    @Test
    void learnsAThresholdOfManyPassages() {
        List<Lesson> many = new ArrayList<>();
        for (int i = 0; i < 14; i++) {
            many.addAll(lessons());
        }

        assertThat(learning().from(many).learned().thresholds()).containsOnlyKeys("stance");
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
                Set.of("close"),
                stances,
                stances.isEmpty() ? Map.of() : Map.of("close", List.of(new Span(from + 4, from + 20))));
    }

    private static Learning learning() {
        return new Learning(
                Harbour.ISSUE,
                known -> new IssueExamples.ByLanguage(known, embedder),
                known -> ExampleStances.of(known, embedder));
    }
}
