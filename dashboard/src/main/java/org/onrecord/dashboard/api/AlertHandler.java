package org.onrecord.dashboard.api;

import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.onrecord.dashboard.index.IndexReads;
import org.onrecord.dashboard.ops.Problem;
import org.onrecord.dashboard.query.AlertItem;
import org.onrecord.dashboard.query.AlertQuery;
import org.onrecord.dashboard.query.AsOf;
import org.onrecord.events.Alert;

/** Serves alerts, standing and withdrawn. */
record AlertHandler(RequestedIssue requested, IndexReads index) {
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
            .column("received", AlertItem::received)
            .column("withdrawn", AlertItem::withdrawn)
            .column("withdrawn_reason", AlertItem::reason);

    RowList<?> list(Context context) {
        RequestParameters parameters =
                RequestParameters.ofIssue(context, "kind document status asOf order page cursor size");
        AlertQuery query = new AlertQuery(
                requested.of(context).id(),
                parameters.choices("kind", Alert.Kind.values()),
                parameters.text("document"),
                parameters.choice("status", AlertQuery.Status.values()).orElse(AlertQuery.Status.STANDING),
                parameters.asOf(),
                parameters.choice("order", AlertQuery.Order.values()).orElse(AlertQuery.Order.DAY));
        return new RowList<>(query::page, CSV, () -> asOf(query.asOf()));
    }

    /** Returns the day as of which alerts are listed, with what the index cannot tell about it. */
    private Map<String, Object> asOf(Optional<AsOf> asOf) {
        Map<String, Object> fields = new LinkedHashMap<>();
        asOf.ifPresent(day -> {
            fields.put("asOf", day.day());
            fields.put("missing", index.read(day::missing));
        });
        return fields;
    }

    AlertItem get(Context context) {
        String issue = requested.of(context).id();
        String id = context.pathParam("id");
        return index.read(snapshot -> AlertQuery.one(snapshot, issue, id))
                .orElseThrow(() -> Problem.notFound(
                        "there is no alert " + id + "; it may have been withdrawn more than 30 days ago"));
    }

    private static @Nullable String evidence(AlertItem item, Function<Alert.Evidence, String> value) {
        return item.alert().evidence().stream().findFirst().map(value).orElse(null);
    }
}
