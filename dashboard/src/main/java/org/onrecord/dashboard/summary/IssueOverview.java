package org.onrecord.dashboard.summary;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onrecord.dashboard.index.IndexSnapshot;
import org.onrecord.dashboard.query.PageRequest;
import org.onrecord.dashboard.query.StatementItem;
import org.onrecord.dashboard.query.StatementQuery;
import org.onrecord.events.Statement;
import org.onrecord.events.issue.Issue;

/**
 * A watched issue in the list of all of them.
 *
 * @param languages of its documents, as BCP 47 tags
 * @param last the newest statement that counts; null if there is none
 */
public record IssueOverview(
        String id,
        String title,
        String description,
        List<String> languages,
        @JsonUnwrapped Counts counts,
        @Nullable Last last) {

    /**
     * Numbers about an issue.
     *
     * @param documents documents known and not withdrawn; all issues share them
     * @param ready true if all documents were read for this issue
     * @param statements distinct statements on the issue
     * @param counted of these, those that count in positions and trends
     * @param alerts standing alerts about the issue
     */
    public record Counts(int documents, int read, boolean ready, int statements, int counted, int alerts) {
        static Counts of(PipelineStatus status) {
            int documents = status.reading().documents();
            int read = status.reading().read();
            return new Counts(
                    documents, read, read >= documents, status.statements(), status.counted(), status.alerts());
        }
    }

    /** The newest statement of an issue. */
    public record Last(
            String statement,
            @Nullable LocalDate day,
            String side,
            @Nullable String speaker,
            String words,
            String language) {}

    private static final int MAX_WORDS = 240;

    public static IssueOverview of(IndexSnapshot snapshot, Issue issue) {
        return new IssueOverview(
                issue.id(),
                issue.title(),
                issue.description(),
                issue.languages(),
                Counts.of(PipelineStatus.of(snapshot, issue.id())),
                StatementQuery.all(issue.id())
                        .with(StatementQuery.Dimension.COUNTED, List.of("true"))
                        .page(snapshot, PageRequest.first(1))
                        .items()
                        .stream()
                        .findFirst()
                        .map(IssueOverview::last)
                        .orElse(null));
    }

    private static Last last(StatementItem item) {
        Statement statement = item.statement();
        return new Last(
                statement.id(),
                statement.day(),
                statement.actor().side(),
                statement.speakerName(),
                statement.beginning(MAX_WORDS),
                item.language());
    }
}
