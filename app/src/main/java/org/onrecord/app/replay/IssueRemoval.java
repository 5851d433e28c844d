package org.onrecord.app.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.onrecord.app.failure.Failure;
import org.onrecord.events.kafka.KafkaClients;
import org.onrecord.events.topic.Topic;
import org.onrecord.events.topic.Topics;
import org.onrecord.processor.talkingpoint.follow.TalkingPointService;

/** Removes the records, consumer groups and internal topics of an issue that is no longer watched. An interrupted removal can be repeated. */
public record IssueRemoval(KafkaClients kafka, String issue) {
    private static final String REASON = "The issue is not watched any more.";

    private static final List<Topic> TABLES = Stream.concat(
                    Topics.MADE.stream(),
                    Stream.of(Topics.TALKING_POINTS, Topics.ALERTS_TALKING_POINT, Topics.OPINIONS, Topics.GENERATIONS))
            .toList();

    /**
     * Removes the issue.
     *
     * @param withCorrections true to remove corrections too
     * @return the number of records removed by their topics, without the prefix of all topics
     * @throws Failure if a process still watches it
     */
    public Map<String, Integer> run(boolean withCorrections) throws InterruptedException {
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
            return records;
        }
    }

    private Map<String, Integer> removeRecords(boolean withCorrections) {
        Map<String, Integer> removed = new TreeMap<>();
        List<Topic> topics = new ArrayList<>(TABLES);
        if (withCorrections) {
            topics.add(Topics.CORRECTIONS);
        }
        // The id is that of a switch to another generation, so that one that still runs is shut out.
        try (HistoricalRecords records =
                new HistoricalRecords(kafka, ReplaySwitch.TRANSACTIONS + issue, written -> {})) {
            for (Topic topic : topics) {
                Set<String> keys = IssueRecords.read(kafka, topic, issue).keys();
                keys.stream().sorted().forEach(key -> records.send(topic.tombstone(key, REASON)));
                records.commit();
                if (!keys.isEmpty()) {
                    removed.put(topic.name().substring(Topics.PREFIX.length()), keys.size());
                }
            }
        }
        return removed;
    }
}
