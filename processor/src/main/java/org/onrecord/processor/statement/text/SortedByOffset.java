package org.onrecord.processor.statement.text;

import java.util.List;
import java.util.function.ToIntFunction;

/** Binary search in lists sorted by offset. */
public final class SortedByOffset {
    private SortedByOffset() {}

    public static <T> int countBefore(List<T> sorted, ToIntFunction<T> start, int at) {
        int low = 0;
        int high = sorted.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (start.applyAsInt(sorted.get(middle)) < at) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
