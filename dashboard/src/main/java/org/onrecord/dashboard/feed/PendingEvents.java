package org.onrecord.dashboard.feed;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.onrecord.dashboard.live.LiveEvent;
import org.onrecord.dashboard.record.IndexChange;
import org.onrecord.dashboard.record.ReceivedRecord;
import org.onrecord.dashboard.record.RecordPosition;
import org.onrecord.dashboard.summary.PipelineStatus;
import org.onrecord.events.Alert;
import org.onrecord.events.Correction;
import org.onrecord.events.Event;
import org.onrecord.events.EventJson;
import org.onrecord.events.IssueKey;
import org.onrecord.events.Opinion;
import org.onrecord.events.SourceState;
import org.onrecord.events.Statement;
import org.onrecord.events.TalkingPoint;
import org.onrecord.events.Trend;

/**
 * Collects the live events of records until readers can see the records. Statements and alerts get one event each; of everything else
 * listeners only learn that it changed.
 */
final class PendingEvents {
    private static final int MAX_WORDS = 400;

    /** The event that what would be an alert has changed. */
    private static final String REVIEW = "review";

    private final List<LiveEvent> events = new ArrayList<>();

    /** The last record of each kind of change. */
    private final Map<String, RecordPosition> changed = new HashMap<>();

    void add(ReceivedRecord record) {
        RecordPosition position = record.position();
        switch (record.change()) {
            case IndexChange.Put put -> add(put.event(), position);
            case IndexChange.Remove removal -> add(removal, position);
            case IndexChange.PutUnconfirmed ignored -> note(position, REVIEW);
            default -> note(position, "status");
        }
    }

    private void add(Event event, RecordPosition position) {
        switch (event) {
            case Statement statement ->
                events.add(new LiveEvent(position, "statement", json(StatementNews.of(statement))));
            case Alert alert ->
                events.add(new LiveEvent(position, "alert", json(new AlertNews(alert.id(), alert.title()))));
            case Trend ignored -> note(position, "trends");
            case SourceState ignored -> note(position, "sources", "status");
            case Correction ignored -> note(position, "corrections");
            case TalkingPoint ignored -> note(position, "talking-points");
            case Opinion ignored -> {}
            default -> note(position, "status");
        }
    }

    private void add(IndexChange.Remove removal, RecordPosition position) {
        switch (removal.type()) {
            case "statement", "alert" ->
                events.add(new LiveEvent(
                        position,
                        removal.type() + "-removed",
                        json(new Removal(IssueKey.id(removal.key()), removal.reason().orElse(null)))));
            case "trend" -> note(position, "trends");
            case "talking-point" -> note(position, "talking-points");
            case IndexChange.UNCONFIRMED -> note(position, REVIEW);
            case "source" -> note(position, "sources", "status");
            default -> note(position, "status");
        }
    }

    private void note(RecordPosition position, String... names) {
        for (String name : names) {
            changed.put(name, position);
        }
    }

    /** Returns the collected events and forgets them. The status comes last, so that its id covers the whole batch. */
    List<LiveEvent> drain(Supplier<PipelineStatus> status) {
        for (String name : List.of("trends", "sources", "corrections", "talking-points", REVIEW)) {
            RecordPosition position = changed.get(name);
            if (position != null) {
                events.add(new LiveEvent(position, name, "{}"));
            }
        }
        RecordPosition last = changed.get("status");
        if (last == null && !events.isEmpty()) {
            last = events.getLast().position();
        }
        if (last != null) {
            events.add(new LiveEvent(last, "status", json(status.get())));
        }
        List<LiveEvent> drained = List.copyOf(events);
        events.clear();
        changed.clear();
        return drained;
    }

    private static String json(Object value) {
        return EventJson.mapper().writeValueAsString(value);
    }

    private record Removal(String id, @Nullable String reason) {}

    private record AlertNews(String id, String title) {}

    private record StanceNews(String claim, String stance) {}

    private record StatementNews(
            String id,
            String document,
            String side,
            @Nullable String speaker,
            boolean counted,
            String words,
            List<StanceNews> stances) {
        static StatementNews of(Statement statement) {
            String quote = statement.quote();
            String name = statement.actor().name();
            return new StatementNews(
                    statement.id(),
                    statement.document().id(),
                    statement.actor().side(),
                    name == null ? statement.speaker().name() : name,
                    statement.counts(),
                    quote.length() <= MAX_WORDS ? quote : quote.substring(0, MAX_WORDS) + "…",
                    statement.stances().stream()
                            .map(label ->
                                    new StanceNews(label.claim(), label.stance().json()))
                            .toList());
        }
    }
}
