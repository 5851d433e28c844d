package org.onrecord.dashboard.subscribe;

import java.time.Duration;
import java.util.List;
import org.onrecord.dashboard.live.EventRing;
import org.onrecord.dashboard.ops.Problem;
import org.onrecord.dashboard.write.TopicWriter;
import org.onrecord.dashboard.write.TopicWriter.Change;

/** Writes changes of rules, subscriptions and deliveries, and waits until the index has them, so that the next request sees them. */
public record RuleChanges(TopicWriter writer, EventRing ring) {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /**
     * Writes changes. While the index is far behind the topics it returns before the index has them.
     *
     * @throws Problem if a topic does not take a change
     */
    public void write(Change... changes) {
        try {
            ring.await(writer.write(List.of(changes)), PATIENCE);
        } catch (TopicWriter.UnavailableException e) {
            throw Problem.unavailable(e.getMessage() + "; send it again");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
