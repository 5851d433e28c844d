package org.onrecord.app.forget;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.onrecord.app.failure.Failure;
import org.onrecord.app.forget.ChosenDocuments.Choice;
import org.onrecord.app.replay.HistoricalRecords;
import org.onrecord.app.replay.Replays;
import org.onrecord.app.shell.Shell;
import org.onrecord.events.CaptureRef;
import org.onrecord.events.Delivery;
import org.onrecord.events.EventJson;
import org.onrecord.events.Forgotten;
import org.onrecord.events.Forgotten.What;
import org.onrecord.events.Withdrawal;
import org.onrecord.events.capture.CaptureEraser;
import org.onrecord.events.deadletter.DeadLetter;
import org.onrecord.events.deadletter.DeadLetterHeaders;
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
 * Deletes documents for good from a running system: removes what stands on the topics and in the captures, and processors, dashboards and notify
 * follow. It can be interrupted and repeated.
 */
public record Forgetting(KafkaClients kafka, Path captures, Shell shell) {
    static final String TRANSACTIONS = KafkaNames.of("onrecord-replay.forget");

    private static final String PART = "forget";
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration TOLD_WITHIN = Duration.ofMinutes(1);

    /** The topics that are written anew, since the broker removes no single record from them. */
    private static final List<String> REWRITTEN = List.of(Topics.DOCUMENTS.name(), Topics.DEAD_LETTERS.name());

    /** The topics whose records may name a document and stay: notes of what was deleted, issue files, rules and subscriptions. */
    private static final Set<Topic> LEFT =
            Set.of(Topics.FORGOTTEN, Topics.GENERATIONS, Topics.RULES, Topics.SUBSCRIPTIONS);

    /** Looks which documents would be deleted, with those whose deletion was begun before, and changes nothing. */
    public ChosenDocuments look(Choice choice) {
        Map<What, Set<String>> begun = notes().values().stream()
                .filter(each -> !each.removed())
                .collect(Collectors.groupingBy(Forgotten::what, Collectors.mapping(Forgotten::id, Collectors.toSet())));
        Set<String> asked = new HashSet<>();
        TopicScan.all(kafka, Topics.OPINIONS, record -> asked.addAll(words(record)));
        return ChosenDocuments.of(
                kafka,
                choice.and(begun.getOrDefault(What.SOURCE, Set.of())),
                begun.getOrDefault(What.DOCUMENT, Set.of()),
                asked);
    }

    private SortedMap<String, Forgotten> notes() {
        return TopicTable.read(kafka, Forgotten.class, List.of(Topics.FORGOTTEN));
    }

    /**
     * Refuses a folder with none of the captures that are to be erased: with the documents goes what says where they are.
     *
     * @throws Failure if there is no file of theirs
     */
    public void requireCaptures(ChosenDocuments chosen) {
        if (!chosen.captures().isEmpty()
                && chosen.captures().stream().noneMatch(each -> Files.exists(captures.resolve(each.file())))) {
            throw new Failure("The documents have captures, and none of their files is in " + captures
                    + "; name the folder with --captures. Nothing was deleted.");
        }
    }

    /**
     * Deletes what is chosen, and what arrives meanwhile, and prints a sentence on it.
     *
     * @param by who deletes
     * @throws Failure if a replay was begun, or something does not follow in time
     */
    public void run(Choice choice, String reason, String by) throws InterruptedException, IOException {
        if (!Replays.begun(kafka).isEmpty()) {
            throw new Failure("A replay was begun, and its tables hold the words too; call `onrecord replay --switch`"
                    + " or `onrecord replay --drop`, and then this again.");
        }
        ChosenDocuments chosen = look(choice);
        do {
            shell.print(delete(chosen, notes(chosen, reason, by)));
            chosen = look(choice);
        } while (!chosen.newest().isEmpty());
    }

    /** Returns the notes of what is deleted. Those of an earlier deletion keep their reason and name. */
    private Map<String, Forgotten> notes(ChosenDocuments chosen, String reason, String by) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        SortedMap<String, Forgotten> before = notes();
        return Stream.of(What.values())
                .flatMap(what -> (what == What.SOURCE ? chosen.choice().sources() : chosen.ids())
                        .stream().map(id -> new Forgotten(what, id, reason, by, now, false)))
                .map(note -> before.getOrDefault(note.key(), note).withRemoved(false))
                .collect(Collectors.toMap(Forgotten::key, note -> note));
    }

    private String delete(ChosenDocuments chosen, Map<String, Forgotten> notes)
            throws InterruptedException, IOException {
        write(notes.values().stream());
        try (Admin admin = kafka.admin()) {
            TopicCleaner cleaner = new TopicCleaner(kafka, admin, this::goOn);
            cleaner.restore(REWRITTEN);
            removeAnswers(chosen);
            int erased = 0;
            for (CaptureRef capture : chosen.captures()) {
                erased += new CaptureEraser(captures).erase(capture) ? 1 : 0;
            }
            // Before the documents, which say what was refused of them: an interrupted deletion looks again.
            int dead = removeLetters(cleaner, chosen);
            removeFetches(admin);
            removeDocuments(cleaner, chosen, notes);
            shell.say("Waiting until the processors have taken back what followed.");
            awaitProcessors();
            int removed = removeMentions(chosen);
            shell.say("Waiting until the broker has compacted its topics.");
            cleaner.compact(compacted(admin), record -> mentions(record, chosen));
            write(notes.values().stream().map(note -> note.withRemoved(true)));
            return "Deleted for good: " + chosen.ids().size() + " documents, " + erased + " of "
                    + chosen.captures().size() + " captures in " + captures + ", " + dead + " dead letters, "
                    + removed + " corrections, deliveries and other records about them.";
        }
    }

    private void goOn() {
        if (shell.stopping()) {
            throw new Failure("Stopped before all was deleted; call this again, and it goes on.");
        }
    }

    private void write(Stream<Forgotten> notes) throws InterruptedException {
        try (TopicSender sender = TopicSender.patient(kafka)) {
            for (Forgotten note : notes.toList()) {
                sender.send(Topics.FORGOTTEN.record(note, PART, note.at()));
            }
        }
    }

    /** Puts withdrawals in place of the documents; processors follow them. */
    private static void removeDocuments(TopicCleaner cleaner, ChosenDocuments chosen, Map<String, Forgotten> notes)
            throws InterruptedException {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        cleaner.rewrite(
                Topics.DOCUMENTS,
                record -> {
                    String id = text(record.key());
                    Forgotten note = notes.get(What.DOCUMENT.key(id));
                    if (record.value() == null || note == null) {
                        return Optional.empty();
                    }
                    // It must be newer than what it withdraws.
                    Instant at = Optional.ofNullable(chosen.newest().get(id))
                            .map(last -> last.fetched().plusMillis(1))
                            .filter(now::isBefore)
                            .orElse(now);
                    Withdrawal gone = new Withdrawal(id, at, "It was deleted for good: " + note.reason(), note.by());
                    return Optional.of(new ProducerRecord<>(
                            record.topic(),
                            record.partition(),
                            record.key(),
                            EventJson.write(gone),
                            Topics.DOCUMENTS.record(gone, PART, now).headers()));
                },
                record -> Stream.of(TopicCleaner.same(record)));
    }

    /** Removes dead letters of the documents. The others get new ids, so those that were retried are left out with their marks. */
    private static int removeLetters(TopicCleaner cleaner, ChosenDocuments chosen) throws InterruptedException {
        Set<String> keys = new HashSet<>(chosen.ids());
        chosen.newest().values().forEach(each -> keys.add(each.source() + "/" + each.sourceItem()));
        Set<String> retried = new HashSet<>();
        return cleaner.rewrite(
                Topics.DEAD_LETTERS,
                record -> {
                    Map<String, String> headers = TextHeaders.of(record.headers());
                    DeadLetter.markOf(headers).ifPresent(retried::add);
                    String text = text(record.value()) + headers.values();
                    return keys.contains(text(record.key()))
                                    || chosen.choice().isOfSource(text(record.key()))
                                    || chosen.areNamedIn(text)
                                    || chosen.choice().words().test(text)
                            ? Optional.of(deletion(record))
                            : Optional.empty();
                },
                record -> record.value() == null || retried.contains(letter(record))
                        ? Stream.of(deletion(record))
                        : Stream.of(TopicCleaner.same(record), deletion(record)));
    }

    /** Removes what ingest has fetched, with the titles and texts that lists gave: it is not read again. */
    private static void removeFetches(Admin admin) throws InterruptedException {
        Map<TopicPartition, RecordsToDelete> done = new HashMap<>();
        BrokerAnswers.of(admin.listConsumerGroupOffsets(KafkaNames.of("onrecord-ingest"))
                        .partitionsToOffsetAndMetadata())
                .forEach((partition, next) -> done.put(partition, RecordsToDelete.beforeOffset(next.offset())));
        BrokerAnswers.of(admin.deleteRecords(done).all());
    }

    private static String text(byte @Nullable [] bytes) {
        return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    }

    private static String letter(ConsumerRecord<byte[], byte[]> record) {
        return record.partition() + "-" + record.offset();
    }

    private static ProducerRecord<byte[], byte[]> deletion(ConsumerRecord<byte[], byte[]> record) {
        ProducerRecord<byte[], byte[]> note = TopicCleaner.tombstone(record.topic(), record.partition());
        TextHeaders.set(note.headers(), DeadLetterHeaders.DELETED, letter(record));
        return note;
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
    private int removeMentions(ChosenDocuments chosen) throws InterruptedException {
        Predicate<ConsumerRecord<String, byte[]>> mention = record -> mentions(record, chosen);
        // Notify first tells those who were told.
        BrokerAnswers.await(
                TOLD_WITHIN,
                () -> keys(
                                Topics.DELIVERIES,
                                mention.and(record -> !EventJson.read(record.value(), Delivery.class)
                                        .state()
                                        .isOver()))
                        .isEmpty());
        int removed = removeAnswers(chosen)
                + remove(Topics.SOURCES, record -> chosen.choice().isOfSource(record.key()));
        for (Topic topic : Topics.ALL) {
            if (topic.isCompacted() && !LEFT.contains(topic)) {
                removed += remove(topic, mention);
            }
        }
        return removed;
    }

    /** Removes the answers of language models that quote a document; where the same words stand elsewhere, they are asked again. */
    private int removeAnswers(ChosenDocuments chosen) {
        return remove(Topics.OPINIONS, record -> words(record).stream().anyMatch(chosen.quotes()::contains));
    }

    private static List<String> words(ConsumerRecord<String, byte[]> opinion) {
        return opinion.value() == null
                ? List.of()
                : EventJson.mapper().readTree(opinion.value()).findValuesAsString("words");
    }

    private int remove(Topic topic, Predicate<ConsumerRecord<String, byte[]>> which) {
        Set<String> keys = keys(topic, which);
        try (HistoricalRecords records = new HistoricalRecords(kafka, TRANSACTIONS, written -> {})) {
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

    private static boolean mentions(ConsumerRecord<String, byte[]> record, ChosenDocuments chosen) {
        return chosen.areNamedIn(text(record.value()));
    }

    /** Returns the topics that a broker compacts: those of the table, and the state of the processors. */
    private static List<String> compacted(Admin admin) throws InterruptedException {
        return BrokerAnswers.of(admin.listTopics().names()).stream()
                .filter(name -> name.endsWith("-changelog")
                        ? ProcessorGroup.owning(name).isPresent()
                        : Topics.ALL.stream()
                                .anyMatch(each ->
                                        each.isCompacted() && each.name().equals(name)))
                .toList();
    }
}
