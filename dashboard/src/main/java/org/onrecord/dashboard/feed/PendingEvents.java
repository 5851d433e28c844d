package org.onrecord.dashboard.feed;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onrecord.dashboard.live.LiveEvent;
import org.onrecord.dashboard.record.IndexChange;
import org.onrecord.dashboard.record.ReceivedRecord;
import org.onrecord.dashboard.record.RecordPosition;
import org.onrecord.dashboard.summary.PipelineStatus;
import org.onrecord.events.Alert;
import org.onrecord.events.Event;
import org.onrecord.events.EventJson;
import org.onrecord.events.IssueKey;
import org.onrecord.events.Statement;

/**
 * Collects the live events of records until readers can see the records. Statements and alerts get one event each; of everything else
 * listeners only learn that it changed, and of rules and deliveries nothing.
 */
final class PendingEvents {
    private static final int MAX_WORDS = 400;

    /** The event that the alerts waiting for confirmation have changed. */
    private static final String REVIEW = "review";

    private static final String STATUS = "status";

    /** The event that everything may have changed, though nothing of it is news. */
    private static final String RESET = "reset";

    private final List<LiveEvent> events = new ArrayList<>();

    /** The last record of each kind of change. */
    private final Map<Change, RecordPosition> changed = new HashMap<>();

    /**
     * A kind of change.
     *
     * @param issue id of the issue that it is about; empty for all issues
     */
    private record Change(String name, String issue) {}

    void add(ReceivedRecord record) {
        RecordPosition position = record.position();
        String issue = record.change().issue();
        if (record.historical()) {
            changed.put(new Change(RESET, issue), position);
            return;
        }
        switch (record.change()) {
            case IndexChange.Put put -> add(put.event(), issue, position);
            case IndexChange.Remove removal -> add(removal, issue, position);
            case IndexChange.PutUnconfirmed ignored -> note(position, issue, IndexChange.UNCONFIRMED);
            default -> note(position, issue, STATUS);
        }
    }

    private void add(Event event, String issue, RecordPosition position) {
        switch (event) {
            case Statement statement ->
                events.add(new LiveEvent(position, issue, "statement", json(StatementNews.of(statement))));
            case Alert alert ->
                events.add(
                        new LiveEvent(position, issue, "alert", json(new AlertNews(issue, alert.id(), alert.title()))));
            default -> note(position, issue, EventJson.typeOf(event));
        }
    }

    private void add(IndexChange.Remove removal, String issue, RecordPosition position) {
        switch (removal.type()) {
            case "statement", "alert" ->
                events.add(new LiveEvent(
                        position,
                        issue,
                        removal.type() + "-removed",
                        json(new Removal(
                                issue,
                                issue.isEmpty() ? removal.key() : IssueKey.id(removal.key()),
                                removal.reason().orElse(null)))));
            default -> note(position, issue, removal.type());
        }
    }

    /** Notes that a record of a type was put or removed. */
    private void note(RecordPosition position, String issue, String type) {
        for (String name : changes(type)) {
            changed.put(new Change(name, issue), position);
        }
    }

    private static List<String> changes(String type) {
        return switch (type) {
            case "trend" -> List.of("trends");
            case "source" -> List.of("sources", STATUS);
            case "correction" -> List.of("corrections");
            case "talking-point" -> List.of("talking-points");
            case IndexChange.UNCONFIRMED -> List.of(REVIEW);
            case "opinion", "rule", "subscription", "match", "delivery" -> List.of();
            default -> List.of(STATUS);
        };
    }

    /**
     * Returns the collected events and forgets them. The statuses of the issues that changed come last, so that their ids cover the whole
     * batch.
     *
     * @param issues the ids of the watched issues
     */
    List<LiveEvent> drain(List<String> issues, Function<String, PipelineStatus> status) {
        for (String name : List.of("trends", "sources", "corrections", "talking-points", REVIEW, RESET)) {
            changed.entrySet().stream()
                    .filter(entry -> entry.getKey().name().equals(name))
                    .sorted(Comparator.comparing(entry -> entry.getKey().issue()))
                    .forEach(entry -> {
                        String issue = entry.getKey().issue();
                        events.add(new LiveEvent(entry.getValue(), issue, name, about(issue)));
                    });
        }
        for (String issue : issues) {
            statusPosition(issue)
                    .ifPresent(
                            position -> events.add(new LiveEvent(position, issue, STATUS, json(status.apply(issue)))));
        }
        List<LiveEvent> drained = List.copyOf(events);
        events.clear();
        changed.clear();
        return drained;
    }

    /** Returns the last record that may have changed the status of an issue. */
    private Optional<RecordPosition> statusPosition(String issue) {
        return Stream.of(issue, "")
                .flatMap(each -> Stream.ofNullable(changed.get(new Change(STATUS, each))))
                .findFirst()
                .or(() -> events.reversed().stream()
                        .filter(event ->
                                event.issue().isEmpty() || event.issue().equals(issue))
                        .filter(event -> !event.name().equals(STATUS))
                        .findFirst()
                        .map(LiveEvent::position));
    }

    private static String about(String issue) {
        return issue.isEmpty() ? "{}" : json(Map.of("issue", issue));
    }

    private static String json(Object value) {
        return EventJson.mapper().writeValueAsString(value);
    }

    private record Removal(
            String issue, String id, @Nullable String reason) {}

    private record AlertNews(String issue, String id, String title) {}

    private record StanceNews(String claim, String stance) {}

    private record StatementNews(
            String issue,
            String id,
            String document,
            String side,
            @Nullable String speaker,
            boolean counted,
            String words,
            List<StanceNews> stances) {
        static StatementNews of(Statement statement) {
            return new StatementNews(
                    statement.issue(),
                    statement.id(),
                    statement.document().id(),
                    statement.actor().side(),
                    statement.speakerName(),
                    statement.counts(),
                    statement.beginning(MAX_WORDS),
                    statement.stances().stream()
                            .map(label ->
                                    new StanceNews(label.claim(), label.stance().json()))
                            .toList());
        }
    }
}
