package org.onrecord.events;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.http.Validators;
import org.onrecord.events.json.JsonName;

/**
 * The state of a source: what the catalogue says of it, whether it works, and what is needed to poll it again. Its JSON is flat.
 *
 * @param moved where it is now, if every redirect from its address is permanent; null if it is still there
 * @param intervalSeconds how often it is polled
 * @param validators for a conditional request
 * @param items how many of its items are known
 * @param recent when its newest items came, by the source's own dates where it gives any, the newest first; tells how often it has news
 * @param documents defaults for its documents; null where the catalogue gives none
 */
public record SourceState(
        @JsonUnwrapped Description description,
        @Nullable String moved,
        long intervalSeconds,
        @JsonUnwrapped Condition condition,
        @JsonUnwrapped Visits visits,
        @JsonUnwrapped Validators validators,
        long items,
        List<Instant> recent,
        @Nullable Defaults documents)
        implements Event {

    /**
     * What the catalogue says of a source.
     *
     * @param id e.g. {@code mfa-china-en}
     * @param kind as the catalogue writes it, e.g. {@code feed}, {@code list}, {@code folder}
     * @param side the government that it speaks for; null where the catalogue does not say
     * @param address where it is: a URL or a path
     */
    public record Description(
            String id,
            String kind,
            String publisher,
            @Nullable String side,
            String address) {}

    /**
     * Whether a source works.
     *
     * @param health how the last poll ended
     * @param reason why, a sentence for people; empty where there is nothing to tell
     * @param since when this health began
     */
    public record Condition(Health health, String reason, Instant since) {}

    /**
     * When a source was polled.
     *
     * @param lastAttempt when it was last polled; null if never
     * @param lastSuccess when it last answered well; null if never
     * @param lastNew when it last had something new; null if never
     * @param failures how often it failed in a row
     * @param due when it is polled next; null if never
     */
    public record Visits(
            @Nullable Instant lastAttempt,
            @Nullable Instant lastSuccess,
            @Nullable Instant lastNew,
            int failures,
            @Nullable Instant due) {
        public Visits withLastNew(@Nullable Instant time) {
            return new Visits(lastAttempt, lastSuccess, time, failures, due);
        }

        public Visits withDue(@Nullable Instant time) {
            return new Visits(lastAttempt, lastSuccess, lastNew, failures, time);
        }
    }

    /**
     * Defaults for the documents of a source, used where a document does not say it itself.
     *
     * @param language BCP 47 tag, or null
     * @param tier how much the publisher's own words bind, 1 to 4, or null
     * @param speaker whose words the publisher's own text is, or null
     */
    public record Defaults(
            @Nullable String language,
            @Nullable Integer tier,
            @Nullable String speaker) {
        public static final Defaults NONE = new Defaults(null, null, null);
    }

    /** How the last poll of a source ended. */
    public enum Health implements JsonName {
        /** The source was never polled. */
        UNTRIED,
        /** It had something new. */
        FINE,
        /** It had nothing new. */
        UNCHANGED,
        FAILING,
        /** Its robots.txt forbids polling. */
        REFUSED,
        /** It works, but has had nothing new for longer than usual. */
        SILENT,
        /** It is gone for good and no longer polled. */
        GONE
    }

    /** Returns this state with what the catalogue says of the source now. */
    public SourceState described(Description now, long seconds, @Nullable Defaults defaults) {
        return new SourceState(now, moved, seconds, condition, visits, validators, items, recent, defaults);
    }

    public SourceState polled(Condition after, Visits now, Validators given) {
        return new SourceState(description, moved, intervalSeconds, after, now, given, items, recent, documents);
    }

    public SourceState withVisits(Visits now) {
        return polled(condition, now, validators);
    }

    public SourceState withItems(long count, List<Instant> newest) {
        return new SourceState(
                description, moved, intervalSeconds, condition, visits, validators, count, newest, documents);
    }

    /** Returns this state of a source that has moved; null if it is back at its address. */
    public SourceState withMoved(@Nullable String to) {
        return new SourceState(
                description, to, intervalSeconds, condition, visits, validators, items, recent, documents);
    }

    @Override
    public String key() {
        return id();
    }

    // The fields of the nested records, for short.

    public String id() {
        return description.id();
    }

    public String kind() {
        return description.kind();
    }

    public String publisher() {
        return description.publisher();
    }

    public @Nullable String side() {
        return description.side();
    }

    public String address() {
        return description.address();
    }

    public Health health() {
        return condition.health();
    }

    public String reason() {
        return condition.reason();
    }

    public Instant since() {
        return condition.since();
    }
}
