package org.onrecord.dashboard.page;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.onrecord.events.EventJson;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;

/** The description of the API as a page: each path with what it does and its parameters. */
record ApiPage(JsonNode description) {
    private static final int MOST_ALIASES = 200;
    private static final List<String> METHODS = List.of("get", "post");

    /** Reads a description in the OpenAPI format, version 3. */
    static ApiPage parse(String yaml) {
        LoadSettings settings =
                LoadSettings.builder().setMaxAliasesForCollections(MOST_ALIASES).build();
        return new ApiPage(EventJson.mapper().valueToTree(new Load(settings).loadFromString(yaml)));
    }

    PageContent content(Strings strings) {
        return PageContent.of(
                strings.text("words.api"),
                strings.text("words.api-more"),
                Html.all(List.of(
                        Html.element("p", Html.link("/openapi.yaml", strings.text("words.api-file"))),
                        Html.all(description
                                .path("paths")
                                .propertyStream()
                                .flatMap(this::methods)
                                .toList()))));
    }

    private Stream<Html> methods(Map.Entry<String, JsonNode> path) {
        JsonNode item = resolved(path.getValue());
        return METHODS.stream().filter(item::has).map(method -> {
            JsonNode operation = item.get(method);
            return Html.element(
                    "section",
                    Html.element("h2", Html.element("code", method.toUpperCase(Locale.ROOT) + " " + path.getKey())),
                    Html.words("p", "en", operation.path("summary").asString("")),
                    Html.element(
                            "ul",
                            Html.all(Stream.of(item, operation)
                                    .flatMap(each -> each.path("parameters").valueStream())
                                    .map(this::parameter)
                                    .toList())));
        });
    }

    private Html parameter(JsonNode given) {
        JsonNode parameter = resolved(given);
        return Html.element(
                "li",
                Html.element("code", parameter.path("name").asString("")),
                Html.words("span", "en", " " + parameter.path("description").asString("")));
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? description.at(node.get("$ref").asString().substring(1)) : node;
    }
}
