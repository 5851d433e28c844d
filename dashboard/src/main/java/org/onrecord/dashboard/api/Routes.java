package org.onrecord.dashboard.api;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.onrecord.dashboard.index.RecordIndex;
import org.onrecord.dashboard.live.EventStream;
import org.onrecord.events.EventJson;
import org.onrecord.events.issue.Issue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All routes of the interface; {@code openapi.yaml} describes them and is tested against them. */
public final class Routes {
    private static final Logger LOG = LoggerFactory.getLogger(Routes.class);
    private static final String API = "/api/v1";

    private final Gate gate;
    private final Answers answers;
    private final Captures captures;
    private final CorrectionAnswers corrections;
    private final TalkingPointAnswers talkingPoints;
    private final Push push;
    private final Correct correct;
    private final Letters letters;
    private final EventStream events;
    private final byte[] openApi =
            resource("openapi.yaml").orElseThrow(() -> new IllegalStateException("openapi.yaml is missing"));

    /** The accuracy card of the sources that this was built from; a build without one serves all else. */
    private final Optional<byte[]> accuracy = resource("accuracy.json");

    /** The routes over an index and the folder of the captures. */
    public Routes(
            Gate gate,
            Supplier<Issue> issues,
            RecordIndex index,
            Path captures,
            Push push,
            Correct correct,
            Letters letters,
            EventStream events) {
        this.gate = gate;
        this.answers = new Answers(issues, index);
        this.captures = new Captures(index, captures);
        this.corrections = new CorrectionAnswers(issues, index);
        this.talkingPoints = new TalkingPointAnswers(index);
        this.push = push;
        this.correct = correct;
        this.letters = letters;
        this.events = events;
    }

    /** Adds the routes. */
    public void register(RoutesConfig routes) {
        routes.before(gate::check);
        routes.exception(Problem.class, (problem, context) -> problem.write(context));
        routes.exception(HttpResponseException.class, Routes::refuse);
        routes.exception(Exception.class, Routes::fail);

        routes.get(API + "/issue", context -> json(context, answers.issue()));
        routes.get(API + "/status", context -> json(context, answers.status()));
        table(routes, "/positions", answers::positions);
        table(routes, "/timeline", answers::timeline);
        table(routes, "/speakers", answers::speakers);
        table(routes, "/statements", answers::statements);
        routes.get(API + "/statements/{id}", context -> json(context, answers.statement(context.pathParam("id"))));
        routes.get(API + "/documents/{id}", context -> json(context, answers.document(context.pathParam("id"))));
        routes.get(API + "/documents/{id}/capture", captures::send);
        routes.get(API + "/documents/{id}/capture/proof", context -> json(context, captures.proof(context)));
        table(routes, "/documents/{id}/versions", answers::versions);
        routes.post(API + "/documents", context -> {
            gate.checkAdmin(context);
            push.take(context);
        });
        table(routes, "/review", corrections::review);
        table(routes, "/corrections", corrections::corrections);
        routes.get(
                API + "/corrections/{id}", context -> json(context, corrections.correction(context.pathParam("id"))));
        routes.post(API + "/corrections", context -> {
            gate.checkAdmin(context);
            correct.take(context);
        });
        routes.post(API + "/corrections/{id}/revocation", context -> {
            gate.checkAdmin(context);
            correct.revoke(context);
        });
        table(routes, "/talking-points", talkingPoints::talkingPoints);
        routes.get(
                API + "/talking-points/{id}",
                context -> json(context, talkingPoints.talkingPoint(context.pathParam("id"))));
        table(routes, "/alerts", answers::alerts);
        routes.get(API + "/alerts/{id}", context -> json(context, answers.alert(context.pathParam("id"))));
        table(routes, "/sources", answers::sources);
        routes.get(API + "/sources/{id}", context -> json(context, answers.source(context.pathParam("id"))));
        table(routes, "/outcomes", answers::outcomes);
        table(routes, "/dead-letters", letters::list);
        routes.post(API + "/dead-letters/{id}/retry", context -> {
            gate.checkAdmin(context);
            letters.retry(context);
        });
        routes.get(API + "/accuracy", this::accuracy);
        routes.get(API + "/events", this::listen);
        routes.get(
                "/openapi",
                context ->
                        context.contentType("application/yaml; charset=utf-8").result(openApi));
    }

    /** A query whose answer can be had as JSON and as CSV. */
    private void table(RoutesConfig routes, String path, Function<Context, Answers.Table> query) {
        routes.get(API + path, context -> {
            Answers.Table table = query.apply(context);
            if (Answers.wantsCsv(context)) {
                csv(context, name(path), table);
            } else {
                json(context, table.rows());
            }
        });
        routes.get(API + path + ".csv", context -> csv(context, name(path), query.apply(context)));
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static void json(Context context, Object value) {
        context.contentType("application/json; charset=utf-8")
                .header("Cache-Control", "no-cache")
                .header("Vary", "Accept")
                .result(EventJson.mapper().writeValueAsBytes(value));
    }

    private static void csv(Context context, String name, Answers.Table table) {
        context.contentType("text/csv; charset=utf-8; header=present")
                .header("Cache-Control", "no-cache")
                .header("Vary", "Accept")
                .header("Content-Disposition", "attachment; filename=\"onrecord-" + name + ".csv\"")
                .result(table.csv().get().toString().getBytes(StandardCharsets.UTF_8));
    }

    private void accuracy(Context context) {
        byte[] card = accuracy.orElseThrow(() -> Problem.notFound(
                "this OnRecord was built without an accuracy card; write one with ./onrecord eval and build again"));
        context.contentType("application/json; charset=utf-8")
                .header("Cache-Control", "no-cache")
                .result(card);
    }

    private void listen(Context context) throws IOException, InterruptedException {
        if (!events.enter()) {
            throw Problem.unavailable("too many listen already; try again later");
        }
        try {
            context.disableCompression();
            context.contentType("text/event-stream; charset=utf-8")
                    .header("Cache-Control", "no-store")
                    .header("X-Accel-Buffering", "no");
            events.write(context.res().getOutputStream(), Optional.ofNullable(context.header("Last-Event-ID")));
        } finally {
            events.leave();
        }
    }

    private static void refuse(HttpResponseException e, Context context) {
        int status = e.getStatus();
        String detail = switch (status) {
            case 404 -> "there is nothing at " + context.path() + "; /openapi lists what there is";
            case 405 -> context.method() + " is not possible at " + context.path();
            default -> String.valueOf(e.getMessage());
        };
        String title = status == 404 ? "Not found" : status == 405 ? "Method not allowed" : "Refused";
        Problem.of(status, title, detail).write(context);
    }

    private static void fail(Exception e, Context context) {
        LOG.error("{} {} failed", context.method(), context.path(), e);
        Problem.of(500, "Failed", "this failed and was logged; try again").write(context);
    }

    private static Optional<byte[]> resource(String name) {
        try (InputStream in = Routes.class.getResourceAsStream(name)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
