package org.onrecord.dashboard.summary;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onrecord.dashboard.index.IndexSnapshot;
import org.onrecord.dashboard.query.DayRange;
import org.onrecord.dashboard.query.PageRequest;
import org.onrecord.dashboard.query.StatementItem;
import org.onrecord.dashboard.query.StatementQuery;
import org.onrecord.events.Statement;
import org.onrecord.events.issue.Issue;

/**
 * A watched issue in the list of all of them.
 *
 * @param languages of its documents, as BCP 47 tags
 * @param documents documents known and not withdrawn; all issues share them
 * @param read documents that were read for this issue
 * @param ready true if all documents were read for this issue
 * @param statements distinct statements on the issue
 * @param counted of these, those that count in positions and trends
 * @param alerts standing alerts about the issue
 * @param last the newest statement that counts; null if there is none
 */
public record IssueOverview(
        String id,
        String title,
        String description,
        List<String> languages,
        int documents,
        int read,
        boolean ready,
        int statements,
        int counted,
        int alerts,
        @Nullable Last last) {

    /** The newest statement of an issue. */
    public record Last(
            String statement,
            @Nullable LocalDate day,
            String side,
            @Nullable String speaker,
            String words,
            String language) {}

    private static final int MAX_WORDS = 240;

    /** Counts what the index holds about an issue. */
    public static IssueOverview of(IndexSnapshot snapshot, Issue issue) {
        PipelineStatus status = PipelineStatus.of(snapshot, issue.id());
        return new IssueOverview(
                issue.id(),
                issue.title(),
                issue.description(),
                issue.languages(),
                status.documents(),
                status.read(),
                status.read() >= status.documents(),
                status.statements(),
                status.counted(),
                status.alerts(),
                newest(snapshot, issue.id()).map(IssueOverview::last).orElse(null));
    }

    private static Optional<StatementItem> newest(IndexSnapshot snapshot, String issue) {
        return StatementQuery.counted(issue, DayRange.ANY).page(snapshot, PageRequest.first(1)).items().stream()
                .findFirst();
    }

    private static Last last(StatementItem item) {
        Statement statement = item.statement();
        String name = statement.actor().name();
        String quote = statement.quote();
        return new Last(
                statement.id(),
                statement.day(),
                statement.actor().side(),
                name == null ? statement.speaker().name() : name,
                quote.length() <= MAX_WORDS ? quote : quote.substring(0, MAX_WORDS) + "…",
                item.language());
    }
}
