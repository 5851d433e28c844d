package org.onrecord.ingest.folder;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.SourceState;
import org.onrecord.events.http.Validators;
import org.onrecord.ingest.health.SourceHealth;
import org.onrecord.ingest.item.Item;
import org.onrecord.ingest.item.ItemDecision;
import org.onrecord.ingest.source.SourceSpec;

/** Gathers the health of a source on disk during one scan. */
final class FolderHealth {
    private final SourceSpec spec;
    private final Instant now;
    private final List<Instant> arrivals = new ArrayList<>();
    private @Nullable String unreadable;

    FolderHealth(SourceSpec spec, Instant now) {
        this.spec = spec;
        this.now = now;
    }

    /** Adds an item, with the decision about it. */
    void saw(Item item, ItemDecision decision) {
        if (decision instanceof ItemDecision.Publish) {
            arrivals.add(now);
        }
        // The item without an id is the folder itself.
        if (item instanceof Item.Refused refused && refused.id().isEmpty()) {
            unreadable = refused.reason();
        }
    }

    /** Returns the state after the scan; the known one if no change needs a record. */
    SourceState after(@Nullable SourceState known) {
        SourceState last = SourceHealth.of(spec, known, now);
        SourceState next = unreadable == null
                ? SourceHealth.answered(last, arrivals, "", Validators.NONE, null, now)
                : SourceHealth.failed(last, unreadable, null, now);
        if (known == null || !arrivals.isEmpty()) {
            return next;
        }
        boolean told = next.health() == last.health() && next.reason().equals(last.reason());
        // A healthy source without new items is still healthy: a folder is scanned every few seconds.
        boolean still = next.health() == SourceState.Health.UNCHANGED && last.health() == SourceState.Health.FINE;
        return told || still ? known : next;
    }
}
