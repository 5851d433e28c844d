package org.onrecord.dashboard.page;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.onrecord.dashboard.api.request.RequestedIssue;
import org.onrecord.dashboard.api.response.ResponseSender;
import org.onrecord.dashboard.index.IndexReads;
import org.onrecord.dashboard.index.ReadRefusedException;
import org.onrecord.dashboard.ops.Problem;
import org.onrecord.dashboard.ops.RequestedLanguage;
import org.onrecord.dashboard.print.Printer;
import org.onrecord.dashboard.subscribe.Signup;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.issue.WatchedIssues;
import org.onrecord.events.words.ReaderLanguage;
import org.onrecord.events.words.Strings;

/**
 * Serves the pages, their feeds, their scripts and their styles. All files are read from the class path once and kept in memory.
 *
 * <p>Every page of an issue is served under {@code /issues/ID}, and without it for the default issue. The start page is the overview of
 * all issues where several are watched.
 *
 * <p>A page names the last live event at the time it was served, and listens from there: what happens while it reads its data is not lost.
 *
 * @param address of the pages as readers reach them, without a slash at its end
 * @param lastEvent gives the id of the last live event
 */
public record PageRoutes(
        WatchedIssues issues, IndexReads index, Signup signup, String address, Supplier<String> lastEvent) {
    private static final String POLICY = "Content-Security-Policy";
    private static final String HTML = "text/html";

    /** The pages of which a figure can be shown on pages of others. */
    private static final Set<String> EMBEDDABLE = Set.of("claim", "talking-points");

    /** @param description of the API, as a file in the OpenAPI format */
    public void register(RoutesConfig routes, String description) {
        Printer printer = new Printer();
        Served overview = new Served(SitePage.OVERVIEW);
        Served front = new Served(SitePage.FRONT);
        routes.get("/", context -> {
            if (issues.all().size() > 1) {
                overview.send(context, overAll(context));
            } else {
                front.send(context, ofDefault(context));
            }
        });
        for (SitePage page : SitePage.OF_ALL) {
            add(routes, "", page, this::overAll, printer);
        }
        // After those of OF_ALL, one of which is /issues/new.
        routes.get("/issues/{issue}/", context -> front.send(context, of(context)));
        routes.get("/issues/{issue}/sources", context -> context.redirect("/sources"));
        for (SitePage page : SitePage.OF_ISSUE) {
            add(routes, "", page, this::ofDefault, printer);
            add(routes, "/issues/{issue}", page, this::of, printer);
        }
        BriefPages briefs = new BriefPages(index, address, printer, signup);
        briefs.register(routes, "", context -> issues.all().size() > 1 ? overAll(context) : ofDefault(context));
        briefs.register(routes, "/issues/{issue}", this::of);
        SubscribePages subscribing = new SubscribePages(signup, address);
        subscribing.register(routes, "", this::ofDefault);
        subscribing.register(routes, "/issues/{issue}", this::of);
        subscribing.registerLinks(routes);
        Map<String, Asset> assets = Asset.all();
        assets.forEach((name, asset) -> routes.get("/assets/" + name, asset::send));
        routes.get("/favicon.ico", Objects.requireNonNull(assets.get("icon.svg"), "the icon")::send);
        WordsPage words = new WordsPage(this::overAll, address, description);
        routes.get("/openapi", words::describeApi);
        routes.get("/openapi.yaml", words::sendDescription);
        routes.error(401, HTML, words::askForToken);
        for (int status : new int[] {403, 404, 429, 503}) {
            routes.error(status, HTML, words::explain);
        }
    }

    private void add(
            RoutesConfig routes, String before, SitePage page, Function<Context, PageFrame> frame, Printer printer) {
        Served served = new Served(page);
        String path = before + page.template().path();
        if (page.hasFeed()) {
            // Before the page, since a parameter at the end of its path would take the ending too.
            routes.get(path + ".atom", context -> served.feed(context, frame.apply(context), false));
            routes.get(path + ".json", context -> served.feed(context, frame.apply(context), true));
        }
        if (path.endsWith("{id}")) {
            routes.get(path + PageContent.CARD, context -> served.sendCard(context, frame.apply(context), printer));
        }
        routes.get(path, context -> served.send(context, frame.apply(context)));
    }

    private PageFrame overAll(Context context) {
        return frame(context, issues.first(), "", issues.all().size() > 1);
    }

    private PageFrame ofDefault(Context context) {
        Issue first = issues.first();
        return frame(context, first, issues.all().size() > 1 ? PageFrame.base(first) : "", false);
    }

    private PageFrame of(Context context) {
        String id = context.pathParam(RequestedIssue.NAME);
        Issue issue = issues.find(id)
                .orElseThrow(
                        () -> Problem.notFound("the issue " + id + " is not watched; /issues lists those that are"));
        return frame(context, issue, PageFrame.base(issue), false);
    }

    private PageFrame frame(Context context, Issue shown, String base, boolean ofAll) {
        ReaderLanguage language = RequestedLanguage.of(context);
        return new PageFrame(
                Strings.of(language),
                issues.all().stream().map(each -> each.in(language.json())).toList(),
                shown.in(language.json()),
                base,
                ofAll);
    }

    private final class Served {
        private final SitePage page;
        private final Map<ReaderLanguage, String> html;

        Served(SitePage page) {
            this.page = page;
            this.html = page.template().html();
        }

        void send(Context context, PageFrame frame) {
            PageTemplate template = page.template();
            PageQuery query = new PageQuery(context, frame, page.filters(), false);
            PageContent content = found(frame, query).orElseThrow(() -> missing(context));
            if (EMBEDDABLE.contains(template.name()) && context.queryParam("embed") != null) {
                letOthersFrame(context);
            }
            Html head = content.head(
                    address + query.path(SitePage.OF_ALL.contains(page)),
                    query.text(),
                    frame.strings().language());
            String text = Objects.requireNonNull(html.get(frame.strings().language()), "every language");
            frame.tell(context);
            Asset.of(template.name() + ".html", frame.fill(text, template, head, content.words(), lastEvent.get()))
                    .send(context);
        }

        /** Returns what the page says; only its title while the index is busy, or where a filter is wrong, which its script explains. */
        private Optional<PageContent> found(PageFrame frame, PageQuery query) {
            try {
                return read(frame, query);
            } catch (ReadRefusedException | Problem e) {
                return Optional.of(SitePage.plain(frame.strings(), page.template()));
            }
        }

        private Optional<PageContent> read(PageFrame frame, PageQuery query) {
            ContentItems items = new ContentItems(frame.strings(), frame.shown(), PageFrame.base(frame.shown()));
            return index.read(snapshot -> page.content().apply(new ContentReader(items, snapshot, query)));
        }

        private static Problem missing(Context context) {
            return Problem.notFound(
                    "there is nothing at " + context.path() + "; it may have been withdrawn, or not read yet");
        }

        void sendCard(Context context, PageFrame frame, Printer printer) {
            PageContent content = read(frame, new PageQuery(context, frame, page.filters(), false))
                    .orElseThrow(() -> missing(context));
            frame.tell(context);
            content.sendCard(context, printer);
        }

        void feed(Context context, PageFrame frame, boolean json) {
            PageQuery query = new PageQuery(context, frame, page.filters(), true);
            query.parameters();
            PageContent content =
                    read(frame, query).orElseThrow(() -> Problem.notFound("there is no feed at " + context.path()));
            frame.tell(context);
            ResponseSender.sendFeed(
                    context,
                    content.feed(
                            address,
                            query.path(false),
                            query.text(),
                            frame.strings().language().tag()),
                    json);
        }

        /** Lets pages of others show this one in a frame. It then shows a figure and nothing that changes anything. */
        private static void letOthersFrame(Context context) {
            String policy = context.res().getHeader(POLICY);
            if (policy != null) {
                context.header(POLICY, policy.replace("frame-ancestors 'none'", "frame-ancestors *"));
            }
            context.res().setHeader("X-Frame-Options", null);
        }
    }
}
