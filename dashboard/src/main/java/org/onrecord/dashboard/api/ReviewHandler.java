package org.onrecord.dashboard.api;

import io.javalin.http.Context;
import org.onrecord.dashboard.index.IndexReads;
import org.onrecord.dashboard.query.QuestionQuery;
import org.onrecord.dashboard.query.ReviewQuery;
import org.onrecord.dashboard.query.UnconfirmedQuery;
import org.onrecord.events.Statement;
import org.onrecord.events.issue.Issue;

/** Serves what waits for a person: the review queue, and what would be an alert. In CSV each unsure stance is a row of the queue. */
record ReviewHandler(RequestedIssue requested, IndexReads index) {
    private static final CsvTable<UnsureStance> CSV = new CsvTable<UnsureStance>()
            .column("statement", row -> row.statement().id())
            .column("day", row -> row.statement().day())
            .column("side", row -> row.statement().actor().side())
            .column("actor", row -> row.statement().actor().key().orElse(null))
            .column("claim", row -> row.label().claim())
            .column("nearer_to", row -> row.label().stance().json())
            .column("score", row -> row.label().score())
            .column("words", row -> row.label().words())
            .column("document", row -> row.statement().document().id());

    private static final CsvTable<UnconfirmedQuery.Item> ALERTS = new CsvTable<UnconfirmedQuery.Item>()
            .column("id", item -> item.alert().id())
            .column("kind", item -> item.alert().kind().json())
            .column("day", item -> item.alert().day())
            .column("title", item -> item.alert().title())
            .column("why", item -> item.alert().why())
            .column("series", item -> item.alert().series())
            .column("confirm", item -> item.alert().facts().get("confirm"));

    private static final CsvTable<QuestionQuery.Item> QUESTIONS = new CsvTable<QuestionQuery.Item>()
            .column("statement", row -> row.item().statement().id())
            .column("claim", row -> row.label().claim())
            .column("nearer_to", row -> row.label().stance().json())
            .column("score", row -> row.label().score())
            .column("told", row -> row.told())
            .column("words", row -> row.label().words());

    private record UnsureStance(Statement statement, Statement.StanceLabel label) {}

    RowList<?> list(Context context) {
        RequestParameters parameters = RequestParameters.ofIssue(context, "claim actor side order page cursor size");
        Issue issue = requested.of(context);
        ReviewQuery query = new ReviewQuery(
                issue.id(),
                parameters.claim(issue),
                parameters.text("actor"),
                parameters.text("side"),
                parameters.choice("order", ReviewQuery.Order.values()).orElse(ReviewQuery.Order.DAY));
        return new RowList<>(
                query::page,
                CSV.of(item -> item.statement().unsure().stream()
                        .map(label -> new UnsureStance(item.statement(), label))
                        .toList()));
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
        RequestParameters parameters = RequestParameters.ofIssue(context, "claim actor side page cursor size");
        Issue issue = requested.of(context);
        UnconfirmedQuery query = new UnconfirmedQuery(
                issue.id(), parameters.claim(issue), parameters.text("actor"), parameters.text("side"));
        return new RowList<>(query::page, ALERTS);
    }
}
