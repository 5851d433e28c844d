package org.onrecord.app.command.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.app.broker.BrokerExtension;
import org.onrecord.app.command.alert.AlertText;
import org.onrecord.app.shell.CommandResult;
import org.onrecord.events.Alert;
import org.onrecord.events.EventJson;
import org.onrecord.events.Outcome;
import org.onrecord.events.topic.Topic;
import org.onrecord.events.topic.Topics;

/** Commands that read topics, with a real broker. */
final class ExportIT {
    @RegisterExtension
    private static final BrokerExtension BROKER = BrokerExtension.shared(3);

    @TempDir
    private Path folder;

    @BeforeAll
    static void writeRecords() throws Exception {
        write(true, Topics.OUTCOMES, "b", outcome("b", 1));
        write(true, Topics.OUTCOMES, "a", outcome("a", 1));
        write(true, Topics.OUTCOMES, "b", outcome("b", 2));
        write(true, Topics.OUTCOMES, "c", outcome("c", 1));
        write(true, Topics.OUTCOMES, "c", null);
        write(false, Topics.OUTCOMES, "d", outcome("d", 1));
        write(
                true,
                Topics.ALERTS_FIRST_POSITION,
                "a1",
                EventJson.write(new Alert(
                        "a1",
                        Alert.Kind.FIRST_POSITION,
                        "tea",
                        "tea/claim:trade/side:AA",
                        LocalDate.of(2024, 2, 3),
                        "Arland takes a side on the tea trade",
                        "It is the first statement of Arland on the claim.",
                        Map.of("side", "AA"),
                        List.of(new Alert.Evidence(
                                "s1",
                                "d1",
                                "We will\u001b[31m trade tea.",
                                "Ada Ames",
                                "Arland Daily",
                                "Tea talks",
                                null,
                                null,
                                null)))));
        write(true, Topics.alerts(Alert.Kind.DOCUMENT_CHANGED), "c1", EventJson.write(edit()));
    }

    @Test
    void exportsTheNewestCommittedRecordOfEachKeySortedByKey() {
        CommandResult called = CommandResult.onrecord("export", "outcomes", "--bootstrap-servers", BROKER.address());
        assertThat(called.code()).isZero();
        assertThat(called.out()).isEqualTo(line(outcome("a", 1)) + line(outcome("b", 2)));
    }

    @Test
    void theFileAppearsWhenItIsComplete() {
        Path file = folder.resolve("outcomes.jsonl");
        CommandResult called = CommandResult.onrecord(
                "export", "outcomes", "--bootstrap-servers", BROKER.address(), "--out", file.toString());
        assertThat(called).isEqualTo(new CommandResult(0, "", "2 lines written to " + file + ".\n"));
        assertThat(file).hasContent(line(outcome("a", 1)) + line(outcome("b", 2)));
        assertThat(folder.resolve("outcomes.jsonl.part")).doesNotExist();
    }

    @Test
    void listsAlertsWithTheirEvidenceAndWithoutControlCharacters() {
        CommandResult called = CommandResult.onrecord("alerts", "list", "--bootstrap-servers", BROKER.address());
        assertThat(called.out()).isEqualTo("""
            2024-02-03  first-position  Arland takes a side on the tea trade  (It is the first statement of Arland on the claim.)
                        “We will [31m trade tea.” — Ada Ames, Arland Daily, Tea talks
            2024-02-03  document-changed  Tea talks was edited  (Its text is another than before.)
                        - “We may trade tea.”
                        + “We will trade tea.”
                        - (nothing)
                        + “Soon.”
            """);
    }

    @Test
    void exportsFetchAlertsApartFromOtherAlerts() {
        String servers = BROKER.address();
        assertThat(CommandResult.onrecord("export", "alerts", "--bootstrap-servers", servers)
                        .out())
                .contains("\"id\":\"a1\"")
                .doesNotContain("c1");
        assertThat(CommandResult.onrecord("export", "fetch-alerts", "--bootstrap-servers", servers)
                        .out())
                .isEqualTo(line(EventJson.write(edit())));
    }

    @Test
    void aWithdrawnAlertIsShownByItsTitle() {
        assertThat(AlertText.withdrawn(
                        "a1", Optional.of("Arland takes a side"), Optional.of("An earlier statement came to light.")))
                .isEqualTo("withdrawn:  Arland takes a side  (An earlier statement came to light.)");
        assertThat(AlertText.withdrawn("a1", Optional.empty(), Optional.empty()))
                .isEqualTo("withdrawn:  the alert a1");
    }

    @Test
    void showsTheWordsThatAnEditChanged() {
        assertThat(AlertText.of(edit())).isEqualTo("""
            2024-02-03  document-changed  Tea talks was edited  (Its text is another than before.)
                        - “We may trade tea.”
                        + “We will trade tea.”
                        - (nothing)
                        + “Soon.”\
            """);
    }

    private static Alert edit() {
        return new Alert(
                        "c1",
                        Alert.Kind.DOCUMENT_CHANGED,
                        "",
                        "d1",
                        LocalDate.of(2024, 2, 3),
                        "Tea talks was edited",
                        "Its text is another than before.",
                        Map.of("document", "d1"),
                        List.of())
                .withChanges(List.of(
                        new Alert.Change("We may trade tea.", "We will trade tea."), new Alert.Change("", "Soon.")));
    }

    private static byte[] outcome(String document, int found) {
        return EventJson.write(new Outcome(document, "v", Outcome.Result.STATEMENTS, found, found, "found", null));
    }

    private static String line(byte[] json) {
        return new String(json, StandardCharsets.UTF_8) + "\n";
    }

    private static void write(boolean commit, Topic topic, String key, byte @Nullable [] value) throws Exception {
        try (KafkaProducer<String, byte[]> producer = BROKER.kafka().producer("test")) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(topic.name(), key, value)).get();
            if (commit) {
                producer.commitTransaction();
            } else {
                producer.abortTransaction();
            }
        }
    }
}
