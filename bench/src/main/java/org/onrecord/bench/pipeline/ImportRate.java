package org.onrecord.bench.pipeline;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.onrecord.app.broker.EmbeddedBroker;
import org.onrecord.bench.CorpusFile;
import org.onrecord.bench.Ratio;
import org.onrecord.events.kafka.KafkaClients;
import org.onrecord.events.topic.Topics;
import org.onrecord.ingest.DocumentImport;
import org.onrecord.ingest.publish.BrokerAccess;

/**
 * Measures how fast documents are imported from JSON Lines, and compares it with a bare producer that writes the same
 * records with the same settings: {@code ImportRate FILE.jsonl[.gz]...}. Takes the first 10,000 lines of the files.
 * After a warm-up, rounds of both alternate; prints the medians.
 */
public final class ImportRate {
    private static final int DOCUMENTS = 10_000;
    private static final int WARM_UPS = 3;
    private static final int ROUNDS = 9;

    private ImportRate() {}

    /** Prints the rates. */
    public static void main(String[] arguments) throws Exception {
        Path work = Files.createTempDirectory("import-rate");
        Path lines = lines(arguments, work);
        try (EmbeddedBroker broker = EmbeddedBroker.start(work.resolve("kafka"), 0)) {
            KafkaClients kafka = broker.kafka();
            FreshTopics.create(kafka, 3);
            importAll(kafka, lines, work);
            List<ConsumerRecord<String, byte[]>> written = written(kafka);
            long bytes =
                    written.stream().mapToLong(record -> record.value().length).sum();
            System.out.printf("%d documents, %.1f MB as records%n", written.size(), bytes / 1e6);
            for (int i = 0; i < WARM_UPS; i++) {
                importAll(kafka, lines, work);
                bare(kafka, written);
            }
            compare(kafka, lines, work, written, bytes / 1e6);
        }
        System.exit(0);
    }

    private static void compare(
            KafkaClients kafka, Path lines, Path work, List<ConsumerRecord<String, byte[]>> written, double megabytes) {
        double[] imports = new double[ROUNDS];
        double[] bares = new double[ROUNDS];
        double[] importCpu = new double[ROUNDS];
        double[] bareCpu = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            double start = cpuSeconds();
            imports[round] = importAll(kafka, lines, work);
            double between = cpuSeconds();
            bares[round] = bare(kafka, written);
            importCpu[round] = between - start;
            bareCpu[round] = cpuSeconds() - between;
            System.out.printf(
                    "round %d: import %.2f s (CPU %.2f s), bare producer %.2f s (CPU %.2f s)%n",
                    round + 1, imports[round], importCpu[round], bares[round], bareCpu[round]);
        }
        double imported = median(imports);
        double bare = median(bares);
        System.out.printf(
                "median: import %.0f documents/s (%.1f MB/s), bare producer %.0f documents/s (%.1f MB/s), ratio %.2f%n",
                written.size() / imported,
                megabytes / imported,
                written.size() / bare,
                megabytes / bare,
                bare / imported);
        System.out.printf(
                "median CPU time, with the broker's: import %.2f s, bare producer %.2f s, ratio %.2f%n",
                median(importCpu), median(bareCpu), median(bareCpu) / median(importCpu));
        Ratio.print(
                System.out,
                "import",
                median(importCpu),
                median(bareCpu),
                String.format(Locale.ROOT, "%.0f documents a second", written.size() / imported));
    }

    /** Returns the CPU time of this process. On a busy machine it is more reliable than the clock. */
    private static double cpuSeconds() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos() / 1e9;
    }

    private static Path lines(String[] files, Path work) throws IOException {
        Path lines = work.resolve("documents.jsonl.gz");
        int left = DOCUMENTS;
        try (BufferedWriter out = new BufferedWriter(new java.io.OutputStreamWriter(
                new GZIPOutputStream(Files.newOutputStream(lines)), StandardCharsets.UTF_8))) {
            for (String file : files) {
                try (BufferedReader reader = CorpusFile.lines(Path.of(file))) {
                    for (String line = reader.readLine(); line != null && left > 0; line = reader.readLine(), left--) {
                        out.write(line);
                        out.write('\n');
                    }
                }
            }
        }
        return lines;
    }

    private static double importAll(KafkaClients kafka, Path lines, Path work) {
        long start = System.nanoTime();
        DocumentImport.Summary summary = DocumentImport.run(
                new DocumentImport.Settings(kafka, "import", work.resolve("captures")), List.of(lines), counts -> {});
        double seconds = (System.nanoTime() - start) / 1e9;
        if (summary.refused() > 0) {
            System.out.println("refused " + summary.refused() + ": " + summary.refusals());
        }
        return seconds;
    }

    private static double bare(KafkaClients kafka, List<ConsumerRecord<String, byte[]>> written) {
        long start = System.nanoTime();
        try (KafkaProducer<String, byte[]> producer = new BrokerAccess(kafka).bulkProducer()) {
            for (ConsumerRecord<String, byte[]> record : written) {
                producer.send(
                        new ProducerRecord<>(record.topic(), null, record.key(), record.value(), record.headers()));
            }
            producer.flush();
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private static List<ConsumerRecord<String, byte[]>> written(KafkaClients kafka) {
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> reader = new BrokerAccess(kafka).reader(Topics.DOCUMENTS)) {
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
