package org.onrecord.ingest.publish;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Event;
import org.onrecord.events.EventJson;
import org.onrecord.events.HostPace;
import org.onrecord.events.SourceItem;
import org.onrecord.events.SourceState;
import org.onrecord.ingest.item.Item;
import org.onrecord.ingest.item.ItemDecision;

/** The state of all sources, items and hosts, shared by all ingest processes in the compacted topic {@code sources}. For one thread. */
public final class SourceTable {
    private final Predicate<String> wanted;
    private final BiPredicate<String, String> forgotten;
    private final Map<String, SourceItem> items = new HashMap<>();
    private final Map<String, Integer> counts = new HashMap<>();

    private final Map<String, SourceState> states = new HashMap<>();
    private final Map<String, HostPace> paces = new HashMap<>();

    /**
     * Decisions of this process that have not come back by the topic: older records with the same key must not undo
     * them. They are compared as JSON, as some texts do not survive a round trip through JSON.
     */
    private final Map<String, byte[]> unconfirmed = new HashMap<>();

    /**
     * @param wanted returns true for the sources whose items are kept: the topic may hold a million items imported from
     *     files
     * @param forgotten returns true for a source and an item that was deleted for good
     */
    public SourceTable(Predicate<String> wanted, BiPredicate<String, String> forgotten) {
        this.wanted = wanted;
        this.forgotten = forgotten;
    }

    /** Returns true if an item was deleted for good, and is not taken again. */
    public boolean isForgotten(String source, String item) {
        return forgotten.test(source, item);
    }

    /** Returns the decision about an item for what is known of it. */
    public ItemDecision decide(Item item, Optional<SourceItem> known) {
        return isForgotten(item.source(), item.id())
                ? new ItemDecision.Leave(item, ItemDecision.Why.FORGOTTEN)
                : ItemDecision.of(item, known);
    }

    /** Adds a decision that is about to be written, in a process that follows the topic. */
    public void decide(Event decided) {
        unconfirmed.put(decided.key(), EventJson.write(decided));
        put(decided);
    }

    /** Removes a source whose tombstone is about to be written. */
    public void forget(String source) {
        states.remove(source);
    }

    public Optional<SourceItem> item(String source, String item) {
        return Optional.ofNullable(items.get(source + "/" + item));
    }

    public int count(String source) {
        return counts.getOrDefault(source, 0);
    }

    public Optional<SourceState> state(String source) {
        return Optional.ofNullable(states.get(source));
    }

    public Optional<HostPace> pace(String host) {
        return Optional.ofNullable(paces.get(host));
    }

    public Stream<SourceItem> items() {
        return items.values().stream();
    }

    public Stream<SourceState> states() {
        return states.values().stream();
    }

    /**
     * Applies a record of the topic.
     *
     * @param value null for a tombstone
     * @return the record if another process wrote it; empty for own decisions and tombstones
     * @throws EventJson.UnreadableEventException if it is no record
     * @throws IllegalArgumentException if it does not belong on the topic
     */
    public Optional<Event> take(String key, byte @Nullable [] value) {
        byte[] mine = unconfirmed.get(key);
        if (mine != null) {
            if (Arrays.equals(mine, value)) {
                unconfirmed.remove(key);
            }
            return Optional.empty();
        }
        if (value == null) {
            SourceItem gone = items.remove(key);
            if (gone != null) {
                counts.merge(gone.source(), -1, Integer::sum);
            }
            states.remove(key);
            return Optional.empty();
        }
        Event read = EventJson.read(value, Event.class);
        put(read);
        return Optional.of(read);
    }

    void put(Event event) {
        switch (event) {
            case SourceItem item -> {
                if (wanted.test(item.source()) && items.put(item.key(), item) == null) {
                    counts.merge(item.source(), 1, Integer::sum);
                }
            }
            case SourceState state -> states.put(state.key(), state);
            case HostPace pace -> paces.put(pace.host(), pace);
            default ->
                throw new IllegalArgumentException(
                        "a record of type " + EventJson.typeOf(event) + " is not remembered");
        }
    }
}
