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
 * Deletes the stores of processors whose internal topics are gone from the broker: those of earlier versions and generations, and of issues that were
 * removed. A paused issue has its topics, and keeps its stores.
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

    /**
     * Deletes them, at most every ten seconds. Asks the broker only if there are stores of processors that do not run.
     *
     * @param running the names of the groups that run
     */
    void delete(Set<String> running) {
        if (Instant.now().isBefore(next)) {
            return;
        }
        next = Instant.now().plus(DELETE_EVERY);
        try {
            List<String> others = Folders.in(folder).stream()
                    .map(each -> each.getFileName().toString())
                    .filter(name -> name.startsWith(ProcessorGroup.BEGINNING) && !running.contains(name))
                    .toList();
            if (!others.isEmpty()) {
                deleteWithoutTopics(others);
            }
        } catch (IOException | KafkaException e) {
            LOG.warn("The stores of processors that run no more stay for now: {}", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void deleteWithoutTopics(List<String> names) throws IOException, InterruptedException {
        try (Admin admin = kafka.admin()) {
            Set<String> topics = BrokerAnswers.of(admin.listTopics().names());
            for (String name : names) {
                if (topics.stream().noneMatch(topic -> topic.startsWith(name + "-"))) {
                    Folders.delete(folder.resolve(name));
                    LOG.info("The stores {} are deleted, since no processor needs them any more", name);
                }
            }
        }
    }
}
