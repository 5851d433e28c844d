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
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
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
import org.onrecord.events.topic.CloudEvents;
import org.onrecord.events.topic.TextHeaders;
import org.onrecord.events.topic.Topic;
import org.onrecord.events.topic.Topics;
import org.onrecord.processor.topology.ProcessorLag;
import org.onrecord.testing.Records;

/** An upgrade reads all documents again, and nobody hears of what follows from them; what comes after it is told as always. */
class UpgradeIT {
    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);
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
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("kafka"), 0);
                Admin admin = broker.kafka().admin()) {
            ExternalBroker.createTopics(broker.kafka(), 3, 1);
            command(broker, Map.of("ONRECORD_ALLOWED_ADDRESSES", hook), "rules", "apply", "--yes", rules(hook));
            imports(broker, "old", OLD);
            admin.createTopics(List.of(new NewTopic("onrecord-processor-8.dam.g0-wordings-changelog", 1, (short) 1)))
                    .all()
                    .get(1, TimeUnit.MINUTES);
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
                Thread follower = Thread.ofVirtual().start(() -> follow(broker, stop));
                notify.awaitReady();
                processor.awaitReady();
                settle(broker);
                assertThat(processor.console()).contains("There are at most 6 of them");
                assertThat(alerts(broker))
                        .isNotEmpty()
                        .allSatisfy(each -> assertThat(isHistorical(each)).isTrue());
                assertThat(Records.read(broker.kafka(), Topics.STATEMENTS))
                        .isNotEmpty()
                        .allMatch(UpgradeIT::isHistorical);

                processor.stop();
                processor.restart();
                settle(broker);
                imports(broker, "new", NEW);
                processor.await(
                        "the webhook hears",
                        Duration.ofMinutes(1),
                        () -> posted.toString().contains(NEW));
                confirm(broker);
                processor.await(
                        "the follower hears",
                        Duration.ofMinutes(1),
                        () -> followed().contains(NEW));
                settle(broker);
                assertThat(followed()).doesNotContain(OLD);
                assertThat(posted.toString()).doesNotContain(OLD);
                assertThat(Records.read(broker.kafka(), Topics.DELIVERIES))
                        .allSatisfy(each -> assertThat(new String(each.value(), StandardCharsets.UTF_8))
                                .contains(NEW));
                stop.countDown();
                follower.join();
            }
        } finally {
            stop.countDown();
            receiver.stop(0);
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

    /** Raises what waits as if a person had confirmed it, each with the headers that it has. */
    private static void confirm(EmbeddedBroker broker) {
        try (KafkaProducer<String, byte[]> producer = broker.kafka().producer()) {
            Records.read(broker.kafka(), Topics.ALERTS_UNCONFIRMED)
                    .forEach(each -> producer.send(new ProducerRecord<>(
                            Topics.ALERTS_FIRST_POSITION.name(), null, each.key(), each.value(), each.headers())));
        }
    }

    /** Imports six documents in which somebody says the same. */
    private void imports(EmbeddedBroker broker, String id, String who) throws Exception {
        List<String> lines = IntStream.range(0, 6)
                .mapToObj(i -> """
                    {"id": "%s-%d", "publisher": "Teal Valley Record", "lang": "en", "date": "%s", \
                    "title": "Press briefing on the dam", "text": "Reporter: What do you say?\\n%s: %s"}""".formatted(id, i, TODAY.minusDays(i % 3), who, WORDS))
                .toList();
        Path file = DamDocuments.write(folder.resolve(id + ".jsonl"), lines);
        command(broker, Map.of(), "import", "--no-wait", file.toString());
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

    /** Returns all records of alerts and of what waits to become one. */
    private static List<ConsumerRecord<String, byte[]>> alerts(EmbeddedBroker broker) {
        List<ConsumerRecord<String, byte[]>> all = new ArrayList<>();
        List<Topic> topics = new ArrayList<>(Topics.alerts());
        topics.add(Topics.ALERTS_UNCONFIRMED);
        topics.forEach(topic -> all.addAll(Records.read(broker.kafka(), topic)));
        return all;
    }

    private static boolean isHistorical(ConsumerRecord<String, byte[]> record) {
        return CloudEvents.isHistorical(TextHeaders.of(record.headers()));
    }
}
