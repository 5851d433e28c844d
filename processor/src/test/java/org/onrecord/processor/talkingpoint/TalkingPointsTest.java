package org.onrecord.processor.talkingpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onrecord.events.Alert;
import org.onrecord.events.Ids;
import org.onrecord.events.Stance;
import org.onrecord.events.Statement;
import org.onrecord.events.TalkingPoint;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.issue.Issue.RegisteredActor;
import org.onrecord.processor.passage.Passage;
import org.onrecord.processor.talkingpoint.TalkingPoints.Said;
import org.onrecord.testing.IssueBuilder;
import org.onrecord.testing.StatementBuilder;

class TalkingPointsTest {
    private static final Statement.Actor MINISTRY = new Statement.Actor("ministry", "Ministry", false, "XX", 1, true);
    private static final Statement.Actor SPEAKER = new Statement.Actor("ann", "Ann", false, "XX", 2, true);

    private static final Issue ISSUE = IssueBuilder.issue("dam", "Dam")
            .actors(
                    new RegisteredActor(
                            "ministry",
                            RegisteredActor.Kind.INSTITUTION,
                            Map.of("en", List.of("Ministry")),
                            null,
                            "XX",
                            1,
                            List.of()),
                    new RegisteredActor(
                            "ann",
                            RegisteredActor.Kind.PERSON,
                            Map.of("en", List.of("Ann")),
                            "ministry",
                            "XX",
                            2,
                            List.of(new Issue.Role("Ministry spokesperson", "ministry", null, null, null, 2, "test"))))
            .topics(new Issue.Topic("water", "Water", "", List.of(), Map.of()))
            .talkingPoints(new Issue.TalkingPoint(
                    "own-affair",
                    "ann",
                    List.of("The dam is our own affair and concerns nobody else at all."),
                    null,
                    null))
            .build();

    private final TalkingPoints talkingPoints = new TalkingPoints(ISSUE, TalkingPointsTest::meaning);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "IN WITNESS WHEREOF, I have hereunto set my hand this nineteenth day of March.",
                "NOW, THEREFORE, I, the President, proclaim a week of clean water.",
                "By the authority vested in me as President by the Water Act, it is hereby ordered:",
                "Sec. 7. General Provisions. (a) Nothing in this order shall be read against the rights of a river ministry.",
                "(b) This order shall be implemented in keeping with the law and the water that there is.",
                "\\(d\\) The costs for publication of this order shall be borne by the Ministry of Water.",
                "**The Framework for Rivers and Dams**",
                "<span style=\"text-decoration: underline\"> Sec. 2.</span>"
            })
    void leavesOutFormulasAndHeadings(String words) {
        assertThat(saidThreeTimes(words)).isEmpty();
    }

    @Test
    void leavesOutWhatIsSaidFarFromTheIssue() {
        assertThat(said(
                                "1",
                                "2025-01-01",
                                "The river is ours.",
                                "This harvest feeds everyone.",
                                "Next comes the harvest festival.",
                                "Enjoy the harvest festival!")
                        .sentences())
                .extracting(SpokenSentence::words)
                .containsExactly("The river is ours.", "This harvest feeds everyone.");
        assertThat(said("2", "2025-01-01", "This harvest feeds everyone.").sentences())
                .hasSize(1);
        assertThat(said("3", "2025-01-01", "大坝是我们自己的事，与任何人无关。").sentences()).hasSize(1);
    }

    @Test
    void findsWhatIsSaidOnThreeOccasions() {
        List<Said> said = new ArrayList<>(List.of(
                said("a", "2024-01-01", "Nobody downstream is robbed of a single drop of water."),
                said("b", "2024-02-01", "Let me repeat: nobody downstream is robbed of a single drop of water."),
                said("c", "2024-02-02", "Nobody downstream is robbed of a single drop of water.")));
        assertThat(talkingPoints.of(MINISTRY, said)).as("two occasions").isEmpty();

        said.add(said("d", "2024-03-01", "Nobody downstream is robbed of a single drop of water, and that is a fact."));
        TrackedTalkingPoint followed = talkingPoints.of(MINISTRY, said).getFirst();
        TalkingPoint point = followed.point();
        assertThat(point.wording()).isEqualTo("Nobody downstream is robbed of a single drop of water.");
        assertThat(point.occasions()).isEqualTo(3);
        assertThat(point.statements()).isEqualTo(4);
        assertThat(point.first()).isEqualTo("2024-01-01");
        assertThat(point.last()).isEqualTo("2024-03-01");
        assertThat(point.uses()).extracting(TalkingPoint.Use::statement).containsExactly("a", "b", "c", "d");
        assertThat(followed.alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.kind()).isEqualTo(Alert.Kind.TALKING_POINT);
            assertThat(alert.day()).isEqualTo("2024-03-01");
            assertThat(alert.title())
                    .isEqualTo("Ministry (XX) keeps saying: “Nobody downstream is robbed of a single drop of water.”");
            assertThat(alert.facts()).containsEntry("change", "appeared");
            assertThat(alert.evidence()).hasSize(3);
        });
    }

    @Test
    void showsATalkingPointWithoutTheMarkupOfItsText() {
        String words = "The **dam** was [signed\ninto](https://dam.example/law) law for all people of the valley.";
        assertThat(saidThreeTimes(words))
                .extracting(each -> each.point().wording())
                .containsExactly("The dam was signed into law for all people of the valley.");
    }

    @Test
    void whatAllNoticesSayIsATalkingPointOnlyWhereOneTakesASide() {
        String words = "The Office gives notice of a request to take water from the dam.";
        List<StatementBuilder> notices = List.of(
                statement("a", "2024-01-01", words),
                statement("b", "2024-02-10", words),
                statement("c", "2024-03-20", words));
        notices.forEach(each -> each.kind(Statement.Kind.OWN_TEXT)
                .unsure(List.of(new Statement.StanceLabel(
                        "fair-share", Stance.FAVOR, 0.4, new Statement.Span(0, 10), "The Office"))));
        assertThat(talkingPoints.of(
                        MINISTRY,
                        notices.stream().map(each -> said(each, words)).toList()))
                .isEmpty();

        notices.getLast()
                .stances(List.of(new Statement.StanceLabel(
                        "fair-share", Stance.FAVOR, 0.9, new Statement.Span(0, 10), "The Office")));
        assertThat(talkingPoints.of(
                        MINISTRY,
                        notices.stream().map(each -> said(each, words)).toList()))
                .hasSize(1);
    }

    @Test
    void joinsSentencesOfTheSameMeaning() {
        assertThat(talkingPoints
                        .of(
                                MINISTRY,
                                List.of(
                                        said(
                                                "a",
                                                "2024-01-01",
                                                "Flood walls protect all of the valley from the spring water."),
                                        said(
                                                "b",
                                                "2024-02-01",
                                                "Flood protection for all of the valley is what we build."),
                                        said(
                                                "c",
                                                "2024-03-01",
                                                "Flood dangers are what all of the valley is spared by us.")))
                        .getFirst()
                        .point()
                        .occasions())
                .isEqualTo(3);
    }

    @Test
    void doesNotCountACopyOfALongStatementAsAUse() {
        String[] twoSentences = {"The reservoir has made the whole valley safe from floods.", "We shall go on."};
        assertThat(talkingPoints.of(
                        MINISTRY,
                        List.of(
                                said("a", "2024-01-01", twoSentences),
                                said("b", "2024-02-01", twoSentences),
                                said("c", "2024-03-01", twoSentences))))
                .isEmpty();
    }

    @Test
    void ignoresSentencesOnNoTopicOfTheIssue() {
        List<Said> said = new ArrayList<>();
        for (String day : List.of("2024-01-01", "2024-02-01", "2024-03-01")) {
            said.add(said(day, day, List.of(), "Thank you all very much for coming here today."));
        }
        assertThat(talkingPoints.of(MINISTRY, said)).isEmpty();
    }

    @Test
    void countsADeclaredOneFromItsFirstUseAndAssignsItToTheInstitution() {
        TrackedTalkingPoint followed = talkingPoints
                .of(MINISTRY, List.of(said("a", "2024-01-01", "The dam is our own affair and concerns nobody else.")))
                .getFirst();
        assertThat(followed.point().id()).isEqualTo("own-affair");
        assertThat(followed.point().declared()).isTrue();
        assertThat(followed.alerts())
                .extracting(Alert::title)
                .containsExactly(
                        "Ministry (XX) says for the first time: “The dam is our own affair and concerns nobody else at all.”");

        DeclaredTalkingPoints declared = new DeclaredTalkingPoints(ISSUE, TalkingPointsTest::meaning);
        String words = "The dam is our own affair and concerns nobody else.";
        assertThat(declared.of(SPEAKER, null, sentence(words)))
                .extracting(each -> each.point().id())
                .containsExactly("own-affair");
        String others = "The harvest festival opens on Saturday with a concert.";
        assertThat(declared.of(SPEAKER, null, sentence(others))).isEmpty();
    }

    private static List<Passage.Sentence> sentence(String words) {
        return List.of(new Passage.Sentence(new Statement.Span(0, words.length()), words, meaning(words), false));
    }

    @Test
    void alertsToADropAndARevivalWithProbabilityAndEvidence() {
        List<Said> said = new ArrayList<>();
        String words = "Nobody downstream is robbed of a single drop of water.";
        for (String day : List.of("2024-01-01", "2024-01-11", "2024-01-21", "2024-06-01")) {
            said.add(said(day, day, words));
        }
        for (String day : List.of("2024-02-01", "2024-02-11", "2024-02-21", "2024-03-01", "2024-03-11")) {
            said.add(said(day, day, "Concert."));
        }
        List<Alert> alerts = talkingPoints.of(MINISTRY, said).getFirst().alerts();
        assertThat(alerts)
                .extracting(alert -> alert.day() + " " + alert.facts().get("change"))
                .containsExactly("2024-01-21 appeared", "2024-03-11 dropped", "2024-06-01 revived");
        assertThat(alerts.get(1).why())
                .isEqualTo(
                        "Said on 3 of 3 occasions on which this actor spoke of it until 2024-01-21, and on none of the 5 since: by"
                                + " chance so long a silence has a probability of 0.008.");
        assertThat(alerts.get(1).evidence())
                .extracting(Alert.Evidence::statement)
                .containsExactly("2024-01-21");
    }

    @Test
    void whatIsPerhapsSaidInOtherWordsOrCannotBeComparedIsNoSilence() {
        List<Said> said = new ArrayList<>();
        for (String day : List.of("2024-01-01", "2024-01-11", "2024-01-21")) {
            said.add(said(day, day, "Nobody downstream is robbed of a single drop of water."));
        }
        for (String day : List.of("2024-02-01", "2024-02-11", "2024-02-21", "2024-03-01", "2024-03-11")) {
            said.add(said(day, day, "Downstream, we repeat, nobody is robbed of a thing by us."));
        }
        for (String day : List.of("2024-04-01", "2024-04-11", "2024-04-21", "2024-05-01", "2024-05-11")) {
            said.add(said(day, day, "水库将在春天开放。"));
        }
        assertThat(talkingPoints.of(MINISTRY, said).getFirst().alerts())
                .extracting(alert -> alert.day() + " " + alert.facts().get("change"))
                .containsExactly("2024-01-21 appeared");
    }

    @Test
    void tellsOneDropADay() {
        List<Said> said = new ArrayList<>();
        for (String day : List.of("2024-01-01", "2024-01-11", "2024-01-21")) {
            said.add(said(day, day, "Nobody downstream is robbed of a single drop of water."));
            said.add(said(day + "b", day, "Flood walls protect all of the valley from the spring water."));
        }
        for (String day : List.of("2024-02-01", "2024-02-11", "2024-02-21", "2024-03-01", "2024-03-11")) {
            said.add(said(day, day, "Concert."));
        }
        assertThat(talkingPoints.of(MINISTRY, said).stream().flatMap(each -> each.alerts().stream()))
                .filteredOn(alert -> "dropped".equals(alert.facts().get("change")))
                .hasSize(1);
    }

    @Test
    void aSentenceThatNeedsTheOneBeforeItIsNoTalkingPoint() {
        assertThat(saidThreeTimes("We are the first country on the whole river to do so."))
                .isEmpty();
        assertThat(saidThreeTimes("These are the reasons why the water of the dam is safe."))
                .isEmpty();
        assertThat(saidThreeTimes("The Ministry of Water firmly opposes this move at the dam."))
                .isEmpty();
        assertThat(saidThreeTimes("Act](https://dam.example/law), the law on all water of the valley."))
                .isEmpty();
        assertThat(saidThreeTimes("我方对此予以强烈谴责并提出交涉。")).isEmpty();
    }

    @Test
    void findsTheSameInAnyOrder() {
        List<Said> said = new ArrayList<>();
        Random random = new Random(4711);
        for (int i = 0; i < 60; i++) {
            String day = "2024-%02d-%02d".formatted(1 + random.nextInt(6), 1 + random.nextInt(28));
            said.add(said(
                    "s" + i, random.nextInt(9) == 0 ? null : day, SENTENCES.get(random.nextInt(SENTENCES.size()))));
        }
        List<TrackedTalkingPoint> expected = talkingPoints.of(MINISTRY, said);
        assertThat(expected).hasSizeGreaterThan(2);
        for (long seed = 0; seed < 25; seed++) {
            Collections.shuffle(said, new Random(seed));
            List<TrackedTalkingPoint> shuffled = talkingPoints.of(MINISTRY, said);
            assertThat(shuffled)
                    .as("seed " + seed)
                    .extracting(TrackedTalkingPoint::point)
                    .isEqualTo(expected.stream().map(TrackedTalkingPoint::point).toList());
            assertThat(shuffled)
                    .extracting(TrackedTalkingPoint::alerts)
                    .isEqualTo(
                            expected.stream().map(TrackedTalkingPoint::alerts).toList());
        }
    }

    private static final List<String> SENTENCES = List.of(
            "Nobody downstream is robbed of a single drop of water.",
            "Once more: nobody downstream is robbed of a single drop of water.",
            "Flood walls protect all of the valley from the spring water.",
            "Flood protection for all of the valley is what we build.",
            "The talks on the river can begin at any time without conditions.",
            "The harvest festival opens on Saturday with a concert for everyone.",
            "A joint river commission should settle what is in dispute.");

    private static Said said(String id, @Nullable String day, String... sentences) {
        return said(statement(id, day, String.join(" ", sentences)), sentences);
    }

    private static Said said(String id, @Nullable String day, List<Statement.TopicLabel> topics, String... sentences) {
        return said(statement(id, day, String.join(" ", sentences)).topics(topics), sentences);
    }

    private static Said said(StatementBuilder statement, String... sentences) {
        return Said.of(statement.build(), List.of(sentences), TalkingPointsTest::names, TalkingPointsTest::meaning);
    }

    private static StatementBuilder statement(String id, @Nullable String day, String words) {
        return StatementBuilder.statement(id, words)
                .document(new Statement.DocumentRef("d-" + id, "v", "Title", "Paper", null, null))
                .speaker("Ann", null, null)
                .actor(SPEAKER)
                .day(day == null ? null : LocalDate.parse(day))
                .issue("dam")
                .topics(List.of(new Statement.TopicLabel("water", 0.9)))
                .cluster(Ids.hash("cluster", words))
                .model("test");
    }

    private List<TrackedTalkingPoint> saidThreeTimes(String words) {
        return talkingPoints.of(
                MINISTRY,
                List.of(
                        said("a", "2024-01-01", words),
                        said("b", "2024-02-10", words),
                        said("c", "2024-03-20", words)));
    }

    /** All sentences name the issue but those on harvests. */
    private static boolean names(String sentence) {
        return !sentence.contains("harvest");
    }

    /** Sentences that begin with the word Flood mean the same; every other sentence means something else. */
    private static float[] meaning(String sentence) {
        float[] vector = new float[1024];
        vector[sentence.startsWith("Flood ") ? 0 : 1 + Math.floorMod(sentence.hashCode(), 1023)] = 1;
        return vector;
    }
}
