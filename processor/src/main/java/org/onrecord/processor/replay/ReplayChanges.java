package org.onrecord.processor.replay;

import java.util.List;
import org.onrecord.events.Alert;

/**
 * What would change if the tables of a replay took the place of those that stand.
 *
 * @param statements rows; changed are those of which a label, the actor or whether it is official differs
 * @param claims sides by claim, in the order of their ids
 * @param topics statements by topic, in the order of their ids
 * @param relabelled examples of statements that change sides, opposite ones first
 * @param trends rows
 * @param largestTrends the quarters of a side on a claim that change most, the largest change first
 * @param alerts rows
 * @param raised alerts that would come, by day
 * @param withdrawn alerts that would go, by day
 * @param outcomes rows: how the reading of each document ended
 * @param unreadBefore documents that could not be read, now
 * @param unreadAfter documents that could not be read, afterwards
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
        RowCounts outcomes,
        int unreadBefore,
        int unreadAfter) {}
