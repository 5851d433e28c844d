package org.onrecord.bench;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.onrecord.app.broker.EmbeddedBroker;
import org.onrecord.events.topic.Topics;
import org.onrecord.ingest.DocumentImport;
import org.onrecord.ingest.publish.Broker;

/**
 * How fast documents are imported from JSON Lines, beside a bare producer that writes the same bytes with the same settings to the
 * same topics: {@code ImportRate FILE.jsonl[.gz]...}. The first 10,000 lines of the files are taken; after a warm-up, rounds of one
 * and the other alternate, and medians are given.
 */
public final class ImportRate {
    private static final int DOCUMENTS = 10_000;
    private static final int ROUNDS = 5;

    private ImportRate() {}

    /** Prints the rates. */
    public static void main(String[] arguments) throws Exception {
        Path work = Files.createTempDirectory("import-rate");
        Path lines = lines(arguments, work);
        try (EmbeddedBroker broker = EmbeddedBroker.start(work.resolve("kafka"), 0)) {
            String servers = broker.bootstrapServers();
            empty(servers);
            importAll(servers, lines, work);
            List<ConsumerRecord<String, byte[]>> written = written(servers);
            long bytes = written.stream().mapToLong(record -> record.value().length).sum();
            System.out.printf("%d documents, %.1f MB as records%n", written.size(), bytes / 1e6);
            double[] imports = new double[ROUNDS];
            double[] bares = new double[ROUNDS];
            bare(servers, written);
            for (int round = 0; round < ROUNDS; round++) {
                empty(servers);
                imports[round] = importAll(servers, lines, work);
                empty(servers);
                bares[round] = bare(servers, written);
                System.out.printf(
                        "round %d: import %.2f s, bare producer %.2f s%n", round + 1, imports[round], bares[round]);
            }
            double imported = median(imports);
            double bare = median(bares);
            System.out.printf(
                    "median: import %.0f documents/s (%.1f MB/s), bare producer %.0f documents/s (%.1f MB/s), ratio %.2f%n",
                    written.size() / imported, bytes / 1e6 / imported, written.size() / bare, bytes / 1e6 / bare,
                    bare / imported);
        }
        System.exit(0);
    }

    private static Path lines(String[] files, Path work) throws IOException {
        Path lines = work.resolve("documents.jsonl.gz");
        int left = DOCUMENTS;
        try (BufferedWriter out = new BufferedWriter(new java.io.OutputStreamWriter(
                new GZIPOutputStream(Files.newOutputStream(lines)), StandardCharsets.UTF_8))) {
            for (String file : files) {
                InputStream in = Files.newInputStream(Path.of(file));
                try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                        file.endsWith(".gz") ? new GZIPInputStream(in) : in, StandardCharsets.UTF_8))) {
                    for (String line = reader.readLine(); line != null && left > 0; line = reader.readLine(), left--) {
                        out.write(line);
                        out.write('\n');
                    }
                }
            }
        }
        return lines;
    }

    private static void empty(String servers) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            List<String> there = admin.listTopics().names().get().stream()
                    .filter(name -> name.startsWith(Topics.PREFIX))
                    .toList();
            admin.deleteTopics(there).all().get();
            while (admin.listTopics().names().get().stream().anyMatch(name -> name.startsWith(Topics.PREFIX))) {
                Thread.sleep(50);
            }
            while (admin.listTopics().names().get().stream()
                            .filter(name -> name.startsWith(Topics.PREFIX))
                            .count()
                    < Topics.ALL.size()) {
                Topics.create(admin, 3);
                Thread.sleep(50);
            }
        }
    }

    private static double importAll(String servers, Path lines, Path work) {
        long start = System.nanoTime();
        DocumentImport.Summary summary = DocumentImport.run(
                new DocumentImport.Settings(servers, "import", work.resolve("captures")), List.of(lines), counts -> {});
        double seconds = (System.nanoTime() - start) / 1e9;
        if (summary.refused() > 0) {
            System.out.println("refused " + summary.refused() + ": " + summary.refusals());
        }
        return seconds;
    }

    private static double bare(String servers, List<ConsumerRecord<String, byte[]>> written) {
        long start = System.nanoTime();
        try (KafkaProducer<String, byte[]> producer = new Broker(servers).producer(java.util.Optional.empty())) {
            for (ConsumerRecord<String, byte[]> record : written) {
                producer.send(new ProducerRecord<>(
                        record.topic(), null, record.key(), record.value(), record.headers()));
            }
            producer.flush();
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private static List<ConsumerRecord<String, byte[]>> written(String servers) {
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> reader = new Broker(servers).reader(Topics.DOCUMENTS)) {
            Map<TopicPartition, Long> ends = reader.endOffsets(reader.assignment());
            while (ends.entrySet().stream().anyMatch(end -> reader.position(end.getKey()) < end.getValue())) {
                reader.poll(Duration.ofMillis(200)).forEach(records::add);
            }
        }
        return records;
    }

    private static double median(double[] seconds) {
        double[] sorted = seconds.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
