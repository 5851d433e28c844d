package org.onrecord.dashboard.feed;

import java.util.List;

/** What is fed with the topics' records, in batches, by one thread. */
public interface Feed {
    /**
     * Begins, or begins again after a loss of connection.
     *
     * @param origin identity of the cluster and its topics; what was read from another origin is forgotten
     * @return the offsets to go on from
     */
    Offsets resume(String origin);

    /**
     * Takes a batch.
     *
     * @param arrivals in the order in which they were read; may be empty
     * @param next the offsets to go on from after this batch
     */
    void take(List<Arrival> arrivals, Offsets next);
}
