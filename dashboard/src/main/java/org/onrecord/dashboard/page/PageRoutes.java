package org.onrecord.dashboard.page;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.onrecord.dashboard.ops.Problem;
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

    private static final Page OVERVIEW = new Page("issues", "/", "/", "/issues");
    private static final Page FRONT = new Page("index", "/", "/", "/");

    /** The pages that are about all issues. */
    private static final List<Page> OF_ALL =
            List.of(OVERVIEW, new Page("new-issue", "/issues/new", "/", "/issues/new"));

    /** The pages of an issue, and those that are the same for every issue. */
    private static final List<Page> OF_ISSUE = List.of(
            FRONT,
            new Page("statements", "/statements", "/statements"),
            new Page("talking-points", "/talking-points", "/talking-points"),
            new Page("alerts", "/alerts", "/alerts"),
            new Page("subscriptions", "/subscriptions", "/subscriptions"),
            new Page("sources", "/sources", "/sources"),
            new Page("review", "/review", "/review"),
            new Page("corrections", "/review", "/corrections"),
            new Page("dead-letters", "", "/dead-letters"),
            new Page("accuracy", "/accuracy", "/accuracy"),
            new Page("claim", "/", "/", "/claims/{claim}"),
            new Page("actor", "", "/", "/actors/{actor}"),
            new Page("compare", "", "/", "/compare"),
            new Page("document", "/statements", "/statements", "/statements/{id}", "/documents/{id}"));

    /** The files that pages share. Each page also has a script of its own. */
    private static final List<String> SHARED = List.of(
            "style.css",
            "icon.svg",
            "source-serif-4-400.woff2",
            "source-serif-4-600.woff2",
            "strings.js",
            "common.js",
            "live.js",
            "markdown.js",
            "desktop.js",
            "shifts.js",
            "spark.js",
            "board.js",
            "changed.js",
            "statement.js",
            "facets.js",
            "fact-sheet.js",
            "keys.js",
            "search.js",
            "statements.css",
            "question.js",
            "health.js",
            "diff.js",
            "changes.js",
            "capture.js",
            "editor.js",
            "issue-text.js",
            "learning.js",
            "trial.js",
            "correcting.js",
            "accuracy-charts.js",
            "movement.css",
            "d3.min.js",
            "plot.min.js",
            "plots.js",
            "figure.js",
            "claim-chart.js",
            "life-lines.js");

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml",
            "woff2", "font/woff2");

    private record File(byte[] bytes, String type, String tag) {}

    /**
     * A page.
     *
     * @param name name of its HTML file and its script, without the ending; its title is the string {@code title.NAME}
     * @param under path of the navigation entry to highlight; empty for none
     * @param same path to which the switch between issues leads
     * @param paths paths that serve it
     */
    private record Page(String name, String under, String same, List<String> paths) {
        Page(String name, String under, String path) {
            this(name, under, path, List.of(path));
        }

        Page(String name, String under, String same, String... paths) {
            this(name, under, same, List.of(paths));
        }

        /** Returns its HTML in each language, with the placeholders of {@link PageFrame#fill}. */
        Map<Language, String> html() {
            String html = text("frame.html")
                            .replace("{title}", "{t:title." + name + "}")
                            .replace("{name}", name)
                    + text(name + ".html");
            Map<Language, String> all = new EnumMap<>(Language.class);
            for (Language each : Language.values()) {
                all.put(each, Strings.of(each).fill(html));
            }
            return all;
        }
    }

    /** Adds the routes. */
    public void register(RoutesConfig routes) {
        Map<Language, String> overview = OVERVIEW.html();
        Map<Language, String> front = FRONT.html();
        routes.get("/", context -> {
            if (issues.all().size() > 1) {
                page(context, OVERVIEW, overview, overAll(context));
            } else {
                page(context, FRONT, front, ofDefault(context));
            }
        });
        for (Page page : OF_ALL) {
            Map<Language, String> html = page.html();
            page.paths().forEach(path -> routes.get(path, context -> page(context, page, html, overAll(context))));
        }
        for (Page page : OF_ISSUE) {
            Map<Language, String> html = page.html();
            for (String path : page.paths()) {
                if (!path.equals("/")) {
                    routes.get(path, context -> page(context, page, html, ofDefault(context)));
                }
                routes.get("/issues/{issue}" + path, context -> page(context, page, html, of(context)));
            }
        }
        Stream.concat(
                        SHARED.stream(),
                        Stream.concat(OF_ALL.stream(), OF_ISSUE.stream()).map(page -> page.name() + ".js"))
                .forEach(name -> {
                    File file = file(bytes(name), name.substring(name.lastIndexOf('.') + 1));
                    routes.get("/assets/" + name, context -> send(context, file));
                });
        for (Language language : Language.values()) {
            File strings = file(Strings.of(language).module().getBytes(StandardCharsets.UTF_8), "js");
            routes.get("/assets/strings-" + language.code() + ".js", context -> send(context, strings));
        }
        File icon = file(bytes("icon.svg"), "svg");
        routes.get("/favicon.ico", context -> send(context, icon));
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
        return Strings.of(Language.of(context));
    }

    private void page(Context context, Page page, Map<Language, String> html, PageFrame frame) {
        Language language = frame.strings().language();
        boolean exact = page.paths().contains(page.under());
        String filled = frame.fill(
                Objects.requireNonNull(html.get(language), "every language"),
                page.under(),
                exact,
                page.same(),
                lastEvent.get());
        context.header("Content-Language", language.tag()).header("Vary", "Accept-Language, Cookie");
        if (EMBEDDABLE.contains(page.name()) && context.queryParam("embed") != null) {
            letOthersFrame(context);
        }
        send(context, file(filled.getBytes(StandardCharsets.UTF_8), "html"));
    }

    /** Lets pages of others show this one in a frame. It then shows a figure and nothing that changes anything. */
    private static void letOthersFrame(Context context) {
        String policy = context.res().getHeader(POLICY);
        if (policy != null) {
            context.header(POLICY, policy.replace("frame-ancestors 'none'", "frame-ancestors *"));
        }
        context.res().setHeader("X-Frame-Options", null);
    }

    private static void send(Context context, File file) {
        context.header("ETag", file.tag).header("Cache-Control", "no-cache");
        if (file.tag.equals(context.header("If-None-Match"))) {
            context.status(304);
        } else {
            context.contentType(file.type).result(file.bytes);
        }
    }

    private static File file(byte[] bytes, String ending) {
        CRC32 sum = new CRC32();
        sum.update(bytes);
        return new File(
                bytes,
                TYPES.getOrDefault(ending, "application/octet-stream"),
                '"' + HexFormat.of().toHexDigits(sum.getValue()) + '"');
    }

    private static String text(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String name) {
        try (InputStream in = PageRoutes.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the page file " + name + " is missing from the class path");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
