package org.onrecord.ingest.item;

import java.util.Optional;
import org.onrecord.events.Document;
import org.onrecord.events.EventJson;
import org.onrecord.events.SourceItem;
import org.onrecord.events.json.JsonName;

/** What to do with an item, given its state. */
public sealed interface ItemDecision {
    /** The prefix of the version of a refused item; the fingerprint of the refusal follows. */
    String REFUSED = "refused:";

    sealed interface Write extends ItemDecision {
        Item item();

        SourceItem memory();
    }

    record Publish(Document document, byte[] json, SourceItem memory, Item.Accepted item) implements Write {}

    /** Send the bytes to the dead letters and record the refusal. */
    record Refuse(Item.Refused item, SourceItem memory) implements Write {}

    /** Write nothing. */
    record Leave(Item item, Why why) implements ItemDecision {}

    /** Why nothing is written; its name in JSON is that in metrics. */
    enum Why implements JsonName {
        /** This version has been published. */
        UNCHANGED,
        /** A version with a later time has been published, so this one would not be the newest. */
        OLDER,
        /** It has been refused for the same reason. */
        REFUSED_BEFORE,
        /** It, or its source, was deleted for good. */
        FORGOTTEN
    }

    /**
     * Decides about an item.
     *
     * @param remembered the state recorded under {@link Item#key}
     */
    static ItemDecision of(Item item, Optional<SourceItem> remembered) {
        return switch (item) {
            case Item.Accepted accepted -> of(accepted, remembered);
            case Item.Refused refused -> of(refused, remembered);
        };
    }

    private static ItemDecision of(Item.Accepted item, Optional<SourceItem> remembered) {
        Document document = item.document();
        if (remembered.isPresent() && !remembered.get().version().startsWith(REFUSED)) {
            SourceItem last = remembered.get();
            if (last.version().equals(document.version())) {
                return new Leave(item, Why.UNCHANGED);
            }
            int byTime = document.fetched().compareTo(last.fetched());
            if (byTime < 0 || (byTime == 0 && document.version().compareTo(last.version()) < 0)) {
                return new Leave(item, Why.OLDER);
            }
        }
        byte[] json = EventJson.write(document);
        if (json.length > EventJson.MAX_RECORD_BYTES) {
            return of(tooLarge(item, json), remembered);
        }
        return new Publish(
                document,
                json,
                SourceItem.of(item.source(), item.id(), document.version(), document.fetched(), null),
                item);
    }

    private static ItemDecision of(Item.Refused item, Optional<SourceItem> remembered) {
        String version = REFUSED + item.fingerprint();
        if (remembered.filter(last -> last.version().equals(version)).isPresent()) {
            return new Leave(item, Why.REFUSED_BEFORE);
        }
        return new Refuse(item, SourceItem.of(item.source(), item.id(), version, item.fetched(), null));
    }

    /** Returns the refusal of a document whose record is too large for a topic. */
    static Item.Refused tooLarge(Item.Accepted item, byte[] json) {
        return new Item.Refused(
                item.source(),
                item.id(),
                item.origin(),
                "the document's record has " + json.length + " bytes and a topic takes " + EventJson.MAX_RECORD_BYTES
                        + "; split the document",
                json,
                json.length,
                item.document().fetched());
    }
}
