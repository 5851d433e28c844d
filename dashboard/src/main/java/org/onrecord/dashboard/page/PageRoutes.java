package org.onrecord.dashboard.page;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.onrecord.dashboard.ops.Problem;
import org.onrecord.dashboard.ops.ReaderLanguage;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.issue.WatchedIssues;

/**
 * Serves the pages, their scripts and their styles. All files are read from the class path once and kept in memory.
 *
 * <p>Every page is served for each issue under {@code /issues/ID}, and without it for the default issue. The start page is the overview of
 * all issues where several are watched.
 *
 * <p>A page names the last live event at the time it was served, and listens from there: what happens while it reads its data is not lost.
 *
 * @param lastEvent gives the id of the last live event
 */
public record PageRoutes(WatchedIssues issues, Supplier<String> lastEvent) {
    private static final String ISSUE = "issue";

    private static final String POLICY = "Content-Security-Policy";

    /** The pages of which a figure can be shown on pages of others. */
    private static final Set<String> EMBEDDABLE = Set.of("claim", "talking-points");

    private static final PageTemplate OVERVIEW = new PageTemplate("issues", "/", "/", "/issues");
    private static final PageTemplate FRONT = new PageTemplate("index", "/", "/");

    /** The pages that are about all issues. */
    private static final List<PageTemplate> OF_ALL =
            List.of(OVERVIEW, new PageTemplate("new-issue", "/issues/new", "/", "/issues/new"));

    /** The pages of an issue but the first, and those that are the same for every issue. */
    private static final List<PageTemplate> OF_ISSUE = List.of(
            new PageTemplate("statements", "/statements", "/statements"),
            new PageTemplate("talking-points", "/talking-points", "/talking-points"),
            new PageTemplate("alerts", "/alerts", "/alerts"),
            new PageTemplate("subscriptions", "/subscriptions", "/subscriptions"),
            new PageTemplate("sources", "/sources", "/sources"),
            new PageTemplate("review", "/review", "/review"),
            new PageTemplate("corrections", "/review", "/corrections"),
            new PageTemplate("dead-letters", "", "/dead-letters"),
            new PageTemplate("accuracy", "/accuracy", "/accuracy"),
            new PageTemplate("claim", "/", "/", "/claims/{claim}"),
            new PageTemplate("actor", "", "/", "/actors/{actor}"),
            new PageTemplate("compare", "", "/", "/compare"),
            new PageTemplate("document", "/statements", "/statements", "/statements/{id}", "/documents/{id}"));

    public void register(RoutesConfig routes) {
        Served overview = served(OVERVIEW);
        Served front = served(FRONT);
        routes.get("/", context -> {
            if (issues.all().size() > 1) {
                overview.send(context, overAll(context));
            } else {
                front.send(context, ofDefault(context));
            }
        });
        for (PageTemplate page : OF_ALL) {
            add(routes, "", page, this::overAll);
        }
        // After those of OF_ALL, one of which is /issues/new.
        routes.get("/issues/{issue}/", context -> front.send(context, of(context)));
        for (PageTemplate page : OF_ISSUE) {
            add(routes, "", page, this::ofDefault);
            add(routes, "/issues/{issue}", page, this::of);
        }
        Map<String, Asset> assets = Asset.all();
        assets.forEach((name, asset) -> routes.get("/assets/" + name, asset::send));
        routes.get("/favicon.ico", Objects.requireNonNull(assets.get("icon.svg"), "the icon")::send);
    }

    private void add(RoutesConfig routes, String before, PageTemplate page, Function<Context, PageFrame> frame) {
        Served served = served(page);
        page.paths().forEach(path -> routes.get(before + path, context -> served.send(context, frame.apply(context))));
    }

    private Served served(PageTemplate page) {
        return new Served(page, page.html(), lastEvent);
    }

    private PageFrame overAll(Context context) {
        List<Issue> all = issues.all();
        return new PageFrame(strings(context), all, issues.first(), "", all.size() > 1);
    }

    private PageFrame ofDefault(Context context) {
        List<Issue> all = issues.all();
        Issue first = issues.first();
        return new PageFrame(strings(context), all, first, all.size() > 1 ? PageFrame.base(first) : "", false);
    }

    private PageFrame of(Context context) {
        String id = context.pathParam(ISSUE);
        Issue issue = issues.find(id)
                .orElseThrow(
                        () -> Problem.notFound("the issue " + id + " is not watched; /issues lists those that are"));
        return new PageFrame(strings(context), issues.all(), issue, PageFrame.base(issue), false);
    }

    private static Strings strings(Context context) {
        return Strings.of(ReaderLanguage.of(context));
    }

    private record Served(PageTemplate page, Map<ReaderLanguage, String> html, Supplier<String> lastEvent) {
        void send(Context context, PageFrame frame) {
            ReaderLanguage language = frame.strings().language();
            context.header("Content-Language", language.tag()).header("Vary", "Accept-Language, Cookie");
            if (EMBEDDABLE.contains(page.name()) && context.queryParam("embed") != null) {
                letOthersFrame(context);
            }
            String template = Objects.requireNonNull(html.get(language), "every language");
            Asset.of(page.name() + ".html", frame.fill(template, page, lastEvent.get()))
                    .send(context);
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
