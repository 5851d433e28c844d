package org.onrecord.app.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.onrecord.events.Event;
import org.onrecord.events.Rule;
import org.onrecord.events.Subscription;
import org.onrecord.events.kafka.TopicSender;
import org.onrecord.events.kafka.TopicTable;
import org.onrecord.events.topic.Topic;
import org.onrecord.events.topic.Topics;
import org.onrecord.testing.Records;

final class TopicTableIT {
    private static final Instant NOW = Instant.parse("2024-03-01T12:00:00Z");

    @RegisterExtension
    private static final BrokerExtension BROKER = BrokerExtension.emptied(1);

    @Test
    void keepsTheNewestEventOfEachKeyAndReadsOnWhereItWas() throws Exception {
        try (TopicTable<Rule> table = new TopicTable<>(BROKER.kafka(), Rule.class, Topics.RULES);
                TopicSender sender = TopicSender.patient(BROKER.kafka())) {
            assertThat(table.refresh()).isFalse();
            sender.send(Topics.RULES.record(rule("a", "First"), "test", NOW));
            sender.send(Topics.RULES.record(rule("b", "Second"), "test", NOW));
            assertThat(table.newest()).isEmpty();
            assertThat(table.refresh()).isTrue();
            assertThat(table.newest().values()).extracting(Rule::name).containsExactly("First", "Second");
            sender.send(Topics.RULES.record(rule("a", "Renamed"), "test", NOW));
            sender.send(Topics.RULES.tombstone("b"));
            assertThat(table.refresh()).isTrue();
            assertThat(table.newest().values()).extracting(Rule::name).containsExactly("Renamed");
            assertThat(table.refresh()).isFalse();
        }
    }

    @Test
    void passesOverWhatCannotBeUsed() throws Exception {
        try (TopicTable<Rule> table = new TopicTable<>(
                BROKER.kafka(), Rule.class, TopicTableIT::refuseUnnamed, Topics.RULES, Topics.SUBSCRIPTIONS)) {
            Event subscription = Subscription.of("a", Subscription.Channel.PAGE, "", NOW);
            Records.write(BROKER.kafka(), Topics.RULES, rule("a", "First"), rule("b", ""));
            Records.write(BROKER.kafka(), Topics.RULES, "a", "no rule".getBytes(StandardCharsets.UTF_8));
            Records.write(BROKER.kafka(), Topics.SUBSCRIPTIONS, subscription);
            table.refresh();
            assertThat(table.newest()).containsExactly(Map.entry("a", rule("a", "First")));
            assertThat(TopicTable.read(BROKER.kafka(), Event.class, List.of(Topics.RULES, Topics.SUBSCRIPTIONS)))
                    .as("of any type")
                    .containsOnlyKeys("a", "b", subscription.key());
        }
    }

    @Test
    void namesTheTopicThatDidNotTakeARecord() throws Exception {
        Topic missing = Topics.staged("tea", Topics.RULES);
        try (TopicSender sender = TopicSender.patient(BROKER.kafka().with(ProducerConfig.MAX_BLOCK_MS_CONFIG, (int)
                Duration.ofSeconds(1).toMillis()))) {
            assertThatThrownBy(() -> sender.send(missing.tombstone("a")))
                    .isInstanceOf(TopicSender.NotTakenException.class)
                    .hasMessageStartingWith("the topic onrecord.replay.tea.rules did not take it: ");
        }
    }

    private static void refuseUnnamed(Rule rule) {
        if (rule.name().isEmpty()) {
            throw new IllegalArgumentException("it has no name");
        }
    }

    private static Rule rule(String id, String name) {
        return new Rule(id, name, Rule.Selection.ALL, Rule.Pace.AT_ONCE, NOW, null);
    }
}
