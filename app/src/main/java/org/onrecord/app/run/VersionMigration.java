package org.onrecord.app.run;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.jspecify.annotations.Nullable;
import org.onrecord.app.replay.HistoricalRecords;
import org.onrecord.events.IssueKey;
import org.onrecord.events.Opinion;
import org.onrecord.events.kafka.BrokerAnswers;
import org.onrecord.events.kafka.KafkaClients;
import org.onrecord.events.kafka.TopicScan;
import org.onrecord.events.kafka.TopicTable;
import org.onrecord.events.topic.KafkaNames;
import org.onrecord.events.topic.Topic;
import org.onrecord.events.topic.Topics;
import org.onrecord.processor.topology.ProcessorGroup;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Migrates the topics of earlier versions, whose processors had other stores. The tables are emptied, since the processor
 * of this version reads all documents again. Versions that watched one issue did not name it in their keys: the answers of
 * language models, which cost money, move to new keys. Corrections stay as they are: one that names no issue is in force
 * in every issue that has what it names.
 *
 * <p>What follows from records of before the upgrade is no news. Its time is kept as the metadata of a committed offset, where the processors of all
 * machines find it.
 *
 * <p>The internal topics of the former processor show that there is something to migrate, and are deleted last, so that an
 * interrupted migration is repeated.
 */
record VersionMigration(KafkaClients kafka, VersionMigration.Former former, HistoricalRecords records) {
    private static final Logger LOG = LoggerFactory.getLogger(VersionMigration.class);

    /** The group of a processor of any version, which names its issue or not. */
    private static final String GROUP =
            Pattern.quote(ProcessorGroup.BEGINNING) + "\\d+(?:(?:\\.g\\d{1,9})?|\\.(?<issue>[a-z0-9-]+)\\.g\\d{1,9})";

    private static final Pattern INTERNAL = Pattern.compile("(?<group>" + GROUP + ")-[^.]+-(?:changelog|repartition)");

    /** Documents that two cores read in a second on one issue; see docs/benchmarks.md. */
    private static final int DOCUMENTS_A_SECOND = 40;

    /** What the time of an upgrade is committed for. */
    private static final TopicPartition NOTED = new TopicPartition(Topics.DOCUMENTS.name(), 0);

    /**
     * The remains of former processors.
     *
     * @param topics internal ones, by group
     * @param issues that groups name
     * @param unnamed true if a group names none: it is of a version that watched one issue
     */
    record Former(Map<String, Set<String>> topics, Set<String> issues, boolean unnamed) {}

    /**
     * Migrates the topics if an earlier version left any.
     *
     * @param watched ids of the issues
     * @param say prints a message
     */
    static void run(KafkaClients kafka, List<String> watched, Consumer<String> say) throws InterruptedException {
        try (Admin admin = kafka.admin();
                KafkaConsumer<String, byte[]> reader = kafka.consumer()) {
            Former former = former(admin);
            if (former.topics().isEmpty()) {
                return;
            }
            for (String group : former.topics().keySet()) {
                requireStopped(admin, group);
            }
            Set<String> issues = new TreeSet<>(former.issues());
            issues.addAll(former.unnamed() ? watched : List.of());
            // Whoever hears of the upgrade may add documents, and these are news.
            issues.forEach(issue -> upgraded(kafka, issue, true));
            long documents = TopicScan.count(reader, TopicScan.partitions(reader, Topics.DOCUMENTS.name()));
            String sentence =
                    "The tables of an earlier version are emptied, and all documents are read again; corrections"
                            + " stay. " + duration(documents, issues.size())
                            + " Nobody is notified of what follows from them.";
            LOG.info("{} {}", sentence, former.topics().keySet());
            say.accept(sentence);
            try (HistoricalRecords records =
                    new HistoricalRecords(kafka, KafkaNames.of("onrecord-processor-keys"), written -> {})) {
                new VersionMigration(kafka, former, records).clear();
            }
            deleteGroups(admin, former);
        }
    }

    /** Returns when an upgrade emptied the tables of an issue, in milliseconds; empty if none did. One that is {@code now} is noted, once. */
    static Optional<String> upgraded(KafkaClients kafka, String issue, boolean now) {
        String group = ProcessorGroup.TOPOLOGY + "." + issue + ".upgraded";
        try (KafkaConsumer<String, byte[]> notes =
                kafka.with(ConsumerConfig.GROUP_ID_CONFIG, group).consumer()) {
            @Nullable OffsetAndMetadata noted = notes.committed(Set.of(NOTED)).get(NOTED);
            if (noted == null && now) {
                noted = new OffsetAndMetadata(0, Long.toString(System.currentTimeMillis()));
                notes.commitSync(Map.of(NOTED, noted));
            }
            return Optional.ofNullable(noted).map(OffsetAndMetadata::metadata);
        }
    }

    /** Returns a sentence on how long it takes to read documents once for each issue. */
    static String duration(long documents, int issues) {
        long minutes = Math.ceilDiv(documents * Math.max(1, issues), DOCUMENTS_A_SECOND * 60L);
        String time = minutes < 2 ? "a minute" : minutes < 120 ? minutes + " minutes" : minutes / 60 + " hours";
        return "There are at most " + documents + " of them, which two cores read in about " + time + ".";
    }

    private static Former former(Admin admin) throws InterruptedException {
        Former former = new Former(new HashMap<>(), new TreeSet<>(), false);
        for (String topic : BrokerAnswers.of(admin.listTopics().names())) {
            Matcher internal = INTERNAL.matcher(topic);
            if (ProcessorGroup.owning(topic).isEmpty() && internal.matches()) {
                former.topics()
                        .computeIfAbsent(internal.group("group"), none -> new TreeSet<>())
                        .add(topic);
                @Nullable String named = internal.group("issue");
                if (named == null) {
                    former = new Former(former.topics(), former.issues(), true);
                } else {
                    former.issues().add(named);
                }
            }
        }
        return former;
    }

    private static void requireStopped(Admin admin, String group) throws InterruptedException {
        if (!BrokerAnswers.members(admin, group).isEmpty()) {
            throw new IllegalStateException("a processor of an earlier version still runs in the group " + group
                    + " (or was killed less than a minute ago); stop it");
        }
    }

    private void clear() {
        Stream.concat(Topics.MADE.stream(), Stream.of(Topics.TALKING_POINTS, Topics.ALERTS_TALKING_POINT))
                .forEach(topic -> keys(topic)
                        .filter(key -> isFormer(topic, key))
                        .forEach(key -> records.send(topic.tombstone(key))));
        if (former.unnamed()) {
            TopicTable.read(kafka, Opinion.class, List.of(Topics.OPINIONS)).forEach(this::move);
        }
        records.commit();
    }

    private boolean isFormer(Topic topic, String key) {
        // The keys of trends always named the issue.
        boolean isUnnamed = topic == Topics.TRENDS || IssueKey.issue(key).isEmpty();
        return (former.unnamed() && isUnnamed) || former.issues().stream().anyMatch(each -> IssueKey.isOf(each, key));
    }

    /** Returns the keys that a topic ever had. */
    private Stream<String> keys(Topic topic) {
        Set<String> keys = new TreeSet<>();
        TopicScan.all(kafka, topic, record -> Optional.ofNullable(record.key()).ifPresent(keys::add));
        return keys.stream();
    }

    private void move(String key, Opinion answer) {
        if (!answer.key().equals(key)) {
            ProducerRecord<String, byte[]> moved = Topics.OPINIONS.record(answer, "processor", answer.at());
            // With its time, or what follows from it would be news.
            long time = answer.at().toEpochMilli();
            records.send(new ProducerRecord<>(moved.topic(), null, time, moved.key(), moved.value(), moved.headers()));
            records.send(Topics.OPINIONS.tombstone(key));
        }
    }

    private static void deleteGroups(Admin admin, Former former) throws InterruptedException {
        for (String group : former.topics().keySet()) {
            BrokerAnswers.unless(
                    GroupIdNotFoundException.class,
                    admin.deleteStreamsGroups(List.of(group)).all());
        }
        BrokerAnswers.of(admin.deleteTopics(
                        former.topics().values().stream().flatMap(Set::stream).toList())
                .all());
    }
}
