package org.onrecord.processor.singleton;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.kafka.KafkaClients;
import org.onrecord.events.kafka.ServiceThread;
import org.onrecord.events.topic.Topic;

/**
 * A background task that only one process performs at a time: the one to which the consumer group assigns the first partition of a topic. After a
 * failure, which is logged, the task starts again.
 */
public final class SingletonTask implements AutoCloseable {
    private static final Duration STAND_BY = Duration.ofMillis(500);
    private static final Duration LEAVE_WITHIN = Duration.ofSeconds(3);

    private final Settings settings;
    private final Supplier<Worker> workers;
    private final ServiceThread service;

    /** Does the work while this process is the one that performs the task. */
    public interface Worker extends AutoCloseable {
        /** Does one step of the work; called repeatedly. */
        void work() throws InterruptedException;

        @Override
        void close();
    }

    /**
     * @param group consumer group of the processes that can perform the task
     * @param topic whose first partition decides
     * @param step the longest that one step may take
     * @param pause before the task starts again after a failure
     */
    public record Settings(KafkaClients kafka, String group, Topic topic, Duration step, Duration pause) {}

    private SingletonTask(Settings settings, Supplier<Worker> workers) {
        this.settings = settings;
        this.workers = workers;
        // A member that leaves the group in good order lets another process take over at once.
        service = new ServiceThread(settings.group(), "the task " + settings.group(), this::perform, () -> {})
                .interruptedAfter(LEAVE_WITHIN)
                .pausingAfterFailure(settings.pause());
    }

    /**
     * Starts the task and returns at once. The topics must exist.
     *
     * @param workers makes a new worker each time this process takes over the task
     */
    public static SingletonTask start(Settings settings, Supplier<Worker> workers) {
        SingletonTask task = new SingletonTask(settings, workers);
        task.service.start();
        return task;
    }

    private void perform() throws InterruptedException {
        TopicPartition first = new TopicPartition(settings.topic().name(), 0);
        @Nullable Worker worker = null;
        try (KafkaConsumer<byte[], byte[]> member = settings.kafka()
                .inGroup(settings.group())
                .with(ConsumerConfig.CLIENT_ID_CONFIG, settings.group())
                .with(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest")
                .with(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, (int)
                        settings.step().toMillis())
                .byteConsumer()) {
            member.subscribe(List.of(settings.topic().name()), new ConsumerRebalanceListener() {
                /** The assignment is all that matters: no records are read. While some are fetched and not taken, {@code poll} does not wait. */
                @Override
                public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
                    member.pause(partitions);
                }

                @Override
                public void onPartitionsRevoked(Collection<TopicPartition> partitions) {}
            });
            while (service.isOpen()) {
                member.poll(worker == null ? STAND_BY : Duration.ZERO);
                boolean ours = member.assignment().contains(first);
                if (ours && worker == null) {
                    worker = workers.get();
                } else if (!ours && worker != null) {
                    worker.close();
                    worker = null;
                }
                if (worker != null) {
                    worker.work();
                    service.works();
                }
            }
        } finally {
            if (worker != null) {
                worker.close();
            }
        }
    }

    /** Stops the task. A step that takes too long is interrupted. */
    @Override
    public void close() {
        service.close();
    }
}
