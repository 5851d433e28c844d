package org.onrecord.dashboard.api;

import static org.onrecord.dashboard.access.UserRole.ADMINISTER;
import static org.onrecord.dashboard.access.UserRole.EDIT;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpResponseException;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.onrecord.dashboard.access.User;
import org.onrecord.dashboard.access.UserRole;
import org.onrecord.dashboard.api.request.AccessFilter;
import org.onrecord.dashboard.api.request.Client;
import org.onrecord.dashboard.api.request.RequestParameters;
import org.onrecord.dashboard.api.request.RequestedIssue;
import org.onrecord.dashboard.api.response.ListWriter;
import org.onrecord.dashboard.api.response.ResponseSender;
import org.onrecord.dashboard.api.response.RowList;
import org.onrecord.dashboard.api.response.TableResponse;
import org.onrecord.dashboard.index.IndexReads;
import org.onrecord.dashboard.index.ReadRefusedException;
import org.onrecord.dashboard.live.EventRing;
import org.onrecord.dashboard.live.EventStream;
import org.onrecord.dashboard.ops.HttpServers;
import org.onrecord.dashboard.ops.Problem;
import org.onrecord.dashboard.query.Cursor;
import org.onrecord.dashboard.subscribe.RuleChanges;
import org.onrecord.dashboard.subscribe.SubscriptionDesk;
import org.onrecord.dashboard.workbench.Workbench;
import org.onrecord.dashboard.write.TopicWriter;
import org.onrecord.events.EventJson;
import org.onrecord.events.issue.WatchedIssues;
import org.onrecord.events.resource.Resources;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The routes of the HTTP API. {@code openapi.yaml} describes them and is tested against them.
 *
 * <p>What belongs to an issue is served under {@code /issues/ID}, and without it for the default issue or the one of the parameter
 * {@code issue}.
 *
 * @param writer takes what the API writes to the topics
 * @param workbench absent where the process has no models
 * @param ring live events
 */
public record ApiRoutes(
        AccessFilter access,
        WatchedIssues issues,
        IndexReads index,
        Path captures,
        TopicWriter writer,
        EventRing ring,
        MeterRegistry registry,
        Optional<Workbench> workbench,
        SubscriptionDesk desk,
        ResponseSender answers) {
    private static final Logger LOG = LoggerFactory.getLogger(ApiRoutes.class);
    private static final String API = "/api/v1";
    private static final int MAX_LISTENERS = 2000;

    private static final String ACCURACY = "accuracy.json";

    /** The accuracy card that the build contains; empty if it contains none. */
    private static final Optional<String> CARD = Optional.ofNullable(ApiRoutes.class.getResource(ACCURACY))
            .map(any -> Resources.text(ApiRoutes.class, ACCURACY));

    /** Returns the description of the API, as a file in the OpenAPI format. */
    public static String description() {
        return Resources.text(ApiRoutes.class, "openapi.yaml");
    }

    public void register(RoutesConfig routes) {
        routes.before(access::check);
        routes.exception(Problem.class, (problem, context) -> problem.write(context));
        routes.exception(
                Cursor.WrongCursorException.class,
                (wrong, context) ->
                        Problem.badRequest(String.valueOf(wrong.getMessage())).write(context));
        routes.exception(ResponseSender.CutOffException.class, (cut, context) -> HttpServers.cutOff(context));
        routes.exception(
                ReadRefusedException.class,
                (busy, context) ->
                        Problem.busy(String.valueOf(busy.getMessage()), 2).write(context));
        routes.exception(HttpResponseException.class, ApiRoutes::refuse);
        routes.exception(Exception.class, ApiRoutes::fail);

        RequestedIssue requested = new RequestedIssue(issues);
        EventStream events = new EventStream(ring, MAX_LISTENERS, registry);
        IssueHandler issue = new IssueHandler(requested, index);
        table(routes, "/issues", issue::all);
        json(routes, "/issues/{issue}", issue::issue);
        json(routes, "/issue", issue::issue);
        WorkbenchHandler bench = new WorkbenchHandler(workbench, requested);
        for (String base : List.of("", "/issues/{issue}")) {
            registerIssue(routes, base, requested, events);
            json(routes, base + "/learning", bench::learning);
        }

        DocumentHandler documents = new DocumentHandler(requested, index, new ListWriter(answers, index));
        post(routes, ADMINISTER, "/documents", new DocumentPushHandler(writer, index, registry)::push);
        table(routes, "/documents/{id}/versions", documents::versions);

        CaptureHandler bytes = new CaptureHandler(index, captures, answers);
        routes.get(API + "/documents/{id}/capture", bytes::download);
        json(routes, "/documents/{id}/capture/proof", bytes::proof);

        json(routes, "/workbench", bench::status);
        post(routes, ADMINISTER, "/workbench/drafts", bench::draft);
        post(routes, ADMINISTER, "/workbench/checks", bench::check);
        post(routes, ADMINISTER, "/workbench/trials", bench::tryOut);
        json(routes, "/workbench/trials/{id}", bench::trial);
        post(routes, ADMINISTER, "/workbench/trials/{id}/cancellation", bench::cancel);
        post(routes, ADMINISTER, "/issues", bench::save);

        SourceHandler sources = new SourceHandler(index);
        list(routes, "/sources", sources::list);
        json(routes, "/sources/{id}", sources::get);

        DeadLetterHandler deadLetters = new DeadLetterHandler(index, writer, registry);
        list(routes, "/dead-letters", deadLetters::list);
        post(routes, ADMINISTER, "/dead-letters/{id}/retry", deadLetters::retry);

        RuleChanges changes = new RuleChanges(writer, ring);
        SubscriptionHandler subscriptions = new SubscriptionHandler(desk, index, changes, issues);
        json(routes, "/rules", subscriptions::rules);
        post(routes, EDIT, "/rules", subscriptions::save);
        post(routes, EDIT, "/rules/preview", subscriptions::preview);
        post(routes, EDIT, "/rules/{id}", subscriptions::change);
        post(routes, EDIT, "/rules/{id}/mute", subscriptions::mute);
        post(routes, EDIT, "/rules/{id}/deletion", subscriptions::delete);
        post(routes, ADMINISTER, "/subscriptions/{id}/end", subscriptions::end);
        post(routes, ADMINISTER, "/subscriptions/{id}/on", subscriptions::switchOn);
        post(routes, ADMINISTER, "/subscriptions/{id}/test", subscriptions::test);
        list(routes, "/deliveries", subscriptions::deliveries);
        post(routes, ADMINISTER, "/deliveries/{id}/again", subscriptions::again);
        routes.get("/feeds/{rule}.atom", context -> subscriptions.feed(context, false));
        routes.get("/feeds/{rule}.json", context -> subscriptions.feed(context, true));

        routes.get(API + "/accuracy", ApiRoutes::accuracy);
        json(routes, "/me", context -> access.user(context).orElse(User.READER));
    }

    private void registerIssue(RoutesConfig routes, String base, RequestedIssue requested, EventStream events) {
        SummaryHandler summaries = new SummaryHandler(requested, index);
        json(routes, base + "/status", summaries::status);
        table(routes, base + "/positions", summaries::positions);
        table(routes, base + "/timeline", summaries::timeline);
        table(routes, base + "/speakers", summaries::speakers);

        MovementHandler movement = new MovementHandler(requested, index);
        table(routes, base + "/claims/{claim}", movement::claim);
        table(routes, base + "/actors/{actor}", movement::actor);
        table(routes, base + "/comparison", movement::comparison);

        StatementHandler statements = new StatementHandler(requested, index);
        list(routes, base + "/statements", statements::list);
        json(routes, base + "/statements/{id}", statements::get);
        table(routes, base + "/facets", statements::facets);
        json(routes, base + "/suggestions", statements::suggestions);

        DocumentHandler documents = new DocumentHandler(requested, index, new ListWriter(answers, index));
        routes.get(API + base + "/documents/{id}", documents::get);
        list(routes, base + "/outcomes", documents::outcomes);

        CorrectionHandler corrections = new CorrectionHandler(writer, index, requested, registry);
        list(routes, base + "/corrections", corrections::list);
        post(routes, EDIT, base + "/corrections", corrections.counted(corrections::create));
        json(routes, base + "/corrections/{id}", corrections::get);
        post(routes, EDIT, base + "/corrections/{id}/revocation", corrections.counted(corrections::revoke));
        ReviewHandler review = new ReviewHandler(requested, index);
        list(routes, base + "/review", review::list);
        list(routes, base + "/questions", review::questions);
        list(routes, base + "/unconfirmed-alerts", review::alerts);

        TalkingPointHandler talkingPoints = new TalkingPointHandler(requested, index);
        list(routes, base + "/talking-points", talkingPoints::list);
        json(routes, base + "/talking-points/{id}", talkingPoints::get);

        AlertHandler alerts = new AlertHandler(requested, index);
        list(routes, base + "/alerts", alerts::list);
        json(routes, base + "/alerts/{id}", alerts::get);

        routes.get(API + base + "/events", context -> listen(context, events, requested.heard(context)));
    }

    private void json(RoutesConfig routes, String path, Function<Context, Object> handler) {
        routes.get(API + path, context -> send(context, handler.apply(context)));
    }

    /** Adds a query that answers with JSON or CSV. */
    private void table(RoutesConfig routes, String path, Function<Context, TableResponse> handler) {
        either(routes, path, context -> send(context, handler.apply(context).json()), context -> {
            byte[] csv = handler.apply(context).csv().getBytes(StandardCharsets.UTF_8);
            answers.send(context, ResponseSender.csv(name(context, path)), sink -> sink.write(csv));
        });
    }

    /** Adds a list that answers with JSON or CSV. */
    private void list(RoutesConfig routes, String path, Function<Context, RowList<?>> handler) {
        ListWriter writer = new ListWriter(answers, index);
        either(
                routes,
                path,
                context -> writer.json(context, handler.apply(context)),
                context -> writer.csv(context, name(context, path), handler.apply(context)));
    }

    private static void either(RoutesConfig routes, String path, Handler json, Handler csv) {
        Handler either = context -> (RequestParameters.wantsCsv(context) ? csv : json).handle(context);
        // The longer path first, since a parameter at the end of the shorter one would take the ending too.
        routes.get(API + path + ".csv", either);
        routes.get(API + path, either);
    }

    /** Adds a request that changes something and therefore needs a role. */
    private void post(RoutesConfig routes, UserRole needed, String path, Handler handler) {
        routes.post(API + path, context -> {
            access.require(needed, context);
            handler.handle(context);
        });
    }

    private static String name(Context context, String path) {
        String named = path.replaceFirst("/\\{\\w+}$", "");
        String name = named.substring(named.lastIndexOf('/') + 1);
        return RequestedIssue.isInPath(context) ? context.pathParam(RequestedIssue.NAME) + "-" + name : name;
    }

    private void send(Context context, Object value) {
        byte[] json = EventJson.mapper().writeValueAsBytes(value);
        answers.send(context, ResponseSender.JSON, sink -> sink.write(json));
    }

    private static void accuracy(Context context) {
        String card = CARD.orElseThrow(() -> Problem.notFound(
                "this OnRecord was built without an accuracy card; write one with bench/accuracy and build again"));
        context.contentType("application/json; charset=utf-8")
                .header("Cache-Control", "no-cache")
                .result(card);
    }

    private void listen(Context context, EventStream events, Optional<String> issue)
            throws IOException, InterruptedException {
        String client = Client.of(context);
        events.enter(client);
        try {
            context.disableCompression();
            context.contentType("text/event-stream; charset=utf-8")
                    .header("Cache-Control", "no-store")
                    .header("X-Accel-Buffering", "no");
            Optional<String> heard = Optional.ofNullable(context.header("Last-Event-ID"))
                    .or(() -> Optional.ofNullable(context.queryParam("after")));
            events.write(context.res().getOutputStream(), issue, heard, () -> access.mayRead(context));
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
}
