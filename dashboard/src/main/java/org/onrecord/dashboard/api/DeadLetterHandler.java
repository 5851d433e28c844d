package org.onrecord.dashboard.api;

import io.javalin.http.Context;
import io.micrometer.core.instrument.MeterRegistry;
import org.onrecord.dashboard.index.IndexReads;
import org.onrecord.dashboard.ops.Problem;
import org.onrecord.dashboard.query.DeadLetterQuery;
import org.onrecord.dashboard.record.DeadLetterItem;
import org.onrecord.dashboard.write.TopicWriter;
import org.onrecord.events.EventJson;
import org.onrecord.events.deadletter.RetryResult;

/** Serves dead letters and retries them. */
record DeadLetterHandler(IndexReads index, TopicWriter writer, MeterRegistry registry) {
    private static final CsvTable<DeadLetterItem> CSV = new CsvTable<DeadLetterItem>()
            .column("id", DeadLetterItem::id)
            .column("key", DeadLetterItem::key)
            .column("topic", DeadLetterItem::topic)
            .column("reason", DeadLetterItem::reason)
            .column("received", DeadLetterItem::received)
            .column("bytes", DeadLetterItem::bytes)
            .column("excerpt", DeadLetterItem::excerpt)
            .column("stage", DeadLetterItem::stage)
            .column("origin", DeadLetterItem::origin)
            .column("tries", DeadLetterItem::tries)
            .column("retried", DeadLetterItem::retried);

    record Retried(String id, String topic, int tries) {}

    RowList<?> list(Context context) {
        RequestParameters parameters = RequestParameters.of(context, "stage retried page cursor size");
        DeadLetterQuery query = new DeadLetterQuery(
                parameters.text("stage"), parameters.flag("retried").orElse(false));
        return new RowList<>(query::page, CSV);
    }

    void retry(Context context) {
        String id = context.pathParam("id");
        switch (attempt(id)) {
            case RetryResult.WrittenBack done -> {
                count("retried");
                Audit.changed(context, "dead letter retried", "id", id, "topic", done.topic());
                context.status(202)
                        .contentType("application/json; charset=utf-8")
                        .result(EventJson.mapper()
                                .writeValueAsBytes(new Retried(
                                        id, done.topic(), done.letter().tries())));
            }
            case RetryResult.Refused refused -> {
                count("refused");
                throw Problem.conflict("the dead letter " + id + " cannot be retried: " + refused.reason());
            }
        }
    }

    private RetryResult attempt(String id) {
        try {
            return writer.retry(id)
                    .orElseThrow(() ->
                            Problem.notFound("there is no dead letter " + id + "; /api/v1/dead-letters lists them"));
        } catch (TopicWriter.UnavailableException e) {
            count("failed");
            throw Problem.unavailable(e.getMessage() + "; try again");
        }
    }

    private void count(String outcome) {
        registry.counter("onrecord.dashboard.letters", "outcome", outcome).increment();
    }
}
