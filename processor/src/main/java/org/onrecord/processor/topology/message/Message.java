package org.onrecord.processor.topology.message;

import org.jspecify.annotations.Nullable;
import org.onrecord.events.Correction;
import org.onrecord.events.Opinion;
import org.onrecord.events.Statement;
import org.onrecord.processor.dedup.Carrier;
import org.onrecord.processor.shift.DistinctStatement;
import org.onrecord.processor.trend.Cluster;
import org.onrecord.processor.trend.DayChange;

/**
 * What the processors of the topology pass on: to one another, or as an {@link Output} to a public topic.
 *
 * <p>Changes are passed on as JSON through repartition topics: their fields keep their names.
 */
public sealed interface Message {

    /** A statement as it now is, except for its cluster, or null if it was removed; the key is its id. */
    record StatementChange(@Nullable Statement statement) implements Message {}

    /** A statement that starts to carry certain words, or stops if these are {@code gone}; the key is {@link Carrier#who}. */
    record CarrierChange(Carrier carrier, boolean gone) implements Message {}

    /** A correction that names things that the issue has; the key is the id of the corrected document. */
    record ValidCorrection(Correction correction) implements Message {}

    /** A document, by its id, that starts or stops wanting an answer of a language model; the key is that of the answer on its topic. */
    record AnswerWanted(String document, boolean wanted) implements Message {}

    /** An answer that a document wants, as it now is, or null if it was removed, with the opinion's id; the key is the document's id. */
    record AnswerChange(String opinion, @Nullable Opinion answer) implements Message {}

    /** A cluster as it now is; the key is its id. It has no members if it was removed. */
    record ClusterChange(Cluster cluster) implements Message {}

    /**
     * The place of a statement among the words of one actor; the key is the statement's id.
     *
     * @param who whose words these are, as in {@link Carrier}
     * @param cluster null if the statement no longer belongs to that actor
     * @param copy true if an earlier statement stands for the cluster
     */
    record ClusterAssignment(String who, @Nullable String cluster, boolean copy) implements Message {}

    /** What has to be added to the counts of a side on a day; the key is the side's, with its issue. */
    record SideChange(DayChange change) implements Message {}

    /** The statement as which a cluster, by its id, now counts, or null if the cluster is empty; the key is the issue. */
    record DistinctStatementChange(
            String issue, String cluster, @Nullable DistinctStatement statement) implements Message {}

    /** The value of a record of a public topic. */
    record Output(byte[] bytes) implements Message {}
}
