package org.onrecord.processor.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.events.Correction;
import org.onrecord.events.DocumentEvent;
import org.onrecord.events.Event;
import org.onrecord.events.EventJson;
import org.onrecord.events.EventJson.UnreadableEventException;
import org.onrecord.events.Opinion;
import org.onrecord.events.topic.TextHeaders;
import org.onrecord.events.topic.Topics;
import org.onrecord.testing.AbsurdRecords;
import org.onrecord.testing.AbsurdRecords.Absurd;
import org.onrecord.testing.DocumentBuilder;

/** Records of every type with one field made absurd, on every topic that the topology reads: none ends it, and each that it cannot use is kept. */
class AbsurdRecordsIT {
    private static final int RECORDS = Integer.getInteger("absurd.records", 1_500);

    @TempDir
    private Path state;

    @Test
    void passesOverEachRecordThatCannotBeUsedAndKeepsItWithItsPlace() {
        Set<String> unusable = new HashSet<>();
        Set<String> kept = new HashSet<>();
        List<String> types = AbsurdRecords.types();
        try (TopologyLine line =
                new TopologyLine(ProcessorTopologyIT.ISSUE, Optional.empty(), LocalDate.parse("2024-06-30"), state)) {
            List<String> names = List.of(Topics.DOCUMENTS.name(), Topics.CORRECTIONS.name(), Topics.OPINIONS.name());
            List<TestInputTopic<String, byte[]>> topics =
                    List.of(line.documents(), line.corrections(), line.opinions());
            long[] offsets = new long[names.size()];
            for (int seed = 0; seed < RECORDS; seed++) {
                int topic = seed % names.size();
                String name = names.get(topic);
                Absurd record = AbsurdRecords.of(type(types, name, seed), seed);
                if (!usable(record, name)) {
                    unusable.add(name + "-0@" + offsets[topic]);
                }
                offsets[topic]++;
                topics.get(topic).pipeInput(record.key(), record.value());
                kept.addAll(places(line));
            }
            line.pause();

            assertThat(kept).containsAll(unusable);
            assertThat(unusable).hasSizeGreaterThan(RECORDS / 3);
            line.put(DocumentBuilder.document("test", "good", "ann XX 2024-02-05 wet favor: It rains.")
                    .build());
            assertThat(line.table(Topics.STATEMENTS.name()).values())
                    .anyMatch(statement -> statement.contains("It rains."));
        }
    }

    /** Two of three records are of a type that the topic has. */
    private static String type(List<String> types, String topic, int seed) {
        String own = topic.equals(Topics.CORRECTIONS.name())
                ? "correction"
                : topic.equals(Topics.OPINIONS.name()) ? "opinion" : seed % 2 == 0 ? "document" : "withdrawal";
        return seed / 3 % 3 == 0 ? types.get(seed / 9 % types.size()) : own;
    }

    private static boolean usable(Absurd record, String topic) {
        byte[] value = record.value();
        if (value == null) {
            return !topic.equals(Topics.DOCUMENTS.name());
        }
        Class<? extends Event> type = topic.equals(Topics.CORRECTIONS.name())
                ? Correction.class
                : topic.equals(Topics.OPINIONS.name()) ? Opinion.class : DocumentEvent.class;
        try {
            EventJson.read(value, type);
            return true;
        } catch (UnreadableEventException e) {
            return false;
        }
    }

    private static List<String> places(TopologyLine line) {
        List<String> places = new ArrayList<>();
        for (TestRecord<String, byte[]> letter : line.read(Topics.DEAD_LETTERS.name())) {
            Map<String, String> headers = TextHeaders.of(letter.headers());
            assertThat(headers.get("onrecord.reason")).isNotBlank();
            places.add(headers.get("onrecord.topic") + "-" + headers.get("onrecord.partition") + "@"
                    + headers.get("onrecord.offset"));
        }
        return places;
    }
}
