package org.onrecord.processor.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.Test;
import org.onrecord.processor.topology.message.Message;

class EagerCommitTest {
    private static final long NOW = 1_700_000_000_000L;

    private final MockProcessorContext<String, Message> context = new MockProcessorContext<>();
    private final List<String> processed = new ArrayList<>();
    private final EagerCommit<String> eager = new EagerCommit<>(record -> processed.add(record.value()));

    @Test
    void commitsWhatWasMadeOfARecordThatWasJustWritten() {
        assertThat(commitsAfter("said", NOW, NOW - 50)).isTrue();
        assertThat(processed).containsExactly("said");
    }

    @Test
    void leavesABacklogToLargeTransactions() {
        assertThat(commitsAfter("old", NOW, NOW - 2_000)).isFalse();
        assertThat(processed).containsExactly("old");
    }

    @Test
    void commitsOnceForRecordsThatArriveTogether() {
        assertThat(commitsAfter("first", NOW, NOW)).isTrue();
        assertThat(commitsAfter("second", NOW + 99, NOW + 99)).isFalse();
        assertThat(commitsAfter("third", NOW + 100, NOW + 100)).isTrue();
        assertThat(processed).containsExactly("first", "second", "third");
    }

    private boolean commitsAfter(String value, long now, long written) {
        context.resetCommit();
        context.setCurrentSystemTimeMs(now);
        eager.init(context);
        eager.process(new Record<>("key", value, written));
        return context.committed();
    }
}
