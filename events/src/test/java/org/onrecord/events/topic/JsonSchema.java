package org.onrecord.events.topic;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Validates with the keywords of JSON Schema that {@code asyncapi.yaml} uses; any other keyword is an error. */
final class JsonSchema {
    private static final Set<String> KEYWORDS = Set.of(
            "$ref",
            "type",
            "required",
            "properties",
            "additionalProperties",
            "items",
            "enum",
            "const",
            "pattern",
            "minimum",
            "maximum",
            "minLength",
            "format",
            "description");

    private final JsonNode root;
    private final List<String> errors = new ArrayList<>();

    private JsonSchema(JsonNode root) {
        this.root = root;
    }

    /** Returns where {@code value} violates the schema at {@code pointer} in {@code root}. */
    static List<String> errors(JsonNode root, String pointer, JsonNode value) {
        JsonSchema schema = new JsonSchema(root);
        schema.check(root.at(pointer), value, "");
        return schema.errors;
    }

    private void check(JsonNode schema, JsonNode value, String path) {
        for (String keyword : schema.propertyNames()) {
            if (!KEYWORDS.contains(keyword)) {
                errors.add(path + ": the checker does not know the keyword " + keyword);
            }
        }
        if (schema.has("$ref")) {
            check(root.at(schema.get("$ref").asString().substring(1)), value, path);
            return;
        }
        if (!isOfType(schema.path("type").asString(""), value)) {
            errors.add(path + ": no " + schema.path("type").asString("type"));
            return;
        }
        checkValue(schema, value, path);
        for (JsonNode required : schema.path("required")) {
            if (!value.has(required.asString())) {
                errors.add(path + ": has no " + required.asString());
            }
        }
        for (Map.Entry<String, JsonNode> property : value.properties()) {
            JsonNode of = schema.path("properties").path(property.getKey());
            JsonNode any = schema.path("additionalProperties");
            if (of.isMissingNode() && any.isMissingNode()) {
                errors.add(path + ": does not describe " + property.getKey());
            } else {
                check(of.isMissingNode() ? any : of, property.getValue(), path + "/" + property.getKey());
            }
        }
        if (value.isArray()) {
            value.forEach(item -> check(schema.get("items"), item, path + "[]"));
        }
    }

    private void checkValue(JsonNode schema, JsonNode value, String path) {
        if (schema.has("const") && !schema.get("const").equals(value)) {
            errors.add(path + ": " + value + " is not " + schema.get("const"));
        }
        if (schema.has("enum") && schema.get("enum").valueStream().noneMatch(value::equals)) {
            errors.add(path + ": " + value + " is none of " + schema.get("enum"));
        }
        if (schema.has("pattern")
                && !value.asString().matches(schema.get("pattern").asString())) {
            errors.add(path + ": " + value + " does not match " + schema.get("pattern"));
        }
        if (schema.has("minimum") && value.asDouble() < schema.get("minimum").asDouble()
                || schema.has("maximum")
                        && value.asDouble() > schema.get("maximum").asDouble()
                || schema.has("minLength")
                        && value.asString().length() < schema.get("minLength").asInt()) {
            errors.add(path + ": " + value + " is out of bounds");
        }
        String format = schema.path("format").asString("");
        if (format.equals("date") && !value.asString().matches("\\d{4}-\\d\\d-\\d\\d")
                || format.equals("date-time") && !value.asString().matches("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z")) {
            errors.add(path + ": " + value + " is no " + format);
        }
    }

    private static boolean isOfType(String type, JsonNode value) {
        return switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isString();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            default -> false;
        };
    }
}
