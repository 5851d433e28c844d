package org.onrecord.processor.topology;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.onrecord.events.topic.Topics;

/** Tells whether the processor has worked off everything that has been written, down to trends and alerts. */
public final class CaughtUp {
    private CaughtUp() {}

    /**
     * What is still to do, in words; empty when nothing is.
     *
     * <p>Offsets done are asked for before offsets written: if nothing is left between them, then nothing was in flight when the
     * first were read. A transaction's end marker takes an offset that a reader need not pass, so that one offset left on a topic
     * written in transactions is no record.
     */
    public static Optional<String> lacks(Admin admin) {
        try {
            Map<TopicPartition, OffsetAndMetadata> done = admin.listConsumerGroupOffsets(ProcessorService.APPLICATION)
                    .partitionsToOffsetAndMetadata()
                    .get(10, TimeUnit.SECONDS);
            Map<TopicPartition, ListOffsetsResultInfo> written = admin.listOffsets(
                            done.keySet().stream().collect(Collectors.toMap(each -> each, each -> OffsetSpec.latest())),
                            new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                    .all()
                    .get(10, TimeUnit.SECONDS);
            long left = done.entrySet().stream()
                    .mapToLong(each -> left(each.getKey(), each.getValue(), written))
                    .sum();
            return left == 0 ? Optional.empty() : Optional.of(left + " records are still to be processed");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("interrupted");
        } catch (ExecutionException | TimeoutException e) {
            return Optional.of("the broker does not say how far the processor is: " + e.getMessage());
        }
    }

    private static long left(
            TopicPartition partition, OffsetAndMetadata done, Map<TopicPartition, ListOffsetsResultInfo> written) {
        ListOffsetsResultInfo end = written.get(partition);
        long left = end == null || done == null ? 0 : end.offset() - done.offset();
        boolean transactional = !partition.topic().equals(Topics.DOCUMENTS.name());
        return transactional && left == 1 ? 0 : left;
    }
}
