package org.onrecord.bench.pipeline;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.onrecord.app.broker.EmbeddedBroker;
import org.onrecord.bench.Ratio;
import org.onrecord.events.Document;
import org.onrecord.events.EventJson;
import org.onrecord.events.Ids;
import org.onrecord.events.Statement;
import org.onrecord.events.Trend;
import org.onrecord.events.file.Folders;
import org.onrecord.events.issue.ActorFiles;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.issue.IssueFile;
import org.onrecord.events.kafka.TopicScan;
import org.onrecord.events.topic.Topic;
import org.onrecord.events.topic.Topics;
import org.onrecord.ingest.publish.BrokerAccess;
import org.onrecord.processor.topology.ProcessorGroup;
import org.onrecord.processor.topology.ProcessorLag;
import org.onrecord.processor.topology.ProcessorService;

/**
 * Measures how time and state grow with the number of statements, and how long a restart takes: {@code StateGrowth
 * STATEMENTS [FOLDER] [SETTING=VALUE]...}, where the settings are those of Kafka Streams. InventedDocuments statements of 200
 * actors, four in each document, go through a broker and the processor in ten steps; no model runs. A third of them are
 * edited or shortened copies of earlier ones, and a fifth begin with the same stock sentence. Then the processor is
 * restarted on its stores, and once more without them; the topics must stay the same. It then goes on, and the trends must equal a plain count.
 */
public final class StateGrowth {
    private static final int STEPS = 10;

    /** A plain count holds all statements in memory. */
    private static final int MOST_RECOUNTED = 100_000;

    private static final int PARTITIONS = 3;
    private static final Duration PATIENCE = Duration.ofHours(3);
    private static final Issue ISSUE = IssueFile.parse("harbour", """
        id: harbour
        title: Harbour
        description: InventedDocuments.
        languages: [en]
        topics:
          - id: lamps
            label: Lamps
            description: The lamps.
            examples: [The lamps are lit.]
        claims:
          - id: keep-lit
            text: The lamps stay lit.
            favor: [The lamps stay lit.]
            against: [The lamps go out.]
        """, ActorFiles.NONE);

    private final Path folder;
    private final EmbeddedBroker broker;
    private final Map<String, String> overrides;
    private double countedCpu;
    private double countedSeconds;

    private StateGrowth(Path folder, EmbeddedBroker broker, Map<String, String> overrides) {
        this.folder = folder;
        this.broker = broker;
        this.overrides = overrides;
    }

    /** Prints the figures. */
    public static void main(String[] arguments) throws Exception {
        int statements = Integer.parseInt(arguments[0]);
        Path folder = arguments.length > 1 && !arguments[1].contains("=")
                ? Path.of(arguments[1])
                : Files.createTempDirectory("state-growth");
        Map<String, String> overrides = Stream.of(arguments)
                .filter(each -> each.contains("="))
                .map(each -> each.split("=", 2))
                .collect(Collectors.toMap(each -> each[0], each -> each[1]));
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("kafka"), 0)) {
            new StateGrowth(folder, broker, overrides).run(statements);
        }
        System.exit(0);
    }

    private void run(int statements) throws Exception {
        FreshTopics.create(broker.kafka(), PARTITIONS);
        InventedDocuments invented = new InventedDocuments(new Random(1));
        System.out.printf("%12s%10s%18s%14s%14s%n", "statements", "seconds", "CPU seconds", "stores MB", "log MB");
        ProcessorService processor = start();
        try {
            for (int step = 1; step <= STEPS; step++) {
                int documents = statements / STEPS / InventedDocuments.OF_A_DOCUMENT;
                double cpu = cpuSeconds();
                send(invented, documents);
                double seconds = caughtUp();
                countedSeconds += seconds;
                countedCpu += cpuSeconds() - cpu;
                System.out.printf(
                        Locale.ROOT,
                        "%12d%10.1f%18.1f%14.1f%14.1f%n",
                        (long) statements * step / STEPS,
                        seconds,
                        cpuSeconds() - cpu,
                        megabytes(folder.resolve("streams")),
                        megabytes(folder.resolve("kafka")));
            }
        } finally {
            processor.close();
        }
        logByTopic();
        String before = tables();
        System.out.printf(Locale.ROOT, "restart on the stores: ready in %.1f s%n", restart());
        double read = readChangelogs(statements);
        Folders.delete(folder.resolve("streams"));
        double restored = restart();
        System.out.printf(
                Locale.ROOT,
                "restart without stores: ready in %.1f s; a consumer reads the changelogs in %.1f s: %.1f times%n",
                restored,
                read,
                restored / read);
        Ratio.print(
                System.out,
                "restore of " + statements + " statements",
                restored,
                read,
                String.format(Locale.ROOT, "ready in %.1f s, the changelogs alone are read in %.1f s", restored, read));
        String after = tables();
        System.out.println(
                after.equals(before) ? "the tables are the same: " + after : "DIFFERENT: " + before + " and " + after);
        goOn(invented, statements);
    }

    /** Sends one more step to the restored processor, and compares the trends with a plain count. */
    private void goOn(InventedDocuments invented, int statements) throws InterruptedException {
        ProcessorService processor = start();
        try {
            double cpu = cpuSeconds();
            send(invented, statements / STEPS / InventedDocuments.OF_A_DOCUMENT);
            System.out.printf(
                    Locale.ROOT,
                    "%d more statements after that: %.1f s, %.1f CPU seconds%n",
                    statements / STEPS,
                    caughtUp(),
                    cpuSeconds() - cpu);
        } finally {
            processor.close();
        }
        if (statements > MOST_RECOUNTED) {
            return;
        }
        List<Statement> all = new ArrayList<>();
        table(Topics.STATEMENTS).values().forEach(json -> all.add(EventJson.read(json, Statement.class)));
        SortedMap<String, String> trends = new TreeMap<>();
        table(Topics.TRENDS).forEach((key, json) -> {
            Trend trend = EventJson.read(json, Trend.class);
            trends.put(key, PlainCount.line(trend.statements(), trend.favor(), trend.against(), trend.carriers()));
        });
        boolean equal = trends.equals(new PlainCount(ISSUE, all, LocalDate.of(2026, 1, 1)).trends());
        System.out.printf("%d trends %s a plain count%n", trends.size(), equal ? "equal" : "are DIFFERENT from");
    }

    /** Returns the newest record of each key. */
    private SortedMap<String, byte[]> table(Topic topic) {
        SortedMap<String, byte[]> table = new TreeMap<>();
        newest(topic.name(), (key, value) -> {
            if (value == null) {
                table.remove(key);
            } else {
                table.put(key, value);
            }
        });
        return table;
    }

    /** Returns the CPU time of this process. On a busy machine it is more reliable than the clock. */
    private static double cpuSeconds() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos() / 1e9;
    }

    /** Starts a processor and waits until it is ready. */
    private ProcessorService start() throws InterruptedException {
        ProcessorService processor = ProcessorService.start(
                new ProcessorService.Settings(
                        broker.kafka(),
                        folder.resolve("streams"),
                        2,
                        Optional.empty(),
                        Optional.empty(),
                        new ProcessorGroup(ISSUE.id(), 0),
                        overrides),
                ISSUE,
                InventedDocuments::read,
                new SimpleMeterRegistry());
        while (processor.notReady().isPresent()) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        return processor;
    }

    private double restart() throws InterruptedException {
        long start = System.nanoTime();
        ProcessorService processor = start();
        double seconds = (System.nanoTime() - start) / 1e9;
        caughtUp();
        processor.close();
        return seconds;
    }

    private void send(InventedDocuments invented, int documents) {
        try (KafkaProducer<String, byte[]> producer = new BrokerAccess(broker.kafka()).bulkProducer()) {
            for (int i = 0; i < documents; i++) {
                Document document = invented.document();
                producer.send(new ProducerRecord<>(Topics.DOCUMENTS.name(), document.id(), EventJson.write(document)));
            }
            producer.flush();
        }
    }

    private double caughtUp() throws InterruptedException {
        long start = System.nanoTime();
        try (ProcessorLag left = new ProcessorLag(broker.kafka())) {
            if (!left.await(PATIENCE)) {
                throw new IllegalStateException("not done within " + PATIENCE);
            }
        }
        return (System.nanoTime() - start) / 1e9;
    }

    /** Returns how many seconds a consumer needs to read all changelogs. */
    private double readChangelogs(int statements) throws Exception {
        List<String> changelogs;
        try (Admin admin = broker.kafka().admin()) {
            changelogs = admin.listTopics().names().get().stream()
                    .filter(name -> name.endsWith("-changelog"))
                    .toList();
        }
        long start = System.nanoTime();
        long all = 0;
        long[] allBytes = new long[1];
        TreeMap<String, String> each = new TreeMap<>();
        for (String topic : changelogs) {
            long[] records = new long[1];
            long[] bytes = new long[1];
            newest(topic, (key, value) -> {
                records[0]++;
                bytes[0] += key.length() + (value == null ? 0 : value.length);
                allBytes[0] += value == null ? 0 : value.length;
            });
            each.put(topic, String.format(Locale.ROOT, "%d records, %.1f MB", records[0], bytes[0] / 1e6));
            all += records[0];
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        compareWithAProducer(statements, all, allBytes[0]);
        each.forEach((topic, size) -> System.out.printf("  %s: %s%n", topic, size));
        System.out.printf(
                Locale.ROOT,
                "%d records in %d changelogs, %.1f a statement%n",
                all,
                changelogs.size(),
                (double) all / statements);
        return seconds;
    }

    private void compareWithAProducer(int statements, long records, long bytes) throws Exception {
        try (Admin admin = broker.kafka().admin()) {
            admin.createTopics(List.of(new NewTopic("bare", PARTITIONS, (short) 1)))
                    .all()
                    .get();
        }
        double cpu = cpuSeconds();
        Random random = new Random(1);
        try (KafkaProducer<String, byte[]> producer = broker.kafka().producer()) {
            for (long i = 0; i < records; i++) {
                byte[] value = new byte[(int) (bytes / records)];
                random.nextBytes(value);
                producer.send(new ProducerRecord<>("bare", Long.toString(i), value));
            }
        }
        Ratio.print(
                System.out,
                "counting " + statements + " statements",
                countedCpu,
                cpuSeconds() - cpu,
                String.format(
                        Locale.ROOT,
                        "%.2f ms a statement, %.2f of processor time; bare: a producer of %d records with as many"
                                + " bytes as the changelogs",
                        1000 * countedSeconds / statements,
                        1000 * countedCpu / statements,
                        records));
    }

    private interface Reader {
        void read(String key, byte[] value);
    }

    /** Reads every record of a topic from its beginning to its end. */
    private void newest(String topic, Reader reader) {
        try (KafkaConsumer<String, byte[]> consumer = broker.kafka().consumer()) {
            consumer.assign(TopicScan.partitions(consumer, topic));
            consumer.seekToBeginning(consumer.assignment());
            TopicScan.toEnd(consumer, record -> reader.read(record.key(), record.value()));
        }
    }

    /** Returns the number of records on the public tables, and a hash of them. */
    private String tables() {
        StringBuilder told = new StringBuilder();
        for (Topic topic : List.of(Topics.STATEMENTS, Topics.TRENDS, Topics.ALERTS_FIRST_POSITION, Topics.OUTCOMES)) {
            TreeMap<String, String> table = new TreeMap<>();
            table(topic).forEach((key, value) -> table.put(key, Ids.sha256(value)));
            told.append(topic.name().substring(Topics.PREFIX.length()))
                    .append(' ')
                    .append(table.size())
                    .append(" (")
                    .append(Ids.sha256(table.toString().getBytes(StandardCharsets.UTF_8)), 0, 8)
                    .append(") ");
        }
        return told.toString().strip();
    }

    /** Prints the largest folders of the log, without their partitions. */
    private void logByTopic() throws IOException {
        TreeMap<String, Double> byTopic = new TreeMap<>();
        for (Path partition : Folders.in(folder.resolve("kafka"))) {
            if (Files.isDirectory(partition)) {
                String topic = partition.getFileName().toString().replaceAll("-\\d+$", "");
                byTopic.merge(topic, megabytes(partition), Double::sum);
            }
        }
        byTopic.entrySet().stream()
                .filter(each -> each.getValue() >= 0.1)
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .forEach(each -> System.out.printf(Locale.ROOT, "  %s: %.1f MB%n", each.getKey(), each.getValue()));
    }

    private static double megabytes(Path folder) {
        long[] bytes = new long[1];
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    // Kafka preallocates index files; their size is not state.
                    bytes[0] += file.toString().contains("index") ? 0 : attributes.size();
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException gone) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes[0] / 1e6;
    }
}
