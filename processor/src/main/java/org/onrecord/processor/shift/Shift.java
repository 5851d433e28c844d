package org.onrecord.processor.shift;

import java.time.LocalDate;
import org.onrecord.events.Trend.Holder;
import org.onrecord.events.Trend.Subject;
import org.onrecord.events.json.JsonName;

/**
 * A change of a trend that chance does not explain.
 *
 * @param subject a claim, or the issue as a whole
 * @param day the likeliest first day of the new share, or the Monday of the first week of a new volume
 * @param earliest first day of the 95 % interval of the change
 * @param chance the p-value: how often chance gives as much in this series
 * @param identity tells the shifts of a series apart; stays the same if older documents move the day a little
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
        Level before,
        Level after,
        double chance,
        String identity) {

    public enum Kind implements JsonName {
        /** The share of those in favour among those that take a side on the claim. */
        STANCE,
        /** The share of those on the claim among all that the holder says on the issue. */
        EMPHASIS,
        VOLUME
    }

    /** Returns true if the estimate is higher after the change. */
    public boolean rises() {
        return after.value() > before.value();
    }

    /** Returns the name of its series, e.g. {@code fentanyl/claim:cooperate/side:CN/emphasis}. */
    public String series() {
        return issue + "/" + subject.name() + "/" + holder.name() + "/" + kind.json();
    }
}
