package org.onrecord.dashboard.live;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onrecord.dashboard.feed.Arrival;
import org.onrecord.dashboard.feed.Change;
import org.onrecord.dashboard.feed.Feed;
import org.onrecord.dashboard.feed.Offsets;
import org.onrecord.dashboard.feed.Place;
import org.onrecord.dashboard.index.RecordIndex;
import org.onrecord.dashboard.index.Strip;
import org.onrecord.events.Alert;
import org.onrecord.events.Correction;
import org.onrecord.events.EventJson;
import org.onrecord.events.Opinion;
import org.onrecord.events.SourceState;
import org.onrecord.events.Statement;
import org.onrecord.events.TalkingPoint;
import org.onrecord.events.Trend;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the topics' records into the index, shows them to readers a moment later, and then tells the listeners: who hears of a
 * statement finds it. Safe on disk every few seconds.
 */
public final class IndexFeed implements Feed {
    private static final Logger LOG = LoggerFactory.getLogger(IndexFeed.class);
    private static final Duration REFRESH = Duration.ofMillis(300);
    private static final Duration COMMIT = Duration.ofSeconds(3);
    private static final Duration DROP_OLD = Duration.ofHours(1);
    private static final int WORDS = 400;

    private final RecordIndex index;
    private final EventRing ring;
    private final MeterRegistry registry;
    private final Timer commits;

    private final List<LiveEvent> untold = new ArrayList<>();
    private @Nullable Place statusChanged;
    private @Nullable Place trendsChanged;
    private @Nullable Place sourcesChanged;
    private @Nullable Place correctionsChanged;
    private @Nullable Place talkingPointsChanged;
    private boolean unseen;
    private Offsets unsafe = Offsets.NONE;
    private Offsets safe = Offsets.NONE;
    private Offsets told = Offsets.NONE;
    private Instant refreshed = Instant.EPOCH;
    private Instant committed = Instant.now();
    private Instant droppedOld = Instant.EPOCH;

    public IndexFeed(RecordIndex index, EventRing ring, MeterRegistry registry) {
        this.index = index;
        this.ring = ring;
        this.registry = registry;
        this.commits = Timer.builder("onrecord.dashboard.index.commit").register(registry);
    }

    @Override
    public Offsets resume(String origin) {
        if (!index.origin().equals(origin)) {
            if (!index.origin().isEmpty()) {
                LOG.info("The topics are not those that the index was read from: reading them anew");
            }
            index.restart(origin);
        }
        Offsets offsets = index.offsets();
        safe = offsets;
        unsafe = offsets;
        ring.begin(origin, offsets);
        return offsets;
    }

    @Override
    public void take(List<Arrival> arrivals, Offsets next) {
        arrivals.forEach(this::take);
        index.advance(next);
        unsafe = next;
        Instant now = Instant.now();
        if (unseen && (arrivals.isEmpty() || refreshed.plus(REFRESH).isBefore(now))) {
            index.refresh();
            tell(next);
            unseen = false;
            refreshed = now;
        } else if (!unseen && !unsafe.equals(told)) {
            ring.publish(List.of(), next);
            told = next;
        }
        if (droppedOld.plus(DROP_OLD).isBefore(now)) {
            index.dropOld(now);
            droppedOld = now;
        }
        if (!unsafe.equals(safe) && committed.plus(COMMIT).isBefore(now)) {
            commits.record(() -> index.commit(next));
            safe = next;
            committed = now;
        }
    }

    private void take(Arrival arrival) {
        String topic = arrival.place().partition().topic();
        boolean changed = false;
        String outcome;
        try {
            if (arrival.change() instanceof Change.Unreadable unreadable) {
                LOG.warn("{} cannot be read: {}", arrival.place(), unreadable.reason());
                outcome = "unreadable";
            } else if (arrival.change() instanceof Change.PassedOver) {
                outcome = "passed-over";
            } else {
                changed = index.apply(arrival);
                outcome = changed ? "indexed" : "older";
            }
        } catch (IllegalArgumentException e) {
            LOG.warn("{} cannot be indexed: {}", arrival.place(), e.getMessage());
            outcome = "unreadable";
        }
        Counter.builder("onrecord.dashboard.records")
                .tag("topic", topic)
                .tag("outcome", outcome)
                .register(registry)
                .increment();
        // An older document changes nothing that holds, and yet it is a version to be seen.
        unseen = unseen || changed || arrival.change() instanceof Change.Put;
        if (changed) {
            note(arrival);
        }
    }

    private void note(Arrival arrival) {
        switch (arrival.change()) {
            case Change.Put put -> {
                switch (put.event()) {
                    case Statement statement ->
                        untold.add(new LiveEvent(arrival.place(), "statement", json(News.of(statement))));
                    case Alert alert ->
                        untold.add(new LiveEvent(
                                arrival.place(), "alert", json(new AlertNews(alert.id(), alert.title()))));
                    case Trend trend -> {
                        LOG.trace("trend {}", trend.key());
                        trendsChanged = arrival.place();
                    }
                    case SourceState source -> {
                        LOG.trace("source {}", source.id());
                        sourcesChanged = arrival.place();
                        statusChanged = arrival.place();
                    }
                    case Correction correction -> {
                        LOG.trace("correction {}", correction.id());
                        correctionsChanged = arrival.place();
                    }
                    case TalkingPoint point -> {
                        LOG.trace("talking point {}", point.id());
                        talkingPointsChanged = arrival.place();
                    }
                    case Opinion opinion -> LOG.trace("opinion {}", opinion.id());
                    default -> statusChanged = arrival.place();
                }
            }
            case Change.Remove gone -> {
                switch (gone.type()) {
                    case "statement", "alert" ->
                        untold.add(new LiveEvent(
                                arrival.place(),
                                gone.type() + "-removed",
                                json(new Gone(gone.key(), gone.reason().orElse(null)))));
                    case "trend" -> trendsChanged = arrival.place();
                    case "talking-point" -> talkingPointsChanged = arrival.place();
                    case "source" -> {
                        sourcesChanged = arrival.place();
                        statusChanged = arrival.place();
                    }
                    default -> statusChanged = arrival.place();
                }
            }
            default -> statusChanged = arrival.place();
        }
    }

    private void tell(Offsets next) {
        // One strip says it all, however many documents were read; it comes last and carries the batch's end as its id.
        Optional.ofNullable(trendsChanged).ifPresent(place -> untold.add(new LiveEvent(place, "trends", "{}")));
        Optional.ofNullable(sourcesChanged).ifPresent(place -> untold.add(new LiveEvent(place, "sources", "{}")));
        Optional.ofNullable(correctionsChanged)
                .ifPresent(place -> untold.add(new LiveEvent(place, "corrections", "{}")));
        Optional.ofNullable(talkingPointsChanged)
                .ifPresent(place -> untold.add(new LiveEvent(place, "talking-points", "{}")));
        Place last = statusChanged != null || untold.isEmpty()
                ? statusChanged
                : untold.getLast().place();
        if (last != null) {
            untold.add(new LiveEvent(last, "status", json(index.read(Strip::of))));
        }
        ring.publish(untold, next);
        told = next;
        untold.clear();
        statusChanged = null;
        trendsChanged = null;
        sourcesChanged = null;
        correctionsChanged = null;
        talkingPointsChanged = null;
    }

    private static String json(Object value) {
        return EventJson.mapper().writeValueAsString(value);
    }

    private record Gone(String id, @Nullable String reason) {}

    private record AlertNews(String id, String title) {}

    private record StanceNews(String claim, String stance) {}

    private record News(
            String id,
            String document,
            String side,
            @Nullable String speaker,
            boolean counted,
            String words,
            List<StanceNews> stances) {
        static News of(Statement statement) {
            String quote = statement.quote();
            String name = statement.actor().name();
            return new News(
                    statement.id(),
                    statement.document().id(),
                    statement.actor().side(),
                    name == null ? statement.speaker().name() : name,
                    statement.counts(),
                    quote.length() <= WORDS ? quote : quote.substring(0, WORDS) + "…",
                    statement.stances().stream()
                            .map(label ->
                                    new StanceNews(label.claim(), label.stance().json()))
                            .toList());
        }
    }
}
