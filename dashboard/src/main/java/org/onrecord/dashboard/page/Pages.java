package org.onrecord.dashboard.page;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;

/** Serves the pages and what they are made of, from the class path, all of it held in memory. */
public final class Pages {
    private static final Map<String, String> PAGES = Map.of(
            "/",
            "index.html",
            "/alerts",
            "alerts.html",
            "/statements/{id}",
            "document.html",
            "/documents/{id}",
            "document.html");

    private static final Map<String, String> ASSETS = Map.of(
            "style.css", "text/css; charset=utf-8",
            "icon.svg", "image/svg+xml",
            "common.js", "text/javascript; charset=utf-8",
            "live.js", "text/javascript; charset=utf-8",
            "chart.js", "text/javascript; charset=utf-8",
            "board.js", "text/javascript; charset=utf-8",
            "statement.js", "text/javascript; charset=utf-8",
            "index.js", "text/javascript; charset=utf-8",
            "alerts.js", "text/javascript; charset=utf-8",
            "document.js", "text/javascript; charset=utf-8");

    private record File(byte[] bytes, String type, String tag) {}

    private final Map<String, File> files = new TreeMap<>();

    public Pages() {
        PAGES.values().stream().distinct().forEach(name -> files.put(name, read(name, "text/html; charset=utf-8")));
        ASSETS.forEach((name, type) -> files.put(name, read(name, type)));
    }

    /** Adds the routes. */
    public void register(RoutesConfig routes) {
        PAGES.forEach((path, name) -> routes.get(path, context -> send(context, name)));
        ASSETS.keySet().forEach(name -> routes.get("/assets/" + name, context -> send(context, name)));
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

    private static File read(String name, String type) {
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
