package org.onrecord.dashboard.page;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
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
 */
public record PageRoutes(WatchedIssues issues) {
    private static final String ISSUE = "issue";

    private static final Page OVERVIEW = new Page("issues", "Issues · OnRecord", "/", "/", "/issues");
    private static final Page FRONT = new Page("index", "OnRecord", "/", "/", "/");

    /** The pages that are about all issues. */
    private static final List<Page> OF_ALL =
            List.of(OVERVIEW, new Page("new-issue", "New issue · OnRecord", "/issues/new", "/", "/issues/new"));

    /** The pages of an issue, and those that are the same for every issue. */
    private static final List<Page> OF_ISSUE = List.of(
            FRONT,
            new Page("talking-points", "Talking points · OnRecord", "/talking-points", "/talking-points"),
            new Page("alerts", "Alerts · OnRecord", "/alerts", "/alerts"),
            new Page("subscriptions", "Subscribe · OnRecord", "/subscriptions", "/subscriptions"),
            new Page("sources", "Sources · OnRecord", "/sources", "/sources"),
            new Page("review", "Review · OnRecord", "/review", "/review"),
            new Page("corrections", "Corrections · OnRecord", "/review", "/corrections"),
            new Page("dead-letters", "Dead letters · OnRecord", "", "/dead-letters"),
            new Page("accuracy", "Accuracy · OnRecord", "/accuracy", "/accuracy"),
            new Page("document", "Document · OnRecord", "", "/", "/statements/{id}", "/documents/{id}"));

    /** The files that pages share. Each page also has a script of its own. */
    private static final List<String> SHARED = List.of(
            "style.css",
            "icon.svg",
            "source-serif-4-400.woff2",
            "source-serif-4-600.woff2",
            "common.js",
            "live.js",
            "desktop.js",
            "chart.js",
            "shifts.js",
            "spark.js",
            "board.js",
            "changed.js",
            "statement.js",
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
            "accuracy-charts.js");

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
     * @param name name of its HTML file and its script, without the ending
     * @param title title of the window
     * @param under path of the navigation entry to highlight; empty for none
     * @param same path to which the switch between issues leads
     * @param paths paths that serve it
     */
    private record Page(String name, String title, String under, String same, List<String> paths) {
        Page(String name, String title, String under, String path) {
            this(name, title, under, path, List.of(path));
        }

        Page(String name, String title, String under, String same, String... paths) {
            this(name, title, under, same, List.of(paths));
        }

        /** Returns its HTML, with the placeholders of {@link PageFrame#fill}. */
        String html() {
            return text("frame.html").replace("{title}", title).replace("{name}", name) + text(name + ".html");
        }
    }

    /** Adds the routes. */
    public void register(RoutesConfig routes) {
        String overview = OVERVIEW.html();
        String front = FRONT.html();
        routes.get("/", context -> {
            if (issues.all().size() > 1) {
                send(context, page(OVERVIEW, overview, overAll()));
            } else {
                send(context, page(FRONT, front, ofDefault()));
            }
        });
        for (Page page : OF_ALL) {
            String html = page.html();
            page.paths().forEach(path -> routes.get(path, context -> send(context, page(page, html, overAll()))));
        }
        for (Page page : OF_ISSUE) {
            String html = page.html();
            for (String path : page.paths()) {
                if (!path.equals("/")) {
                    routes.get(path, context -> send(context, page(page, html, ofDefault())));
                }
                routes.get(
                        "/issues/{issue}" + path,
                        context -> send(context, page(page, html, of(context.pathParam(ISSUE)))));
            }
        }
        Stream.concat(
                        SHARED.stream(),
                        Stream.concat(OF_ALL.stream(), OF_ISSUE.stream()).map(page -> page.name() + ".js"))
                .forEach(name -> {
                    File file = file(bytes(name), name.substring(name.lastIndexOf('.') + 1));
                    routes.get("/assets/" + name, context -> send(context, file));
                });
        File icon = file(bytes("icon.svg"), "svg");
        routes.get("/favicon.ico", context -> send(context, icon));
    }

    private PageFrame overAll() {
        List<Issue> all = issues.all();
        return new PageFrame(all, issues.first(), "", all.size() > 1);
    }

    private PageFrame ofDefault() {
        List<Issue> all = issues.all();
        Issue first = issues.first();
        return new PageFrame(all, first, all.size() > 1 ? PageFrame.base(first) : "", false);
    }

    private PageFrame of(String id) {
        Issue issue = issues.find(id)
                .orElseThrow(
                        () -> Problem.notFound("the issue " + id + " is not watched; /issues lists those that are"));
        return new PageFrame(issues.all(), issue, PageFrame.base(issue), false);
    }

    private static File page(Page page, String html, PageFrame frame) {
        boolean exact = page.paths().contains(page.under());
        return file(frame.fill(html, page.under(), exact, page.same()).getBytes(StandardCharsets.UTF_8), "html");
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
