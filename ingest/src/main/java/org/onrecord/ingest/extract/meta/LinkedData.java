package org.onrecord.ingest.extract.meta;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.onrecord.events.EventJson;
import org.onrecord.events.resource.WordLists;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A schema.org object in the JSON-LD of a page, with the fields that an article needs.
 *
 * @param url of the object; empty if it has none
 */
record LinkedData(
        Kind kind, String url, String headline, List<String> authors, String publisher, Dates dates, String language) {

    /** The dates of an object as written; each may be empty. */
    record Dates(String published, String created, String modified) {}

    /** The kinds of objects, the most relevant first. */
    enum Kind {
        ARTICLE,
        MEDIA,
        PAGE,
        SITE,
        OTHER
    }

    private static final WordLists TYPES = WordLists.read(LinkedData.class, "schema-types.txt");
    private static final Set<String> PAGES = TYPES.set("page");
    private static final Set<String> MEDIA = TYPES.set("media");
    private static final Set<String> SITES = TYPES.set("site");
    private static final int DEEPEST = 6;
    /** How many objects are read: each may refer to any other. */
    private static final int MOST = 1_000;

    private static final JsonMapper LENIENT = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(EventJson.FROM_OUTSIDE)
                    .build())
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .enable(JsonReadFeature.ALLOW_MISSING_VALUES)
            .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
            .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final Pattern FIELD = Pattern.compile(
            "\"(headline|datePublished|dateCreated|dateModified|@type)\"\\s*:\\s*\\[?\\s*\"((?:[^\"\\\\]|\\\\.){1,400}+)\"");

    /** Returns the objects in scripts. If a script is not valid JSON, its recognisable fields make one object. */
    static List<LinkedData> of(List<String> scripts) {
        List<LinkedData> things = new ArrayList<>();
        for (String script : scripts) {
            int start = start(script);
            if (start < 0) {
                continue;
            }
            try {
                JsonNode root = LENIENT.readTree(script.substring(start));
                List<JsonNode> nodes = new ArrayList<>();
                gather(root, 0, nodes);
                nodes.forEach(node -> things.add(of(node, nodes)));
            } catch (JacksonException broken) {
                things.add(pieces(script));
            }
        }
        return things;
    }

    private static int start(String script) {
        int brace = script.indexOf('{');
        int bracket = script.indexOf('[');
        return brace < 0 || bracket < 0 ? Math.max(brace, bracket) : Math.min(brace, bracket);
    }

    private static void gather(JsonNode node, int depth, List<JsonNode> nodes) {
        if (depth > DEEPEST || nodes.size() >= MOST) {
            return;
        }
        if (node.isArray()) {
            node.forEach(child -> gather(child, depth + 1, nodes));
        } else if (node.isObject()) {
            if (node.has("@type") || node.has("headline")) {
                nodes.add(node);
            }
            for (String within :
                    new String[] {"@graph", "mainEntity", "mainEntityOfPage", "hasPart", "itemListElement", "item"}) {
                gather(node.path(within), depth + 1, nodes);
            }
        }
    }

    private static LinkedData of(JsonNode node, List<JsonNode> all) {
        JsonNode page = node.path("mainEntityOfPage");
        return new LinkedData(
                kind(node.path("@type")),
                first(text(node.path("url")), first(text(page), text(page.path("@id")))),
                first(text(node.path("headline")), text(node.path("name"))),
                names(node.has("author") ? node.path("author") : node.path("creator"), all)
                        .toList(),
                names(node.path("publisher"), all)
                        .findFirst()
                        .orElse(kind(node.path("@type")) == Kind.SITE ? text(node.path("name")) : ""),
                new Dates(
                        first(text(node.path("datePublished")), text(node.path("uploadDate"))),
                        text(node.path("dateCreated")),
                        text(node.path("dateModified"))),
                text(node.path("inLanguage")));
    }

    private static LinkedData pieces(String script) {
        Map<String, String> found = new HashMap<>();
        FIELD.matcher(script)
                .results()
                .forEach(field -> found.merge(
                        field.group(1),
                        field.group(2),
                        (first, next) -> field.group(1).equals("@type") && kind(first) != Kind.ARTICLE ? next : first));
        Dates dates = new Dates(
                found.getOrDefault("datePublished", ""),
                found.getOrDefault("dateCreated", ""),
                found.getOrDefault("dateModified", ""));
        String headline = unescaped(found.getOrDefault("headline", ""));
        return new LinkedData(kind(found.getOrDefault("@type", "")), "", headline, List.of(), "", dates, "");
    }

    private static String unescaped(String value) {
        try {
            return LENIENT.readTree('"' + value + '"').asString("");
        } catch (JacksonException e) {
            return value;
        }
    }

    private static Kind kind(JsonNode type) {
        if (type.isArray()) {
            return type.valueStream()
                    .map(one -> kind(one.asString("")))
                    .min(Comparator.naturalOrder())
                    .orElse(Kind.OTHER);
        }
        return kind(type.asString(""));
    }

    private static Kind kind(String type) {
        String name = type.substring(type.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        if (MEDIA.contains(name)) {
            return Kind.MEDIA;
        }
        if (name.endsWith("article")
                || name.endsWith("posting")
                || name.endsWith("report")
                || name.endsWith("pressrelease")) {
            return Kind.ARTICLE;
        }
        return PAGES.contains(name) ? Kind.PAGE : SITES.contains(name) ? Kind.SITE : Kind.OTHER;
    }

    private static Stream<String> names(JsonNode node, List<JsonNode> all) {
        if (node.isArray()) {
            return node.valueStream().flatMap(one -> names(one, all));
        }
        if (node.isString()) {
            return Stream.of(node.asString());
        }
        if (node.has("name")) {
            return names(node.path("name"), all);
        }
        String id = text(node.path("@id"));
        return all.stream()
                .filter(one -> node.has("@id")
                        && one.has("name")
                        && text(one.path("@id")).equals(id))
                .limit(1)
                .map(one -> text(one.path("name")));
    }

    /** Returns the text of a field, or of its first element if it is a list. */
    private static String text(JsonNode node) {
        JsonNode one = node.isArray() && !node.isEmpty() ? node.get(0) : node;
        if (one.isObject() && one.has("@value")) {
            one = one.path("@value");
        }
        return one.isString() || one.isNumber() ? one.asString().strip() : "";
    }

    private static String first(String one, String other) {
        return one.isEmpty() ? other : one;
    }
}
