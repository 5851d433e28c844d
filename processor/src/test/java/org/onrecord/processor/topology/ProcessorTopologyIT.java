package org.onrecord.processor.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.events.Correction;
import org.onrecord.events.Correction.Field;
import org.onrecord.events.Document;
import org.onrecord.events.Event;
import org.onrecord.events.EventJson;
import org.onrecord.events.Ids;
import org.onrecord.events.Statement;
import org.onrecord.events.Withdrawal;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.issue.Issue.Claim;
import org.onrecord.events.issue.Issue.RegisteredActor;
import org.onrecord.events.topic.TextHeaders;
import org.onrecord.events.topic.Topic;
import org.onrecord.events.topic.Topics;
import org.onrecord.processor.analysis.Analysis.Labelled;
import org.onrecord.testing.DocumentBuilder;
import org.onrecord.testing.IssueBuilder;

class ProcessorTopologyIT {
    static final Issue ISSUE = IssueBuilder.issue("weather", "Weather")
            .actors(actor("ann"), actor("bob"))
            .topics(
                    new Issue.Topic("rain", "Rain", "", List.of(), Map.of()),
                    new Issue.Topic("wind", "Wind", "", List.of(), Map.of()))
            .claims(new Claim("wet", "It will be wet.", "wet", List.of("Rain."), List.of("Sun.")))
            .build();

    private static final LocalDate AS_OF = LocalDate.parse("2024-12-31");

    @TempDir
    Path state;

    @Test
    void matchesTheApprovedDescription() throws IOException {
        String described = TopologyLine.topology(ISSUE, Optional.empty())
                .describe()
                .toString()
                .strip();
        // To approve a change, copy this file over the approved one. First raise the number in TOPOLOGY, after which
        // the
        // approved file is named, unless only names of nodes changed.
        Files.writeString(Path.of("target/topology.received.txt"), described + "\n");
        assertThat(described)
                .isEqualTo(Files.readString(Path.of("src/test/resources", ProcessorGroup.TOPOLOGY + ".approved.txt"))
                        .strip());
    }

    @Test
    void isTheSameWithALanguageModelThatLabels() {
        assertThat(TopologyLine.topology(ISSUE, Optional.of("example-llm")).describe())
                .hasToString(TopologyLine.topology(ISSUE, Optional.empty())
                        .describe()
                        .toString());
    }

    @Test
    void turnsADocumentIntoAStatementTrendsAndAnAlert() {
        try (TopologyLine line = line()) {
            line.put(document("a", 1, "ann XX 2024-02-05 wet favor: It rains."));

            assertThat(line.table(Topics.STATEMENTS.name())).hasSize(1);
            assertThat(line.table(Topics.OUTCOMES.name()).values())
                    .singleElement()
                    .asString()
                    .contains("\"result\":\"statements\",\"found\":1,\"kept\":1");
            assertThat(line.table(Topics.TRENDS.name()))
                    .containsKey("weather/claim:wet/side:XX/week/2024-W06")
                    .containsKey("weather/topic:rain/actor:ann/quarter/2024-Q1")
                    .containsKey("weather/issue:*/side:XX/day/2024-02-05")
                    .hasSize(2 * 3 * 4);
            assertThat(line.table(Topics.ALERTS_FIRST_POSITION.name()).values())
                    .singleElement()
                    .asString()
                    .contains("\"title\":\"ann (XX) is in favour of “It will be wet.”\"")
                    .contains("\"words\":\"It rains.\"");
        }
    }

    @Test
    void countsTheSameWordsOfAnActorOnceWithTheirCarriers() {
        try (TopologyLine line = line()) {
            line.put(document("a", 1, "ann XX 2024-02-05 wet favor: It rains."));
            line.put(document("b", 1, "ann XX 2024-02-07 wet favor: It  RAINS!"));
            line.put(document("c", 1, "bob XX 2024-02-05 wet favor: It rains."));

            assertThat(line.table(Topics.TRENDS.name()).get("weather/claim:wet/side:XX/month/2024-02"))
                    .contains("\"statements\":2,\"favor\":2,\"against\":0,\"carriers\":3");
            assertThat(line.table(Topics.TRENDS.name()))
                    .doesNotContainKey("weather/claim:wet/actor:ann/day/2024-02-07");
        }
    }

    @Test
    void replacesTheStatementsOfAnOlderVersion() {
        try (TopologyLine line = line()) {
            line.put(
                    document("a", 1, "ann XX 2024-02-05 wet favor: It rains.\nann XX 2024-02-05 wet favor: It pours."));
            line.put(document("a", 2, "ann XX 2024-02-05 wet favor: It rains."));
            line.put(document("a", 1, "ann XX 2024-02-05 wet favor: It snows."));

            assertThat(line.table(Topics.STATEMENTS.name()).values())
                    .singleElement()
                    .asString()
                    .contains("It rains.");
            assertThat(line.table(Topics.TRENDS.name()).get("weather/claim:wet/side:XX/day/2024-02-05"))
                    .contains("\"statements\":1,\"favor\":1,\"against\":0,\"carriers\":1");
        }
    }

    @Test
    void removesStatementsTrendsAndAlertsOfAWithdrawnDocument() {
        try (TopologyLine line = line()) {
            Document document = document("a", 1, "ann XX 2024-02-05 wet favor: It rains.");
            line.put(document);
            line.put(new Withdrawal(document.id(), Instant.ofEpochSecond(5), "published in error", null));

            assertThat(line.table(Topics.STATEMENTS.name())).isEmpty();
            assertThat(line.table(Topics.TRENDS.name())).isEmpty();
            assertThat(line.table(Topics.ALERTS_FIRST_POSITION.name())).isEmpty();
            assertThat(line.table(Topics.OUTCOMES.name()).get("weather/" + document.id()))
                    .contains("\"result\":\"withdrawn\"");
        }
    }

    @Test
    void withdrawsAFirstPositionIfAnOlderDocumentPrecedesIt() {
        try (TopologyLine line = line()) {
            line.put(document("new", 1, "ann XX 2024-02-05 wet favor: It rains."));
            line.put(document("old", 1, "ann XX 2019-01-01 wet against: It is dry."));

            assertThat(line.table(Topics.ALERTS_FIRST_POSITION.name()).values())
                    .singleElement()
                    .asString()
                    .contains("\"day\":\"2019-01-01\"")
                    .contains("against");
        }
    }

    @Test
    void alertsToAReversalAndWithdrawsItWithTheReasonAfterACorrection() {
        Document turn = document("new", 1, "ann XX 2024-02-05 wet favor: It rains.");
        try (TopologyLine line = line()) {
            line.put(turn);
            line.put(document("again", 1, "ann XX 2024-02-06 wet favor: It still rains."));
            line.put(document("old", 1, "ann XX 2019-01-01 wet against: It is dry."));
            assertThat(line.table(Topics.ALERTS_SHIFT.name()).values())
                    .singleElement()
                    .asString()
                    .contains("ann (XX) now is in favour of “It will be wet.”, and took the other side before");
            assertThat(reasons(line, Topics.ALERTS_FIRST_POSITION))
                    .containsExactly(
                            "The position holds. An earlier statement was found on the other side, of 2019-01-01.");

            line.put(correction(turn, "It rains.", Field.STANCE, "wet", "none", 7));
            assertThat(reasons(line, Topics.ALERTS_SHIFT))
                    .singleElement()
                    .asString()
                    .contains("corrected, edited or withdrawn");
            assertThat(line.table(Topics.ALERTS_UNCONFIRMED.name()).values())
                    .singleElement()
                    .asString()
                    .contains("\"day\":\"2024-02-06\"")
                    .contains("the new side needs a formal act, sure statements on two days");
        }
    }

    @Test
    void raisesAReversalOnceAFurtherStatementIsSure() {
        try (TopologyLine line = line()) {
            line.put(document("old", 1, "ann XX 2019-01-01 wet against: It is dry."));
            line.put(document("new", 1, "ann XX 2024-02-05 wet favor: It rains."));
            assertThat(line.read(Topics.ALERTS_SHIFT.name())).isEmpty();
            String waits = line.table(Topics.ALERTS_UNCONFIRMED.name())
                    .keySet()
                    .iterator()
                    .next();

            line.put(document("again", 1, "ann XX 2024-02-06 wet favor: It still rains."));
            assertThat(line.table(Topics.ALERTS_SHIFT.name())).containsOnlyKeys(waits);
            assertThat(reasons(line, Topics.ALERTS_UNCONFIRMED))
                    .containsExactly("It is an alert now: a person confirmed it, or a further statement is sure.");
        }
    }

    @Test
    void raisesAFirstPositionOnceAPersonConfirmsItAndTakesItBackIfThatIsRevoked() {
        Document doubtful = document("a", 1, "ann XX 2024-02-05 wet favor-: It may rain.");
        Correction confirmation = correction(doubtful, "It may rain.", Field.STANCE, "wet", "favor", 7);
        try (TopologyLine line = line()) {
            line.put(doubtful);
            assertThat(line.read(Topics.ALERTS_FIRST_POSITION.name())).isEmpty();
            line.put(document("b", 1, "ann XX 2024-03-05 wet favor: It rains."));
            Map<String, Map<String, String>> before = line.tables();
            assertThat(table(before, Topics.ALERTS_FIRST_POSITION)).isEmpty();
            assertThat(table(before, Topics.ALERTS_UNCONFIRMED).values())
                    .singleElement()
                    .asString()
                    .contains("\"day\":\"2024-02-05\"", "\"words\":\"It may rain.\"")
                    .contains("\"confirm\":\"" + statement(doubtful, "It may rain.") + "\"");

            line.put(confirmation);
            List<TestRecord<String, byte[]>> alerts = line.read(Topics.ALERTS_FIRST_POSITION.name());
            assertThat(alerts).hasSize(1);
            assertThat(new String(alerts.getLast().value(), StandardCharsets.UTF_8))
                    .contains("made on 2024-02-05.\"");
            assertThat(reasons(line, Topics.ALERTS_UNCONFIRMED))
                    .containsExactly("It is an alert now: a person confirmed it, or a further statement is sure.");

            line.put(revoked(confirmation));
            assertThat(line.tables()).isEqualTo(before);
        }
    }

    @Test
    void countsSidesThatAreNotToldNowhere() {
        List<Event> turning = turning("?");
        try (TopologyLine line = line()) {
            turning.forEach(line::put);
            Map<String, Map<String, String>> tables = line.tables();

            assertThat(table(tables, Topics.TRENDS).keySet()).noneMatch(key -> key.contains("/claim:"));
            assertThat(tables.get(Topics.ALERTS_FIRST_POSITION.name())).isEmpty();
            assertThat(tables.get(Topics.ALERTS_SHIFT.name())).isEmpty();
            assertThat(tables.get(Topics.ALERTS_UNCONFIRMED.name())).isEmpty();
        }
    }

    @Test
    void countsSidesThatALanguageModelToldInShifts() {
        try (TopologyLine line = line()) {
            turning("@").forEach(line::put);
            Map<String, Map<String, String>> tables = line.tables();

            assertThat(table(tables, Topics.ALERTS_SHIFT).values())
                    .hasSize(2)
                    .allMatch(alert -> alert.contains("\"shift\":\"stance\""));
            assertThat(tables.get(Topics.ALERTS_UNCONFIRMED.name())).hasSize(2);
        }
    }

    private static Map<String, String> table(Map<String, Map<String, String>> tables, Topic topic) {
        return tables.getOrDefault(topic.name(), Map.of());
    }

    /** Returns why alerts were withdrawn from a topic since it was read last. */
    private static List<String> reasons(TopologyLine line, Topic topic) {
        return line.read(topic.name()).stream()
                .filter(record -> record.value() == null)
                .map(record -> TextHeaders.of(record.headers()).getOrDefault("onrecord.reason", ""))
                .toList();
    }

    @Test
    void sendsUnreadableRecordsAndFailingDocumentsToTheDeadLettersAndGoesOn() {
        try (TopologyLine line = line()) {
            line.putBytes("x", "no record".getBytes(StandardCharsets.UTF_8));
            Document failing = document("b", 1, "fail");
            line.put(failing);
            line.put(document("c", 1, "ann XX 2024-02-05 wet favor: It rains."));

            List<TestRecord<String, byte[]>> letters = line.read(Topics.DEAD_LETTERS.name());
            assertThat(letters).extracting(TestRecord::key).containsExactly("x", failing.id());
            assertThat(new String(letters.getFirst().value(), StandardCharsets.UTF_8))
                    .isEqualTo("no record");
            assertThat(TextHeaders.of(letters.getFirst().headers()))
                    .containsEntry("onrecord.stage", "processor")
                    .containsEntry("onrecord.origin", "onrecord.documents-0@0")
                    .containsEntry("onrecord.topic", "onrecord.documents")
                    .containsEntry("onrecord.partition", "0")
                    .containsEntry("onrecord.offset", "0")
                    .containsEntry("onrecord.size", "9")
                    .containsEntry("onrecord.tries", "1")
                    .hasEntrySatisfying(
                            "onrecord.reason", why -> assertThat(why).contains("no record"));
            assertThat(TextHeaders.of(letters.get(1).headers()))
                    .containsEntry("onrecord.stage", "processor")
                    .containsEntry("onrecord.topic", "onrecord.documents")
                    .containsEntry("onrecord.offset", "1")
                    .containsEntry("onrecord.tries", "1")
                    .hasEntrySatisfying(
                            "onrecord.reason", why -> assertThat(why).contains("the script says fail"));
            assertThat(line.table(Topics.OUTCOMES.name()).get("weather/" + failing.id()))
                    .contains("\"result\":\"dead-letter\"");
            assertThat(line.table(Topics.STATEMENTS.name())).hasSize(1);
        }
    }

    @Test
    void givesUpADocumentOnWhichAPatternOverflowsTheStackAndReadsTheNext() {
        try (TopologyLine line = line()) {
            line.put(document("b", 1, "overflow"));
            line.put(document("c", 1, "ann XX 2024-02-05 wet favor: It rains."));

            assertThat(line.read(Topics.DEAD_LETTERS.name())).hasSize(1);
            assertThat(line.table(Topics.STATEMENTS.name())).hasSize(1);
        }
    }

    @Test
    void readsADocumentFromTheDeadLettersAgainAndCountsTheTries() {
        try (TopologyLine line = line()) {
            Document failing = document("b", 1, "fail");
            line.put(failing);
            line.put(failing);
            assertThat(line.read(Topics.DEAD_LETTERS.name())).hasSize(1);

            line.documents()
                    .pipeInput(new TestRecord<>(
                            failing.id(),
                            EventJson.write(failing),
                            new RecordHeaders()
                                    .add("onrecord.retry-of", "0-0".getBytes(StandardCharsets.UTF_8))
                                    .add("onrecord.tries", "1".getBytes(StandardCharsets.UTF_8))));
            assertThat(line.read(Topics.DEAD_LETTERS.name()))
                    .singleElement()
                    .satisfies(letter ->
                            assertThat(TextHeaders.of(letter.headers())).containsEntry("onrecord.tries", "2"));
        }
    }

    @Test
    void makesTheSameTablesFromAnyOrderWithRepetitions() {
        checkOrders(1, 2);
    }

    void checkOrders(long firstSeed, long lastSeed) {
        List<Event> history = history(new Random(4711));
        Map<String, Map<String, String>> expected = tables(history);
        List<Event> repeated = new ArrayList<>(history);
        repeated.addAll(history.subList(0, history.size() / 2));
        for (long seed = firstSeed; seed <= lastSeed; seed++) {
            Collections.shuffle(repeated, new Random(seed));
            assertThat(tables(repeated)).as("seed %d", seed).isEqualTo(expected);
        }
    }

    @Test
    void correctsStatementTrendsAndAlertAndRevokesExactly() {
        Document document = document("a", 1, "ann XX 2024-02-05 wet favor: It rains.");
        Correction correction = correction(document, "It rains.", Field.STANCE, "wet", "against", 7);
        try (TopologyLine line = line()) {
            line.put(document);
            Map<String, Map<String, String>> before = line.tables();
            line.put(correction);

            assertThat(line.table(Topics.STATEMENTS.name()).values())
                    .singleElement()
                    .asString()
                    .contains("\"stance\":\"against\",\"score\":1.0")
                    .contains("\"corrected\":[{\"correction\":\"" + correction.id()
                            + "\",\"field\":\"stance\",\"subject\":\"wet\",\"value\":\"against\",\"author\":\"Ines\","
                            + "\"at\":\"1970-01-01T00:00:07Z\",\"reason\":\"Read it again.\"}]");
            assertThat(line.table(Topics.TRENDS.name()).get("weather/claim:wet/side:XX/week/2024-W06"))
                    .contains("\"statements\":1,\"favor\":0,\"against\":1,\"carriers\":1");
            assertThat(line.table(Topics.ALERTS_FIRST_POSITION.name()).values())
                    .singleElement()
                    .asString()
                    .contains("against “It will be wet.”");

            line.put(revoked(correction));
            assertThat(line.tables()).isEqualTo(before);
        }
    }

    @Test
    void takesAnUnsureSideOnceAnEditorDecidesAndKeepsNoSideThroughNewVersions() {
        Document first = document("a", 1, "ann XX 2024-02-05 wet favor?: It may rain.");
        try (TopologyLine line = line()) {
            line.put(first);
            assertThat(line.table(Topics.TRENDS.name())).doesNotContainKey("weather/claim:wet/side:XX/day/2024-02-05");

            line.put(correction(first, "It may rain.", Field.STANCE, "wet", "favor", 7));
            assertThat(line.table(Topics.TRENDS.name()).get("weather/claim:wet/side:XX/day/2024-02-05"))
                    .contains("\"statements\":1,\"favor\":1");

            line.put(correction(first, "It may rain.", Field.STANCE, "wet", "none", 8));
            line.put(document(
                    "a", 2, "bob XX 2024-02-05 wet favor: It pours.\nann XX 2024-02-05 wet favor?: It may rain."));
            assertThat(line.table(Topics.STATEMENTS.name()).get("weather/" + statement(first, "It may rain.")))
                    .contains("\"stances\":[],\"unsure\":[]");
            assertThat(line.table(Topics.TRENDS.name()).get("weather/claim:wet/side:XX/day/2024-02-05"))
                    .contains("\"statements\":1,\"favor\":1");
            assertThat(line.table(Topics.TRENDS.name()))
                    .doesNotContainKey("weather/claim:wet/actor:ann/day/2024-02-05");
        }
    }

    @Test
    void keepsACorrectionUntilItsDocumentComes() {
        Document document = document("a", 1, "ann XX 2024-02-05 wet favor: It rains.");
        Correction speaker = correction(document, "It rains.", Field.SPEAKER, null, "bob", 7);
        Map<String, Map<String, String>> after = tables(List.of(document, speaker));

        assertThat(tables(List.of(speaker, document))).isEqualTo(after);
        assertThat(after.get(Topics.TRENDS.name()))
                .containsKey("weather/claim:wet/actor:bob/day/2024-02-05")
                .doesNotContainKey("weather/claim:wet/actor:ann/day/2024-02-05");
    }

    @Test
    void keepsCorrectionsOfAWithdrawnDocumentUntilItComesBack() {
        Document document = document("a", 1, "ann XX 2024-02-05 wet favor: It rains.");
        Correction correction = correction(document, "It rains.", Field.TOPIC, "wind", "present", 7);
        try (TopologyLine line = line()) {
            line.put(document);
            line.put(new Withdrawal(document.id(), Instant.ofEpochSecond(5), "published in error", null));
            line.put(correction);
            assertThat(line.table(Topics.STATEMENTS.name())).isEmpty();
            assertThat(line.table(Topics.TRENDS.name())).isEmpty();

            line.put(document("a", 6, "ann XX 2024-02-05 wet favor: It rains."));
            assertThat(line.table(Topics.TRENDS.name())).containsKey("weather/topic:wind/actor:ann/day/2024-02-05");
        }
    }

    @Test
    void removesAStatementFromTheTrendsIfItIsNotOfficial() {
        Document document = document("a", 1, "ann XX 2024-02-05 wet favor: It rains.");
        Correction correction = correction(document, "It rains.", Field.OFFICIAL, null, "false", 7);
        try (TopologyLine line = line()) {
            line.put(document);
            line.put(correction);

            assertThat(line.table(Topics.STATEMENTS.name())).hasSize(1);
            assertThat(line.table(Topics.TRENDS.name())).isEmpty();
            assertThat(line.table(Topics.ALERTS_FIRST_POSITION.name())).isEmpty();
        }
    }

    @Test
    void leavesTheCorrectionsOfOtherIssuesToThem() {
        Document document = document("a", 1, "ann XX 2024-02-05 wet favor: It rains.");
        Correction correction = correction(document, "It rains.", Field.OFFICIAL, null, "false", 7);
        Correction foreign = correction(document, "It rains.", Field.STANCE, "lit", "favor", 8);
        try (TopologyLine line = line()) {
            line.put(document);
            Map<String, Map<String, String>> before = line.tables();

            line.put(correction.in("weather-maps"));
            line.put(foreign.in("lights"));
            assertThat(line.tables()).isEqualTo(before);
            assertThat(line.read(Topics.DEAD_LETTERS.name())).isEmpty();

            line.put(correction.in("weather"));
            assertThat(line.table(Topics.TRENDS.name())).isEmpty();
        }
    }

    @Test
    void sendsCorrectionsThatNameThingsTheIssueDoesNotHaveToTheDeadLetters() {
        Document document = document("a", 1, "ann XX 2024-02-05 wet favor: It rains.");
        Correction wrong = correction(document, "It rains.", Field.STANCE, "wett", "favor", 7);
        try (TopologyLine line = line()) {
            line.put(document);
            line.put(wrong);
            line.corrections().pipeInput("y", "no record".getBytes(StandardCharsets.UTF_8));

            List<TestRecord<String, byte[]>> letters = line.read(Topics.DEAD_LETTERS.name());
            assertThat(letters).extracting(TestRecord::key).containsExactly(wrong.key(), "y");
            Header reason = letters.getFirst().headers().lastHeader("onrecord.reason");
            assertThat(new String(reason.value(), StandardCharsets.UTF_8))
                    .isEqualTo("the issue has no claim \"wett\"; did you mean \"wet\"?");
            assertThat(letters.getFirst().value()).isEqualTo(EventJson.write(wrong));
            assertThat(line.table(Topics.STATEMENTS.name()).values())
                    .singleElement()
                    .asString()
                    .contains("\"corrected\":[]");
        }
    }

    @Test
    void makesTheSameTablesFromCorrectionsInAnyOrderWithRepetitions() {
        checkOrdersOfCorrections(1, 2);
    }

    void checkOrdersOfCorrections(long firstSeed, long lastSeed) {
        Random random = new Random(815);
        List<Event> history = history(random);
        List<Event> corrected = new ArrayList<>(history);
        history.forEach(event -> correct(event, random, corrected));
        assertThat(corrected.stream().filter(Correction.class::isInstance)).hasSizeGreaterThan(40);
        Map<String, Map<String, String>> expected = tables(corrected);
        List<Event> repeated = new ArrayList<>(corrected);
        repeated.addAll(corrected.subList(corrected.size() / 2, corrected.size()));
        assertThat(tables(history)).isNotEqualTo(expected);
        for (long seed = firstSeed; seed <= lastSeed; seed++) {
            Collections.shuffle(repeated, new Random(seed));
            assertThat(tables(repeated)).as("seed %d", seed).isEqualTo(expected);
        }
    }

    /** Corrects some statements of a document, some of them twice, and revokes some of the corrections. */
    private static void correct(Event event, Random random, List<Event> to) {
        if (!(event instanceof Document document)) {
            return;
        }
        for (Labelled each : new ScriptReader().apply(document).statements()) {
            String words = each.found().span().of(document.text());
            int second = random.nextInt(5);
            Correction correction = switch (random.nextInt(5)) {
                case 0 ->
                    correction(document, words, Field.SPEAKER, null, random.nextBoolean() ? "ann" : "~Cy", second);
                case 1 -> correction(document, words, Field.OFFICIAL, null, "false", second);
                case 2 -> correction(document, words, Field.TOPIC, "wind", "present", second);
                case 3 -> correction(document, words, Field.STANCE, "wet", "none", second);
                default -> correction(document, words, Field.STANCE, "wet", "against", second);
            };
            to.add(correction);
            if (random.nextInt(4) == 0) {
                to.add(revoked(correction));
            }
        }
    }

    private static Correction correction(
            Document document, String words, Field field, @Nullable String subject, String value, int second) {
        return Correction.standing(
                document.id(),
                statement(document, words),
                field,
                subject,
                value,
                "Ines",
                Instant.ofEpochSecond(second),
                "Read it again.");
    }

    private static String statement(Document document, String words) {
        return Ids.statement(document.id(), Statement.Kind.TURN, words, 0);
    }

    private static Correction revoked(Correction correction) {
        return correction.revokedBy(
                new Correction.Revocation("Tom", Instant.ofEpochSecond(99), "It was right before."));
    }

    /** Returns documents in which a side says every six days that it rains, and from July on that it does not. */
    private static List<Event> turning() {
        return turning("");
    }

    /** @param surety as in {@link ScriptReader}: how sure the sides are */
    private static List<Event> turning(String surety) {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            LocalDate day = LocalDate.parse("2024-01-01").plusDays(6 * i);
            events.add(document(
                    "turn" + i,
                    1,
                    "bob YY " + day + " wet " + (i < 30 ? "favor" : "against") + surety + ": words " + i + "."));
        }
        return events;
    }

    @Test
    void raisesAReversalAtOnceAndAShiftAfterAPause() {
        try (TopologyLine line = line()) {
            turning().forEach(line::put);
            assertThat(line.table(Topics.ALERTS_SHIFT.name()).values())
                    .singleElement()
                    .satisfies(alert -> assertThat(alert).contains("\"shift\":\"reversal\""));

            line.pause();
            assertThat(line.table(Topics.ALERTS_SHIFT.name()).values())
                    .hasSize(3)
                    .anySatisfy(alert -> assertThat(alert)
                            .contains("\"series\":\"weather/claim:wet/side:YY/stance\",\"day\":\"2024-06-29\"")
                            .contains(
                                    "\"title\":\"YY: in favour of “It will be wet.” in 0 % of the statements that take a"
                                            + " side on it, 100 % before\"")
                            .contains("\"words\":\"words 29.\""));
        }
    }

    @Test
    void sendsAlertsOnlyWhenTheyChange() {
        try (TopologyLine line = line()) {
            turning().forEach(line::put);
            line.pause();
            assertThat(line.read(Topics.ALERTS_SHIFT.name())).hasSize(3);

            line.put(document("other", 1, "ann XX 2024-02-05 wet favor: It rains."));
            line.pause();
            assertThat(line.read(Topics.ALERTS_SHIFT.name())).isEmpty();
        }
    }

    @Test
    void withdrawsTheReversalOfOneAndTheShiftOfManyWithdrawnDocuments() {
        List<Event> events = turning();
        try (TopologyLine line = line()) {
            events.forEach(line::put);
            line.pause();
            String reversal = reversal(line);

            line.put(new Withdrawal(events.get(30).key(), Instant.ofEpochSecond(5), "published in error", null));
            line.pause();
            assertThat(line.table(Topics.ALERTS_SHIFT.name())).hasSize(3).doesNotContainKey(reversal);

            events.subList(31, 60)
                    .forEach(
                            event -> line.put(new Withdrawal(event.key(), Instant.ofEpochSecond(5), "in error", null)));
            line.pause();
            assertThat(line.table(Topics.ALERTS_SHIFT.name())).isEmpty();
        }
    }

    private static String reversal(TopologyLine line) {
        return line.table(Topics.ALERTS_SHIFT.name()).entrySet().stream()
                .filter(each -> each.getValue().contains("\"shift\":\"reversal\""))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void findsTheSameShiftsInAnyOrderWithPauses() {
        checkOrdersOfShifts(1);
    }

    void checkOrdersOfShifts(long seed) {
        List<Event> events = new ArrayList<>(turning());
        Map<String, Map<String, String>> expected = tables(events);
        assertThat(expected.get(Topics.ALERTS_SHIFT.name())).hasSize(3);
        Random random = new Random(seed);
        Collections.shuffle(events, random);
        try (TopologyLine line = line()) {
            for (Event event : events) {
                line.put(event);
                if (random.nextInt(10) == 0) {
                    line.pause();
                }
            }
            assertThat(line.tables()).isEqualTo(expected);
        }
    }

    private static RegisteredActor actor(String id) {
        return new RegisteredActor(
                id, RegisteredActor.Kind.PERSON, Map.of("en", List.of(id)), null, "XX", 1, List.of());
    }

    private Map<String, Map<String, String>> tables(List<Event> events) {
        try (TopologyLine line = line()) {
            events.forEach(line::put);
            return line.tables();
        }
    }

    private static List<Event> history(Random random) {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            StringBuilder text = new StringBuilder();
            for (int k = random.nextInt(3); k >= 0; k--) {
                text.append(random.nextBoolean() ? "ann XX " : "bob YY ")
                        .append(
                                random.nextInt(5) == 0
                                        ? "-"
                                        : "2024-0" + (1 + random.nextInt(3)) + "-1" + random.nextInt(9))
                        .append(" wet ")
                        .append(random.nextBoolean() ? "favor" : "against")
                        .append(": words ")
                        .append(random.nextInt(6))
                        .append(".\n");
            }
            String item = "item" + random.nextInt(25);
            if (random.nextInt(10) == 0) {
                events.add(new Withdrawal(
                        document(item, 1, "x").id(), Instant.ofEpochSecond(random.nextInt(9)), "withdrawn", null));
            } else {
                events.add(document(item, random.nextInt(9), text.toString()));
            }
        }
        return events;
    }

    private static Document document(String item, int fetched, String text) {
        return DocumentBuilder.document("test", item, text)
                .publisher("Publisher")
                .title("Title")
                .fetched(Instant.ofEpochSecond(fetched))
                .language("en")
                .build();
    }

    private TopologyLine line() {
        return new TopologyLine(ISSUE, Optional.empty(), AS_OF, state);
    }
}
