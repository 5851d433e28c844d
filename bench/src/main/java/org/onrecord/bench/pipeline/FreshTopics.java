package org.onrecord.bench.pipeline;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.onrecord.events.kafka.KafkaClients;
import org.onrecord.events.topic.Topic;
import org.onrecord.events.topic.Topics;

/** Creates the topics on a new broker. A record sent before its partition has a leader may time out. */
final class FreshTopics {
    private FreshTopics() {}

    /** Creates the topics, and waits until each partition has a leader. */
    static void create(KafkaClients kafka, int partitions) throws Exception {
        try (Admin admin = kafka.admin()) {
            Topics.create(admin, partitions, (short) 1);
            List<String> names = Topics.ALL.stream().map(Topic::name).toList();
            while (!isLed(admin, names)) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
    }

    private static boolean isLed(Admin admin, List<String> names) throws InterruptedException {
        try {
            return admin.describeTopics(names).allTopicNames().get().values().stream()
                    .flatMap(topic -> topic.partitions().stream())
                    .allMatch(partition -> partition.leader() != null);
        } catch (ExecutionException e) {
            return false;
        }
    }
}
