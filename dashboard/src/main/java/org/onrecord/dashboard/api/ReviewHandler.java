package org.onrecord.dashboard.api;

import io.javalin.http.Context;
import org.onrecord.dashboard.api.request.RequestParameters;
import org.onrecord.dashboard.api.request.RequestedIssue;
import org.onrecord.dashboard.api.response.CsvTable;
import org.onrecord.dashboard.api.response.RowList;
import org.onrecord.dashboard.index.IndexReads;
import org.onrecord.dashboard.query.EntryList;
import org.onrecord.dashboard.query.EventLists;
import org.onrecord.dashboard.query.QuestionQuery;
import org.onrecord.dashboard.query.ReviewQuery;
import org.onrecord.events.issue.Issue;

/** Serves what waits for a person: the review queue, questions and unconfirmed alerts. In CSV each unsure stance is a row of the queue. */
record ReviewHandler(RequestedIssue requested, IndexReads index) {
    private static final CsvTable CSV = CsvTable.of("""
            statement=statement.id day=statement.day side=statement.actor.side actor
            claim=statement.unsure[].claim nearer_to=statement.unsure[].stance score=statement.unsure[].score
            words=statement.unsure[].words document=statement.document.id""").with("actor", "statement.actor", CsvTable::actorKey);

    private static final CsvTable ALERTS = CsvTable.of("""
            id=alert.id kind=alert.kind day=alert.day title=alert.title why=alert.why series=alert.series
            confirm=alert.facts.confirm""");

    private static final CsvTable QUESTIONS = CsvTable.of(
            "statement=item.statement.id claim=label.claim nearer_to=label.stance score=label.score told words=label.words");

    RowList<?> list(Context context) {
        RequestParameters parameters = RequestParameters.ofIssue(context, "claim actor side order page cursor size");
        Issue issue = requested.of(context);
        ReviewQuery query = new ReviewQuery(
                issue.id(),
                parameters.claim(issue),
                parameters.text("actor"),
                parameters.text("side"),
                parameters.choice("order", ReviewQuery.Order.values()).orElse(ReviewQuery.Order.DAY));
        return new RowList<>(query::page, CSV);
    }

    /** Returns the questions from whose answers the models learn the most. */
    RowList<?> questions(Context context) {
        RequestParameters parameters = RequestParameters.ofIssue(context, "claim actor side page cursor size");
        Issue issue = requested.of(context);
        QuestionQuery query = new QuestionQuery(
                issue.id(), parameters.claim(issue), parameters.text("actor"), parameters.text("side"));
        return new RowList<>(query::page, QUESTIONS);
    }

    RowList<?> alerts(Context context) {
        RequestParameters parameters = RequestParameters.ofIssue(context, "kind claim actor side page cursor size");
        Issue issue = requested.of(context);
        EntryList<EventLists.Unconfirmed> list = EventLists.unconfirmed(
                issue.id(),
                parameters.text("kind"),
                parameters.claim(issue),
                parameters.text("actor"),
                parameters.text("side"));
        return new RowList<>(list::page, ALERTS);
    }
}
