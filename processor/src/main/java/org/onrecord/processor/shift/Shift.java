package org.onrecord.processor.shift;

import java.time.LocalDate;
import org.onrecord.events.JsonName;
import org.onrecord.events.Trend.Holder;
import org.onrecord.events.Trend.Subject;

/**
 * A change of a trend that chance does not explain.
 *
 * @param kind what changed
 * @param issue id of the issue
 * @param subject a claim, or the issue as a whole
 * @param holder whose trend it is
 * @param side that the holder speaks for
 * @param day the first day on which the new held: the likeliest of a change, the Monday of a volume's first week
 * @param earliest the change may have come as early as this
 * @param latest and as late as this, with a probability of 95 per cent
 * @param before what held before
 * @param after what holds after
 * @param chance how often chance alone would give as much as this in this series
 * @param identity what is new in the series, the same when late history moves the day a little
 */
public record Shift(
        Kind kind,
        String issue,
        Subject subject,
        Holder holder,
        String side,
        LocalDate day,
        LocalDate earliest,
        LocalDate latest,
        Estimate before,
        Estimate after,
        double chance,
        String identity) {

    /** What changed. */
    public enum Kind implements JsonName {
        /** The share of those in favour among those that take a side on the claim. */
        STANCE,
        /** The share of those on the claim among all that the holder says on the issue. */
        EMPHASIS,
        /** The number of statements. */
        VOLUME
    }

    /** True if the new is more than the old. */
    public boolean rises() {
        return after.value() > before.value();
    }

    /** The series that it is a change of, e.g. {@code fentanyl/claim:cooperate/side:CN/emphasis}. */
    public String series() {
        return issue + "/" + subject.kind().json() + ":" + subject.id() + "/"
                + holder.kind().json() + ":" + holder.id() + "/" + kind.json();
    }
}
