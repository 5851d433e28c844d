package org.onrecord.dashboard.api;

import io.javalin.http.Context;
import java.util.function.Supplier;
import org.onrecord.dashboard.index.IndexReads;
import org.onrecord.dashboard.query.PageRequest;
import org.onrecord.dashboard.query.ResultPage;
import org.onrecord.dashboard.query.ReviewQuery;
import org.onrecord.dashboard.query.StatementItem;
import org.onrecord.dashboard.query.UnconfirmedQuery;
import org.onrecord.events.Statement;
import org.onrecord.events.issue.Issue;

/** Serves what waits for a person: the review queue, and what would be an alert. In CSV each unsure stance is a row of the queue. */
record ReviewHandler(Supplier<Issue> issues, IndexReads index) {
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

    private record UnsureStance(Statement statement, Statement.StanceLabel label) {}

    TableResponse list(Context context) {
        RequestParameters parameters = RequestParameters.of(context, "claim actor side order page size");
        ReviewQuery query = new ReviewQuery(
                parameters.claim(issues.get()),
                parameters.text("actor"),
                parameters.text("side"),
                parameters.choice("order", ReviewQuery.Order.values()).orElse(ReviewQuery.Order.DAY));
        PageRequest request = parameters.page();
        ResultPage<StatementItem> page = index.read(snapshot -> query.page(snapshot, request));
        return new TableResponse(
                page,
                () -> CSV.write(page.items().stream()
                        .map(StatementItem::statement)
                        .flatMap(statement ->
                                statement.unsure().stream().map(label -> new UnsureStance(statement, label)))
                        .toList()));
    }

    TableResponse alerts(Context context) {
        RequestParameters parameters = RequestParameters.of(context, "claim actor side page size");
        UnconfirmedQuery query =
                new UnconfirmedQuery(parameters.claim(issues.get()), parameters.text("actor"), parameters.text("side"));
        PageRequest request = parameters.page();
        ResultPage<UnconfirmedQuery.Item> page = index.read(snapshot -> query.page(snapshot, request));
        return new TableResponse(page, () -> ALERTS.write(page.items()));
    }
}
