package org.onrecord.app.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.app.broker.EmbeddedBroker;
import org.onrecord.app.broker.ExternalBroker;
import org.onrecord.app.command.Commands;
import org.onrecord.app.shell.CommandResult;
import org.onrecord.app.shell.Shell;
import org.onrecord.events.Correction;
import org.onrecord.events.EventJson;
import org.onrecord.events.Statement;
import org.onrecord.events.topic.CloudEvents;
import org.onrecord.events.topic.TextHeaders;
import org.onrecord.events.topic.Topic;
import org.onrecord.events.topic.Topics;
import org.onrecord.processor.topology.ProcessorLag;
import org.onrecord.testing.Await;
import org.onrecord.testing.Records;
import tools.jackson.databind.JsonNode;

/** An upgrade reads all documents again, and nobody hears of what follows from them; what comes after it is told as always. */
class UpgradeIT {
    /** The records of a system of version 0.1.0, one a line, and the names of its internal topics. */
    private static final Path FORMER = Path.of("src/test/resources/upgrade/0.1.0.jsonl");

    private static final List<Topic> KEPT =
            List.of(Topics.CORRECTIONS, Topics.RULES, Topics.SUBSCRIPTIONS, Topics.SOURCES, Topics.DEAD_LETTERS);
    private static final String WORDS = "We are ready to hold talks on the dam at any time.";
    private static final String OLD = "Ada Quill";
    private static final String NEW = "Ben Tarn";

    private final ConcurrentLinkedQueue<String> posted = new ConcurrentLinkedQueue<>();
    private final ByteArrayOutputStream followed = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    @Test
    void onlyWhatComesAfterAnUpgradeIsNews() throws Exception {
        HttpServer receiver = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        receiver.createContext("/", exchange -> {
            posted.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        receiver.start();
        String hook = "127.0.0.1:" + receiver.getAddress().getPort();
        CountDownLatch stop = new CountDownLatch(1);
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("kafka"), 0)) {
            ExternalBroker.createTopics(broker.kafka(), 3, 1);
            writeFormer(broker);
            command(broker, Map.of("ONRECORD_ALLOWED_ADDRESSES", hook), "rules", "apply", "--yes", rules(hook));
            imports(broker, "old", OLD);
            Map<String, Long> former = records(broker, each -> true);
            Map<String, String> kept = kept(broker);
            assertThat(kept.toString()).contains("corrections/", "rules/", "sources/", "dead-letters/");
            long alerts = Topics.alerts().stream()
                    .mapToLong(topic -> Records.read(broker.kafka(), topic).size())
                    .sum();
            assertThat(alerts).isPositive();
            Thread follower = Thread.ofVirtual().start(() -> follow(broker, stop));
            Await.until(
                    "the follower has printed what there was",
                    () -> followed().lines().count() == alerts);
            int printed = followed().length();
            Map<String, String> settings = Map.of(
                    "KAFKA_BOOTSTRAP_SERVERS",
                    broker.bootstrapServers(),
                    "ONRECORD_ISSUE",
                    DamDocuments.ISSUE.toAbsolutePath().toString(),
                    "ONRECORD_ALLOWED_ADDRESSES",
                    hook,
                    "ONRECORD_WEBHOOK_SECRET",
                    "whsec_" + "Q".repeat(40));
            try (Onrecord notify = Onrecord.service("notify", folder.resolve("notify"), settings);
                    Onrecord processor = Onrecord.service("process", folder.resolve("process"), settings)) {
                notify.awaitReady();
                processor.awaitReady();
                settle(broker);
                assertThat(processor.console())
                        .containsPattern("There are at most \\d+ of them, which two cores read in about a minute\\.");
                Map<String, Long> written = records(broker, each -> each.value() != null);
                assertThat(written.get(Topics.ALERTS_FIRST_POSITION.name()))
                        .as("first positions of before and those that are raised again")
                        .isGreaterThan(former.get(Topics.ALERTS_FIRST_POSITION.name()));
                assertThat(records(broker, each -> !isHistorical(each)))
                        .as("records that are news")
                        .isEqualTo(former);
                assertThat(followed().substring(printed)).isEmpty();

                processor.stop();
                processor.restart();
                settle(broker);
                imports(broker, "new", NEW);
                processor.await(
                        "the webhook hears",
                        Duration.ofMinutes(1),
                        () -> posted.toString().contains(NEW));
                settle(broker);
                confirm(broker, NEW);
                processor.await(
                        "the follower hears",
                        Duration.ofMinutes(1),
                        () -> followed().substring(printed).contains(NEW));
                settle(broker);
                assertThat(followed().substring(printed)).doesNotContain(OLD);
                assertThat(posted.toString()).doesNotContain(OLD);
                assertThat(Records.read(broker.kafka(), Topics.DELIVERIES))
                        .isNotEmpty()
                        .allSatisfy(each -> assertThat(text(each)).contains(NEW));
                assertThat(kept(broker)).containsAllEntriesOf(kept);
                stop.countDown();
                follower.join();
            }
        } finally {
            stop.countDown();
            receiver.stop(0);
        }
    }

    /** Writes what the former version left, with its times. */
    private static void writeFormer(EmbeddedBroker broker) throws Exception {
        try (Admin admin = broker.kafka().admin();
                KafkaProducer<String, byte[]> producer = broker.kafka().producer()) {
            for (String line : Files.readAllLines(FORMER)) {
                JsonNode json = EventJson.mapper().readTree(line);
                String topic = json.path("topic").asString();
                if (json.size() == 1) {
                    admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1)))
                            .all()
                            .get(1, TimeUnit.MINUTES);
                    continue;
                }
                JsonNode value = json.path("value");
                ProducerRecord<String, byte[]> record = new ProducerRecord<>(
                        topic,
                        null,
                        json.path("timestamp").asLong(),
                        json.path("key").asString(null),
                        value.isNull() ? null : value.asString().getBytes(StandardCharsets.UTF_8));
                json.path("headers")
                        .properties()
                        .forEach(each -> TextHeaders.set(
                                record.headers(), each.getKey(), each.getValue().asString()));
                producer.send(record).get(1, TimeUnit.MINUTES);
            }
        }
    }

    private String rules(String hook) throws Exception {
        return Files.writeString(folder.resolve("rules.yaml"), """
                rules:
                  - id: waiting
                    name: What waits to be confirmed
                    select: {changes: [waiting]}
                    to:
                      - {channel: webhook, address: "http://%s/"}
                """.formatted(hook))
                .toString();
    }

    /** Imports a document in which somebody says something. */
    private void imports(EmbeddedBroker broker, String id, String who) throws Exception {
        Path file = DamDocuments.write(
                folder.resolve(id + ".jsonl"), List.of("""
                    {"id": "%s", "publisher": "Teal Valley Record", "lang": "en", "date": "%s", \
                    "title": "Press briefing on the dam", "text": "Reporter: What do you say?\\n%s: %s"}""".formatted(id, LocalDate.now(ZoneOffset.UTC), who, WORDS)));
        command(broker, Map.of(), "import", "--no-wait", file.toString());
    }

    /** Has a person confirm that somebody's words are in favour of talks. */
    private static void confirm(EmbeddedBroker broker, String who) throws Exception {
        Statement said = Records.read(broker.kafka(), Topics.STATEMENTS).stream()
                .filter(each -> each.value() != null)
                .map(each -> EventJson.read(each.value(), Statement.class))
                .filter(each -> each.counts() && each.quote().equals(WORDS) && who.equals(each.speakerName()))
                .findFirst()
                .orElseThrow();
        Records.write(
                broker.kafka(),
                Topics.CORRECTIONS,
                Correction.standing(
                                said.document().id(),
                                said.id(),
                                Correction.Field.STANCE,
                                "talk",
                                "favor",
                                "Ines",
                                Instant.now(),
                                "She says so.")
                        .in("dam"));
    }

    private static void command(EmbeddedBroker broker, Map<String, String> settings, String... arguments) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("KAFKA_BOOTSTRAP_SERVERS", broker.bootstrapServers());
        CommandResult said = Onrecord.run(all, arguments);
        assertThat(said.code()).as(said.err()).isZero();
    }

    private void follow(EmbeddedBroker broker, CountDownLatch stop) {
        PrintStream out = new PrintStream(followed, true, StandardCharsets.UTF_8);
        Shell shell = new Shell(Map.of(), Path.of(".."), InputStream.nullInputStream(), out, out, false, stop);
        Commands.commandLine(shell)
                .execute("alerts", "follow", "--json", "--bootstrap-servers", broker.bootstrapServers());
    }

    private String followed() {
        return followed.toString(StandardCharsets.UTF_8);
    }

    private static void settle(EmbeddedBroker broker) throws InterruptedException {
        try (ProcessorLag processors = new ProcessorLag(broker.kafka())) {
            assertThat(processors.awaitShifts(Duration.ofMinutes(2))).isTrue();
        }
    }

    /** Returns how many records of a kind the tables have that a processor makes. */
    private static Map<String, Long> records(EmbeddedBroker broker, Predicate<ConsumerRecord<String, byte[]>> kind) {
        Map<String, Long> counts = new TreeMap<>();
        Stream.concat(Topics.MADE.stream(), Stream.of(Topics.TALKING_POINTS, Topics.ALERTS_TALKING_POINT))
                .forEach(topic -> counts.put(
                        topic.name(),
                        Records.read(broker.kafka(), topic).stream()
                                .filter(kind)
                                .count()));
        return counts;
    }

    /** Returns the records that an upgrade keeps, by topic and key. */
    private static Map<String, String> kept(EmbeddedBroker broker) {
        Map<String, String> kept = new TreeMap<>();
        KEPT.forEach(topic -> Records.read(broker.kafka(), topic)
                .forEach(each ->
                        kept.putIfAbsent(topic.name().replace("onrecord.", "") + "/" + each.key(), text(each))));
        return kept;
    }

    private static String text(ConsumerRecord<String, byte[]> record) {
        return record.value() == null ? "" : new String(record.value(), StandardCharsets.UTF_8);
    }

    private static boolean isHistorical(ConsumerRecord<String, byte[]> record) {
        return CloudEvents.isHistorical(TextHeaders.of(record.headers()));
    }
}
