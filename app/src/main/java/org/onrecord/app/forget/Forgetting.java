package org.onrecord.app.forget;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.onrecord.app.failure.Failure;
import org.onrecord.app.replay.HistoricalRecords;
import org.onrecord.events.Delivery;
import org.onrecord.events.EventJson;
import org.onrecord.events.Forgotten;
import org.onrecord.events.Forgotten.What;
import org.onrecord.events.Opinion;
import org.onrecord.events.capture.CaptureEraser;
import org.onrecord.events.deadletter.DeadLetter.Place;
import org.onrecord.events.generation.GenerationTable;
import org.onrecord.events.generation.Generations;
import org.onrecord.events.kafka.BrokerAnswers;
import org.onrecord.events.kafka.KafkaClients;
import org.onrecord.events.kafka.TopicScan;
import org.onrecord.events.kafka.TopicSender;
import org.onrecord.events.kafka.TopicTable;
import org.onrecord.events.topic.KafkaNames;
import org.onrecord.events.topic.TextHeaders;
import org.onrecord.events.topic.Topic;
import org.onrecord.events.topic.Topics;
import org.onrecord.processor.talkingpoint.follow.TalkingPointLag;
import org.onrecord.processor.topology.ProcessorGroup;
import org.onrecord.processor.topology.ProcessorLag;

/**
 * Deletes documents for good from a running system. The topics are the truth: what stands on them is removed, and processors, dashboards and
 * notify follow. Each step can be interrupted and repeated.
 */
public record Forgetting(KafkaClients kafka, Path captures, Consumer<String> say) {
    private static final String PART = "forget";
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration COMPACTED_WITHIN = Duration.ofMinutes(5);
    private static final Duration DELIVERED_WITHIN = Duration.ofMinutes(1);
    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");

    /** The topics from which nothing has to be removed by hand: their records hold no words, or only those of the operator. */
    private static final Set<Topic> WITHOUT_WORDS = Set.of(
            Topics.OUTCOMES,
            Topics.TRENDS,
            Topics.RULES,
            Topics.SUBSCRIPTIONS,
            Topics.GENERATIONS,
            Topics.FORGOTTEN,
            Topics.OPINIONS);

    /**
     * Why documents are deleted.
     *
     * @param by who deletes them
     */
    public record Reason(String text, String by) {}

    /** Looks which documents would be deleted, and changes nothing. */
    public ChosenDocuments look(ChosenDocuments.Choice choice) {
        return ChosenDocuments.of(
                kafka,
                choice,
                forgotten().values().stream()
                        .filter(each -> each.what() == What.DOCUMENT && !each.removed())
                        .map(Forgotten::id)
                        .collect(Collectors.toSet()));
    }

    /** Returns what was deleted, and what is being deleted, by key. */
    public SortedMap<String, Forgotten> forgotten() {
        return TopicTable.read(kafka, Forgotten.class, List.of(Topics.FORGOTTEN));
    }

    /** Lets documents come again that were deleted; returns false if the key is that of none. */
    public boolean lift(String key) throws InterruptedException {
        boolean known = forgotten().containsKey(key);
        if (known) {
            try (TopicSender sender = TopicSender.patient(kafka)) {
                sender.send(Topics.FORGOTTEN.tombstone(key));
            }
        }
        return known;
    }

    /**
     * Deletes what is chosen.
     *
     * @param source the source that is deleted as a whole; empty for single documents
     * @return sentences on what was deleted
     * @throws Failure if a replay was begun, or something does not follow in time; it can be repeated
     */
    public List<String> run(ChosenDocuments.Choice choice, Optional<String> source, Reason reason)
            throws InterruptedException, IOException {
        requireNoReplay();
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        List<Forgotten> notes = new ArrayList<>();
        source.ifPresent(id -> notes.add(new Forgotten(What.SOURCE, id, reason.text(), reason.by(), now, false)));
        write(notes);
        ChosenDocuments chosen = look(choice);
        chosen.ids().forEach(id -> notes.add(new Forgotten(What.DOCUMENT, id, reason.text(), reason.by(), now, false)));
        write(notes);
        List<String> done = new ArrayList<>();
        try (Admin admin = kafka.admin()) {
            // First what is found by the documents' records alone.
            removeAnswers(chosen);
            done.add(erase(chosen));
            done.add(removeDocuments(admin, chosen, source, reason, now));
            say.accept("Waiting until the processors have taken back what followed from them.");
            awaitProcessors();
            done.add(removeMentions(chosen, source));
            compact(admin, chosen);
        }
        write(notes.stream().map(Forgotten::done).toList());
        return done;
    }

    private void requireNoReplay() {
        try (GenerationTable generations = new GenerationTable(kafka)) {
            Generations all = generations.read();
            if (all.byKey().values().stream()
                    .anyMatch(each -> all.pending(each.issue()).isPresent())) {
                throw new Failure("A replay was begun, whose tables hold the words too; complete it with"
                        + " `onrecord replay --switch` or discard it with `onrecord replay --drop`, then call this"
                        + " again.");
            }
        }
    }

    private void write(Collection<Forgotten> notes) throws InterruptedException {
        try (TopicSender sender = TopicSender.patient(kafka)) {
            for (Forgotten note : notes) {
                sender.send(Topics.FORGOTTEN.record(note, PART, note.at()));
            }
        }
    }

    /** Puts withdrawals in place of the documents, which the processors take in, and removes dead letters of them. */
    private String removeDocuments(
            Admin admin, ChosenDocuments chosen, Optional<String> source, Reason reason, Instant now)
            throws InterruptedException {
        Map<Place, Place> moved = new HashMap<>();
        Set<Place> letters = new HashSet<>();
        TopicRewriter rewriter = new TopicRewriter(kafka, admin);
        try (TopicSettings atOnce =
                new TopicSettings(admin, List.of(Topics.DOCUMENTS.name(), Topics.DEAD_LETTERS.name()))) {
            TopicScan.all(kafka, Topics.DEAD_LETTERS, record -> DeadLetterRule.original(TextHeaders.of(record.headers()))
                    .ifPresent(letters::add));
            int records = rewriter.rewrite(
                    Topics.DOCUMENTS,
                    new DocumentRule(
                            chosen,
                            "It was deleted for good: " + reason.text(),
                            reason.by(),
                            now,
                            letters,
                            moved));
            int dead = rewriter.rewrite(Topics.DEAD_LETTERS, new DeadLetterRule(chosen, source, moved));
            return chosen.ids().size() + " documents in " + records + " records, and " + dead + " dead letters";
        }
    }

    private String erase(ChosenDocuments chosen) throws IOException {
        CaptureEraser eraser = new CaptureEraser(captures);
        int erased = 0;
        for (var capture : chosen.captures()) {
            erased += eraser.erase(capture) ? 1 : 0;
        }
        return erased + " captures in " + captures
                + (erased < chosen.captures().size()
                        ? "; " + (chosen.captures().size() - erased) + " more are not there: name their folder with"
                                + " --captures"
                        : "");
    }

    private void awaitProcessors() throws InterruptedException {
        try (ProcessorLag processor = new ProcessorLag(kafka);
                TalkingPointLag talkingPoints = new TalkingPointLag(kafka)) {
            if (!processor.awaitShifts(PATIENCE) || !talkingPoints.await(PATIENCE)) {
                throw new Failure("The documents are gone, but what followed from them is not yet: the processor has not"
                        + " caught up within " + PATIENCE.toMinutes()
                        + " minutes. See whether it runs (./onrecord healthcheck), then call this again.");
            }
        }
    }

    /** Removes what no processor takes back: what people, ingest and notify wrote about the documents. */
    private String removeMentions(ChosenDocuments chosen, Optional<String> source) throws InterruptedException {
        BrokerAnswers.await(DELIVERED_WITHIN, () -> TopicTable.read(kafka, Delivery.class, List.of(Topics.DELIVERIES))
                .values()
                .stream()
                .noneMatch(each -> !each.state().isOver()
                        && each.alert().evidence().stream()
                                .anyMatch(proof -> chosen.ids().contains(proof.document()))));
        String ofSource = source.map(id -> id + "/").orElse("\0");
        int removed = removeAnswers(chosen);
        try (HistoricalRecords records = records()) {
            for (Topic topic : Topics.ALL) {
                if (!topic.isCompacted() || WITHOUT_WORDS.contains(topic)) {
                    continue;
                }
                Set<String> keys = new TreeSet<>();
                boolean sources = topic.equals(Topics.SOURCES);
                TopicScan.all(kafka, topic, record -> {
                    boolean found = record.value() != null
                            && (mentions(record, chosen.ids()) || (sources && record.key().startsWith(ofSource)));
                    note(record, found, keys);
                });
                removed += remove(topic, keys, records);
            }
        }
        return removed + " corrections, alerts, deliveries and other records about them";
    }

    private HistoricalRecords records() {
        return new HistoricalRecords(kafka, KafkaNames.of("onrecord-replay.forget"), written -> {});
    }

    /** Removes the answers of language models that quote a document. */
    private int removeAnswers(ChosenDocuments chosen) {
        Set<String> answers = new TreeSet<>();
        TopicScan.all(kafka, Topics.OPINIONS, record -> note(record, quotes(record, chosen), answers));
        try (HistoricalRecords records = records()) {
            return remove(Topics.OPINIONS, answers, records);
        }
    }

    private static void note(ConsumerRecord<String, byte[]> record, boolean found, Set<String> keys) {
        if (found) {
            keys.add(record.key());
        } else {
            keys.remove(record.key());
        }
    }

    private static int remove(Topic topic, Set<String> keys, HistoricalRecords records) {
        keys.forEach(key -> records.send(topic.tombstone(key, "A document was deleted for good.")));
        records.commit();
        return keys.size();
    }

    private static boolean mentions(ConsumerRecord<String, byte[]> record, Set<String> ids) {
        byte[] value = record.value();
        if (value == null) {
            return false;
        }
        Matcher id = ID.matcher(new String(value, StandardCharsets.UTF_8));
        while (id.find()) {
            if (ids.contains(id.group())) {
                return true;
            }
        }
        return false;
    }

    /** Returns true if a language model's answer quotes a document. Where the same words stand elsewhere, it is asked again. */
    private static boolean quotes(ConsumerRecord<String, byte[]> record, ChosenDocuments chosen) {
        if (record.value() == null) {
            return false;
        }
        try {
            Opinion answer = EventJson.read(record.value(), Opinion.class);
            return Stream.concat(
                            answer.stances().stream().map(Opinion.SideTaken::words),
                            answer.topics().stream().map(Opinion.TopicTreated::words))
                    .anyMatch(words -> chosen.texts().stream().anyMatch(text -> text.contains(words)));
        } catch (EventJson.UnreadableEventException e) {
            return false;
        }
    }

    /** Lets the broker drop what was replaced on compacted topics, and waits for it. */
    private void compact(Admin admin, ChosenDocuments chosen) throws InterruptedException {
        say.accept("Waiting until the broker has dropped the old records from its disks.");
        List<String> topics = BrokerAnswers.of(admin.listTopics().names()).stream()
                .filter(name -> Topics.ALL.stream().anyMatch(each -> each.isCompacted() && each.name().equals(name))
                        || (ProcessorGroup.owning(name).isPresent() && name.endsWith("-changelog")))
                .sorted()
                .toList();
        try (TopicSettings atOnce = new TopicSettings(admin, topics)) {
            startNewFiles(topics);
            Set<String> left = new TreeSet<>(topics);
            if (!BrokerAnswers.await(COMPACTED_WITHIN, () -> {
                left.removeIf(topic -> isCompacted(topic, chosen.ids()));
                return left.isEmpty();
            })) {
                throw new Failure("The broker has not compacted " + String.join(", ", left) + " within "
                        + COMPACTED_WITHIN.toMinutes() + " minutes; see its log, then call this again.");
            }
        }
    }

    /** Writes a tombstone that removes nothing to each partition: a broker compacts only what lies in files before the newest. */
    private void startNewFiles(List<String> topics) {
        byte[] nothing = "onrecord.compacted".getBytes(StandardCharsets.UTF_8);
        try (KafkaProducer<byte[], byte[]> producer = kafka.byteProducer()) {
            for (String topic : topics) {
                for (var partition : producer.partitionsFor(topic)) {
                    ProducerRecord<byte[], byte[]> tombstone =
                            new ProducerRecord<>(topic, partition.partition(), nothing, null);
                    TextHeaders.set(tombstone.headers(), "ce_historical", "true");
                    producer.send(tombstone);
                }
            }
            producer.flush();
        }
    }

    /** Returns true if no record that mentions a document is followed by another one with its key. */
    private boolean isCompacted(String topic, Set<String> ids) {
        Map<TopicPartition, Map<String, Boolean>> newest = new HashMap<>();
        boolean[] replaced = {false};
        try (KafkaConsumer<String, byte[]> consumer = kafka.with(
                        ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 8 * 1024 * 1024)
                .consumer()) {
            List<TopicPartition> partitions = TopicScan.partitions(consumer, topic);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            TopicScan.toEnd(consumer, record -> {
                Map<String, Boolean> known = newest.computeIfAbsent(
                        new TopicPartition(record.topic(), record.partition()), any -> new HashMap<>());
                replaced[0] |= known.remove(record.key()) != null;
                if (mentions(record, ids)) {
                    known.put(record.key(), true);
                }
            });
        }
        return !replaced[0];
    }
}
