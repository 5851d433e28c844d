package org.onrecord.dashboard.api;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onrecord.dashboard.access.User;
import org.onrecord.dashboard.api.request.Audit;
import org.onrecord.dashboard.api.request.RequestBody;
import org.onrecord.dashboard.api.request.RequestParameters;
import org.onrecord.dashboard.api.request.RequestedIssue;
import org.onrecord.dashboard.api.response.CsvTable;
import org.onrecord.dashboard.api.response.ResponseSender;
import org.onrecord.dashboard.api.response.RowList;
import org.onrecord.dashboard.index.IndexReads;
import org.onrecord.dashboard.ops.Problem;
import org.onrecord.dashboard.query.CorrectionItem;
import org.onrecord.dashboard.query.EntryList;
import org.onrecord.dashboard.query.EventLists;
import org.onrecord.dashboard.query.StatementQuery;
import org.onrecord.dashboard.write.TopicWriter;
import org.onrecord.dashboard.write.TopicWriter.Change;
import org.onrecord.events.Correction;
import org.onrecord.events.issue.CorrectionCheck;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.json.JsonName;
import org.onrecord.events.topic.Topics;

/** Serves corrections, and takes new corrections and revocations: it checks them and writes them to their topic. */
record CorrectionHandler(TopicWriter writer, IndexReads index, RequestedIssue requested, MeterRegistry registry) {
    private static final CsvTable CSV = CsvTable.of("""
            id=correction.id at=correction.at author=correction.author field=correction.field subject=correction.subject
            value=correction.value reason=correction.reason state revoked_at=correction.revoked.at
            revoked_by=correction.revoked.author revoked_reason=correction.revoked.reason
            statement=correction.statement document=correction.document words""");

    private record NewCorrection(
            @Nullable String statement,
            @Nullable String document,
            @Nullable String field,
            @Nullable String subject,
            @Nullable String value,
            @Nullable String reason) {}

    private record NewRevocation(@Nullable String reason) {}

    RowList<?> list(Context context) {
        Issue issue = requested.of(context);
        RequestParameters parameters =
                RequestParameters.ofIssue(context, "document statement field revoked page cursor size");
        EntryList<CorrectionItem> list = EventLists.corrections(
                issue.id(),
                parameters.text("document"),
                parameters.text("statement"),
                parameters.choice("field", Correction.Field.values()).map(Correction.Field::json),
                parameters.flag("revoked"));
        return new RowList<>(
                (snapshot, request) -> list.page(snapshot, request)
                        .with(items ->
                                items.stream().map(item -> checked(item, issue)).toList()),
                CSV);
    }

    CorrectionItem get(Context context) {
        Issue issue = requested.of(context);
        return checked(find(issue, context.pathParam("id")), issue);
    }

    private CorrectionItem find(Issue issue, String id) {
        return index.read(snapshot -> EventLists.correction(snapshot, issue.id(), id))
                .orElseThrow(() -> Problem.notFound("there is no correction " + id
                        + ", or it has not been read yet; /api/v1/corrections lists them"));
    }

    /** Marks a waiting correction that can never be applied as refused; the processor put it into the dead letters. */
    private static CorrectionItem checked(CorrectionItem item, Issue issue) {
        return item.state() == CorrectionItem.State.WAITING
                ? new CorrectionCheck(issue)
                        .problem(item.correction())
                        .map(item::refused)
                        .orElse(item)
                : item;
    }

    void create(Context context) {
        Issue issue = requested.of(context);
        NewCorrection body = RequestBody.read(context, NewCorrection.class);
        String statement = RequestBody.required("statement", body.statement);
        Correction correction = Correction.standing(
                document(issue, statement, Optional.ofNullable(body.document)),
                statement,
                field(RequestBody.required("field", body.field)),
                body.subject,
                RequestBody.required("value", body.value),
                User.nameOf(context),
                now(),
                RequestBody.required("reason", body.reason));
        write(context, issue, isAboutIssue(correction) ? correction.in(issue.id()) : correction, "taken");
    }

    /** Returns true for a label of one issue. Who speaks, and whether officially, is the same for every issue. */
    private static boolean isAboutIssue(Correction correction) {
        return switch (correction.field()) {
            case TOPIC, STANCE -> true;
            case SPEAKER, OFFICIAL -> false;
        };
    }

    void revoke(Context context) {
        Issue issue = requested.of(context);
        NewRevocation body = RequestBody.read(context, NewRevocation.class);
        String id = context.pathParam("id");
        Correction correction = find(issue, id).correction();
        Correction.@Nullable Revocation earlier = correction.revoked();
        if (earlier != null) {
            throw Problem.conflict("the correction " + id + " was revoked by " + earlier.author() + " at "
                    + earlier.at() + "; if that was wrong, send a new correction");
        }
        write(
                context,
                issue,
                correction.revokedBy(new Correction.Revocation(
                        User.nameOf(context), now(), RequestBody.required("reason", body.reason))),
                "revoked");
    }

    /** Returns the document of a statement. If the statement is not in the index yet, the request has to name it. */
    private String document(Issue issue, String statement, Optional<String> given) {
        Optional<String> known = index.read(snapshot -> StatementQuery.one(snapshot, issue.id(), statement))
                .map(item -> item.statement().document().id());
        if (known.isPresent() && given.isPresent() && !known.equals(given)) {
            throw Problem.refused("the statement " + statement + " is in the document " + known.get() + ", not in "
                    + given.get() + "; leave document out");
        }
        return known.or(() -> given)
                .orElseThrow(() -> Problem.notFound("there is no statement " + statement
                        + "; to correct a statement that has not arrived yet, give the id of its document too"));
    }

    private void write(Context context, Issue issue, Correction correction, String outcome) {
        new CorrectionCheck(issue).problem(correction).ifPresent(fault -> {
            throw Problem.refused(fault);
        });
        try {
            writer.write(List.of(Change.put(Topics.CORRECTIONS, correction)));
        } catch (TopicWriter.UnavailableException e) {
            count("failed");
            throw Problem.unavailable(e.getMessage() + "; send it again");
        }
        count(outcome);
        Audit.changed(
                context,
                "correction " + outcome,
                "id",
                correction.id(),
                "statement",
                correction.statement(),
                "field",
                correction.field().json());
        context.header("Location", location(context, issue, correction));
        ResponseSender.sendChange(context, 202, correction);
    }

    private static String location(Context context, Issue issue, Correction correction) {
        String list = context.path().replaceFirst("/corrections/.*$", "/corrections");
        String ofIssue = context.queryParam(RequestedIssue.NAME) == null ? "" : "?issue=" + issue.id();
        return list + "/" + correction.id() + ofIssue;
    }

    /** Returns a handler that counts the requests that are refused. */
    Handler counted(Handler change) {
        return context -> {
            try {
                change.handle(context);
            } catch (Problem problem) {
                if (problem.status() == Problem.REFUSED) {
                    count("refused");
                }
                throw problem;
            }
        };
    }

    private static Correction.Field field(String name) {
        return JsonName.of(name, Correction.Field.values())
                .orElseThrow(() -> Problem.refused("field must be one of " + JsonName.listed(Correction.Field.values())
                        + ", not \"" + name + "\""));
    }

    /** Returns the time to the millisecond, the precision that other programs write. */
    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    private void count(String outcome) {
        registry.counter("onrecord.dashboard.corrections", "outcome", outcome).increment();
    }
}
