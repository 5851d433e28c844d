package org.onrecord.events.topic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.onrecord.events.Alert;
import org.onrecord.events.Event;
import org.onrecord.events.EventJson;

class TopicsTest {
    @Test
    void namesEachTopicOnceUnderThePrefix() {
        assertThat(Topics.ALL)
                .extracting(Topic::name)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("onrecord\\.[a-z]+([.-][a-z]+)*"));
    }

    @Test
    void everyRecordHasATopic() {
        assertThat(Topics.ALL.stream()
                        .flatMap(topic -> topic.records().stream())
                        .distinct())
                .containsExactlyInAnyOrder(Arrays.stream(
                                Event.class.getAnnotation(JsonSubTypes.class).value())
                        .map(JsonSubTypes.Type::name)
                        .toArray(String[]::new));
    }

    @ParameterizedTest
    @EnumSource(Alert.Kind.class)
    void everyKindOfAlertHasATopic(Alert.Kind kind) {
        assertThat(Topics.alerts(kind).name()).isEqualTo("onrecord.alerts." + kind.json());
        assertThat(Topics.alerts()).contains(Topics.alerts(kind));
    }

    @Test
    void subscribersToAlertsDoNotGetUnconfirmedOnes() {
        assertThat(Topics.ALL).contains(Topics.ALERTS_UNCONFIRMED);
        assertThat(Topics.MADE).contains(Topics.ALERTS_UNCONFIRMED);
        assertThat(Topics.alerts()).doesNotContain(Topics.ALERTS_UNCONFIRMED);
        assertThat(Topics.ALERTS_UNCONFIRMED.config()).isEqualTo(Topics.ALERTS_SHIFT.config());
    }

    @Test
    void keepsDocumentsForEver() {
        assertThat(Topics.DOCUMENTS.config())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "compression.type", "zstd",
                        "max.message.bytes", "16842752",
                        "cleanup.policy", "delete",
                        "retention.bytes", "-1",
                        "retention.ms", "-1"));
    }

    @Test
    void noTopicDependsOnTheRetentionOfTheBroker() {
        for (Topic topic : Topics.ALL) {
            boolean passes = topic.retention() == Topic.Retention.THIRTY_DAYS;
            assertThat(topic.config())
                    .as(topic.name())
                    .containsEntry("retention.bytes", "-1")
                    .containsEntry("retention.ms", passes ? "2592000000" : "-1")
                    .containsKey("cleanup.policy");
        }
    }

    @Test
    void keepsTheNewestStatementOfEachKeyAndForLateReadersWhatWasDeleted() {
        assertThat(Topics.STATEMENTS.config())
                .containsEntry("cleanup.policy", "compact")
                .containsEntry("delete.retention.ms", "2592000000")
                .doesNotContainKeys("min.compaction.lag.ms");
    }

    @Test
    void keepsTheNewestRecordOfEachCorrectionForEver() {
        assertThat(Topics.CORRECTIONS.config()).containsEntry("cleanup.policy", "compact");
    }

    @Test
    void keepsOlderAlertsForLateReaders() {
        assertThat(Topics.ALERTS_SHIFT.config())
                .containsEntry("cleanup.policy", "compact")
                .containsEntry("min.compaction.lag.ms", "2592000000")
                .containsEntry("delete.retention.ms", "2592000000");
    }

    @Test
    void keepsDeadLettersForThirtyDays() {
        assertThat(Topics.DEAD_LETTERS.config())
                .containsEntry("cleanup.policy", "delete")
                .containsEntry("retention.ms", "2592000000");
    }

    @Test
    void leavesRoomForKeyAndHeadersAroundTheLargestRecord() {
        assertThat(Topics.MAX_MESSAGE_BYTES).isGreaterThan(EventJson.MAX_RECORD_BYTES);
    }
}
