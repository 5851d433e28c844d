package org.onrecord.processor.replay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.onrecord.events.Trend;
import org.onrecord.processor.replay.TrendChanges.Counts;
import org.onrecord.processor.replay.TrendChanges.OfQuarter;

class TrendChangesTest {
    private final TrendChanges changes = new TrendChanges();

    @Test
    void listsTheQuartersOfASideThatChangeMost() {
        changes.before(trend("lit", Trend.Bucket.QUARTER, "2023-Q1", 3, 1), true);
        changes.before(trend("lit", Trend.Bucket.QUARTER, "2023-Q2", 2, 2), false);
        changes.before(trend("lit", Trend.Bucket.QUARTER, "2023-Q3", 0, 4), true);
        changes.before(trend("lit", Trend.Bucket.MONTH, "2023-02", 3, 1), true);
        changes.after(trend("lit", Trend.Bucket.QUARTER, "2023-Q1", 4, 1), true);
        changes.after(trend("lit", Trend.Bucket.QUARTER, "2023-Q2", 2, 2), false);
        changes.after(trend("paid", Trend.Bucket.QUARTER, "2023-Q1", 1, 1), true);
        changes.after(trend("lit", Trend.Bucket.MONTH, "2023-02", 4, 1), true);

        assertThat(changes.largest())
                .containsExactly(
                        new OfQuarter("lit", "AA", "2023-Q3", new Counts(0, 4), new Counts(0, 0)),
                        new OfQuarter("paid", "AA", "2023-Q1", new Counts(0, 0), new Counts(1, 1)),
                        new OfQuarter("lit", "AA", "2023-Q1", new Counts(3, 1), new Counts(4, 1)));
    }

    private static Trend trend(String claim, Trend.Bucket bucket, String period, int favor, int against) {
        return new Trend(
                "harbour-lights",
                new Trend.Subject(Trend.Subject.Kind.CLAIM, claim),
                new Trend.Holder(Trend.Holder.Kind.SIDE, "AA"),
                bucket,
                period,
                favor + against,
                favor,
                against,
                favor + against);
    }
}
