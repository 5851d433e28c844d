package org.onrecord.dashboard.api;

import io.javalin.http.Context;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.onrecord.dashboard.feed.CorrectionSink;
import org.onrecord.dashboard.feed.DocumentSink;
import org.onrecord.dashboard.index.CorrectionItem;
import org.onrecord.dashboard.index.Corrections;
import org.onrecord.dashboard.index.RecordIndex;
import org.onrecord.dashboard.index.StatementItem;
import org.onrecord.dashboard.index.StatementQuery;
import org.onrecord.events.Correction;
import org.onrecord.events.EventJson;
import org.onrecord.events.issue.CorrectionCheck;
import org.onrecord.events.issue.Issue;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Takes corrections and revocations, refuses those that are wrong with what would be right, and writes them to their topic. */
public final class Correct {
    private static final Set<String> CORRECTION =
            Set.of("statement", "document", "field", "subject", "value", "author", "reason");
    private static final Set<String> REVOCATION = Set.of("author", "reason");

    private final CorrectionSink sink;
    private final RecordIndex index;
    private final Supplier<Issue> issues;
    private final MeterRegistry registry;

    /** Corrects what the issue knows, of statements in the index, by records that go to the sink. */
    public Correct(CorrectionSink sink, RecordIndex index, Supplier<Issue> issues, MeterRegistry registry) {
        this.sink = sink;
        this.index = index;
        this.issues = issues;
        this.registry = registry;
    }

    void take(Context context) {
        ObjectNode body = body(context, CORRECTION);
        String statement = required(body, "statement");
        write(
                context,
                Correction.standing(
                        document(statement, text(body, "document")),
                        statement,
                        field(required(body, "field")),
                        text(body, "subject").orElse(null),
                        required(body, "value"),
                        required(body, "author"),
                        now(),
                        required(body, "reason")),
                "taken");
    }

    void revoke(Context context) {
        ObjectNode body = body(context, REVOCATION);
        String id = context.pathParam("id");
        Correction correction = index.read(reading -> Corrections.one(reading, id))
                .map(CorrectionItem::correction)
                .orElseThrow(() -> CorrectionAnswers.noCorrection(id));
        Correction.@Nullable Revocation earlier = correction.revoked();
        if (earlier != null) {
            throw Problem.conflict("the correction " + id + " was revoked by " + earlier.author() + " at "
                    + earlier.at() + "; correct the statement anew if that was wrong");
        }
        write(
                context,
                correction.revokedBy(
                        new Correction.Revocation(required(body, "author"), now(), required(body, "reason"))),
                "revoked");
    }

    /** The document that carries the statement; one that is not there yet must be named. */
    private String document(String statement, Optional<String> given) {
        Optional<String> known = index.read(reading -> StatementQuery.one(reading, statement))
                .map(StatementItem::statement)
                .map(found -> found.document().id());
        if (known.isPresent() && given.isPresent() && !known.equals(given)) {
            throw refused("the statement " + statement + " is carried by the document " + known.get() + ", not by "
                    + given.get() + "; leave document out");
        }
        return known.or(() -> given)
                .orElseThrow(() -> Problem.notFound("there is no statement " + statement
                        + "; to correct one that has not come yet, give the id of its document too"));
    }

    private void write(Context context, Correction correction, String outcome) {
        new CorrectionCheck(issues.get()).fault(correction).ifPresent(fault -> {
            throw refused(fault);
        });
        try {
            sink.write(correction);
        } catch (DocumentSink.UnavailableException e) {
            count("failed");
            throw Problem.unavailable(e.getMessage() + "; send it again");
        }
        count(outcome);
        context.status(202)
                .header("Location", "/api/v1/corrections/" + correction.id())
                .contentType("application/json; charset=utf-8")
                .result(EventJson.write(correction));
    }

    private ObjectNode body(Context context, Set<String> known) {
        JsonNode json;
        try {
            json = EventJson.mapper().readTree(context.bodyAsBytes());
        } catch (JacksonException e) {
            throw refused("the body is not JSON: " + EventJson.reason(e));
        }
        if (!(json instanceof ObjectNode body)) {
            throw refused("the body is no JSON object with " + String.join(", ", new TreeSet<>(known)));
        }
        Set<String> unknown = new TreeSet<>(body.propertyNames());
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            throw refused(
                    "unknown " + String.join(", ", unknown) + "; one of " + String.join(", ", new TreeSet<>(known)));
        }
        return body;
    }

    private String required(ObjectNode body, String name) {
        return text(body, name).orElseThrow(() -> refused(name + " is missing"));
    }

    private Optional<String> text(ObjectNode body, String name) {
        JsonNode value = body.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isString() && !value.isBoolean()) {
            throw refused(name + " is a text, not " + value.getNodeType());
        }
        return Optional.of(value.asString().strip()).filter(words -> !words.isEmpty());
    }

    private Correction.Field field(String name) {
        return Arrays.stream(Correction.Field.values())
                .filter(each -> each.json().equals(name))
                .findFirst()
                .orElseThrow(() -> refused("field is one of "
                        + String.join(
                                ", ",
                                Arrays.stream(Correction.Field.values())
                                        .map(Correction.Field::json)
                                        .toList())
                        + ", not \"" + name + "\""));
    }

    /** To the millisecond, as people and other programs write it. */
    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    private Problem refused(String detail) {
        count("refused");
        return Problem.refused(detail);
    }

    private void count(String outcome) {
        Counter.builder("onrecord.dashboard.corrections")
                .tag("outcome", outcome)
                .register(registry)
                .increment();
    }
}
