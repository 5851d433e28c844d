package org.onrecord.ingest.item;

import java.util.Optional;
import org.onrecord.events.Document;
import org.onrecord.events.EventJson;
import org.onrecord.events.Ids;
import org.onrecord.events.SourceItem;

/** What is done about an item in view of what is remembered of it. */
public sealed interface ItemDecision {
    /** What the version of a remembered item starts with where it was refused; the fingerprint of the refusal follows. */
    String REFUSED = "refused:";

    /** The document is published, and remembered. */
    record Publish(Document document, byte[] json, SourceItem memory, Item.Accepted item) implements ItemDecision {}

    /** The bytes go to the dead letters, and the refusal is remembered. */
    record Refuse(Item.Refused item, SourceItem memory) implements ItemDecision {}

    /** Nothing is written. */
    record Leave(Item item, Why why) implements ItemDecision {}

    /** Why nothing is written. */
    enum Why {
        /** This version was published before. */
        UNCHANGED("unchanged"),
        /** A version with a later time was published before, so this one would not hold. */
        OLDER("older"),
        /** It was refused before, for the same reason. */
        REFUSED_BEFORE("refused-before");

        private final String outcome;

        Why(String outcome) {
            this.outcome = outcome;
        }

        /** The name in metrics. */
        public String outcome() {
            return outcome;
        }
    }

    /**
     * Decides.
     *
     * @param remembered what is remembered of the item, under {@link Item#key}
     */
    static ItemDecision of(Item item, Optional<SourceItem> remembered) {
        return switch (item) {
            case Item.Accepted accepted -> of(accepted, remembered);
            case Item.Refused refused -> of(refused, remembered);
        };
    }

    private static ItemDecision of(Item.Accepted item, Optional<SourceItem> remembered) {
        Document document = item.document();
        if (remembered.isPresent() && !isRefusal(remembered.get())) {
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
                new SourceItem(item.source(), item.id(), document.id(), document.version(), document.fetched()),
                item);
    }

    private static ItemDecision of(Item.Refused item, Optional<SourceItem> remembered) {
        String version = REFUSED + item.fingerprint();
        if (remembered.filter(last -> last.version().equals(version)).isPresent()) {
            return new Leave(item, Why.REFUSED_BEFORE);
        }
        return new Refuse(
                item,
                new SourceItem(
                        item.source(), item.id(), Ids.document(item.source(), item.id()), version, item.fetched()));
    }

    /** The refusal of a document whose record would be larger than a topic takes. */
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

    private static boolean isRefusal(SourceItem remembered) {
        return remembered.version().startsWith(REFUSED);
    }
}
