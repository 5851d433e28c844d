package org.onrecord.ingest.folder;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.SourceState;
import org.onrecord.events.Validators;
import org.onrecord.ingest.health.SourceHealth;
import org.onrecord.ingest.item.Item;
import org.onrecord.ingest.item.ItemDecision;
import org.onrecord.ingest.source.SourceSpec;

/** How a source on disk does, gathered during one look at it. */
final class FolderHealth {
    private final SourceSpec spec;
    private final Instant now;
    private final List<Instant> arrivals = new ArrayList<>();
    private @Nullable String unreadable;

    FolderHealth(SourceSpec spec, Instant now) {
        this.spec = spec;
        this.now = now;
    }

    String id() {
        return spec.id();
    }

    /** Takes note of an item and of what was decided about it. */
    void saw(Item item, ItemDecision decision) {
        if (decision instanceof ItemDecision.Publish) {
            arrivals.add(now);
        }
        // The item without a name is the folder itself.
        if (item instanceof Item.Refused refused && refused.id().isEmpty()) {
            unreadable = refused.reason();
        }
    }

    /** The state after the look; the same as before where nothing is to be told. */
    SourceState after(@Nullable SourceState known) {
        SourceState last = SourceHealth.of(spec, known, now);
        SourceState next = unreadable == null
                ? SourceHealth.answered(last, arrivals, "", Validators.NONE, null, now)
                : SourceHealth.failed(last, unreadable, null, now);
        if (known == null || !arrivals.isEmpty()) {
            return next;
        }
        boolean told = next.health() == last.health() && next.reason().equals(last.reason());
        // Fine and with nothing new is fine still: a folder is looked at every few seconds.
        boolean still = next.health() == SourceState.Health.UNCHANGED && last.health() == SourceState.Health.FINE;
        return told || still ? known : next;
    }
}
