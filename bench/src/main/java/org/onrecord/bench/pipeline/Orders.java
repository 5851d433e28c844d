package org.onrecord.bench.pipeline;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.onrecord.app.broker.EmbeddedBroker;
import org.onrecord.app.broker.TopicReader;
import org.onrecord.bench.CorpusFile;
import org.onrecord.events.Alert;
import org.onrecord.events.Document;
import org.onrecord.events.EventJson;
import org.onrecord.events.Ids;
import org.onrecord.events.Statement;
import org.onrecord.events.Trend;
import org.onrecord.events.file.Folders;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.issue.IssueFile;
import org.onrecord.events.kafka.KafkaClients;
import org.onrecord.events.topic.Topic;
import org.onrecord.events.topic.Topics;
import org.onrecord.ingest.publish.BrokerAccess;
import org.onrecord.processor.analysis.Analyzer;
import org.onrecord.processor.model.AnswerStore;
import org.onrecord.processor.model.CachedEmbedder;
import org.onrecord.processor.model.CachedStanceReader;
import org.onrecord.processor.model.OnnxEmbedder;
import org.onrecord.processor.model.OnnxStanceReader;
import org.onrecord.processor.topology.ProcessorGroup;
import org.onrecord.processor.topology.ProcessorLag;
import org.onrecord.processor.topology.ProcessorService;

/**
 * Checks that documents give the same tables in any order: {@code Orders FOLDER COUNT ISSUE.yaml FILE.jsonl[.gz]...}.
 * The first COUNT documents of each file go through a broker and the processor three times, each time from an empty
 * folder: by date, in reverse, and shuffled with a third of them twice. Prints whether the topics end up byte for byte
 * the same, and whether they match {@link PlainCount}. Sentence vectors and model answers are computed once for all
 * three passes and kept in FOLDER, so that an interrupted run continues where it stopped.
 */
public final class Orders {
    private static final int THREADS = 2;
    private static final int PARTITIONS = 3;
    private static final Duration TELL_EVERY = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofHours(3);
    private static final LocalDate AS_OF = LocalDate.of(2026, 6, 30);
    private static final List<Topic> ALERTS =
            List.of(Topics.ALERTS_FIRST_POSITION, Topics.ALERTS_SHIFT, Topics.ALERTS_VOLUME);

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final long began = System.nanoTime();
    private final Path folder;
    private final Issue issue;
    private final Analyzer analyzer;

    private Orders(Path folder, Issue issue, CachedEmbedder vectors, CachedStanceReader readings) {
        this.folder = folder;
        this.issue = issue;
        this.analyzer = Analyzer.of(issue, vectors, readings);
    }

    public static void main(String[] args) throws Exception {
        if (args.length < 4) {
            System.err.println("usage: Orders FOLDER COUNT ISSUE.yaml FILE.jsonl[.gz]...");
            System.exit(2);
        }
        Path folder = Files.createDirectories(Path.of(args[0]));
        Issue issue = IssueFile.read(Path.of(args[2]), Path.of("actors"));
        List<Document> documents = new ArrayList<>();
        for (String file : List.of(args).subList(3, args.length)) {
            documents.addAll(CorpusFile.read(Path.of(file)).stream()
                    .limit(Integer.parseInt(args[1]))
                    .toList());
        }
        boolean same;
        try (CachedEmbedder vectors = new CachedEmbedder(
                        new CachedEmbedder(
                                new OnnxEmbedder(),
                                AnswerStore.inFile(folder.resolve("vectors"), CachedEmbedder.MOST_BYTES)),
                        AnswerStore.inMemory());
                CachedStanceReader readings = new CachedStanceReader(
                        new CachedStanceReader(
                                new OnnxStanceReader(List::of),
                                AnswerStore.inFile(folder.resolve("readings"), CachedStanceReader.MOST_BYTES)),
                        AnswerStore.inMemory())) {
            same = new Orders(folder, issue, vectors, readings).run(documents);
        }
        System.exit(same ? 0 : 1);
    }

    private boolean run(List<Document> documents) throws Exception {
        Map<String, Document> newest = new TreeMap<>();
        documents.forEach(each -> newest.merge(
                each.id(), each, (one, other) -> one.version().compareTo(other.version()) > 0 ? one : other));
        tell("%d documents in %d versions", newest.size(), documents.size());
        PlainCount count = new PlainCount(issue, readAll(documents, newest), AS_OF);
        Map<String, SortedMap<String, String>> expected = new LinkedHashMap<>();
        expected.put("statements", count.statements());
        expected.put("trends", count.trends());
        expected.put("alerts", count.alerts());
        Tables first = pass("by date", byDate(documents));
        boolean same = isExpected(first, expected);
        same &= isSame("in reverse", first, byDate(documents).reversed());
        List<Document> shuffled = new ArrayList<>(documents);
        shuffled.addAll(documents.subList(0, documents.size() / 3));
        Collections.shuffle(shuffled, new Random(1));
        return same & isSame("shuffled, a third of them twice", first, shuffled);
    }

    private static List<Document> byDate(List<Document> documents) {
        return documents.stream()
                .sorted(Comparator.comparing((Document each) ->
                                each.published() == null ? "" : each.published().value())
                        .thenComparing(Document::id)
                        .thenComparing(Document::version))
                .toList();
    }

    /** Analyses every version of every document; returns the statements of the newest versions. */
    private List<Statement> readAll(List<Document> documents, Map<String, Document> newest) throws Exception {
        long start = System.nanoTime();
        long told = start;
        List<Statement> statements = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<Future<List<Statement>>> read = new ArrayList<>();
            for (Document each : documents) {
                read.add(threads.submit(() -> analyzer.analyzeForIssue(each).onIssue()));
            }
            for (int i = 0; i < documents.size(); i++) {
                List<Statement> found = read.get(i).get();
                if (documents.get(i).equals(newest.get(documents.get(i).id()))) {
                    statements.addAll(found);
                }
                if (System.nanoTime() - told > TELL_EVERY.toNanos()) {
                    told = System.nanoTime();
                    tell("read %d of %d", i + 1, documents.size());
                }
            }
        }
        List<Statement> distinct = new ArrayList<>(statements.stream()
                .collect(java.util.stream.Collectors.toMap(
                        Statement::id, each -> each, (one, same) -> one, TreeMap::new))
                .values());
        tell("all read in %.0f s: %d statements on the issue", (System.nanoTime() - start) / 1e9, distinct.size());
        return distinct;
    }

    /** The newest record of each key, by table and key. */
    private record Tables(Map<String, SortedMap<String, byte[]>> byName) {
        SortedMap<String, byte[]> table(String name) {
            return Objects.requireNonNull(byName.get(name));
        }

        /** Returns the number of records of each table, and a hash of them. */
        Map<String, String> digests() {
            Map<String, String> digests = new LinkedHashMap<>();
            byName.forEach((name, table) -> {
                StringBuilder all = new StringBuilder();
                table.forEach((key, json) ->
                        all.append(key).append(' ').append(Ids.sha256(json)).append('\n'));
                digests.put(
                        name,
                        table.size() + " ("
                                + Ids.sha256(all.toString().getBytes(StandardCharsets.UTF_8))
                                        .substring(0, 8) + ")");
            });
            return digests;
        }
    }

    private Tables pass(String order, List<Document> documents) throws Exception {
        Path data = Files.createTempDirectory(folder, "pass");
        long start = System.nanoTime();
        try (EmbeddedBroker broker = EmbeddedBroker.start(data.resolve("kafka"), 0)) {
            KafkaClients kafka = broker.kafka();
            FreshTopics.create(kafka, PARTITIONS);
            ProcessorService processor = ProcessorService.start(
                    new ProcessorService.Settings(
                            kafka,
                            data.resolve("streams"),
                            THREADS,
                            Optional.of(AS_OF),
                            Optional.empty(),
                            new ProcessorGroup(issue.id(), 0),
                            Map.of()),
                    issue,
                    analyzer::analyzeForIssue,
                    new SimpleMeterRegistry());
            try (KafkaProducer<String, byte[]> producer = new BrokerAccess(kafka).bulkProducer()) {
                List<Future<RecordMetadata>> sent = documents.stream()
                        .map(each -> producer.send(
                                new ProducerRecord<>(Topics.DOCUMENTS.name(), each.id(), EventJson.write(each))))
                        .toList();
                for (Future<RecordMetadata> each : sent) {
                    each.get();
                }
                awaitAll(kafka);
                Tables tables = tables(kafka);
                tell("%s: %.0f s, %s", order, (System.nanoTime() - start) / 1e9, tables.digests());
                return tables;
            } finally {
                processor.close();
            }
        } finally {
            Folders.delete(data);
        }
    }

    private void awaitAll(KafkaClients kafka) throws InterruptedException {
        try (ProcessorLag left = new ProcessorLag(kafka)) {
            while (!left.await(TELL_EVERY)) {
                tell("  %d records left", left.left());
            }
            if (!left.awaitShifts(PATIENCE)) {
                throw new IllegalStateException("no pause within " + PATIENCE);
            }
        }
    }

    private static Tables tables(KafkaClients kafka) {
        Map<String, List<Topic>> topics = new LinkedHashMap<>();
        topics.put("statements", List.of(Topics.STATEMENTS));
        topics.put("trends", List.of(Topics.TRENDS));
        topics.put("alerts", ALERTS);
        topics.put("outcomes", List.of(Topics.OUTCOMES));
        topics.put("dead letters", List.of(Topics.DEAD_LETTERS));
        Map<String, SortedMap<String, byte[]>> tables = new LinkedHashMap<>();
        topics.forEach((name, those) -> {
            tables.put(name, TopicReader.newest(kafka, those));
        });
        return new Tables(tables);
    }

    private boolean isSame(String order, Tables first, List<Document> documents) throws Exception {
        boolean same = pass(order, documents).digests().equals(first.digests());
        tell("%s: %s", order, same ? "byte for byte identical" : "DIFFERENT");
        return same;
    }

    private boolean isExpected(Tables tables, Map<String, SortedMap<String, String>> expected) {
        Map<String, SortedMap<String, String>> found = new HashMap<>();
        expected.keySet().forEach(name -> found.put(name, new TreeMap<>()));
        tables.byName()
                .forEach((name, table) -> table.forEach((key, json) -> {
                    if (expected.containsKey(name)) {
                        Objects.requireNonNull(found.get(name)).put(key, line(name, json));
                    }
                }));
        boolean same = true;
        for (Map.Entry<String, SortedMap<String, String>> each : expected.entrySet()) {
            SortedMap<String, String> there = Objects.requireNonNull(found.get(each.getKey()));
            boolean equal = there.equals(each.getValue());
            same &= equal;
            tell(
                    "%s: %s, %d counted",
                    each.getKey(),
                    equal ? "as counted" : "NOT AS COUNTED",
                    each.getValue().size());
            if (!equal) {
                tellDifference(each.getValue(), there);
            }
        }
        return same;
    }

    private static String line(String table, byte[] json) {
        return switch (table) {
            case "trends" -> {
                Trend trend = EventJson.read(json, Trend.class);
                yield PlainCount.line(trend.statements(), trend.favor(), trend.against(), trend.carriers());
            }
            case "alerts" -> PlainCount.line(EventJson.read(json, Alert.class));
            default -> new String(json, StandardCharsets.UTF_8);
        };
    }

    private void tellDifference(SortedMap<String, String> counted, SortedMap<String, String> found) {
        TreeMap<String, String> all = new TreeMap<>(counted);
        all.putAll(found);
        all.keySet().stream()
                .filter(key -> !Objects.equals(counted.get(key), found.get(key)))
                .limit(5)
                .forEach(key -> tell(
                        "  %s%n    counted %s%n    found   %s",
                        key, String.valueOf(counted.get(key)), String.valueOf(found.get(key))));
    }

    private void tell(String format, Object... values) {
        out.printf(Locale.ROOT, "%6d s  ", TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began));
        out.printf(Locale.ROOT, format + "%n", values);
    }
}
