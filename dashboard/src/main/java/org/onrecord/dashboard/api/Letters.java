package org.onrecord.dashboard.api;

import io.javalin.http.Context;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.onrecord.dashboard.feed.DeadLetterEntry;
import org.onrecord.dashboard.feed.DocumentSink;
import org.onrecord.dashboard.feed.LetterRetry;
import org.onrecord.dashboard.index.Page;
import org.onrecord.dashboard.index.RecordIndex;
import org.onrecord.dashboard.index.Strip;
import org.onrecord.events.EventJson;
import org.onrecord.events.deadletter.RetryResult;

/** What is answered about the dead letters, and their retry. */
public final class Letters {
    private final RecordIndex index;
    private final LetterRetry retry;
    private final MeterRegistry registry;

    /** Lists those of the index and retries by what writes to the topics. */
    public Letters(RecordIndex index, LetterRetry retry, MeterRegistry registry) {
        this.index = index;
        this.retry = retry;
        this.registry = registry;
    }

    Answers.Table list(Context context) {
        Query query = Query.of(context, Set.of("stage", "retried", "page", "size"));
        Optional<String> stage = query.text("stage");
        boolean retried = query.flag("retried").orElse(false);
        Page.Wanted wanted = query.page(Answers.csv(context));
        List<DeadLetterEntry> letters =
                index.read(reading -> retried ? Strip.retried(reading) : Strip.open(reading)).stream()
                        .filter(letter -> stage.isEmpty() || letter.stage().equals(stage.get()))
                        .toList();
        int from = Math.min(letters.size(), (wanted.page() - 1) * wanted.size());
        Page<DeadLetterEntry> page = new Page<>(
                letters.size(),
                wanted.page(),
                wanted.size(),
                letters.subList(from, Math.min(letters.size(), from + wanted.size())));
        return new Answers.Table(page, () -> csv(page));
    }

    private static Csv csv(Page<DeadLetterEntry> page) {
        Csv csv = new Csv(
                "id", "key", "topic", "reason", "received", "bytes", "excerpt", "stage", "origin", "tries", "retried");
        page.items()
                .forEach(each -> csv.add(
                        each.id(),
                        each.key(),
                        each.topic(),
                        each.reason(),
                        each.received(),
                        each.bytes(),
                        each.excerpt(),
                        each.stage(),
                        each.origin(),
                        each.tries(),
                        each.retried()));
        return csv;
    }

    /** An answer to a retry. */
    record Answer(String id, String topic, int tries) {}

    void retry(Context context) {
        String id = context.pathParam("id");
        switch (attempt(id)) {
            case RetryResult.WrittenBack done -> {
                count("retried");
                context.status(202)
                        .contentType("application/json; charset=utf-8")
                        .result(EventJson.mapper()
                                .writeValueAsBytes(new Answer(
                                        id, done.topic(), done.letter().tries())));
            }
            case RetryResult.Refused refused -> {
                count("refused");
                throw Problem.conflict("the dead letter " + id + " is not retried: " + refused.reason());
            }
        }
    }

    private RetryResult attempt(String id) {
        try {
            return retry.retry(id)
                    .orElseThrow(() ->
                            Problem.notFound("there is no dead letter " + id + "; /api/v1/dead-letters lists them"));
        } catch (DocumentSink.UnavailableException e) {
            count("failed");
            throw Problem.unavailable(e.getMessage() + "; try again");
        }
    }

    private void count(String outcome) {
        Counter.builder("onrecord.dashboard.letters")
                .tag("outcome", outcome)
                .register(registry)
                .increment();
    }
}
