package org.onrecord.dashboard.api;

import io.javalin.http.Context;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.onrecord.dashboard.index.IndexReads;
import org.onrecord.dashboard.ops.Problem;
import org.onrecord.dashboard.query.AlertItem;
import org.onrecord.dashboard.query.AlertQuery;
import org.onrecord.dashboard.query.PageRequest;
import org.onrecord.dashboard.query.ResultPage;
import org.onrecord.events.Alert;

/** Serves alerts, standing and withdrawn. */
record AlertHandler(IndexReads index) {
    private static final CsvTable<AlertItem> CSV = new CsvTable<AlertItem>()
            .column("id", item -> item.alert().id())
            .column("kind", item -> item.alert().kind().json())
            .column("day", item -> item.alert().day())
            .column("title", item -> item.alert().title())
            .column("why", item -> item.alert().why())
            .column("series", item -> item.alert().series())
            .column("topic", AlertItem::topic)
            .column("words", item -> evidence(item, Alert.Evidence::words))
            .column("statement", item -> evidence(item, Alert.Evidence::statement))
            .column("document", item -> evidence(item, Alert.Evidence::document))
            .column("withdrawn", AlertItem::withdrawn)
            .column("withdrawn_reason", AlertItem::reason);

    /** A page of alerts as of a day, with what the index cannot tell about that day. */
    record AlertsAsOf(int total, int page, int size, List<AlertItem> items, LocalDate asOf, List<String> missing) {}

    TableResponse list(Context context) {
        RequestParameters parameters = RequestParameters.of(context, "kind document status asOf page size");
        AlertQuery query = new AlertQuery(
                parameters.choices("kind", Alert.Kind.values()),
                parameters.text("document"),
                parameters.choice("status", AlertQuery.Status.values()).orElse(AlertQuery.Status.STANDING),
                parameters.asOf());
        PageRequest request = parameters.page();
        ResultPage<AlertItem> page = index.read(snapshot -> query.page(snapshot, request));
        Object json = query.asOf()
                .<Object>map(day -> new AlertsAsOf(
                        page.total(), page.page(), page.size(), page.items(), day.day(), index.read(day::missing)))
                .orElse(page);
        return new TableResponse(json, () -> CSV.write(page.items()));
    }

    AlertItem get(Context context) {
        String id = context.pathParam("id");
        return index.read(snapshot -> AlertQuery.one(snapshot, id))
                .orElseThrow(() -> Problem.notFound(
                        "there is no alert " + id + "; it may have been withdrawn more than 30 days ago"));
    }

    private static @Nullable String evidence(AlertItem item, Function<Alert.Evidence, String> value) {
        return item.alert().evidence().stream().findFirst().map(value).orElse(null);
    }
}
