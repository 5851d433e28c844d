package org.onrecord.processor.replay;

/**
 * How many rows of a table stand and change.
 *
 * @param before that stand now
 * @param after that would stand
 * @param added that stand only afterwards
 * @param removed that stand only now
 * @param changed that stand now and afterwards and say something else
 */
public record RowCounts(int before, int after, int added, int removed, int changed) {
    /** True if nothing changes. */
    public boolean nothingChanges() {
        return added == 0 && removed == 0 && changed == 0;
    }
}
