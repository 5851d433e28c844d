package org.onrecord.bench;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.onrecord.events.kafka.KafkaClients;
import org.onrecord.events.topic.Topic;
import org.onrecord.events.topic.Topics;

/** The topics of a new broker, each partition with its leader: what is sent before that is sent again, and may be given up. */
final class FreshTopics {
    private FreshTopics() {}

    /** Makes them, and waits. */
    static void create(String servers, int partitions) throws Exception {
        try (Admin admin = new KafkaClients(servers).admin()) {
            Topics.create(admin, partitions);
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
