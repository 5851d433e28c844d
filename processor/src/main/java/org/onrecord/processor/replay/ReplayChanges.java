package org.onrecord.processor.replay;

import java.util.List;
import org.onrecord.events.Alert;

/**
 * The changes if the tables of a replay replaced the live ones.
 *
 * @param statements a statement counts as changed if a label or its actor differs
 * @param relabelled examples of statements that change sides, those to the opposite side first
 * @param largestTrends the quarters of a side on a claim that change most, the largest change first
 * @param unconfirmed alerts that wait for a person to confirm them
 */
public record ReplayChanges(
        RowCounts statements,
        List<LabelChanges.OfClaim> claims,
        List<LabelChanges.OfTopic> topics,
        List<LabelChanges.Example> relabelled,
        RowCounts trends,
        List<TrendChanges.OfQuarter> largestTrends,
        RowCounts alerts,
        List<Alert> raised,
        List<Alert> withdrawn,
        RowCounts unconfirmed,
        RowCounts outcomes,
        int unreadBefore,
        int unreadAfter) {}
