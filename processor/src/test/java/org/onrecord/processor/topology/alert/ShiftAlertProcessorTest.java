package org.onrecord.processor.topology.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onrecord.events.Alert;
import org.onrecord.events.IssueKey;
import org.onrecord.events.Statement;
import org.onrecord.events.issue.ActorFiles;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.issue.IssueFile;
import org.onrecord.processor.alert.PositionAlerts;
import org.onrecord.processor.alert.ShiftAlerts;
import org.onrecord.processor.shift.DistinctStatement;
import org.onrecord.processor.topology.message.Message;
import org.onrecord.processor.topology.message.Message.DistinctStatementChange;
import org.onrecord.processor.topology.store.StoreSpec;
import org.onrecord.processor.trend.Member;

class ShiftAlertProcessorTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 30);

    private final MockProcessorContext<String, Message> context =
            new MockProcessorContext<>(config(), new TaskId(6, 0), new File("unused"));
    private final KeyValueStore<String, String> searched = store(ShiftAlertProcessor.SEARCHED);

    private final KeyValueStore<String, Alert> alerts = store(ShiftAlertProcessor.ALERTS);
    private final Issue issue = IssueFile.parse("lamps", "id: lamps\ntitle: Lamps\nlanguages: [en]\n", ActorFiles.NONE);
    private final ShiftAlertProcessor shifts =
            new ShiftAlertProcessor(new ShiftAlerts(issue), new PositionAlerts(issue), Optional.of(TODAY));

    @BeforeEach
    void start() {
        context.setCurrentSystemTimeMs(0);
        store(ShiftAlertProcessor.STATEMENTS);
        store(PositionSearch.POSITIONS);
        store(PositionSearch.ALERTS);
        shifts.init(context);
    }

    @Test
    void notesThatAlertsAreUpToDateOnlyAfterASearch() {
        at(3_000);
        assertThat(searched.get(ShiftAlertProcessor.STATE)).isEqualTo("looked");
        context.setCurrentSystemTimeMs(10_000);
        shifts.process(new Record<>("lamps", change("s1"), 10_000));
        assertThat(searched.get(ShiftAlertProcessor.STATE)).isEqualTo("changed since 10000");
        at(11_000);
        assertThat(searched.get(ShiftAlertProcessor.STATE)).isEqualTo("changed since 10000");
        at(12_500);
        assertThat(searched.get(ShiftAlertProcessor.STATE)).isEqualTo("looked");
    }

    @ParameterizedTest
    @CsvSource({"SHIFT, shifts-out", "VOLUME, volumes-out"})
    void withdrawsAnAlertThatNoLongerHoldsWithTheReason(Alert.Kind kind, String child) {
        alerts.put("a1", new Alert("a1", kind, "lamps", "s", TODAY, "Brighter", "Because.", Map.of(), List.of()));

        at(3_000);

        assertThat(context.forwarded()).singleElement().satisfies(forwarded -> {
            assertThat(forwarded.childName()).contains(child);
            assertThat(forwarded.record().key()).isEqualTo("lamps/a1");
            assertThat(forwarded.record().value()).isNull();
            Header reason = forwarded.record().headers().lastHeader("onrecord.reason");
            assertThat(new String(reason.value(), StandardCharsets.UTF_8))
                    .isEqualTo(
                            "The change no longer follows from the statements on record: statements were added, corrected or"
                                    + " withdrawn, or the day moved on.");
        });
        assertThat(alerts.get("a1")).isNull();
    }

    @Test
    void theRecordOfAnAlertHasTheTimeOfWhatItRestsOn() {
        at(3_000);
        context.setCurrentSystemTimeMs(20_000);
        put("early", "s1");
        put("late", "s2");
        put("both", "s1", "s2");
        put("neither", "s3");
        shifts.process(new Record<>("lamps", change("s1"), 5_000));
        shifts.process(new Record<>("lamps", change("s2"), 7_000));
        at(22_500);

        assertThat(times()).isEqualTo(Map.of("early", 5_000L, "late", 7_000L, "both", 7_000L, "neither", 5_000L));
    }

    @Test
    void theRecordOfAnAlertHasTheTimeOfWhatChangedBeforeARestart() {
        at(3_000);
        put("a1", "s1");
        shifts.process(new Record<>("lamps", change("s1"), 1_000));

        ShiftAlertProcessor restarted =
                new ShiftAlertProcessor(new ShiftAlerts(issue), new PositionAlerts(issue), Optional.of(TODAY));
        context.setCurrentSystemTimeMs(4_000);
        restarted.init(context);
        context.setCurrentSystemTimeMs(9_000);
        context.scheduledPunctuators().getLast().getPunctuator().punctuate(9_000);

        assertThat(times()).isEqualTo(Map.of("a1", 1_000L));
    }

    @Test
    void anAlertThatOnlyTheDayChangesIsOfNow() {
        put("a1", "s1");

        at(3_000);

        assertThat(times()).isEqualTo(Map.of("a1", 3_000L));
    }

    /** Has an alert stand that no longer holds. */
    private void put(String id, String... statements) {
        List<Alert.Evidence> evidence = Stream.of(statements)
                .map(each ->
                        new Alert.Evidence(each, "d1", "Brighter.", null, "Harbour Post", "Notes", null, null, null))
                .toList();
        alerts.put(id, new Alert(id, Alert.Kind.SHIFT, "lamps", "s", TODAY, "Up", "Because.", Map.of(), evidence));
    }

    /** Returns the times of the records that were sent, by alert. */
    private Map<String, Long> times() {
        return context.forwarded().stream()
                .collect(Collectors.toMap(
                        sent -> IssueKey.id(sent.record().key()),
                        sent -> sent.record().timestamp()));
    }

    private void at(long now) {
        context.setCurrentSystemTimeMs(now);
        context.scheduledPunctuators().getFirst().getPunctuator().punctuate(now);
    }

    private static DistinctStatementChange change(String statement) {
        Member member = new Member(
                statement,
                new Statement.DocumentRef("d1", "v1", "Notes", "Harbour Post", null, null),
                TODAY,
                "lamps",
                new Statement.Actor("quill", "Ada Quill", true, "AA", 1, true),
                "Ada Quill",
                null,
                List.of(),
                List.of(),
                "en",
                Member.Signs.NONE);
        return new DistinctStatementChange("lamps", statement, new DistinctStatement(statement, member, 1));
    }

    private <V> KeyValueStore<String, V> store(StoreSpec<V> spec) {
        KeyValueStore<String, V> store = Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(spec.name()), Serdes.String(), spec.values())
                .withLoggingDisabled()
                .withCachingDisabled()
                .build();
        store.init(context.getStateStoreContext(), store);
        context.addStateStore(store);
        return store;
    }

    private static Properties config() {
        Properties config = new Properties();
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, "shifts");
        config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:1");
        return config;
    }
}
