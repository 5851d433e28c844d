package org.onrecord.processor.topology;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.onrecord.events.Correction;
import org.onrecord.events.Event;
import org.onrecord.events.EventJson;
import org.onrecord.events.Opinion;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.topic.Topic;
import org.onrecord.events.topic.Topics;
import org.onrecord.processor.topology.alert.ShiftAlertProcessor;
import org.onrecord.processor.topology.store.RestoredTasks;

/** The running topology over scripted documents, with its topics. */
final class TopologyLine implements AutoCloseable {
    private final TopologyTestDriver driver;
    private final TestInputTopic<String, byte[]> documents;
    private final TestInputTopic<String, byte[]> corrections;
    private final TestInputTopic<String, byte[]> opinions;
    private final Map<String, Map<String, String>> tables = new TreeMap<>();

    /**
     * Starts it.
     *
     * @param labeller the language model that decides labels
     */
    TopologyLine(Issue issue, Optional<String> labeller, LocalDate asOf, Path state) {
        driver = new TopologyTestDriver(build(issue, labeller, Optional.of(asOf), state), config(state));
        documents = input(Topics.DOCUMENTS);
        corrections = input(Topics.CORRECTIONS);
        opinions = input(Topics.OPINIONS);
    }

    /** Returns the topology. */
    static Topology topology(Issue issue, Optional<String> labeller) {
        return build(issue, labeller, Optional.empty(), Path.of("unused"));
    }

    private static Topology build(Issue issue, Optional<String> labeller, Optional<LocalDate> asOf, Path state) {
        return ProcessorTopology.build(
                new ScriptReader(),
                issue,
                labeller,
                asOf,
                new SimpleMeterRegistry(),
                new RestoredTasks(),
                config(state));
    }

    private static Properties config(Path state) {
        Properties config = new Properties();
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
        config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:1");
        config.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
        config.put(StreamsConfig.DEFAULT_KEY_SERDE_CLASS_CONFIG, Serdes.StringSerde.class);
        config.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        config.put(StreamsConfig.TOPOLOGY_OPTIMIZATION_CONFIG, StreamsConfig.REUSE_KTABLE_SOURCE_TOPICS);
        config.put(StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG, Topics.DEAD_LETTERS.name());
        config.put(StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, FailureHandler.class);
        config.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, FailureHandler.class);
        return config;
    }

    private TestInputTopic<String, byte[]> input(Topic topic) {
        return driver.createInputTopic(topic.name(), new StringSerializer(), new ByteArraySerializer());
    }

    TestInputTopic<String, byte[]> documents() {
        return documents;
    }

    TestInputTopic<String, byte[]> corrections() {
        return corrections;
    }

    TestInputTopic<String, byte[]> opinions() {
        return opinions;
    }

    void put(Event event) {
        TestInputTopic<String, byte[]> topic = switch (event) {
            case Correction correction -> corrections;
            case Opinion opinion -> opinions;
            default -> documents;
        };
        topic.pipeInput(event.key(), EventJson.write(event));
        searchForPositions();
    }

    private void searchForPositions() {
        // Twice, because a search is followed by a rest.
        driver.advanceWallClockTime(ShiftAlertProcessor.CHECK_EVERY);
        driver.advanceWallClockTime(ShiftAlertProcessor.CHECK_EVERY);
    }

    /** Returns the table of each topic. */
    Map<String, Map<String, String>> tables() {
        Map<String, Map<String, String>> all = new TreeMap<>();
        pause();
        for (Topic topic : Topics.MADE) {
            all.put(topic.name(), table(topic.name()));
        }
        return all;
    }

    /** Lets enough time pass for a search for shifts. */
    void pause() {
        driver.advanceWallClockTime(ShiftAlertProcessor.PAUSE.plus(ShiftAlertProcessor.CHECK_EVERY));
        driver.advanceWallClockTime(Duration.ofMinutes(1));
    }

    void putBytes(String key, byte[] value) {
        documents.pipeInput(key, value);
    }

    List<TestRecord<String, byte[]>> read(String topic) {
        return driver.createOutputTopic(topic, new StringDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList();
    }

    /** Returns the newest value of each key. */
    Map<String, String> table(String topic) {
        Map<String, String> table = tables.computeIfAbsent(topic, unread -> new TreeMap<>());
        for (TestRecord<String, byte[]> record : read(topic)) {
            if (record.value() == null) {
                table.remove(record.key());
            } else {
                table.put(record.key(), new String(record.value(), StandardCharsets.UTF_8));
            }
        }
        return new TreeMap<>(table);
    }

    @Override
    public void close() {
        driver.close();
    }
}
