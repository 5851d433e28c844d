package org.onrecord.processor.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onrecord.events.Alert;
import org.onrecord.events.Statement;
import org.onrecord.events.issue.IssueFile;
import org.onrecord.events.topic.EventSerde;
import org.onrecord.processor.alert.ShiftAlerts;
import org.onrecord.processor.shift.DistinctStatement;
import org.onrecord.processor.topology.ChangeTrends.DistinctChange;
import org.onrecord.processor.trend.Member;

class FindShiftsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 30);

    private final MockProcessorContext<String, Alert> context =
            new MockProcessorContext<>(config(), new TaskId(6, 0), new File("unused"));
    private final KeyValueStore<String, String> looked = store(FindShifts.LOOKED, Serdes.String());

    @BeforeEach
    void start() {
        context.setCurrentSystemTimeMs(0);
        store(FindShifts.STATEMENTS, new StateSerde<>(DistinctStatement.class));
        store(FindShifts.ALERTS, new EventSerde<>(Alert.class));
    }

    @Test
    void notesThatAlertsAreUpToDateOnlyAfterThePauseInWhichItLooks() {
        FindShifts shifts = new FindShifts(
                new ShiftAlerts(IssueFile.parse("lamps", "id: lamps\ntitle: Lamps\nlanguages: [en]\n")),
                Optional.of(TODAY));
        shifts.init(context);
        at(3_000);
        assertThat(looked.get(FindShifts.STATE)).isEqualTo("looked");
        context.setCurrentSystemTimeMs(10_000);
        shifts.process(new Record<>("lamps", change(), 10_000));
        assertThat(looked.get(FindShifts.STATE)).isEqualTo("changed");
        at(11_000);
        assertThat(looked.get(FindShifts.STATE)).isEqualTo("changed");
        at(12_500);
        assertThat(looked.get(FindShifts.STATE)).isEqualTo("looked");
    }

    private void at(long now) {
        context.setCurrentSystemTimeMs(now);
        context.scheduledPunctuators().getFirst().getPunctuator().punctuate(now);
    }

    private static DistinctChange change() {
        Member member = new Member(
                "s1",
                new Statement.DocumentRef("d1", "v1", "Notes", "Harbour Post", null, null),
                TODAY,
                "lamps",
                new Statement.Actor("quill", "Ada Quill", true, "AA", 1, true),
                "Ada Quill",
                List.of(),
                List.of());
        return new DistinctChange("lamps", "c1", new DistinctStatement("c1", member, 1));
    }

    private <V> KeyValueStore<String, V> store(String name, Serde<V> values) {
        KeyValueStore<String, V> store = Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(name), Serdes.String(), values)
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
