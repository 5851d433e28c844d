package org.onrecord.processor.statement.text;

import java.util.Map;
import java.util.TreeMap;
import org.onrecord.events.Statement.Span;

/** A set of spans with a fast test for overlap. */
public final class SpanSet {
    private final TreeMap<Integer, Integer> ends = new TreeMap<>();

    public void add(Span span) {
        int start = span.start();
        int end = span.end();
        Map.Entry<Integer, Integer> last = ends.lowerEntry(end);
        while (last != null && last.getValue() > start) {
            start = Math.min(start, last.getKey());
            end = Math.max(end, last.getValue());
            ends.remove(last.getKey());
            last = ends.lowerEntry(end);
        }
        ends.put(start, end);
    }

    /** Returns true if the span shares at least one character with a span of the set. */
    public boolean overlaps(Span span) {
        Map.Entry<Integer, Integer> last = ends.lowerEntry(span.end());
        return last != null && last.getValue() > span.start();
    }
}
