package org.onrecord.app.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.FeatureUpdate;
import org.apache.kafka.clients.admin.StreamsGroupDescription;
import org.apache.kafka.clients.admin.UpdateFeaturesOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.app.broker.EmbeddedBroker;
import org.onrecord.app.broker.ExternalBroker;
import org.onrecord.app.broker.TopicReader;
import org.onrecord.app.shell.CommandResult;
import org.onrecord.events.kafka.BrokerAnswers;
import org.onrecord.events.kafka.GroupProtocols;
import org.onrecord.events.topic.Topic;
import org.onrecord.events.topic.Topics;
import org.onrecord.processor.topology.ProcessorGroup;
import org.onrecord.processor.topology.ProcessorLag;
import org.onrecord.testing.Await;

/**
 * Several {@code process} processes on one broker: whoever of them dies or joins, the tables are those of one alone on a broker that knows classic
 * groups only.
 */
@Timeout(value = 9, unit = TimeUnit.MINUTES)
class ProcessorsIT {
    /** How long the open transaction of a killed process may hold its records back, until the broker ends it. */
    private static final Duration ABANDONED = Onrecord.TRANSACTION.plusSeconds(15);

    private static final Map<String, List<Topic>> TABLES = Map.of(
            "statements", List.of(Topics.STATEMENTS),
            "trends", List.of(Topics.TRENDS),
            "alerts", List.of(Topics.ALERTS_FIRST_POSITION, Topics.ALERTS_SHIFT, Topics.ALERTS_VOLUME),
            "unconfirmed alerts", List.of(Topics.ALERTS_UNCONFIRMED),
            "outcomes", List.of(Topics.OUTCOMES));

    @TempDir
    private Path folder;

    @Test
    void processorsShareTheWorkWhenOneIsKilledAndAThirdJoins() throws Exception {
        Path file = DamDocuments.write(folder.resolve("dam.jsonl"), DamDocuments.lines(24, 3));
        TreeMap<String, String> calm;
        try (EmbeddedBroker broker = broker("calm")) {
            allowClassicGroupsOnly(broker);
            try (Onrecord alone = processor("alone", broker);
                    Admin admin = broker.kafka().admin()) {
                alone.awaitReady();
                calm = imported(file, broker);
                assertThat(working(broker)).isZero();
                assertThat(BrokerAnswers.members(admin, new ProcessorGroup("dam", 0).name()))
                        .isNotEmpty();
            }
        }
        assertThat(calm.getOrDefault("statements", "").lines().count()).isGreaterThan(24);
        assertThat(calm.getOrDefault("alerts", "").lines().count()).isPositive();

        try (EmbeddedBroker broker = broker("shared");
                Onrecord first = processor("first", broker);
                Onrecord second = processor("second", broker)) {
            first.awaitReady();
            second.awaitReady();
            first.await("shared", Duration.ofMinutes(1), () -> working(broker) == 2);
            imports("--no-wait", file, broker);
            first.await("in the middle", Duration.ofMinutes(1), in(broker, 6));
            second.kill();
            try (Onrecord third = processor("third", broker)) {
                third.awaitReady();
                assertThat(imported(file, broker)).isEqualTo(calm);
                assertThat(working(broker)).isEqualTo(2);
            }
        }
    }

    private EmbeddedBroker broker(String name) throws InterruptedException {
        EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve(name + "-kafka"), 0);
        ExternalBroker.createTopics(broker.kafka(), 3, 1, said -> {});
        return broker;
    }

    private static void allowClassicGroupsOnly(EmbeddedBroker broker) throws Exception {
        FeatureUpdate off = new FeatureUpdate((short) 0, FeatureUpdate.UpgradeType.SAFE_DOWNGRADE);
        try (Admin admin = broker.kafka().admin()) {
            admin.updateFeatures(Map.of("streams.version", off, "group.version", off), new UpdateFeaturesOptions())
                    .all()
                    .get(1, TimeUnit.MINUTES);
            Await.until(
                    "the broker knows classic groups only",
                    () -> GroupProtocols.ofStreams(admin).equals("classic")
                            && GroupProtocols.ofConsumers(admin).equals("classic"));
        }
    }

    private Onrecord processor(String name, EmbeddedBroker broker) throws IOException {
        return Onrecord.process(folder.resolve(name), DamDocuments.ISSUE, broker.bootstrapServers());
    }

    private static void imports(String how, Path file, EmbeddedBroker broker) throws IOException {
        CommandResult said = Onrecord.run(
                Map.of("KAFKA_BOOTSTRAP_SERVERS", broker.bootstrapServers()), "import", how, file.toString());
        assertThat(said.code()).as(said.err()).isZero();
    }

    /** Returns the tables after everything was imported and processed. */
    private static TreeMap<String, String> imported(Path file, EmbeddedBroker broker)
            throws IOException, InterruptedException {
        imports("--no-wait", file, broker);
        try (ProcessorLag processors = new ProcessorLag(broker.kafka())) {
            assertThat(processors.awaitShifts(ABANDONED.plusMinutes(2))).isTrue();
        }
        TreeMap<String, String> tables = new TreeMap<>();
        TABLES.forEach((name, topics) -> tables.put(name, table(topics, broker)));
        return tables;
    }

    private static String table(List<Topic> topics, EmbeddedBroker broker) {
        StringBuilder lines = new StringBuilder();
        TopicReader.newest(broker.kafka(), topics)
                .forEach((key, json) ->
                        lines.append(new String(json, StandardCharsets.UTF_8)).append('\n'));
        return lines.toString();
    }

    private static Await.Condition in(EmbeddedBroker broker, int outcomes) {
        return () -> table(List.of(Topics.OUTCOMES), broker).lines().count() >= outcomes;
    }

    /** Returns the number of processes that share the work. */
    private static long working(EmbeddedBroker broker) {
        try (Admin admin = broker.kafka().admin()) {
            StreamsGroupDescription group = admin.describeStreamsGroups(List.of(new ProcessorGroup("dam", 0).name()))
                    .describedGroups()
                    .values()
                    .iterator()
                    .next()
                    .get(10, TimeUnit.SECONDS);
            return group.members().stream()
                    .filter(member -> !member.assignment().activeTasks().isEmpty())
                    .map(member -> member.processId())
                    .distinct()
                    .count();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        } catch (ExecutionException | TimeoutException e) {
            return 0;
        }
    }
}
