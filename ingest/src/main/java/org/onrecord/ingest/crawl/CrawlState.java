package org.onrecord.ingest.crawl;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Event;
import org.onrecord.events.EventJson;
import org.onrecord.events.EventJson.UnreadableEventException;
import org.onrecord.events.HostPace;
import org.onrecord.events.SourceItem;
import org.onrecord.events.SourceState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What all ingest processes together remember: what {@link CrawlStateTopic} has brought, and before it what this process has just decided.
 * For one thread.
 */
final class CrawlState {
    private static final Logger LOG = LoggerFactory.getLogger(CrawlState.class);

    private final Predicate<String> wanted;
    private final Map<String, SourceItem> items = new HashMap<>();
    private final Map<String, SourceState> states = new HashMap<>();
    private final Map<String, HostPace> paces = new HashMap<>();

    /**
     * What was decided here and has not come back by the topic, as it was written: older records of the same key must not undo it. The
     * bytes are compared, since not every text comes out of JSON as it went in.
     */
    private final Map<String, byte[]> ahead = new HashMap<>();

    /** @param wanted tells of which sources the items are kept: a topic may hold a million that were imported from files */
    CrawlState(Predicate<String> wanted) {
        this.wanted = wanted;
    }

    /** Remembers a decision that is about to be written. */
    void remember(Event decided) {
        ahead.put(decided.key(), EventJson.write(decided));
        keep(decided);
    }

    /** Forgets a source; its tombstone is about to be written. */
    void forget(String source) {
        states.remove(source);
    }

    Optional<SourceItem> item(String source, String item) {
        return Optional.ofNullable(items.get(source + "/" + item));
    }

    Optional<SourceState> state(String source) {
        return Optional.ofNullable(states.get(source));
    }

    Optional<HostPace> pace(String host) {
        return Optional.ofNullable(paces.get(host));
    }

    Stream<SourceItem> items() {
        return items.values().stream();
    }

    Stream<SourceState> states() {
        return states.values().stream();
    }

    /**
     * Takes a record of the topic.
     *
     * @param value null for a tombstone
     * @return what another process wrote; empty for what was decided here, and for what says nothing
     */
    Optional<Event> take(String key, byte @Nullable [] value) {
        byte[] mine = ahead.get(key);
        if (mine != null) {
            if (Arrays.equals(mine, value)) {
                ahead.remove(key);
            }
            return Optional.empty();
        }
        if (value == null) {
            items.remove(key);
            states.remove(key);
            return Optional.empty();
        }
        try {
            Event read = EventJson.read(value, Event.class);
            keep(read);
            return Optional.of(read);
        } catch (UnreadableEventException e) {
            LOG.warn("Something unknown stands among the sources under {}: {}", key, e.getMessage());
            return Optional.empty();
        }
    }

    private void keep(Event event) {
        switch (event) {
            case SourceItem item -> {
                if (wanted.test(item.source())) {
                    items.put(item.key(), item);
                }
            }
            case SourceState state -> states.put(state.key(), state);
            case HostPace pace -> paces.put(pace.host(), pace);
            default -> LOG.warn("a {} stands among the sources under {}", EventJson.typeOf(event), event.key());
        }
    }
}
