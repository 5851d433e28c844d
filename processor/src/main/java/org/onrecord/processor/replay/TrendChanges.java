package org.onrecord.processor.replay;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.onrecord.events.Trend;

/** Compares the live trends with those of a replay. All live ones are added first, then all of the replay. */
public final class TrendChanges {
    private static final int LARGEST = 20;

    private final Map<String, Counts> unmatched = new HashMap<>();
    private final Map<String, OfQuarter> quarters = new TreeMap<>();

    /** Counts of distinct official statements. */
    public record Counts(int favor, int against) {
        private static final Counts NONE = new Counts(0, 0);

        static Counts of(Trend trend) {
            return new Counts(trend.favor(), trend.against());
        }
    }

    /** A quarter of a side on a claim, e.g. {@code 2023-Q2}. */
    public record OfQuarter(String claim, String side, String quarter, Counts before, Counts after) {
        int size() {
            return Math.abs(after.favor - before.favor) + Math.abs(after.against - before.against);
        }
    }

    /** Adds a live trend; {@code differs} is false if the replay has an equal one. */
    public void before(Trend trend, boolean differs) {
        if (differs) {
            unmatched.put(trend.key(), Counts.of(trend));
            note(trend, Counts.of(trend), Counts.NONE);
        }
    }

    /** Adds a trend of the replay; {@code differs} is false if an equal one exists. */
    public void after(Trend trend, boolean differs) {
        if (differs) {
            Counts was = unmatched.remove(trend.key());
            note(trend, was == null ? Counts.NONE : was, Counts.of(trend));
        }
    }

    private void note(Trend trend, Counts was, Counts is) {
        if (trend.bucket() == Trend.Bucket.QUARTER
                && trend.holder().kind() == Trend.Holder.Kind.SIDE
                && trend.subject().kind() == Trend.Subject.Kind.CLAIM) {
            quarters.put(
                    trend.key(),
                    new OfQuarter(trend.subject().id(), trend.holder().id(), trend.period(), was, is));
        }
    }

    /** Returns the quarters of a side on a claim that change most, the largest change first. */
    public List<OfQuarter> largest() {
        Stream<OfQuarter> changing = quarters.values().stream().filter(each -> each.size() > 0);
        return changing.sorted(Comparator.comparingInt(OfQuarter::size)
                        .reversed()
                        .thenComparing(OfQuarter::claim)
                        .thenComparing(OfQuarter::side)
                        .thenComparing(OfQuarter::quarter))
                .limit(LARGEST)
                .toList();
    }
}
