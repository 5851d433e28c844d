package org.onrecord.ingest.crawl;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.onrecord.events.Published;

/** When an item came, as far as a habit needs it: a date without a zone is taken as UTC. */
final class Arrivals {
    private Arrivals() {}

    static Optional<Instant> instant(Published published) {
        try {
            return switch (published.precision()) {
                case TIME -> Optional.of(time(published.value()));
                case DAY, MONTH, YEAR ->
                    published.day().map(day -> day.atStartOfDay(ZoneOffset.UTC).toInstant());
            };
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Instant time(String value) {
        try {
            return OffsetDateTime.parse(value).toInstant();
        } catch (DateTimeException noZone) {
            return LocalDateTime.parse(value).toInstant(ZoneOffset.UTC);
        }
    }
}
