package org.onrecord.app.command.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.onrecord.app.broker.BrokerExtension;
import org.onrecord.app.broker.TopicReader;
import org.onrecord.app.shell.CommandResult;
import org.onrecord.events.EventJson;
import org.onrecord.events.Generation;
import org.onrecord.events.Ids;
import org.onrecord.events.Statement;
import org.onrecord.events.generation.GenerationTable;
import org.onrecord.events.issue.ActorFiles;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.issue.IssueFile;
import org.onrecord.events.kafka.TopicScan;
import org.onrecord.events.topic.CloudEvents;
import org.onrecord.events.topic.TextHeaders;
import org.onrecord.events.topic.Topic;
import org.onrecord.events.topic.Topics;
import org.onrecord.processor.model.Embedder;
import org.onrecord.processor.singleton.SingletonTask;
import org.onrecord.processor.talkingpoint.follow.TalkingPointLag;
import org.onrecord.processor.talkingpoint.follow.TalkingPointService;
import org.onrecord.testing.Await;
import org.onrecord.testing.Records;
import org.onrecord.testing.StatementBuilder;

/** Talking points, from the statements topic to the alerts topic, with a real broker. */
final class TalkingPointsIT {
    private static final String WORDS = "Nobody downstream is robbed of a single drop of water.";

    @RegisterExtension
    private static final BrokerExtension BROKER = BrokerExtension.emptied(3);

    @Test
    void aTalkingPointLivesAsLongAsItsStatementsAcrossARestart() throws Exception {
        List<Statement> said = List.of(said("a", "2024-01-01"), said("b", "2024-02-01"), said("c", "2024-03-01"));
        for (Statement each : said) {
            write(each.key(), EventJson.write(each));
        }
        try (SingletonTask service = follow(0)) {
            awaitOffsets();
            assertThat(standing(Topics.TALKING_POINTS.name()))
                    .singleElement()
                    .asString()
                    .contains(WORDS, "\"occasions\":3");
            assertThat(standing(Topics.ALERTS_TALKING_POINT.name()))
                    .singleElement()
                    .asString()
                    .contains("Ann (XX) keeps saying: “" + WORDS + "”");
            assertThat(service).isNotNull();
        }

        write("dam/b", null);
        try (SingletonTask service = follow(0)) {
            assertThat(standing(Topics.TALKING_POINTS.name())).isEmpty();
            assertThat(CommandResult.onrecord("export", "alerts", "--now", "--bootstrap-servers", BROKER.address())
                            .out())
                    .isEmpty();
            assertThat(service).isNotNull();
        }
    }

    @Test
    void changesByAnotherGenerationAreHistorical() throws Exception {
        for (Statement each : List.of(said("a", "2024-01-01"), said("b", "2024-02-01"), said("c", "2024-03-01"))) {
            write(each.key(), EventJson.write(each));
        }
        try (SingletonTask service = follow(0)) {
            awaitOffsets();
            assertThat(standing(Topics.ALERTS_TALKING_POINT.name())).hasSize(1);
            assertThat(service).isNotNull();
        }
        write("dam/b", null);
        try (GenerationTable generations = new GenerationTable(BROKER.kafka())) {
            generations.put(new Generation(
                    "dam",
                    1,
                    Generation.State.ACTIVE,
                    "m",
                    Ids.hash("issue", "id: dam\n"),
                    "id: dam\n",
                    null,
                    null,
                    Instant.parse("2024-04-01T00:00:00Z")));
        }
        try (SingletonTask service = follow(1)) {
            awaitMark("generation 1");
            assertThat(standing(Topics.ALERTS_TALKING_POINT.name())).isEmpty();
            write("dam/d", EventJson.write(said("d", "2024-04-01")));
            assertThat(standing(Topics.ALERTS_TALKING_POINT.name())).hasSize(1);
            assertThat(service).isNotNull();
        }
        assertThat(told(Topics.ALERTS_TALKING_POINT))
                .containsExactlyInAnyOrder("raised", "withdrawn historical", "raised");
    }

    @Test
    void changesByHistoricalStatementsAreHistoricalAndLaterOnesAreNews() throws Exception {
        for (Statement each : List.of(said("a", "2024-01-01"), said("b", "2024-02-01"), said("c", "2024-03-01"))) {
            ProducerRecord<String, byte[]> record = Topics.STATEMENTS.record(each, "test", Instant.EPOCH);
            CloudEvents.markHistorical(record.headers());
            try (KafkaProducer<String, byte[]> producer = BROKER.kafka().producer()) {
                producer.send(record).get(1, TimeUnit.MINUTES);
            }
        }
        try (SingletonTask service = follow(0)) {
            awaitOffsets();
            assertThat(standing(Topics.ALERTS_TALKING_POINT.name())).hasSize(1);
            assertThat(service).isNotNull();
        }
        write("dam/d", EventJson.write(said("d", "2024-04-01")));
        try (SingletonTask service = follow(0)) {
            assertThat(standing(Topics.ALERTS_TALKING_POINT.name())).hasSize(1);
            write("dam/b", null);
            assertThat(standing(Topics.ALERTS_TALKING_POINT.name())).hasSize(1);
            assertThat(service).isNotNull();
        }
        assertThat(told(Topics.ALERTS_TALKING_POINT))
                .startsWith("raised historical")
                .endsWith("raised");
    }

    /** A record of a topic: whether raised or withdrawn, and whether marked as historical. */
    private List<String> told(Topic topic) {
        List<String> told = new ArrayList<>();
        TopicScan.all(
                BROKER.kafka(),
                topic,
                read -> told.add((read.value() == null ? "withdrawn" : "raised")
                        + (CloudEvents.isHistorical(TextHeaders.of(read.headers())) ? " historical" : "")));
        return told;
    }

    private void awaitMark(String mark) throws Exception {
        try (Admin admin = BROKER.kafka().admin()) {
            Await.until(
                    "talking points marked " + mark,
                    () -> positions(admin).stream()
                            .allMatch(each -> each.metadata().equals(mark)));
        }
    }

    private SingletonTask follow(int generation) {
        Issue issue = IssueFile.parse("dam", "id: dam\ntitle: Dam\nlanguages: [en]\n", ActorFiles.NONE);
        return TalkingPointService.start(BROKER.kafka(), generation, issue, new OneMeaning());
    }

    /** An embedder to which every sentence means the same, so that only the words differ. */
    private static final class OneMeaning implements Embedder {
        @Override
        public List<float[]> embed(List<String> sentences, String language) {
            return sentences.stream().map(each -> new float[] {1}).toList();
        }

        @Override
        public String id() {
            return "one-meaning";
        }

        @Override
        public void close() {
            // Nothing to close.
        }
    }

    /** Waits until the follower has started. */
    private void awaitOffsets() throws Exception {
        try (Admin admin = BROKER.kafka().admin()) {
            Await.until(
                    "a position of the talking points", () -> !positions(admin).isEmpty());
        }
    }

    private static Collection<OffsetAndMetadata> positions(Admin admin) throws Exception {
        return admin.listConsumerGroupOffsets(TalkingPointService.groupRead("dam"))
                .partitionsToOffsetAndMetadata()
                .get()
                .values();
    }

    private List<String> standing(String topic) throws Exception {
        try (TalkingPointLag workedOff = new TalkingPointLag(BROKER.kafka())) {
            assertThat(workedOff.await(Duration.ofMinutes(1))).isTrue();
        }
        List<Topic> topics =
                Topics.ALL.stream().filter(each -> each.name().equals(topic)).toList();
        return TopicReader.newest(BROKER.kafka(), topics).values().stream()
                .map(json -> new String(json, StandardCharsets.UTF_8))
                .toList();
    }

    private void write(String key, byte @Nullable [] value) throws Exception {
        Records.write(BROKER.kafka(), Topics.STATEMENTS, key, value);
    }

    private static Statement said(String id, String day) {
        return StatementBuilder.statement(id, WORDS)
                .document(new Statement.DocumentRef("d-" + id, "v", "Title", "Paper", null, null))
                .speaker("Ann", null, null)
                .actor(new Statement.Actor("ann", "Ann", false, "XX", 1, true))
                .day(LocalDate.parse(day))
                .issue("dam")
                .topics(List.of(new Statement.TopicLabel("water", 0.9)))
                .cluster("c-" + id)
                .model("test")
                .build();
    }
}
