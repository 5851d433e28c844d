package org.onrecord.app.broker;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.onrecord.events.topic.Topics;

/**
 * The configuration of the embedded broker: one node on 127.0.0.1 that needs little memory, and starts and rebalances
 * quickly.
 */
final class BrokerConfig {
    static final int NODE = 1;
    static final String CONTROLLER = "CONTROLLER";

    private static final int TEN_YEARS_IN_MINUTES = 10 * 366 * 24 * 60;

    private BrokerConfig() {}

    /** Returns the configuration. */
    static Map<String, String> of(Path logs, int port, int controllerPort) {
        Map<String, String> config = new HashMap<>();
        config.put("process.roles", "broker,controller");
        config.put("node.id", Integer.toString(NODE));
        config.put("listeners", "PLAINTEXT://127.0.0.1:" + port + "," + CONTROLLER + "://127.0.0.1:" + controllerPort);
        config.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
        config.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT," + CONTROLLER + ":PLAINTEXT");
        config.put("inter.broker.listener.name", "PLAINTEXT");
        config.put("controller.listener.names", CONTROLLER);
        config.put("controller.quorum.voters", NODE + "@127.0.0.1:" + controllerPort);
        config.put("log.dirs", logs.toString());
        config.put("auto.create.topics.enable", "false");
        config.put("message.max.bytes", Integer.toString(Topics.MAX_MESSAGE_BYTES));
        config.put("replica.fetch.max.bytes", Integer.toString(Topics.MAX_MESSAGE_BYTES));
        oneOfEach(config);
        quick(config);
        small(config);
        return config;
    }

    private static void oneOfEach(Map<String, String> config) {
        for (String log : new String[] {"offsets.topic", "transaction.state.log", "share.coordinator.state.topic"}) {
            config.put(log + ".replication.factor", "1");
            config.put(log + ".num.partitions", "1");
        }
        config.put("transaction.state.log.min.isr", "1");
        config.put("share.coordinator.state.topic.min.isr", "1");
        config.put("default.replication.factor", "1");
        config.put("min.insync.replicas", "1");
        // By default the offsets of a stopped group expire after a week, and everything would be processed again.
        config.put("offsets.retention.minutes", Integer.toString(TEN_YEARS_IN_MINUTES));
    }

    private static void quick(Map<String, String> config) {
        // After kill -9 the controller waits this long for the old broker before it accepts the new one.
        config.put("broker.session.timeout.ms", "3000");
        config.put("broker.heartbeat.interval.ms", "500");
        config.put("controlled.shutdown.enable", "true");
        config.put("controller.quorum.append.linger.ms", "5");
        config.put("group.initial.rebalance.delay.ms", "0");
        config.put("group.consumer.min.heartbeat.interval.ms", "500");
        config.put("group.consumer.heartbeat.interval.ms", "1000");
        config.put("group.consumer.min.session.timeout.ms", "6000");
        // The hosts of a dead ingest process wait this long for another process.
        config.put("group.consumer.session.timeout.ms", "10000");
        config.put("group.streams.initial.rebalance.delay.ms", "0");
        config.put("group.streams.min.heartbeat.interval.ms", "250");
        config.put("group.streams.heartbeat.interval.ms", "500");
        config.put("group.streams.min.session.timeout.ms", "3000");
        // Streams threads share the machine with models: a session must outlast a long garbage collection.
        config.put("group.streams.session.timeout.ms", "6000");
        config.put("group.streams.assignment.interval.ms", "100");
    }

    private static void small(Map<String, String> config) {
        config.put("num.network.threads", "2");
        config.put("num.io.threads", "4");
        config.put("background.threads", "2");
        config.put("group.coordinator.threads", "1");
        config.put("group.coordinator.background.threads", "1");
        config.put("num.recovery.threads.per.data.dir", "2");
        // The default is 128 MB. 4 MB hold the keys of 160,000 records in one round of compaction; more records need
        // more rounds.
        config.put("log.cleaner.dedupe.buffer.size", Integer.toString(4 * 1024 * 1024));
        config.put("log.index.size.max.bytes", Integer.toString(2 * 1024 * 1024));
        config.put("metadata.log.segment.bytes", Integer.toString(16 * 1024 * 1024));
        config.put("offsets.topic.segment.bytes", Integer.toString(16 * 1024 * 1024));
        config.put("transaction.state.log.segment.bytes", Integer.toString(16 * 1024 * 1024));
    }
}
