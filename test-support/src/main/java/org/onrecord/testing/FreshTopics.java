package org.onrecord.testing;

import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.onrecord.events.kafka.KafkaClients;
import org.onrecord.events.topic.Topics;

/** Empties a broker between tests, which is much quicker than to start another. */
public final class FreshTopics {
    private FreshTopics() {}

    /** Deletes every topic but Kafka's own, with the offsets that groups have committed on it, and creates ours anew. */
    public static void create(KafkaClients kafka, int partitions) throws Exception {
        try (Admin admin = kafka.admin()) {
            admin.deleteTopics(existing(admin)).all().get();
            // The broker's list lags behind deletion and creation alike.
            Await.until("all topics deleted", () -> existing(admin).isEmpty());
            Await.until("all topics created", () -> {
                Topics.create(admin, partitions, (short) 1);
                return existing(admin).size() == Topics.ALL.size();
            });
        }
    }

    private static Set<String> existing(Admin admin) throws Exception {
        return admin.listTopics().names().get();
    }
}
