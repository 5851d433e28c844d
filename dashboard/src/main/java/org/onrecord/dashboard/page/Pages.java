package org.onrecord.dashboard.page;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/** Serves the pages and what they are made of, from the class path, all of it held in memory. */
public final class Pages {
    private static final Map<String, String> PAGES = Map.of(
            "/",
            "index.html",
            "/alerts",
            "alerts.html",
            "/sources",
            "sources.html",
            "/review",
            "review.html",
            "/corrections",
            "corrections.html",
            "/dead-letters",
            "dead-letters.html",
            "/talking-points",
            "talking-points.html",
            "/accuracy",
            "accuracy.html",
            "/statements/{id}",
            "document.html",
            "/documents/{id}",
            "document.html");

    private static final List<String> ASSETS = List.of(
            "style.css",
            "icon.svg",
            "common.js",
            "live.js",
            "chart.js",
            "shifts.js",
            "board.js",
            "statement.js",
            "health.js",
            "diff.js",
            "changes.js",
            "capture.js",
            "index.js",
            "sources.js",
            "editor.js",
            "correcting.js",
            "review.js",
            "corrections.js",
            "dead-letters.js",
            "talking-points.js",
            "alerts.js",
            "accuracy.js",
            "accuracy-charts.js",
            "document.js");

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml");

    private record File(byte[] bytes, String type, String tag) {}

    private final Map<String, File> files = new TreeMap<>();

    public Pages() {
        Stream.concat(PAGES.values().stream().distinct(), ASSETS.stream()).forEach(name -> files.put(name, read(name)));
    }

    /** Adds the routes. */
    public void register(RoutesConfig routes) {
        PAGES.forEach((path, name) -> routes.get(path, context -> send(context, name)));
        ASSETS.forEach(name -> routes.get("/assets/" + name, context -> send(context, name)));
        routes.get("/favicon.ico", context -> send(context, "icon.svg"));
    }

    private void send(Context context, String name) {
        File file = files.get(name);
        if (file == null) {
            throw new IllegalStateException(name + " was not read");
        }
        context.header("ETag", file.tag).header("Cache-Control", "no-cache");
        if (file.tag.equals(context.header("If-None-Match"))) {
            context.status(304);
        } else {
            context.contentType(file.type).result(file.bytes);
        }
    }

    private static File read(String name) {
        String type = TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
        try (InputStream in = Pages.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the page file " + name + " is missing from the class path");
            }
            byte[] bytes = in.readAllBytes();
            CRC32 sum = new CRC32();
            sum.update(bytes);
            return new File(bytes, type, '"' + HexFormat.of().toHexDigits(sum.getValue()) + '"');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
