package org.onrecord.app.run;

import java.util.List;
import java.util.function.Supplier;
import org.onrecord.app.workbench.Models;
import org.onrecord.dashboard.workbench.Learning;
import org.onrecord.events.kafka.KafkaClients;

/** What issues learn from their reviews while the system runs. */
public interface Reviews extends AutoCloseable {
    /**
     * Begins to follow the answers, in the background.
     *
     * @param issues that are watched now
     */
    void start(KafkaClients kafka, Models models, Supplier<List<LoadedIssue>> issues);

    /** Returns how far an issue is. */
    Learning of(String issue);

    @Override
    void close() throws InterruptedException;

    /** Returns reviews from which nothing is learned. */
    static Reviews none() {
        return new Reviews() {
            @Override
            public void start(KafkaClients kafka, Models models, Supplier<List<LoadedIssue>> issues) {
                // Nothing is followed.
            }

            @Override
            public Learning of(String issue) {
                return Learning.none("this process does not learn");
            }

            @Override
            public void close() {
                // Nothing runs.
            }
        };
    }
}
