package org.onrecord.app.replay;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.onrecord.app.failure.Failure;
import org.onrecord.events.kafka.KafkaClients;
import org.onrecord.events.topic.CloudEvents;
import org.onrecord.events.topic.Topic;
import org.onrecord.events.topic.Topics;
import org.onrecord.processor.talkingpoint.follow.TalkingPointService;

/**
 * Removes what the broker holds of an issue that nobody watches any more: its records, groups and internal topics. Interrupted and repeated, it goes
 * on where it stopped.
 */
public final class IssueRemoval {
    private static final String REASON = "The issue is not watched any more.";
    private static final int TRANSACTION_SIZE = 500;

    private static final List<Topic> TABLES = Stream.concat(
                    Topics.MADE.stream(),
                    Stream.of(Topics.TALKING_POINTS, Topics.ALERTS_TALKING_POINT, Topics.OPINIONS, Topics.GENERATIONS))
            .toList();

    private final KafkaClients kafka;
    private final String issue;

    /** Removes an issue from a broker. */
    public IssueRemoval(KafkaClients kafka, String issue) {
        this.kafka = kafka;
        this.issue = issue;
    }

    /**
     * What was removed.
     *
     * @param records by their topics, without the prefix of all topics
     */
    public record Removed(Map<String, Integer> records) {}

    /**
     * Removes the issue.
     *
     * @param withCorrections true to remove what editors corrected, too
     * @throws Failure if a process still watches it
     */
    public Removed run(boolean withCorrections) throws InterruptedException {
        try (ReplayStaging staging = new ReplayStaging(kafka, issue)) {
            Set<String> members = new TreeSet<>(staging.members());
            if (!members.isEmpty()) {
                throw new Failure("The issue \"" + issue + "\" is still watched (by " + String.join(", ", members)
                        + "). Take its folder out of the issues, wait until the process says that it is not watched any"
                        + " more, and call this again.");
            }
            Map<String, Integer> records = removeRecords(withCorrections);
            staging.tidy(Set.of(), false);
            staging.deleteConsumerGroups(
                    List.of(TalkingPointService.group(issue), TalkingPointService.groupRead(issue)));
            return new Removed(records);
        }
    }

    private Map<String, Integer> removeRecords(boolean withCorrections) throws InterruptedException {
        Map<String, Integer> removed = new TreeMap<>();
        // The id is that of a switch to another generation, so that one that still runs is shut out.
        try (KafkaProducer<String, byte[]> producer = kafka.producer(ReplaySwitch.TRANSACTIONS + issue)) {
            producer.initTransactions();
            Stream<Topic> topics =
                    withCorrections ? Stream.concat(TABLES.stream(), Stream.of(Topics.CORRECTIONS)) : TABLES.stream();
            for (Topic topic : topics.toList()) {
                int count = remove(topic, producer);
                if (count > 0) {
                    removed.put(topic.name().substring(Topics.PREFIX.length()), count);
                }
            }
        } catch (ExecutionException e) {
            throw new KafkaException("a record could not be removed: " + e.getMessage(), e);
        }
        return removed;
    }

    private int remove(Topic topic, KafkaProducer<String, byte[]> producer)
            throws InterruptedException, ExecutionException {
        List<String> keys =
                IssueRecords.read(kafka, topic, issue).keys().stream().sorted().toList();
        for (int from = 0; from < keys.size(); from += TRANSACTION_SIZE) {
            producer.beginTransaction();
            for (String key : keys.subList(from, Math.min(keys.size(), from + TRANSACTION_SIZE))) {
                ProducerRecord<String, byte[]> tombstone = topic.tombstone(key, REASON);
                CloudEvents.markHistorical(tombstone.headers());
                producer.send(tombstone);
            }
            producer.commitTransaction();
        }
        return keys.size();
    }
}
