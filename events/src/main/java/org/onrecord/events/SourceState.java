package org.onrecord.events;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One source as ingest finds it: what the catalogue says of it, how it does, and what is needed to ask it again.
 *
 * @param id the source's id, e.g. {@code mfa-china-en}
 * @param kind of source as the catalogue writes it, e.g. {@code feed}, {@code list}, {@code folder}
 * @param publisher who publishes it
 * @param side the government that it speaks for; null where the catalogue does not say
 * @param address where it is: a URL or a path
 * @param moved where it is now, if every redirect from {@code address} is permanent; null if it is there still
 * @param intervalSeconds how often it is asked
 * @param health how it does
 * @param reason why, a sentence for people; empty where there is nothing to tell
 * @param since when it began to do so
 * @param lastAttempt when it was last asked; null if never
 * @param lastSuccess when it last answered well; null if never
 * @param lastNew when it last had something new; null if never
 * @param failures how often it failed in a row
 * @param due when it is asked next; null if never
 * @param etag its validator for a conditional request, as for {@code lastModified}
 * @param lastModified the other
 * @param items how many of its items are known
 * @param recent when its newest items came, by the source's own dates where it gives any, the newest first: its habit
 * @param documents what holds of its documents where they do not say it themselves; null where the catalogue says nothing
 */
public record SourceState(
        String id,
        String kind,
        String publisher,
        @Nullable String side,
        String address,
        @Nullable String moved,
        long intervalSeconds,
        Health health,
        String reason,
        Instant since,
        @Nullable Instant lastAttempt,
        @Nullable Instant lastSuccess,
        @Nullable Instant lastNew,
        int failures,
        @Nullable Instant due,
        @Nullable String etag,
        @Nullable String lastModified,
        long items,
        List<Instant> recent,
        @Nullable Defaults documents)
        implements Event {

    /** Of a source of whose documents the catalogue says nothing more. */
    public SourceState(
            String id,
            String kind,
            String publisher,
            @Nullable String side,
            String address,
            @Nullable String moved,
            long intervalSeconds,
            Health health,
            String reason,
            Instant since,
            @Nullable Instant lastAttempt,
            @Nullable Instant lastSuccess,
            @Nullable Instant lastNew,
            int failures,
            @Nullable Instant due,
            @Nullable String etag,
            @Nullable String lastModified,
            long items,
            List<Instant> recent) {
        this(
                id,
                kind,
                publisher,
                side,
                address,
                moved,
                intervalSeconds,
                health,
                reason,
                since,
                lastAttempt,
                lastSuccess,
                lastNew,
                failures,
                due,
                etag,
                lastModified,
                items,
                recent,
                null);
    }

    /**
     * What holds of a source's documents where they do not say it themselves.
     *
     * @param language BCP 47 tag; null if not said
     * @param tier how much the publisher's own words bind, 1 to 4; null if not said
     * @param speaker whose words the publisher's own text is; null if not said
     */
    public record Defaults(
            @Nullable String language,
            @Nullable Integer tier,
            @Nullable String speaker) {
        /** Where the catalogue says nothing. */
        public static final Defaults NONE = new Defaults(null, null, null);
    }

    /** How a source does. */
    public enum Health {
        /** It was never asked. */
        UNTRIED,
        /** It answered and had something new. */
        FINE,
        /** It answered and had nothing new. */
        UNCHANGED,
        /** It does not answer well. */
        FAILING,
        /** Its robots.txt refuses us. */
        REFUSED,
        /** It answers, and has had nothing new for longer than its habit. */
        SILENT,
        /** It says that it is gone for good; it is asked no more. */
        GONE;

        /** The name in JSON, e.g. {@code failing}. */
        @JsonValue
        public String json() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public String key() {
        return id;
    }
}
