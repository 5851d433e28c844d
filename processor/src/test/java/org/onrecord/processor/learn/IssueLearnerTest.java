package org.onrecord.processor.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.onrecord.events.Stance;
import org.onrecord.events.Statement;
import org.onrecord.events.Statement.Span;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.issue.LearnedModel;
import org.onrecord.processor.model.OnnxEmbedder;
import org.onrecord.processor.model.StanceReader;
import org.onrecord.processor.passage.Passage;
import org.onrecord.processor.stance.ModelStances;
import org.onrecord.processor.topic.Harbour;
import org.onrecord.processor.topic.ModelTopics;

class IssueLearnerTest {
    private static final String SHUT = "Let the boats find another berth, and soon.";
    private static final String OPEN = "Nobody will lock these gates as long as we sit here.";
    private static final String NEAR = "The plan for the harbour was read out to the boats' owners.";

    private static OnnxEmbedder embedder;

    @BeforeAll
    static void load() {
        embedder = new OnnxEmbedder();
    }

    @AfterAll
    static void close() {
        embedder.close();
    }

    @Test
    void decidesSimilarPassagesAsPeopleDid() {
        LearnedModel learned = learning().from(lessons(), List.of()).learned();

        assertThat(learned.issue()).isEqualTo("harbour");
        assertThat(learned.passages()).isEqualTo(15);
        assertThat(learned.claims())
                .isEqualTo(
                        Map.of("close", new LearnedModel.ClaimExamples(List.of(SHUT), List.of(OPEN), List.of(NEAR))));
        assertThat(learned.languages()).containsOnlyKeys("en");
        assertThat(learned.thresholds()).isEmpty();
        assertThat(sides(learned, "We met.", "Let the boats find another berth, and very soon."))
                .containsExactly(Stance.FAVOR);
        assertThat(sides(learned, "We met.", "Nobody locks these gates as long as we sit here."))
                .containsExactly(Stance.AGAINST);
        assertThat(sides(learned, "We met.", NEAR)).isEmpty();
    }

    @Test
    void learnsNothingAboutUnlabelledClaims() {
        List<TrainingExample> undecided = lessons().stream()
                .map(lesson -> new TrainingExample(
                        lesson.passage(),
                        Optional.empty(),
                        Optional.empty(),
                        Set.of(),
                        lesson.stances(),
                        lesson.evidence()))
                .toList();

        LearnedModel learned = learning().from(undecided, List.of()).learned();

        assertThat(learned.isEmpty()).isTrue();
    }

    @Test
    void learnsTopics() {
        LearnedModel learned = learning().from(lessons(), List.of()).learned();

        assertThat(learned.languages().values())
                .singleElement()
                .satisfies(heads -> assertThat(heads.topics()).containsOnlyKeys("stocks", "jobs"));
    }

    @Test
    void teachesNothingOfWhichSideIsTakenWhereOneSideAloneIsLabelled() {
        List<TrainingExample> oneSided = lessons().stream()
                .filter(each -> !each.stances().containsValue(Stance.AGAINST))
                .toList();

        LearnedModel.LanguageHeads learned = Objects.requireNonNull(
                new HeadLearner(Harbour.ISSUE, new ModelTopics(Harbour.ISSUE, embedder, new Undecided()), () -> {})
                        .from(oneSided, true)
                        .get("en"));
        LearnedModel.StanceHeads heads = Objects.requireNonNull(learned.claims().get("close"));

        assertThat(heads.against()).isEqualTo(heads.favor()).isNotNull();
    }

    @Test
    void keepsNothingThatIsNoBetterByCrossValidation() {
        // Sides at random: what one passage teaches is wrong for the next.
        List<TrainingExample> contradicting = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            contradicting.add(lesson(Map.of("close", Stance.FAVOR), "We met.", i % 2 == 0 ? SHUT : OPEN));
            contradicting.add(lesson(Map.of("close", Stance.AGAINST), "We met.", i % 2 == 0 ? SHUT : OPEN));
        }

        IssueLearner.Result result = learning().from(contradicting, List.of());

        assertThat(result.told().isGain()).isFalse();
        assertThat(result.learned().thresholds()).doesNotContainKey("stance");
        assertThat(result.learned().claims()).isEmpty();
        assertThat(result.learned().languages().values())
                .allSatisfy(heads -> assertThat(heads.claims()).isEmpty());
    }

    @Test
    void refusesHeadsLearnedWithAnotherEmbedderButNotWithAnotherStanceModel() {
        assertThatThrownBy(() -> new ModelStances(learnedWith("other/undecided"), embedder, new Undecided()))
                .hasMessageContaining(
                        "belongs to the models other/undecided, but the embedder bge-small-v1.5-q is in use")
                .hasMessageContaining("learn again with onrecord issue learn");

        assertThat(new ModelStances(learnedWith("bge-small-v1.5-q/earlier"), embedder, new Undecided()).id())
                .startsWith("undecided/learned-");
    }

    private static Issue learnedWith(String models) {
        LearnedModel learned = learning().from(lessons(), List.of()).learned();
        return Harbour.ISSUE.with(new LearnedModel(
                "harbour",
                15,
                models,
                Map.of(),
                LearnedModel.Calibration.NONE,
                Map.of(),
                learned.languages(),
                "",
                Map.of()));
    }

    @Test
    void learnsAThresholdOfTopicsFromManyPassages() {
        List<TrainingExample> many = new ArrayList<>();
        for (int i = 0; i < 14; i++) {
            many.addAll(lessons());
        }

        assertThat(learning().from(many, List.of()).learned().thresholds()).containsKey("topic");
    }

    @Test
    void reportsScoresBeforeAndAfter() {
        IssueLearner.Result result = learning().from(lessons(), List.of());

        assertThat(result.told().after()).isGreaterThan(result.told().before());
        assertThat(result.told().isGain()).isTrue();
    }

    @Test
    void reportsAsManyStepsAsItAnnounces() {
        AtomicInteger steps = new AtomicInteger();
        IssueLearner learning =
                new IssueLearner(Harbour.ISSUE, embedder, new Undecided(), steps::incrementAndGet, true);

        long all = learning.steps(lessons(), List.of());
        learning.from(lessons(), List.of());

        assertThat(steps).hasValue(Math.toIntExact(all));
    }

    private static List<TrainingExample> lessons() {
        List<TrainingExample> lessons = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            lessons.add(lesson(Map.of("close", Stance.FAVOR), "We met.", SHUT));
            lessons.add(lesson(Map.of("close", Stance.AGAINST), "We met.", OPEN));
            lessons.add(lesson(Map.of(), "We met.", NEAR));
        }
        return lessons;
    }

    private static TrainingExample lesson(Map<String, Stance> stances, String first, String second) {
        Passage passage = Harbour.passage(embedder, "en", first, second);
        int from = first.length() + 1;
        return new TrainingExample(
                passage,
                Optional.empty(),
                Optional.of(Set.of(stances.isEmpty() ? "stocks" : "jobs")),
                Set.of("close"),
                stances,
                stances.isEmpty() ? Map.of() : Map.of("close", List.of(new Span(from + 4, from + 20))));
    }

    private static List<Stance> sides(LearnedModel learned, String... sentences) {
        return new ModelStances(Harbour.ISSUE.with(learned), embedder, new Undecided())
                .decide(Harbour.passage(embedder, "en", sentences)).taken().stream()
                        .map(Statement.StanceLabel::stance)
                        .toList();
    }

    private static IssueLearner learning() {
        return new IssueLearner(Harbour.ISSUE, embedder, new Undecided(), () -> {}, true);
    }

    /** Finds no side in anything. */
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
