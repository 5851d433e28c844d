package org.onrecord.app.run;

import java.time.Duration;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.onrecord.events.EventJson;
import org.onrecord.events.EventJson.UnreadableEventException;
import org.onrecord.events.Outcome;
import org.onrecord.events.kafka.KafkaClients;
import org.onrecord.events.kafka.ServiceThread;
import org.onrecord.events.kafka.TopicScan;
import org.onrecord.events.topic.CloudEvents;
import org.onrecord.events.topic.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reports on the shell how many documents were read since the start, at most once a second. */
public final class OutcomeReporter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OutcomeReporter.class);
    private static final Duration QUIET = Duration.ofSeconds(1);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Consumer<String> say;
    private final ServiceThread service;
    private final SortedMap<String, Counts> byIssue = new TreeMap<>();

    private record Counts(long documents, long statements, long unreadable) {
        static final Counts NONE = new Counts(0, 0, 0);

        Counts with(Outcome outcome) {
            return new Counts(
                    documents + 1,
                    statements + outcome.kept(),
                    unreadable + (outcome.result() == Outcome.Result.DEAD_LETTER ? 1 : 0));
        }

        String text() {
            return documents + ", statements on the issue: " + statements
                    + (unreadable == 0
                            ? ""
                            : ", documents that could not be read: " + unreadable + " (see dead letters)");
        }
    }

    private OutcomeReporter(KafkaConsumer<byte[], byte[]> consumer, Consumer<String> say) {
        this.consumer = consumer;
        this.say = say;
        this.service = new ServiceThread("outcome-reporter", "the report of outcomes", this::report, consumer::close);
    }

    /** Starts with the outcomes written from now on. */
    public static OutcomeReporter start(KafkaClients kafka, Consumer<String> say) {
        KafkaConsumer<byte[], byte[]> consumer = kafka.with(
                        ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, KafkaClients.LONG_WAIT_MS)
                .byteConsumer();
        consumer.assign(TopicScan.partitions(consumer, Topics.OUTCOMES.name()));
        TopicScan.skipToEnd(consumer);
        OutcomeReporter reporter = new OutcomeReporter(consumer, say);
        reporter.service.start();
        return reporter;
    }

    private void report() throws InterruptedException {
        boolean news = false;
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(QUIET)) {
            if (record.value() != null && record.headers().lastHeader(CloudEvents.HISTORICAL) == null) {
                count(record.value());
                news = true;
            }
        }
        if (news) {
            say.accept(summary());
            service.pause(QUIET);
        }
    }

    private void count(byte[] json) {
        try {
            Outcome outcome = EventJson.read(json, Outcome.class);
            String issue = Objects.requireNonNullElse(outcome.issue(), "");
            byIssue.put(issue, byIssue.getOrDefault(issue, Counts.NONE).with(outcome));
        } catch (UnreadableEventException e) {
            LOG.warn("An outcome cannot be read: {}", e.getMessage());
        }
    }

    private String summary() {
        String counts = byIssue.size() == 1
                ? byIssue.firstEntry().getValue().text()
                : byIssue.entrySet().stream()
                        .map(each ->
                                "for " + each.getKey() + " " + each.getValue().text())
                        .collect(Collectors.joining("; "));
        return "Documents read: " + counts + ".";
    }

    @Override
    public void close() {
        service.close();
    }
}
