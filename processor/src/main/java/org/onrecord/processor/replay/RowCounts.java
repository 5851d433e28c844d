package org.onrecord.processor.replay;

/**
 * The number of rows of a table now and after a replay.
 *
 * @param after number of rows after the switch
 * @param added rows that only the replay has
 * @param removed rows that the replay does not have
 * @param changed rows that differ
 */
public record RowCounts(int before, int after, int added, int removed, int changed) {
    public RowCounts plus(RowCounts other) {
        return new RowCounts(
                before + other.before,
                after + other.after,
                added + other.added,
                removed + other.removed,
                changed + other.changed);
    }

    public boolean nothingChanges() {
        return added == 0 && removed == 0 && changed == 0;
    }
}
