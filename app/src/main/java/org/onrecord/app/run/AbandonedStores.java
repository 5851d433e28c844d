package org.onrecord.app.run;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.onrecord.events.file.Folders;
import org.onrecord.events.kafka.BrokerAnswers;
import org.onrecord.events.kafka.KafkaClients;
import org.onrecord.processor.topology.ProcessorGroup;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes the stores of processors of earlier versions, and those of issues that were removed: those of issues that are not watched, and whose internal topics are gone from the broker. A paused
 * issue has its topics, and keeps its stores.
 */
final class AbandonedStores {
    private static final Logger LOG = LoggerFactory.getLogger(AbandonedStores.class);
    private static final Duration DELETE_EVERY = Duration.ofSeconds(10);

    private final KafkaClients kafka;
    private final Path folder;
    private Instant next = Instant.EPOCH;

    AbandonedStores(KafkaClients kafka, Path folder) {
        this.kafka = kafka;
        this.folder = folder;
    }

    /** Deletes them, at most every ten seconds. Asks the broker only if there are stores of issues that are not watched. */
    void delete(List<String> watched) {
        if (Instant.now().isBefore(next)) {
            return;
        }
        next = Instant.now().plus(DELETE_EVERY);
        try {
            for (Path store : Folders.in(folder)) {
                if (VersionMigration.isFormer(store.getFileName().toString())) {
                    Folders.delete(store);
                    LOG.info("The stores {} of an earlier version are deleted", store);
                }
            }
            List<Path> others = Folders.in(folder).stream()
                    .filter(each -> ProcessorGroup.named(each.getFileName().toString())
                            .filter(group -> !watched.contains(group.issue()))
                            .isPresent())
                    .toList();
            if (!others.isEmpty()) {
                deleteRemoved(others);
            }
        } catch (IOException | KafkaException e) {
            LOG.warn("The stores of issues that were removed stay for now: {}", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void deleteRemoved(List<Path> stores) throws IOException, InterruptedException {
        try (Admin admin = kafka.admin()) {
            Set<String> topics = BrokerAnswers.of(admin.listTopics().names());
            for (Path store : stores) {
                String name = store.getFileName().toString();
                if (topics.stream().noneMatch(topic -> topic.startsWith(name + "-"))) {
                    Folders.delete(store);
                    LOG.info("The stores {} are deleted, since their issue was removed", store);
                }
            }
        }
    }
}
