package org.onrecord.app.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.onrecord.app.failure.Failure;

class ClusterCheckTest {
    private static final String TEN_YEARS = "5270400";

    @Test
    void threeBrokersWithThreeCopiesOfWhichTwoMustHaveARecordAreSafe() {
        assertThat(ClusterCheck.unsafe(
                        Map.of("min.insync.replicas", "2", "offsets.retention.minutes", TEN_YEARS), 3, 3))
                .isEmpty();
    }

    @Test
    void oneBrokerWithOneCopyIsAllThatItCanBe() {
        assertThat(ClusterCheck.unsafe(
                        Map.of("min.insync.replicas", "1", "offsets.retention.minutes", TEN_YEARS), 1, 1))
                .isEmpty();
    }

    @Test
    void aSingleCopyOnThreeBrokersIsTold() {
        assertThat(ClusterCheck.unsafe(Map.of("offsets.retention.minutes", TEN_YEARS), 3, 1))
                .containsExactly("The cluster has 3 brokers, and a new topic only 1 copy of each record;"
                        + " start OnRecord with --replication 3.");
    }

    @Test
    void copiesOfWhichOneIsEnoughAreTold() {
        assertThat(ClusterCheck.unsafe(
                        Map.of("min.insync.replicas", "1", "offsets.retention.minutes", TEN_YEARS), 3, 3))
                .containsExactly("The brokers take a record once one of them has it, and can lose it with that one;"
                        + " set min.insync.replicas=2 in their configuration.");
    }

    @Test
    void aBrokerThatForgetsAGroupAfterAWeekIsTold() {
        assertThat(ClusterCheck.unsafe(Map.of("offsets.retention.minutes", "10080"), 1, 1))
                .containsExactly("The brokers forget how far a group has read once it stands still for 7 days, and"
                        + " everything is then read once more; set offsets.retention.minutes=5270400 in their"
                        + " configuration.");
    }

    @Test
    void topicsThatWouldTakeNoRecordAreRefused() {
        assertThatThrownBy(() -> ClusterCheck.unsafe(Map.of("min.insync.replicas", "2"), 3, 1))
                .isInstanceOf(Failure.class)
                .hasMessage("The brokers take a record only once 2 have it (min.insync.replicas), and new topics would"
                        + " have 1 copy; start OnRecord with --replication 3.");
    }

    @Test
    void moreCopiesThanBrokersAreRefused() {
        assertThatThrownBy(() -> ClusterCheck.unsafe(Map.of(), 1, 3))
                .isInstanceOf(Failure.class)
                .hasMessage("The cluster has 1 broker, too few for 3 copies of each record; start more brokers, or"
                        + " OnRecord with --replication 1.");
    }

    @Test
    void settingsThatMayNotBeReadSayNothing() {
        assertThat(ClusterCheck.unsafe(Map.of(), 1, 1)).isEmpty();
    }
}
