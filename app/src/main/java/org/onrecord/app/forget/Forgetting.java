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
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.onrecord.app.failure.Failure;
import org.onrecord.app.forget.ChosenDocuments.Choice;
import org.onrecord.app.replay.HistoricalRecords;
import org.onrecord.events.CaptureRef;
import org.onrecord.events.Delivery;
import org.onrecord.events.EventJson;
import org.onrecord.events.Forgotten;
import org.onrecord.events.Forgotten.What;
import org.onrecord.events.Withdrawal;
import org.onrecord.events.capture.CaptureEraser;
import org.onrecord.events.deadletter.DeadLetter;
import org.onrecord.events.deadletter.DeadLetterHeaders;
import org.onrecord.events.generation.GenerationTable;
import org.onrecord.events.generation.Generations;
import org.onrecord.events.kafka.BrokerAnswers;
import org.onrecord.events.kafka.KafkaClients;
import org.onrecord.events.kafka.TopicScan;
import org.onrecord.events.kafka.TopicSender;
import org.onrecord.events.kafka.TopicTable;
import org.onrecord.events.topic.CloudEvents;
import org.onrecord.events.topic.KafkaNames;
import org.onrecord.events.topic.TextHeaders;
import org.onrecord.events.topic.Topic;
import org.onrecord.events.topic.Topics;
import org.onrecord.processor.talkingpoint.follow.TalkingPointLag;
import org.onrecord.processor.topology.ProcessorGroup;
import org.onrecord.processor.topology.ProcessorLag;

/**
 * Deletes documents for good from a running system: removes what stands on the topics and in the captures, and processors, dashboards and notify
 * follow. It can be interrupted and repeated.
 */
public record Forgetting(KafkaClients kafka, Path captures, Consumer<String> say) {
    private static final String PART = "forget";
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration TOLD_WITHIN = Duration.ofMinutes(1);
    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");

    /** The settings under which a broker begins a new file with the next record, and compacts all others at once. */
    private static final Map<String, String> AT_ONCE = Map.of(
            TopicConfig.SEGMENT_MS_CONFIG, "1",
            TopicConfig.FILE_DELETE_DELAY_MS_CONFIG, "1000",
            TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG, "0",
            TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG, "0");

    /** The topics whose records hold no words of documents, or only as long as a processor does not take them back. */
    /** The topics without compaction, whose records are removed by writing the others once more. */
    public static final Set<Topic> REWRITTEN = Set.of(Topics.DOCUMENTS, Topics.DEAD_LETTERS);

    private static final Set<Topic> LEFT = Set.of(
            Topics.OUTCOMES,
            Topics.TRENDS,
            Topics.RULES,
            Topics.SUBSCRIPTIONS,
            Topics.GENERATIONS,
            Topics.FORGOTTEN,
            Topics.OPINIONS);

    /** Looks which documents would be deleted, and changes nothing. */
    public ChosenDocuments look(Choice choice) {
        return ChosenDocuments.of(
                kafka,
                choice,
                forgotten().values().stream()
                        .filter(each -> each.what() == What.DOCUMENT && !each.removed())
                        .map(Forgotten::id)
                        .toList());
    }

    /** Returns what was deleted, and what is being deleted, by key. */
    public SortedMap<String, Forgotten> forgotten() {
        return TopicTable.read(kafka, Forgotten.class, List.of(Topics.FORGOTTEN));
    }

    /**
     * Deletes what is chosen.
     *
     * @param by who deletes
     * @return a sentence on what was deleted
     * @throws Failure if a replay was begun, or something does not follow in time
     */
    public String run(Choice choice, String reason, String by) throws InterruptedException, IOException {
        requireNoReplay();
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        List<Forgotten> notes = new ArrayList<>();
        choice.source().ifPresent(id -> notes.add(new Forgotten(What.SOURCE, id, reason, by, now, false)));
        write(notes);
        ChosenDocuments chosen = look(choice);
        chosen.ids().forEach(id -> notes.add(new Forgotten(What.DOCUMENT, id, reason, by, now, false)));
        write(notes);
        String ofSource = choice.source().map(id -> id + "/").orElse("\0");
        try (Admin admin = kafka.admin()) {
            // First what is found by the words of the documents alone.
            removeAnswers(chosen);
            int erased = 0;
            for (CaptureRef capture : chosen.captures()) {
                erased += new CaptureEraser(captures).erase(capture) ? 1 : 0;
            }
            List<String> rewritten = List.of(Topics.DOCUMENTS.name(), Topics.DEAD_LETTERS.name());
            set(admin, rewritten, true);
            int dead = 0;
            try {
                documents(chosen, reason, by, now).run(kafka, admin);
                dead = letters(chosen, ofSource).run(kafka, admin);
            } finally {
                set(admin, rewritten, false);
            }
            say.accept("Waiting until the processors have taken back what followed.");
            awaitProcessors();
            int removed = removeMentions(chosen, ofSource);
            say.accept("Waiting until the broker has compacted its topics.");
            compact(admin, chosen);
            write(notes.stream().map(Forgotten::done).toList());
            return "Deleted for good: " + chosen.ids().size() + " documents, " + erased + " of "
                    + chosen.captures().size() + " captures in " + captures + ", " + dead + " dead letters, "
                    + removed + " corrections, deliveries and other records about them.";
        }
    }

    private void requireNoReplay() {
        try (GenerationTable table = new GenerationTable(kafka)) {
            Generations all = table.read();
            if (all.byKey().values().stream()
                    .anyMatch(each -> all.pending(each.issue()).isPresent())) {
                throw new Failure(
                        "A replay was begun, and its tables hold the words too; call `onrecord replay --switch`"
                                + " or `onrecord replay --drop`, and then this again.");
            }
        }
    }

    private void write(List<Forgotten> notes) throws InterruptedException {
        try (TopicSender sender = TopicSender.patient(kafka)) {
            for (Forgotten note : notes) {
                sender.send(Topics.FORGOTTEN.record(note, PART, note.at()));
            }
        }
    }

    /** Puts withdrawals in place of the documents; processors follow them. */
    private static TopicRewriter documents(ChosenDocuments chosen, String reason, String by, Instant now) {
        return new TopicRewriter(
                Topics.DOCUMENTS,
                record -> {
                    String id = key(record);
                    if (record.value() == null || !chosen.ids().contains(id)) {
                        return Optional.empty();
                    }
                    // It must be newer than what it withdraws.
                    Instant at = Optional.ofNullable(chosen.newest().get(id))
                            .map(last -> last.fetched().plusMillis(1))
                            .filter(now::isBefore)
                            .orElse(now);
                    Withdrawal gone = new Withdrawal(id, at, "It was deleted for good: " + reason, by);
                    return Optional.of(new ProducerRecord<>(
                            record.topic(),
                            record.partition(),
                            record.key(),
                            EventJson.write(gone),
                            Topics.DOCUMENTS.record(gone, PART, now).headers()));
                },
                record -> Stream.of(TopicRewriter.same(record)));
    }

    /** Removes dead letters of the documents. The others get new ids, so those that were retried are left out with their marks. */
    private static TopicRewriter letters(ChosenDocuments chosen, String ofSource) {
        Set<String> keys = new HashSet<>(chosen.ids());
        chosen.newest().values().forEach(each -> keys.add(each.source() + "/" + each.sourceItem()));
        Set<String> retried = new HashSet<>();
        return new TopicRewriter(
                Topics.DEAD_LETTERS,
                record -> {
                    DeadLetter.markOf(TextHeaders.of(record.headers())).ifPresent(retried::add);
                    return keys.contains(key(record)) || key(record).startsWith(ofSource)
                            ? Optional.of(deletion(record))
                            : Optional.empty();
                },
                record -> record.value() == null || retried.contains(letter(record))
                        ? Stream.of(deletion(record))
                        : Stream.of(TopicRewriter.same(record), deletion(record)));
    }

    private static String key(ConsumerRecord<byte[], byte[]> record) {
        return record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
    }

    private static String letter(ConsumerRecord<byte[], byte[]> record) {
        return record.partition() + "-" + record.offset();
    }

    private static ProducerRecord<byte[], byte[]> deletion(ConsumerRecord<byte[], byte[]> record) {
        ProducerRecord<byte[], byte[]> note = tombstone(record.topic(), record.partition());
        TextHeaders.set(note.headers(), DeadLetterHeaders.DELETED, letter(record));
        return note;
    }

    @SuppressWarnings("NullAway") // A tombstone is a record without a value.
    private static ProducerRecord<byte[], byte[]> tombstone(String topic, int partition) {
        byte[] nothing = "onrecord.compacted".getBytes(StandardCharsets.UTF_8);
        return new ProducerRecord<>(topic, partition, nothing, null);
    }

    private void awaitProcessors() throws InterruptedException {
        try (ProcessorLag processor = new ProcessorLag(kafka);
                TalkingPointLag talkingPoints = new TalkingPointLag(kafka)) {
            if (!processor.awaitShifts(PATIENCE) || !talkingPoints.await(PATIENCE)) {
                throw new Failure("The documents are gone, but not yet what followed from them: the processor has not"
                        + " caught up within " + PATIENCE.toMinutes()
                        + " minutes. See whether it runs (./onrecord healthcheck), then call this again.");
            }
        }
    }

    /** Removes what no processor takes back: what people, ingest and notify wrote. */
    private int removeMentions(ChosenDocuments chosen, String ofSource) throws InterruptedException {
        // Notify first tells those who were told.
        BrokerAnswers.await(
                TOLD_WITHIN,
                () -> keys(
                                Topics.DELIVERIES,
                                record -> mentions(record, chosen.ids())
                                        && !EventJson.read(record.value(), Delivery.class)
                                                .state()
                                                .isOver())
                        .isEmpty());
        int removed = removeAnswers(chosen);
        for (Topic topic : Topics.ALL) {
            if (topic.isCompacted() && !LEFT.contains(topic)) {
                Predicate<ConsumerRecord<String, byte[]>> item =
                        record -> topic.equals(Topics.SOURCES) && record.key().startsWith(ofSource);
                removed += remove(topic, item.or(record -> mentions(record, chosen.ids())));
            }
        }
        return removed;
    }

    /** Removes the answers of language models that quote a document; where the same words stand elsewhere, they are asked again. */
    private int removeAnswers(ChosenDocuments chosen) {
        return remove(
                Topics.OPINIONS,
                record -> EventJson.mapper().readTree(record.value()).findValuesAsString("words").stream()
                        .anyMatch(words -> chosen.texts().stream().anyMatch(text -> text.contains(words))));
    }

    private int remove(Topic topic, Predicate<ConsumerRecord<String, byte[]>> which) {
        Set<String> keys = keys(topic, which);
        try (HistoricalRecords records =
                new HistoricalRecords(kafka, KafkaNames.of("onrecord-replay.forget"), written -> {})) {
            keys.forEach(key -> records.send(topic.tombstone(key, "A document was deleted for good.")));
            records.commit();
        }
        return keys.size();
    }

    /** Returns the keys whose newest record meets a condition. */
    private Set<String> keys(Topic topic, Predicate<ConsumerRecord<String, byte[]>> which) {
        Set<String> keys = new TreeSet<>();
        TopicScan.all(kafka, topic, record -> {
            keys.remove(record.key());
            if (record.value() != null && which.test(record)) {
                keys.add(record.key());
            }
        });
        return keys;
    }

    private static boolean mentions(ConsumerRecord<String, byte[]> record, Set<String> ids) {
        return record.value() != null
                && ID.matcher(new String(record.value(), StandardCharsets.UTF_8))
                        .results()
                        .anyMatch(id -> ids.contains(id.group()));
    }

    /** Lets the broker drop what was replaced on compacted topics, and waits for it. */
    private void compact(Admin admin, ChosenDocuments chosen) throws InterruptedException {
        Set<String> left = new TreeSet<>(BrokerAnswers.of(admin.listTopics().names()));
        left.removeIf(name -> Topics.ALL.stream()
                        .noneMatch(each -> each.isCompacted() && each.name().equals(name))
                && (ProcessorGroup.owning(name).isEmpty() || !name.endsWith("-changelog")));
        List<String> topics = List.copyOf(left);
        set(admin, topics, true);
        try {
            // A broker does not compact the newest file of a partition.
            try (KafkaProducer<byte[], byte[]> producer = kafka.byteProducer()) {
                topics.forEach(topic -> producer.partitionsFor(topic).forEach(partition -> {
                    ProducerRecord<byte[], byte[]> next = tombstone(topic, partition.partition());
                    CloudEvents.markHistorical(next.headers());
                    producer.send(next);
                }));
            }
            if (!BrokerAnswers.await(PATIENCE, () -> {
                left.removeIf(topic -> isCompacted(topic, chosen.ids()));
                return left.isEmpty();
            })) {
                throw new Failure("The broker has not compacted " + String.join(", ", left) + " within "
                        + PATIENCE.toMinutes() + " minutes; see its log, then call this again.");
            }
        } finally {
            set(admin, topics, false);
        }
    }

    /** Returns true if no record that mentions a document is followed by another one with its key. */
    private boolean isCompacted(String topic, Set<String> ids) {
        Map<String, Boolean> newest = new HashMap<>();
        boolean[] replaced = {false};
        TopicScan.all(kafka, topic, record -> {
            String place = record.partition() + "/" + record.key();
            replaced[0] |= newest.remove(place) != null;
            if (mentions(record, ids)) {
                newest.put(place, true);
            }
        });
        return !replaced[0];
    }

    /** Sets topics to {@link #AT_ONCE}, or back. */
    private static void set(Admin admin, List<String> topics, boolean atOnce) throws InterruptedException {
        Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
        for (String name : topics) {
            Map<String, String> values = atOnce
                    ? AT_ONCE
                    : Topics.ALL.stream()
                            .filter(topic -> topic.name().equals(name))
                            .findFirst()
                            .map(Topic::config)
                            .orElse(Map.of());
            changes.put(
                    new ConfigResource(ConfigResource.Type.TOPIC, name),
                    AT_ONCE.keySet().stream()
                            .map(setting -> new AlterConfigOp(
                                    new ConfigEntry(setting, values.getOrDefault(setting, "")),
                                    values.containsKey(setting) ? OpType.SET : OpType.DELETE))
                            .toList());
        }
        BrokerAnswers.of(admin.incrementalAlterConfigs(changes).all());
        TimeUnit.SECONDS.sleep(atOnce ? 2 : 0); // A broker takes a moment until settings are in force.
    }
}
