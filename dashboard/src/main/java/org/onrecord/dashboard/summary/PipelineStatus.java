package org.onrecord.dashboard.summary;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.onrecord.dashboard.index.IndexQueries;
import org.onrecord.dashboard.index.IndexSnapshot;
import org.onrecord.dashboard.query.AlertQuery;
import org.onrecord.dashboard.query.DeadLetterQuery;
import org.onrecord.dashboard.query.EventLists;
import org.onrecord.dashboard.query.StatementQuery;
import org.onrecord.events.Alert;
import org.onrecord.events.Outcome;

/**
 * What became of the documents, in numbers.
 *
 * @param counted distinct statements that count in positions and trends
 * @param alerts standing ones about the issue
 * @param documentChanges standing alerts about documents that were edited after publication
 * @param sourceAlerts standing alerts about sources
 */
public record PipelineStatus(
        String issue,
        @JsonUnwrapped Reading reading,
        int statements,
        int counted,
        int alerts,
        int documentChanges,
        int sourceAlerts,
        SourceCounts sources) {

    /**
     * What became of the documents.
     *
     * @param documents documents known and not withdrawn
     * @param read documents that were read to the end for the issue
     * @param withStatements documents with statements on the issue
     * @param noneOnIssue documents without statements on the issue
     * @param deadLetters distinct dead letters that were not retried
     */
    public record Reading(int documents, int read, int withStatements, int noneOnIssue, int deadLetters) {}

    /** Counts what the index holds about an issue, with the documents and sources that all issues share. */
    public static PipelineStatus of(IndexSnapshot snapshot, String issue) {
        int withStatements = EventLists.count(snapshot, issue, Outcome.Result.STATEMENTS);
        int noneOnIssue = EventLists.count(snapshot, issue, Outcome.Result.NONE_ON_ISSUE);
        return new PipelineStatus(
                issue,
                new Reading(
                        snapshot.count(IndexQueries.type("document")),
                        withStatements + noneOnIssue + EventLists.count(snapshot, issue, Outcome.Result.DEAD_LETTER),
                        withStatements,
                        noneOnIssue,
                        DeadLetterQuery.waiting(snapshot).size()),
                snapshot.count(StatementQuery.distinct(issue)),
                snapshot.count(StatementQuery.distinctCounted(issue)),
                AlertQuery.countStanding(snapshot, issue),
                AlertQuery.countStanding(snapshot, Alert.Kind.DOCUMENT_CHANGED),
                AlertQuery.countStanding(snapshot, Alert.Kind.SOURCE),
                SourceCounts.of(snapshot));
    }
}
