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
import org.onrecord.events.Correction;
import org.onrecord.events.Delivery;
import org.onrecord.events.Event;
import org.onrecord.events.EventJson;
import org.onrecord.events.IssueKey;
import org.onrecord.events.Match;
import org.onrecord.events.Opinion;
import org.onrecord.events.Rule;
import org.onrecord.events.SourceState;
import org.onrecord.events.Statement;
import org.onrecord.events.Subscription;
import org.onrecord.events.TalkingPoint;
import org.onrecord.events.Trend;

/**
 * Collects the live events of records until readers can see the records. Statements and alerts get one event each; of everything else
 * listeners only learn that it changed, and of rules and deliveries nothing.
 */
final class PendingEvents {
    private static final int MAX_WORDS = 400;

    /** The event that the alerts waiting for confirmation have changed. */
    private static final String REVIEW = "review";

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
        switch (record.change()) {
            case IndexChange.Put put -> add(put.event(), issue, position);
            case IndexChange.Remove removal -> add(removal, issue, position);
            case IndexChange.PutUnconfirmed ignored -> note(position, issue, REVIEW);
            default -> note(position, issue, "status");
        }
    }

    private void add(Event event, String issue, RecordPosition position) {
        switch (event) {
            case Statement statement ->
                events.add(new LiveEvent(position, issue, "statement", json(StatementNews.of(statement))));
            case Alert alert ->
                events.add(
                        new LiveEvent(position, issue, "alert", json(new AlertNews(issue, alert.id(), alert.title()))));
            case Trend ignored -> note(position, issue, "trends");
            case SourceState ignored -> note(position, issue, "sources", "status");
            case Correction ignored -> note(position, issue, "corrections");
            case TalkingPoint ignored -> note(position, issue, "talking-points");
            case Opinion ignored -> {}
            case Rule ignored -> {}
            case Subscription ignored -> {}
            case Match ignored -> {}
            case Delivery ignored -> {}
            default -> note(position, issue, "status");
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
            case "trend" -> note(position, issue, "trends");
            case "talking-point" -> note(position, issue, "talking-points");
            case IndexChange.UNCONFIRMED -> note(position, issue, REVIEW);
            case "source" -> note(position, issue, "sources", "status");
            case "rule", "subscription", "match", "delivery" -> {}
            default -> note(position, issue, "status");
        }
    }

    private void note(RecordPosition position, String issue, String... names) {
        for (String name : names) {
            changed.put(new Change(name, issue), position);
        }
    }

    /**
     * Returns the collected events and forgets them. The statuses of the issues that changed come last, so that their ids cover the whole
     * batch.
     *
     * @param issues the ids of the watched issues
     */
    List<LiveEvent> drain(List<String> issues, Function<String, PipelineStatus> status) {
        for (String name : List.of("trends", "sources", "corrections", "talking-points", REVIEW)) {
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
                    .ifPresent(position ->
                            events.add(new LiveEvent(position, issue, "status", json(status.apply(issue)))));
        }
        List<LiveEvent> drained = List.copyOf(events);
        events.clear();
        changed.clear();
        return drained;
    }

    /** Returns the last record that may have changed the status of an issue. */
    private Optional<RecordPosition> statusPosition(String issue) {
        return Stream.of(issue, "")
                .flatMap(each -> Stream.ofNullable(changed.get(new Change("status", each))))
                .findFirst()
                .or(() -> events.reversed().stream()
                        .filter(event ->
                                event.issue().isEmpty() || event.issue().equals(issue))
                        .filter(event -> !event.name().equals("status"))
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
