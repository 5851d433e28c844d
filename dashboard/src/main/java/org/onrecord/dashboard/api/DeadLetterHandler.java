package org.onrecord.dashboard.api;

import io.javalin.http.Context;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import org.onrecord.dashboard.api.request.Audit;
import org.onrecord.dashboard.api.request.RequestParameters;
import org.onrecord.dashboard.api.response.CsvTable;
import org.onrecord.dashboard.api.response.ResponseSender;
import org.onrecord.dashboard.api.response.RowList;
import org.onrecord.dashboard.index.IndexReads;
import org.onrecord.dashboard.ops.Problem;
import org.onrecord.dashboard.query.DeadLetterQuery;
import org.onrecord.dashboard.write.TopicWriter;
import org.onrecord.events.deadletter.RetryResult;

/** Serves dead letters and retries them. */
record DeadLetterHandler(IndexReads index, TopicWriter writer, MeterRegistry registry) {
    private static final CsvTable CSV =
            CsvTable.of("id key topic reason received bytes excerpt stage origin tries retried");

    record Retried(String id, String topic, int tries) {}

    RowList<?> list(Context context) {
        RequestParameters parameters = RequestParameters.of(context, "stage retried page cursor size");
        DeadLetterQuery query = new DeadLetterQuery(
                parameters.text("stage"), parameters.flag("retried").orElse(false));
        return new RowList<>(query::page, CSV);
    }

    void retry(Context context) {
        String id = context.pathParam("id");
        Optional<RetryResult> result;
        try {
            result = writer.retry(id);
        } catch (TopicWriter.UnavailableException e) {
            count("failed");
            throw Problem.unavailable(e.getMessage() + "; try again");
        }
        switch (result.orElseThrow(
                () -> Problem.notFound("there is no dead letter " + id + "; /api/v1/dead-letters lists them"))) {
            case RetryResult.WrittenBack done -> {
                count("retried");
                Audit.changed(context, "dead letter retried", "id", id, "topic", done.topic());
                ResponseSender.sendChange(
                        context,
                        202,
                        new Retried(id, done.topic(), done.letter().tries()));
            }
            case RetryResult.Refused refused -> {
                count("refused");
                throw Problem.conflict("the dead letter " + id + " cannot be retried: " + refused.reason());
            }
        }
    }

    private void count(String outcome) {
        registry.counter("onrecord.dashboard.letters", "outcome", outcome).increment();
    }
}
