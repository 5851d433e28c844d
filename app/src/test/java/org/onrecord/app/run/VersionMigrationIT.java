package org.onrecord.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onrecord.app.broker.EmbeddedBroker;
import org.onrecord.app.broker.ExternalBroker;
import org.onrecord.app.broker.TopicReader;
import org.onrecord.events.Correction;
import org.onrecord.events.EventJson;
import org.onrecord.events.Opinion;
import org.onrecord.events.Outcome;
import org.onrecord.events.Statement;
import org.onrecord.events.kafka.KafkaClients;
import org.onrecord.events.topic.Topic;
import org.onrecord.events.topic.Topics;
import org.onrecord.testing.Await;
import org.onrecord.testing.Records;
import org.onrecord.testing.StatementBuilder;

class VersionMigrationIT {
    private static final Correction CORRECTION = Correction.standing(
            "d1", "s1", Correction.Field.OFFICIAL, null, "true", "Ines", Instant.EPOCH, "She is a minister.");
    private static final Opinion OPINION =
            new Opinion("o1", "asked", "dam", "reader", List.of(), List.of(), null, 1, Instant.EPOCH);
    private static final Statement STATEMENT =
            StatementBuilder.statement("s1", "The dam will stay.").issue("dam").build();

    @TempDir
    Path folder;

    private final List<String> said = new ArrayList<>();

    @Test
    void tablesOfAnEarlierVersionAreEmptiedAndCorrectionsStay() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("kafka"), 0);
                Admin admin = broker.kafka().admin()) {
            KafkaClients kafka = broker.kafka();
            ExternalBroker.createTopics(kafka, 2, 1);
            admin.createTopics(List.of(
                            new NewTopic("onrecord-processor-7-positions-changelog", 1, (short) 1),
                            new NewTopic("onrecord-processor-7.g2-positions-changelog", 1, (short) 1)))
                    .all()
                    .get(1, TimeUnit.MINUTES);
            awaitListed(admin, "onrecord-processor-7-positions-changelog");
            awaitListed(admin, "onrecord-processor-7.g2-positions-changelog");
            Records.write(kafka, Topics.STATEMENTS, "s1", EventJson.write(STATEMENT));
            Records.write(
                    kafka,
                    Topics.OUTCOMES,
                    "d1",
                    EventJson.write(new Outcome("d1", "v", Outcome.Result.STATEMENTS, 1, 1, "found", null)));
            Records.write(
                    kafka, Topics.TRENDS, "dam/issue:*/side:NM/day/undated", "{}".getBytes(StandardCharsets.UTF_8));
            Records.write(kafka, Topics.ALERTS_SHIFT, "a1", "{}".getBytes(StandardCharsets.UTF_8));
            Records.write(kafka, Topics.ALERTS_SOURCE, "a2", "{}".getBytes(StandardCharsets.UTF_8));
            Records.write(kafka, Topics.CORRECTIONS, CORRECTION.id(), EventJson.write(CORRECTION));
            Records.write(kafka, Topics.OPINIONS, "o1", EventJson.write(OPINION));

            VersionMigration.run(kafka, List.of("dam"), said::add);

            awaitCommitted(admin, 2);
            for (Topic emptied : List.of(Topics.STATEMENTS, Topics.OUTCOMES, Topics.TRENDS, Topics.ALERTS_SHIFT)) {
                assertThat(table(kafka, emptied)).as(emptied.name()).isEmpty();
            }
            assertThat(table(kafka, Topics.ALERTS_SOURCE)).containsOnlyKeys("a2");
            assertThat(table(kafka, Topics.CORRECTIONS).values())
                    .extracting(json -> EventJson.read(json, Correction.class))
                    .containsExactly(CORRECTION);
            assertThat(table(kafka, Topics.OPINIONS)).containsOnlyKeys("dam/o1");
            assertThat(Records.read(kafka, Topics.OPINIONS))
                    .filteredOn(each -> each.key().equals("dam/o1"))
                    .extracting(ConsumerRecord::timestamp)
                    .as("the time of the answer")
                    .containsExactly(OPINION.at().toEpochMilli());
            assertThat(admin.listTopics().names().get(1, TimeUnit.MINUTES))
                    .noneMatch(name -> name.startsWith("onrecord-processor-7"));
            assertThat(said)
                    .containsExactly("The tables of an earlier version are emptied, and all documents are read again;"
                            + " corrections stay. There are at most 0 of them, which two cores read in about a minute."
                            + " Nobody is notified of what follows from them.");
            assertThat(VersionMigration.upgraded(kafka, "dam", false)).isPresent();
            assertThat(VersionMigration.upgraded(kafka, "lake", false)).isEmpty();

            VersionMigration.run(kafka, List.of("dam"), said::add);
            assertThat(said).as("nothing is left to do").hasSize(1);
        }
    }

    @Test
    void tablesOfTheIssueOfAnEarlierProcessorAreEmptiedAndNothingElse() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("kafka"), 0);
                Admin admin = broker.kafka().admin()) {
            KafkaClients kafka = broker.kafka();
            ExternalBroker.createTopics(kafka, 1, 1);
            admin.createTopics(List.of(
                            new NewTopic("onrecord-processor-8.dam.g3-trend-sums-changelog", 1, (short) 1),
                            new NewTopic("onrecord-processor-11.lake.g0-wordings-changelog", 1, (short) 1)))
                    .all()
                    .get(1, TimeUnit.MINUTES);
            awaitListed(admin, "onrecord-processor-8.dam.g3-trend-sums-changelog");
            for (String issue : List.of("dam", "lake")) {
                Records.write(kafka, Topics.STATEMENTS, issue + "/s1", EventJson.write(STATEMENT));
                Records.write(
                        kafka,
                        Topics.TRENDS,
                        issue + "/issue:*/side:NM/day/undated",
                        "{}".getBytes(StandardCharsets.UTF_8));
                Records.write(kafka, Topics.OPINIONS, issue + "/o1", EventJson.write(OPINION));
            }
            Records.write(kafka, Topics.CORRECTIONS, "dam/" + CORRECTION.id(), EventJson.write(CORRECTION.in("dam")));

            VersionMigration.run(kafka, List.of("dam"), said::add);

            awaitCommitted(admin, 1);
            assertThat(table(kafka, Topics.STATEMENTS)).containsOnlyKeys("lake/s1");
            assertThat(table(kafka, Topics.TRENDS)).containsOnlyKeys("lake/issue:*/side:NM/day/undated");
            assertThat(table(kafka, Topics.OPINIONS)).containsOnlyKeys("dam/o1", "lake/o1");
            assertThat(table(kafka, Topics.CORRECTIONS)).containsOnlyKeys("dam/" + CORRECTION.id());
            assertThat(admin.listTopics().names().get(1, TimeUnit.MINUTES))
                    .contains("onrecord-processor-11.lake.g0-wordings-changelog")
                    .doesNotContain("onrecord-processor-8.dam.g3-trend-sums-changelog");
        }
    }

    @ParameterizedTest
    @CsvSource({"30, 1, a minute", "10000, 1, 5 minutes", "10000, 3, 13 minutes", "1000000, 1, 6 hours"})
    void saysHowLongItTakesToReadAgain(long documents, int issues, String time) {
        assertThat(VersionMigration.duration(documents, issues)).endsWith("in about " + time + ".");
    }

    /** Waits until the broker lists a topic; right after it was created, it may not. */
    private static void awaitListed(Admin admin, String topic) {
        Await.until(
                topic + " is listed",
                () -> admin.listTopics().names().get(1, TimeUnit.MINUTES).contains(topic));
    }

    /** Waits until readers see what was committed: the broker answers a commit before it marks the partitions. */
    private static void awaitCommitted(Admin admin, int partitions) {
        Map<TopicPartition, OffsetSpec> ends = Topics.MADE.stream()
                .flatMap(topic -> IntStream.range(0, partitions).mapToObj(i -> new TopicPartition(topic.name(), i)))
                .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
        Await.until(
                "the transaction is marked on all partitions",
                () -> offsets(admin, ends, IsolationLevel.READ_COMMITTED)
                        .equals(offsets(admin, ends, IsolationLevel.READ_UNCOMMITTED)));
    }

    private static Map<TopicPartition, Long> offsets(
            Admin admin, Map<TopicPartition, OffsetSpec> ends, IsolationLevel level) throws Exception {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        admin.listOffsets(ends, new ListOffsetsOptions(level))
                .all()
                .get(1, TimeUnit.MINUTES)
                .forEach((partition, end) -> offsets.put(partition, end.offset()));
        return offsets;
    }

    private static SortedMap<String, byte[]> table(KafkaClients kafka, Topic topic) {
        return TopicReader.newest(kafka, List.of(topic));
    }
}
