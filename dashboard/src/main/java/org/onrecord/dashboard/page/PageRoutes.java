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

/** Serves the pages, their scripts and their styles. All files are read from the class path once and kept in memory. */
public final class PageRoutes {
    /** The beginning of every page, with placeholders {@code {title}} and {@code {name}}. */
    private static final String FRAME = text("frame.html");

    private static final List<Page> PAGES = List.of(
            new Page("index", "OnRecord", "/", List.of("/")),
            new Page("talking-points", "Talking points · OnRecord", "/talking-points", List.of("/talking-points")),
            new Page("alerts", "Alerts · OnRecord", "/alerts", List.of("/alerts")),
            new Page("sources", "Sources · OnRecord", "/sources", List.of("/sources")),
            new Page("review", "Review · OnRecord", "/review", List.of("/review")),
            new Page("corrections", "Corrections · OnRecord", "/review", List.of("/corrections")),
            new Page("new-issue", "New issue · OnRecord", "/issues/new", List.of("/issues/new")),
            new Page("dead-letters", "Dead letters · OnRecord", "", List.of("/dead-letters")),
            new Page("accuracy", "Accuracy · OnRecord", "/accuracy", List.of("/accuracy")),
            new Page("document", "Document · OnRecord", "", List.of("/statements/{id}", "/documents/{id}")));

    /** The files that pages share. Each page also has a script of its own. */
    private static final List<String> SHARED = List.of(
            "style.css",
            "icon.svg",
            "common.js",
            "live.js",
            "chart.js",
            "shifts.js",
            "board.js",
            "statement.js",
            "question.js",
            "health.js",
            "diff.js",
            "changes.js",
            "capture.js",
            "editor.js",
            "issue-text.js",
            "trial.js",
            "correcting.js",
            "accuracy-charts.js");

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml");

    private record File(byte[] bytes, String type, String tag) {}

    /**
     * A page.
     *
     * @param name name of its HTML file and its script, without the ending
     * @param title title of the window
     * @param under path of the navigation entry to highlight; empty for none
     * @param paths paths that serve it
     */
    private record Page(String name, String title, String under, List<String> paths) {

        String html() {
            String current = paths.contains(under) ? "page" : "true";
            return FRAME.replace("{title}", title)
                            .replace("{name}", name)
                            .replace(
                                    "    <a href=\"" + under + "\">",
                                    "    <a href=\"" + under + "\" aria-current=\"" + current + "\">")
                    + text(name + ".html");
        }
    }

    private PageRoutes() {}

    /** Adds the routes. */
    public static void register(RoutesConfig routes) {
        for (Page page : PAGES) {
            File file = file(page.html().getBytes(StandardCharsets.UTF_8), "html");
            page.paths().forEach(path -> routes.get(path, context -> send(context, file)));
        }
        Stream.concat(SHARED.stream(), PAGES.stream().map(page -> page.name() + ".js"))
                .forEach(name -> {
                    File file = file(bytes(name), name.substring(name.lastIndexOf('.') + 1));
                    routes.get("/assets/" + name, context -> send(context, file));
                });
        File icon = file(bytes("icon.svg"), "svg");
        routes.get("/favicon.ico", context -> send(context, icon));
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
