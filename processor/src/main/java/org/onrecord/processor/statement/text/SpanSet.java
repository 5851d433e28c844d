package org.onrecord.processor.statement.text;

import java.util.Map;
import java.util.TreeMap;
import org.onrecord.events.Statement.Span;

/** The places that spans cover, to be asked quickly whether a further one overlaps them. */
public final class SpanSet {
    private final TreeMap<Integer, Integer> ends = new TreeMap<>();

    /** Covers the span, too. */
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

    /** True if the span shares at least one place with those covered. */
    public boolean overlaps(Span span) {
        Map.Entry<Integer, Integer> last = ends.lowerEntry(span.end());
        return last != null && last.getValue() > span.start();
    }
}
