package org.onrecord.dashboard.api;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpResponseException;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.onrecord.dashboard.index.IndexReads;
import org.onrecord.dashboard.index.ReadRefusedException;
import org.onrecord.dashboard.live.EventStream;
import org.onrecord.dashboard.ops.HttpServers;
import org.onrecord.dashboard.ops.Problem;
import org.onrecord.dashboard.query.Cursor;
import org.onrecord.dashboard.workbench.Workbench;
import org.onrecord.dashboard.write.TopicWriter;
import org.onrecord.events.EventJson;
import org.onrecord.events.issue.Issue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The routes of the HTTP API. {@code openapi.yaml} describes them and is tested against them.
 *
 * @param captures folder of the captures
 * @param writer takes what the API writes to the topics
 * @param workbench absent where the process has no models
 */
public record ApiRoutes(
        AccessFilter access,
        Supplier<Issue> issues,
        IndexReads index,
        Path captures,
        TopicWriter writer,
        EventStream events,
        MeterRegistry registry,
        Optional<Workbench> workbench,
        Answers answers) {
    private static final Logger LOG = LoggerFactory.getLogger(ApiRoutes.class);
    private static final String API = "/api/v1";
    private static final int LISTEN_AGAIN = 30;

    private static final byte[] OPENAPI =
            resource("openapi.yaml").orElseThrow(() -> new IllegalStateException("openapi.yaml is missing"));

    /** The accuracy card that the build contains; empty if it contains none. */
    private static final Optional<byte[]> ACCURACY = resource("accuracy.json");

    public ApiRoutes(
            AccessFilter access,
            Supplier<Issue> issues,
            IndexReads index,
            Path captures,
            TopicWriter writer,
            EventStream events,
            MeterRegistry registry,
            Optional<Workbench> workbench) {
        this(access, issues, index, captures, writer, events, registry, workbench, new Answers());
    }

    /** Adds the routes. */
    public void register(RoutesConfig routes) {
        routes.before(access::check);
        routes.exception(Problem.class, (problem, context) -> problem.write(context));
        routes.exception(
                Cursor.WrongCursorException.class,
                (wrong, context) ->
                        Problem.badRequest(String.valueOf(wrong.getMessage())).write(context));
        routes.exception(Answers.CutOffException.class, (cut, context) -> HttpServers.cutOff(context));
        routes.exception(
                ReadRefusedException.class,
                (busy, context) ->
                        Problem.busy(String.valueOf(busy.getMessage()), 2).write(context));
        routes.exception(HttpResponseException.class, ApiRoutes::refuse);
        routes.exception(Exception.class, ApiRoutes::fail);

        json(routes, "/issue", new IssueHandler(issues)::issue);
        SummaryHandler summaries = new SummaryHandler(issues, index);
        json(routes, "/status", summaries::status);
        table(routes, "/positions", summaries::positions);
        table(routes, "/timeline", summaries::timeline);
        table(routes, "/speakers", summaries::speakers);

        StatementHandler statements = new StatementHandler(issues, index);
        list(routes, "/statements", statements::list);
        json(routes, "/statements/{id}", statements::get);

        DocumentHandler documents = new DocumentHandler(issues, index, new ListWriter(answers, index));
        post(routes, "/documents", new DocumentPushHandler(writer, index, registry)::push);
        routes.get(API + "/documents/{id}", context -> documents.get(context));
        table(routes, "/documents/{id}/versions", documents::versions);
        list(routes, "/outcomes", documents::outcomes);

        CaptureHandler bytes = new CaptureHandler(index, captures, answers);
        routes.get(API + "/documents/{id}/capture", bytes::download);
        json(routes, "/documents/{id}/capture/proof", bytes::proof);

        CorrectionHandler corrections = new CorrectionHandler(writer, index, issues, registry);
        list(routes, "/corrections", corrections::list);
        post(routes, "/corrections", corrections::create);
        json(routes, "/corrections/{id}", corrections::get);
        post(routes, "/corrections/{id}/revocation", corrections::revoke);
        ReviewHandler review = new ReviewHandler(issues, index);
        list(routes, "/review", review::list);
        list(routes, "/unconfirmed-alerts", review::alerts);

        WorkbenchHandler bench = new WorkbenchHandler(workbench);
        json(routes, "/workbench", bench::status);
        post(routes, "/workbench/drafts", bench::draft);
        post(routes, "/workbench/checks", bench::check);
        post(routes, "/workbench/trials", bench::tryOut);
        json(routes, "/workbench/trials/{id}", bench::trial);
        post(routes, "/workbench/trials/{id}/cancellation", bench::cancel);
        post(routes, "/issues", bench::save);

        TalkingPointHandler talkingPoints = new TalkingPointHandler(index);
        list(routes, "/talking-points", talkingPoints::list);
        json(routes, "/talking-points/{id}", talkingPoints::get);

        AlertHandler alerts = new AlertHandler(index);
        list(routes, "/alerts", alerts::list);
        json(routes, "/alerts/{id}", alerts::get);

        SourceHandler sources = new SourceHandler(index);
        list(routes, "/sources", sources::list);
        json(routes, "/sources/{id}", sources::get);

        DeadLetterHandler deadLetters = new DeadLetterHandler(index, writer, registry);
        list(routes, "/dead-letters", deadLetters::list);
        post(routes, "/dead-letters/{id}/retry", deadLetters::retry);

        routes.get(API + "/accuracy", ApiRoutes::accuracy);
        routes.get(API + "/events", this::listen);
        routes.get(
                "/openapi",
                context ->
                        context.contentType("application/yaml; charset=utf-8").result(OPENAPI));
    }

    private void json(RoutesConfig routes, String path, Function<Context, Object> handler) {
        routes.get(API + path, context -> send(context, handler.apply(context)));
    }

    /** Adds a query that answers with JSON or CSV. */
    private void table(RoutesConfig routes, String path, Function<Context, TableResponse> handler) {
        either(routes, path, context -> send(context, handler.apply(context).json()), context -> {
            byte[] csv = handler.apply(context).csv().get().getBytes(StandardCharsets.UTF_8);
            answers.send(context, Answers.csv(name(path)), sink -> sink.write(csv));
        });
    }

    /** Adds a list that answers with JSON or CSV. */
    private void list(RoutesConfig routes, String path, Function<Context, RowList<?>> handler) {
        ListWriter writer = new ListWriter(answers, index);
        either(
                routes,
                path,
                context -> writer.json(context, handler.apply(context)),
                context -> writer.csv(context, name(path), handler.apply(context)));
    }

    private static void either(RoutesConfig routes, String path, Handler json, Handler csv) {
        Handler either = context -> (RequestParameters.wantsCsv(context) ? csv : json).handle(context);
        routes.get(API + path, either);
        routes.get(API + path + ".csv", either);
    }

    /** Adds a request that changes something and therefore needs the admin token. */
    private void post(RoutesConfig routes, String path, Handler handler) {
        routes.post(API + path, context -> {
            access.checkAdmin(context);
            handler.handle(context);
        });
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private void send(Context context, Object value) {
        byte[] json = EventJson.mapper().writeValueAsBytes(value);
        answers.send(context, Answers.JSON, sink -> sink.write(json));
    }

    private static void accuracy(Context context) {
        byte[] card = ACCURACY.orElseThrow(() -> Problem.notFound(
                "this OnRecord was built without an accuracy card; write one with ./onrecord eval and build again"));
        context.contentType("application/json; charset=utf-8")
                .header("Cache-Control", "no-cache")
                .result(card);
    }

    private void listen(Context context) throws IOException, InterruptedException {
        String client = Client.of(context);
        switch (events.enter(client)) {
            case TAKEN -> {}
            case CLIENT_FULL ->
                throw Problem.tooMany("too many listeners are connected from this address; close some", LISTEN_AGAIN);
            case ALL_FULL -> throw Problem.busy("too many listeners are connected; try again later", LISTEN_AGAIN);
        }
        try {
            context.disableCompression();
            context.contentType("text/event-stream; charset=utf-8")
                    .header("Cache-Control", "no-store")
                    .header("X-Accel-Buffering", "no");
            events.write(context.res().getOutputStream(), Optional.ofNullable(context.header("Last-Event-ID")));
        } finally {
            events.leave(client);
        }
    }

    private static void refuse(HttpResponseException e, Context context) {
        int status = e.getStatus();
        Problem problem = switch (status) {
            case 404 -> Problem.notFound("there is nothing at " + context.path() + "; /openapi lists all paths");
            case 405 ->
                new Problem(405, "Method not allowed", context.path() + " does not support " + context.method());
            default -> new Problem(status, "Refused", String.valueOf(e.getMessage()));
        };
        problem.write(context);
    }

    private static void fail(Exception e, Context context) {
        LOG.error("{} {} failed", context.method(), context.path(), e);
        new Problem(500, "Failed", "this failed and was logged; try again").write(context);
    }

    private static Optional<byte[]> resource(String name) {
        try (InputStream in = ApiRoutes.class.getResourceAsStream(name)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
