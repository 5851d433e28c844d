package org.onrecord.processor.topology;

import java.util.Optional;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Statement;
import org.onrecord.processor.dedup.Carrier;

/**
 * A statement as it stands now, but for its cluster.
 *
 * @param statement null where it is gone
 */
record StatementChange(@Nullable Statement statement) {
    /** The child to which changes of statements and carriers are sent. */
    static final String TO_CHANGES = "statement-changes";

    /**
     * That a statement carries words, or carries them no more.
     *
     * @param carrier the statement as a carrier
     * @param gone true if it carries them no more
     */
    record CarrierChange(Carrier carrier, boolean gone) {}

    /**
     * Sends on what has changed of a statement: itself by its id, and by their actors the words that it carries and those that it carries no
     * more. Of another actor after a correction, it has both.
     *
     * @param was null where it is new
     * @param is null where it is gone
     */
    static void forward(
            ProcessorContext<String, Object> out,
            String id,
            @Nullable Statement was,
            @Nullable Statement is,
            long timestamp) {
        Optional<Carrier> before = Optional.ofNullable(was).flatMap(Carrier::of);
        Optional<Carrier> after = Optional.ofNullable(is).flatMap(Carrier::of);
        out.forward(new Record<>(id, new StatementChange(is), timestamp), TO_CHANGES);
        before.filter(carrier -> !carrier.sameWording(after))
                .ifPresent(gone ->
                        out.forward(new Record<>(gone.who(), new CarrierChange(gone, true), timestamp), TO_CHANGES));
        after.ifPresent(
                come -> out.forward(new Record<>(come.who(), new CarrierChange(come, false), timestamp), TO_CHANGES));
    }
}
