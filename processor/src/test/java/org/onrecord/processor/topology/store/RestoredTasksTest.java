package org.onrecord.processor.topology.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class RestoredTasksTest {
    private final RestoredTasks restored = new RestoredTasks();

    @Test
    void tellsOnceThatRecordsWereRestored() {
        restored.onRestoreEnd(new TopicPartition("app-wordings-changelog", 2), "wordings", 7);

        assertThat(restored.take("carriers", 2)).isFalse();
        assertThat(restored.take("wordings", 1)).isFalse();
        assertThat(restored.take("wordings", 2)).isTrue();
        assertThat(restored.take("wordings", 2)).isFalse();
    }

    @Test
    void theEndOfATransactionIsNoRecord() {
        restored.onRestoreStart(new TopicPartition("app-wordings-changelog", 0), "wordings", 41, 42);
        restored.onRestoreEnd(new TopicPartition("app-wordings-changelog", 0), "wordings", 0);

        assertThat(restored.take("wordings", 0)).isFalse();
    }
}
