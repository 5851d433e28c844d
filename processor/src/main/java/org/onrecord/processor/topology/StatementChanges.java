package org.onrecord.processor.topology;

import java.util.Optional;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Statement;
import org.onrecord.processor.dedup.Carrier;
import org.onrecord.processor.topology.Message.CarrierChange;
import org.onrecord.processor.topology.Message.StatementChange;

/** Sends on what has changed about a statement. */
final class StatementChanges {
    /** The child node that receives the changes. */
    static final String NODE = "statement-changes";

    private StatementChanges() {}

    /**
     * Sends the statement under its id, and its words under their actor: those that it now carries, and those that it no longer carries. After a
     * correction of the speaker these are of two actors.
     */
    static void forward(
            ProcessorContext<String, Message> context,
            String id,
            @Nullable Statement was,
            @Nullable Statement is,
            long timestamp) {
        Optional<Carrier> before = Optional.ofNullable(was).flatMap(Carrier::of);
        Optional<Carrier> after = Optional.ofNullable(is).flatMap(Carrier::of);
        context.forward(new Record<>(id, new StatementChange(is), timestamp), NODE);
        before.filter(carrier -> !carrier.sameWording(after))
                .ifPresent(gone ->
                        context.forward(new Record<>(gone.who(), new CarrierChange(gone, true), timestamp), NODE));
        after.ifPresent(
                come -> context.forward(new Record<>(come.who(), new CarrierChange(come, false), timestamp), NODE));
    }
}
