package org.onrecord.app.forget;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.onrecord.events.kafka.BrokerAnswers;
import org.onrecord.events.topic.Topic;
import org.onrecord.events.topic.Topics;

/** Settings of topics for a while, under which the broker deletes at once what newer records replace. Closing restores the former ones. */
final class TopicSettings implements AutoCloseable {
    private static final Map<String, String> AT_ONCE = Map.of(
            TopicConfig.SEGMENT_MS_CONFIG, "1",
            TopicConfig.FILE_DELETE_DELAY_MS_CONFIG, "1000",
            TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG, "0",
            TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG, "0");

    /** A broker takes a moment until a setting is in force. */
    private static final long IN_FORCE_MS = 2_000;

    private final Admin admin;
    private final Map<ConfigResource, Collection<AlterConfigOp>> former = new HashMap<>();

    TopicSettings(Admin admin, Collection<String> topics) throws InterruptedException {
        this.admin = admin;
        List<ConfigResource> all = topics.stream()
                .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic))
                .toList();
        Map<ConfigResource, Collection<AlterConfigOp>> wanted = new HashMap<>();
        for (Map.Entry<ConfigResource, Config> each :
                BrokerAnswers.of(admin.describeConfigs(all).all()).entrySet()) {
            List<AlterConfigOp> change = new ArrayList<>();
            List<AlterConfigOp> back = new ArrayList<>();
            Map<String, String> usual = usual(each.getKey().name());
            AT_ONCE.forEach((name, value) -> {
                ConfigEntry now = each.getValue().get(name);
                boolean own = now.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG;
                // After a crash, these settings are still in force.
                String before = own && !value.equals(now.value()) ? now.value() : usual.getOrDefault(name, "");
                change.add(new AlterConfigOp(new ConfigEntry(name, value), OpType.SET));
                back.add(new AlterConfigOp(
                        new ConfigEntry(name, before), before.isEmpty() ? OpType.DELETE : OpType.SET));
            });
            wanted.put(each.getKey(), change);
            former.put(each.getKey(), back);
        }
        BrokerAnswers.of(admin.incrementalAlterConfigs(wanted).all());
        TimeUnit.MILLISECONDS.sleep(IN_FORCE_MS);
    }

    private static Map<String, String> usual(String name) {
        return Topics.ALL.stream()
                .filter(topic -> topic.name().equals(name))
                .findFirst()
                .map(Topic::config)
                .orElse(Map.of());
    }

    @Override
    public void close() throws InterruptedException {
        BrokerAnswers.of(admin.incrementalAlterConfigs(former).all());
    }
}
