package org.onrecord.processor.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.events.Correction;
import org.onrecord.events.Document;
import org.onrecord.events.Event;
import org.onrecord.events.Ids;
import org.onrecord.events.Opinion;
import org.onrecord.events.Opinion.SideTaken;
import org.onrecord.events.Opinion.TopicTreated;
import org.onrecord.events.Stance;
import org.onrecord.events.Statement;
import org.onrecord.events.Withdrawal;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.opinion.OpinionRequest;
import org.onrecord.events.topic.Topic;
import org.onrecord.events.topic.Topics;
import org.onrecord.processor.topology.Partitions.Setup;
import org.onrecord.testing.DocumentBuilder;
import org.onrecord.testing.IssueBuilder;
import org.onrecord.testing.StatementBuilder;

/** A language model that decides labels: its answers meet the statements in any order, and the local labels stand without them. */
class LabellerIT {
    private static final String MODEL = "example-llm";
    private static final LocalDate AS_OF = LocalDate.parse("2024-12-31");

    private static final Issue ISSUE = IssueBuilder.issue("weather", "Weather")
            .actors(actor("ann"), actor("bob"))
            .topics(
                    new Issue.Topic("rain", "Rain", "", List.of(), Map.of()),
                    new Issue.Topic("wind", "Wind", "", List.of(), Map.of()))
            .claims(new Issue.Claim("wet", "It will be wet.", "wet", List.of("Rain."), List.of("Sun.")))
            .build();

    private static final Setup OFF = new Setup(ISSUE, AS_OF, Optional.empty());
    private static final Setup ON = new Setup(ISSUE, AS_OF, Optional.of(MODEL));

    private static final Document RAIN = document("a", 1, "ann XX 2024-02-05 wet favor: It rains all day.");

    private static final Opinion DRY = answer("ann", "It rains all day.", Stance.AGAINST, "all day", "wind", "rains");

    private static final String SERIES = "weather/claim:wet/side:XX/day/2024-02-05";

    @TempDir
    private Path state;

    @Test
    void theAnswerDecidesSidesTopicsTrendsAndAlerts() {
        try (TopologyLine line = line()) {
            line.put(RAIN);
            assertThat(statements(line))
                    .singleElement()
                    .asString()
                    .contains("\"topics\":[{\"topic\":\"rain\",\"score\":0.9}]")
                    .contains("\"stances\":[{\"claim\":\"wet\",\"stance\":\"favor\",\"score\":0.95,")
                    .contains("\"labeller\":{\"name\":\"example-llm\",\"answer\":\"awaited\"}");
            assertThat(line.table(Topics.TRENDS.name()).get(SERIES)).contains("\"favor\":1,\"against\":0");

            line.put(DRY);
            assertThat(statements(line))
                    .singleElement()
                    .asString()
                    .contains("\"topics\":[{\"topic\":\"wind\",\"score\":0.9}]")
                    .contains(
                            "\"stances\":[{\"claim\":\"wet\",\"stance\":\"against\",\"score\":0.9,"
                                    + "\"evidence\":{\"start\":38,\"end\":45},\"words\":\"all day\",\"by\":\"example-llm\",\"conditional\":false}]")
                    .contains("\"labeller\":{\"name\":\"example-llm\",\"answer\":\"given\"}");
            assertThat(line.table(Topics.TRENDS.name()).get(SERIES)).contains("\"favor\":0,\"against\":1");
            assertThat(line.table(Topics.TRENDS.name()))
                    .containsKey("weather/topic:wind/actor:ann/day/2024-02-05")
                    .doesNotContainKey("weather/topic:rain/actor:ann/day/2024-02-05");
            assertThat(line.table(Topics.ALERTS_FIRST_POSITION.name())).isEmpty();
            assertThat(line.table(Topics.ALERTS_UNCONFIRMED.name()).values())
                    .singleElement()
                    .asString()
                    .contains("against “It will be wet.”")
                    .contains("\"words\":\"all day\"");
        }
    }

    @Test
    void itMakesNoDifferenceWhetherTheStatementOrTheAnswerComesFirst() {
        Map<String, Map<String, String>> after = tables(List.of(RAIN, DRY));

        assertThat(tables(List.of(DRY, RAIN))).isEqualTo(after);
        assertThat(tables(List.of(DRY, RAIN, DRY, RAIN))).isEqualTo(after);
        assertThat(tables(List.of(RAIN))).isNotEqualTo(after);
    }

    @Test
    void oneAnswerLabelsTheSameWordsOfTheSameSpeakerInEveryDocument() {
        try (TopologyLine line = line()) {
            line.put(RAIN);
            line.put(DRY);
            line.put(document("b", 1, "ann XX 2024-02-05 wet favor: It rains all day."));
            line.put(document("c", 1, "bob XX 2024-02-05 wet favor: It rains all day."));

            assertThat(statements(line).stream().filter(json -> json.contains("\"answer\":\"given\"")))
                    .hasSize(2)
                    .allMatch(json -> json.contains("\"id\":\"ann\""));
        }
    }

    @Test
    void aLaterAnswerReplacesTheFormerOneAndARemovedOneGivesTheLocalLabelsBack() {
        Opinion none = answer("ann", "It rains all day.", null, "", null, "");
        Opinion refused = refused("ann", "It rains all day.");
        try (TopologyLine line = line()) {
            line.put(RAIN);
            Map<String, Map<String, String>> local = line.tables();
            line.put(refused);
            assertThat(statements(line))
                    .singleElement()
                    .asString()
                    .contains("\"stance\":\"favor\",\"score\":0.95")
                    .contains("\"answer\":\"refused\"");
            line.put(DRY);
            line.put(none);
            assertThat(statements(line))
                    .singleElement()
                    .asString()
                    .contains("\"topics\":[],\"stances\":[],\"unsure\":[]")
                    .contains("\"answer\":\"given\"");
            assertThat(line.table(Topics.TRENDS.name())).doesNotContainKey(SERIES);

            line.opinions().pipeInput(DRY.key(), null);
            assertThat(line.tables()).isEqualTo(local);
        }
    }

    @Test
    void anAnswerThatQuotesOrNamesWhatIsNotThereLeavesTheLocalLabels() {
        for (Opinion lie : List.of(
                answer("ann", "It rains all day.", Stance.AGAINST, "all night", null, ""),
                answer("ann", "It rains all day.", null, "", "snow", "rains"),
                answer("ann", "It rains all day.", Stance.AGAINST, "all day", "wind", "blows"))) {
            assertThat(of(tables(List.of(RAIN, lie)), Topics.STATEMENTS).values())
                    .singleElement()
                    .asString()
                    .contains("\"stance\":\"favor\",\"score\":0.95")
                    .contains("\"answer\":\"refused\"");
        }
    }

    @Test
    void aCorrectionWinsOverTheAnswerInEveryOrder() {
        Correction wet = correction("It rains all day.", Correction.Field.STANCE, "wet", "favor");
        Map<String, Map<String, String>> after = tables(List.of(RAIN, DRY, wet));

        assertThat(of(after, Topics.STATEMENTS).values())
                .singleElement()
                .asString()
                .contains("\"topics\":[{\"topic\":\"wind\",\"score\":0.9}]")
                .contains("\"stances\":[{\"claim\":\"wet\",\"stance\":\"favor\",\"score\":1.0,")
                .contains("\"answer\":\"given\"");
        assertThat(of(after, Topics.TRENDS).get(SERIES)).contains("\"favor\":1,\"against\":0");
        assertThat(tables(List.of(RAIN, wet, DRY))).isEqualTo(after);
        assertThat(tables(List.of(DRY, wet, RAIN))).isEqualTo(after);
        assertThat(tables(List.of(wet, DRY, RAIN))).isEqualTo(after);
        Correction revoked = wet.revokedBy(new Correction.Revocation("Tom", Instant.ofEpochSecond(99), "No."));
        assertThat(tables(List.of(RAIN, wet, DRY, revoked))).isEqualTo(tables(List.of(RAIN, DRY)));
    }

    @Test
    void aCorrectedSpeakerMakesAnotherRequest() {
        Correction bob = correction("It rains all day.", Correction.Field.SPEAKER, null, "bob");
        Opinion ofBob = answer("bob", "It rains all day.", null, "", "rain", "rains");
        Map<String, Map<String, String>> after = tables(List.of(RAIN, DRY, ofBob, bob));

        assertThat(of(after, Topics.STATEMENTS).values())
                .singleElement()
                .asString()
                .contains("\"topics\":[{\"topic\":\"rain\",\"score\":0.9}],\"stances\":[]");
        assertThat(tables(List.of(bob, ofBob, RAIN, DRY))).isEqualTo(after);
        assertThat(tables(List.of(RAIN, bob, DRY, ofBob))).isEqualTo(after);
    }

    @Test
    void anAnswerOutlivesNewVersionsAndWithdrawals() {
        Document longer = document(
                "a", 3, "bob YY 2024-02-05 wet favor: So it does.\nann XX 2024-02-05 wet favor: It rains all day.");
        Withdrawal gone = new Withdrawal(RAIN.id(), Instant.ofEpochSecond(2), "published in error", null);

        Map<String, Map<String, String>> withdrawn = tables(List.of(RAIN, DRY, gone));
        assertThat(of(withdrawn, Topics.STATEMENTS)).isEmpty();
        assertThat(of(withdrawn, Topics.TRENDS)).isEmpty();
        Map<String, Map<String, String>> back = tables(List.of(RAIN, DRY, gone, longer));
        assertThat(of(back, Topics.TRENDS).get(SERIES)).contains("\"favor\":0,\"against\":1");
        assertThat(tables(List.of(DRY, longer))).isEqualTo(back);
    }

    @Test
    void answersChangeNothingIfNoLanguageModelLabelsOrAnotherOneDoes() {
        Setup another = new Setup(ISSUE, AS_OF, Optional.of("another-llm"));

        assertThat(settled(OFF, List.of(RAIN, DRY))).isEqualTo(settled(OFF, List.of(RAIN)));
        assertThat(settled(another, List.of(RAIN, DRY))).isEqualTo(settled(another, List.of(RAIN)));
    }

    @Test
    void statementsThatDoNotCountHaveNoLabeller() {
        Document reader = document("a", 1, "ann XX/4 2024-02-05 wet favor: It rains all day.");

        assertThat(of(tables(List.of(reader)), Topics.STATEMENTS).values())
                .singleElement()
                .asString()
                .doesNotContain("labeller");
    }

    @Test
    void sendsUnreadableAnswersToTheDeadLettersAndGoesOn() {
        try (TopologyLine line = line()) {
            line.put(RAIN);
            line.opinions().pipeInput(DRY.key(), "{\"type\": \"opinion\"".getBytes(StandardCharsets.UTF_8));
            assertThat(line.read(Topics.DEAD_LETTERS.name()))
                    .extracting(TestRecord::key)
                    .containsExactly(DRY.key());

            line.put(DRY);
            assertThat(line.table(Topics.TRENDS.name()).get(SERIES)).contains("\"against\":1");
        }
    }

    @Test
    void switchingTheModelOnAndOffLabelsTheEarlierStatementsAgainAfterARestart() {
        List<Event> history = List.of(
                RAIN,
                DRY,
                document("b", 1, "ann XX 2024-02-06 wet favor: It rains all day."),
                document("c", 1, "bob YY 2024-02-07 wet against: It is dry."));
        Map<String, Map<String, String>> local = settled(OFF, history);
        Map<String, Map<String, String>> labelled = settled(ON, history);
        assertThat(labelled).isNotEqualTo(local);

        Partitions partitions = new Partitions(3, OFF, new Random(7));
        history.forEach(partitions::put);
        assertThat(partitions.settle()).isEqualTo(local);
        partitions.restart(ON);
        assertThat(partitions.settle()).isEqualTo(labelled);
        partitions.restart(OFF);
        assertThat(partitions.settle()).isEqualTo(local);
    }

    @Test
    void anAnswerThatComesWhileTheModelIsSwitchedOffAndOnAgainIsNotLost() {
        Map<String, Map<String, String>> labelled = settled(ON, List.of(RAIN, DRY));
        for (int seed = 0; seed < 50; seed++) {
            Partitions partitions = new Partitions(2, ON, new Random(seed));
            partitions.put(RAIN);
            partitions.settle();
            partitions.put(DRY);
            partitions.restart(OFF);
            partitions.work();
            partitions.restart(ON);

            assertThat(partitions.settle()).as("seed %d", seed).isEqualTo(labelled);
        }
    }

    @Test
    void makesTheSameTablesInAnyOrderWithRepetitions() {
        List<Event> history = new ArrayList<>(List.of(
                RAIN,
                DRY,
                document("a", 2, "ann XX 2024-02-05 wet favor?: It rains all day.\nbob YY - wet favor: So be it."),
                document("b", 1, "ann XX 2024-03-05 wet against: It rains all day."),
                answer("bob", "So be it.", Stance.AGAINST, "be it", null, ""),
                correction("It rains all day.", Correction.Field.TOPIC, "rain", "present"),
                new Withdrawal(document("b", 1, "").id(), Instant.ofEpochSecond(1), "published in error", null),
                document("b", 3, "ann XX 2024-03-06 wet against: It rains all day.")));
        Map<String, Map<String, String>> expected = tables(history);
        history.addAll(history.subList(0, 4));
        for (int seed = 0; seed < 10; seed++) {
            Collections.shuffle(history, new Random(seed));
            assertThat(tables(history)).as("seed %d", seed).isEqualTo(expected);
        }
    }

    private TopologyLine line() {
        return new TopologyLine(ISSUE, Optional.of(MODEL), AS_OF, state);
    }

    private static Map<String, Map<String, String>> tables(List<Event> events) {
        return settled(ON, events);
    }

    private static Map<String, Map<String, String>> settled(Setup setup, List<Event> events) {
        Partitions partitions = new Partitions(1, setup, new Random(1));
        events.forEach(partitions::put);
        return new TreeMap<>(partitions.settle());
    }

    private static Map<String, String> of(Map<String, Map<String, String>> tables, Topic topic) {
        return tables.getOrDefault(topic.name(), Map.of());
    }

    private static List<String> statements(TopologyLine line) {
        return List.copyOf(line.table(Topics.STATEMENTS.name()).values());
    }

    private static Opinion answer(
            String actor,
            String words,
            @Nullable Stance side,
            String sideWords,
            @Nullable String topic,
            String topicWords) {
        String asked = asked(actor, words);
        return new Opinion(
                Ids.opinion(asked, MODEL),
                asked,
                "weather",
                MODEL,
                side == null ? List.of() : List.of(new SideTaken("wet", side, sideWords, Map.of())),
                topic == null ? List.of() : List.of(new TopicTreated(topic, topicWords)),
                null,
                1,
                Instant.EPOCH);
    }

    private static Opinion refused(String actor, String words) {
        String asked = asked(actor, words);
        return new Opinion(
                Ids.opinion(asked, MODEL),
                asked,
                "weather",
                MODEL,
                List.of(),
                List.of(),
                "the answer is not JSON",
                1,
                Instant.EPOCH);
    }

    private static String asked(String actor, String words) {
        Statement statement = StatementBuilder.statement("s", words)
                .actor(new Statement.Actor(actor, actor, false, actor.equals("ann") ? "XX" : "YY", 1, true))
                .issue("weather")
                .build();
        return OpinionRequest.about(statement, Optional.empty(), ISSUE).hash();
    }

    private static Correction correction(String words, Correction.Field field, @Nullable String subject, String value) {
        return Correction.standing(
                RAIN.id(),
                Ids.statement(RAIN.id(), Statement.Kind.TURN, words, 0),
                field,
                subject,
                value,
                "Ines",
                Instant.ofEpochSecond(7),
                "Read it again.");
    }

    private static Document document(String item, int fetched, String text) {
        return DocumentBuilder.document("test", item, text)
                .publisher("Publisher")
                .title("Title")
                .fetched(Instant.ofEpochSecond(fetched))
                .language("en")
                .build();
    }

    private static Issue.RegisteredActor actor(String id) {
        return new Issue.RegisteredActor(
                id,
                Issue.RegisteredActor.Kind.PERSON,
                Map.of("en", List.of(id)),
                null,
                id.equals("ann") ? "XX" : "YY",
                1,
                List.of());
    }
}
