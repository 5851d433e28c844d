package org.onrecord.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.onrecord.events.EventJson;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The OpenAPI description of the API, and whether answers are as it says: with all fields that it requires, and without any that it does not name. */
final class ApiDescription {
    private static final String JSON = "application/json";

    private final JsonNode description;
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

    private ApiDescription(JsonNode description) {
        this.description = description;
        Set<String> extended = new HashSet<>();
        description
                .findValues("allOf")
                .forEach(parts -> parts.forEach(part -> {
                    if (part.has("$ref")) {
                        extended.add(part.get("$ref").asString());
                    }
                }));
        JsonNode components = description.at("/components/schemas");
        components.propertyNames().forEach(name -> {
            if (!extended.contains("#/components/schemas/" + name)) {
                close(components.get(name));
            }
        });
        close(description.get("paths"));
    }

    /** Reads the description that the server publishes. */
    static ApiDescription read() {
        try (InputStream yaml = Objects.requireNonNull(
                ApiDescription.class.getResourceAsStream("/org/onrecord/dashboard/api/openapi.yaml"))) {
            LoadSettings settings =
                    LoadSettings.builder().setMaxAliasesForCollections(200).build();
            return new ApiDescription(EventJson.mapper().valueToTree(new Load(settings).loadFromInputStream(yaml)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets no object have fields that are not named, unless it says so itself. */
    private static void close(JsonNode node) {
        if (node instanceof ObjectNode object) {
            JsonNode parts = object.get("allOf");
            if (parts != null) {
                object.put("unevaluatedProperties", false);
                parts.forEach(part -> {
                    if (part.has("properties")) {
                        part.get("properties").forEach(ApiDescription::close);
                    }
                });
                return;
            }
            if (object.has("properties") && !object.has("additionalProperties")) {
                object.put("additionalProperties", false);
            }
        }
        node.forEach(ApiDescription::close);
    }

    /** Asserts that an answer is as described; what is not JSON, or no part of the API, is not looked at. */
    void check(String method, String path, HttpResponse<String> answer) {
        if (path.startsWith("/api/v1/")
                && answer.headers().firstValue("Content-Type").orElse("").startsWith(JSON)) {
            schema(method, path.replaceFirst("[?].*", ""), answer.statusCode()).ifPresent(schema -> {
                List<Error> errors = schema.validate(EventJson.mapper().readTree(answer.body()));
                assertThat(errors)
                        .as("%s %s answers as openapi.yaml describes", method, path)
                        .isEmpty();
            });
        }
    }

    private Optional<Schema> schema(String method, String path, int status) {
        for (Map.Entry<String, JsonNode> entry : description.get("paths").properties()) {
            String pattern = Pattern.quote(entry.getKey()).replaceAll("\\{[^}]*}", "\\\\E[^/]+\\\\Q");
            if (path.matches(pattern)) {
                JsonNode item = entry.getValue().has("$ref")
                        ? description.at(entry.getValue().get("$ref").asString().substring(1))
                        : entry.getValue();
                JsonNode schema = item.path(method.toLowerCase(Locale.ROOT))
                        .path("responses")
                        .path(Integer.toString(status))
                        .path("content")
                        .path(JSON)
                        .path("schema");
                return schema.isMissingNode()
                        ? Optional.empty()
                        : Optional.of(schemas.computeIfAbsent(
                                method + " " + entry.getKey() + " " + status, key -> schema(schema)));
            }
        }
        return Optional.empty();
    }

    private Schema schema(JsonNode schema) {
        ObjectNode whole = EventJson.mapper().createObjectNode();
        whole.putArray("allOf").add(schema);
        whole.set("$defs", description.at("/components/schemas"));
        return registry.getSchema(
                EventJson.mapper().readTree(whole.toString().replace("#/components/schemas/", "#/$defs/")));
    }
}
