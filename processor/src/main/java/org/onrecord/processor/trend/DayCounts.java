package org.onrecord.processor.trend;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.onrecord.events.Trend.Subject;
import org.onrecord.events.json.JsonName;

/**
 * Counts of one holder's statements of one day by subject, none of them 0.
 *
 * @param bySubject by the subject's name, e.g. {@code claim:cooperate}, see {@link Subject#name}
 */
public record DayCounts(SortedMap<String, Counts> bySubject) {
    public static final DayCounts NONE = new DayCounts(Collections.emptySortedMap());

    static Subject subject(String name) {
        int colon = name.indexOf(':');
        return JsonName.of(name.substring(0, colon), Subject.Kind.values())
                .map(kind -> new Subject(kind, name.substring(colon + 1)))
                .orElseThrow(
                        () -> new IllegalArgumentException("a subject is a claim, a topic or the issue, not " + name));
    }

    Counts of(String subject) {
        return bySubject.getOrDefault(subject, Counts.ZERO);
    }

    DayCounts plus(Map<String, Counts> added) {
        SortedMap<String, Counts> sum = new TreeMap<>(bySubject);
        added.forEach((subject, counts) -> sum.merge(subject, counts, Counts::plus));
        sum.values().removeIf(Counts::isZero);
        return new DayCounts(sum);
    }

    public boolean isEmpty() {
        return bySubject.isEmpty();
    }

    /** Returns a short text for storage, e.g. {@code 1 0 1 2 14 claim:keep-lit}, where 14 is the length of the name. */
    public String text() {
        StringBuilder text = new StringBuilder(32 * bySubject.size());
        bySubject.forEach((subject, counts) -> {
            IntStream.of(counts.statements(), counts.favor(), counts.against(), counts.carriers(), subject.length())
                    .forEach(number -> text.append(number).append(' '));
            text.append(subject);
        });
        return text.toString();
    }

    public static DayCounts read(String text) {
        SortedMap<String, Counts> bySubject = new TreeMap<>();
        int[] at = {0};
        while (at[0] < text.length()) {
            Counts counts = new Counts(number(text, at), number(text, at), number(text, at), number(text, at));
            int length = number(text, at);
            bySubject.put(text.substring(at[0], at[0] + length), counts);
            at[0] += length;
        }
        return new DayCounts(bySubject);
    }

    /** Reads the number at an index, and moves the index behind the space that follows. */
    private static int number(String text, int[] at) {
        int end = text.indexOf(' ', at[0]);
        int number = Integer.parseInt(text, at[0], end, 10);
        at[0] = end + 1;
        return number;
    }
}
