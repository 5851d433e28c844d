package org.onrecord.bench.extraction;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jsoup.Jsoup;
import org.onrecord.events.EventJson;
import org.onrecord.events.text.StrictUtf8;
import tools.jackson.databind.JsonNode;

/** Reads the labelled pages of {@code extract_trafilatura_eval} and {@code extract_fundus_publishers}. */
final class ExtractPages {
    /** A page with passages that must be in the main text, and others that must not. */
    record Passages(String url, String html, List<String> with, List<String> without) {}

    /** A page with its whole main text. */
    record Body(String name, String url, String html, String body) {}

    private ExtractPages() {}

    static List<Passages> passages(Path folder) throws IOException {
        Optional<Path> labels = find(folder, "evaldata.json").stream().findFirst();
        List<Passages> pages = new ArrayList<>();
        if (labels.isEmpty()) {
            return pages;
        }
        Path tests = labels.get().resolveSibling("");
        for (Map.Entry<String, JsonNode> entry : read(labels.get()).properties()) {
            String file = entry.getValue().get("file").asString() + ".gz";
            Path cached = tests.resolve("cache").resolve(file);
            Path page = Files.exists(cached) ? cached : tests.resolve("eval").resolve(file);
            pages.add(new Passages(
                    entry.getKey(),
                    html(page),
                    strings(entry.getValue().get("with")),
                    strings(entry.getValue().get("without"))));
        }
        return pages;
    }

    /**
     * Returns each page of the archive with its expected body: the summary, then each section's headline and
     * paragraphs, by the parser version that suits the page.
     */
    static List<Body> bodies(Path folder) throws IOException {
        List<Body> pages = new ArrayList<>();
        for (Path info : find(folder, "meta.info")) {
            for (Map.Entry<String, JsonNode> entry : read(info).properties()) {
                String file = entry.getKey();
                if (!Files.exists(info.resolveSibling(file))) {
                    continue;
                }
                Path labels = info.resolveSibling(file.replaceFirst("_\\d.*", "") + ".json");
                String html = html(info.resolveSibling(file));
                pages.add(new Body(file, entry.getValue().get("url").asString(), html, suiting(read(labels), html)));
            }
        }
        return pages;
    }

    /**
     * Returns the expected body of a page. A publisher's file holds one version for each page layout, without saying
     * which page has which; the version with the largest share of its words on the page fits, the last one among
     * equals.
     */
    private static String suiting(JsonNode versions, String html) {
        Set<String> words = new HashSet<>(Tokens.of(Jsoup.parse(html).text()));
        words.addAll(Tokens.of(html));
        String best = "";
        double most = -1;
        for (Map.Entry<String, JsonNode> version : versions.properties()) {
            JsonNode body = version.getValue().get("body");
            if (body == null || body.isNull()) {
                continue;
            }
            String text = text(body);
            List<String> tokens = Tokens.of(text);
            double share = tokens.stream().filter(words::contains).count() / (double) Math.max(1, tokens.size());
            if (share >= most) {
                most = share;
                best = text;
            }
        }
        return best;
    }

    private static String text(JsonNode body) {
        List<String> parts = new ArrayList<>(strings(body.get("summary")));
        for (JsonNode section : body.get("sections")) {
            parts.addAll(strings(section.get("headline")));
            parts.addAll(strings(section.get("paragraphs")));
        }
        return String.join("\n\n", parts);
    }

    private static List<String> strings(JsonNode array) {
        List<String> strings = new ArrayList<>();
        if (array != null) {
            array.forEach(item -> strings.add(item.asString()));
        }
        return strings;
    }

    private static JsonNode read(Path file) throws IOException {
        return EventJson.mapper().readTree(Files.readString(file));
    }

    private static List<Path> find(Path folder, String name) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.getFileName().toString().equals(name))
                    .sorted()
                    .toList();
        }
    }

    /**
     * Decodes a page as UTF-8 where possible, since browsers save pages so whatever the page declares; else as it
     * declares.
     */
    private static String html(Path file) throws IOException {
        byte[] bytes;
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            bytes = in.readAllBytes();
        }
        try {
            return StrictUtf8.decode(bytes);
        } catch (StrictUtf8.NotUtf8Exception e) {
            String charset = Jsoup.parse(new ByteArrayInputStream(bytes), null, "")
                    .charset()
                    .name();
            return new String(bytes, charset);
        }
    }
}
