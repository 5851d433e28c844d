package org.onrecord.dashboard.api.request;

import io.javalin.http.Context;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onrecord.dashboard.ops.Problem;
import org.onrecord.events.EventJson;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the body of a request, a JSON object, as a record of nullable strings and lists of strings. Strings are stripped, and an empty one is
 * null. A wrong body is a {@link Problem} that names the field and what is expected.
 */
public final class RequestBody {
    private RequestBody() {}

    public static <T extends Record> T read(Context context, Class<T> type) {
        ObjectNode body = object(context, names(type));
        for (RecordComponent component : type.getRecordComponents()) {
            String name = component.getName();
            JsonNode value = body.path(name);
            if (component.getType() == List.class) {
                if (!value.isMissingNode()
                        && !(value.isArray() && value.valueStream().allMatch(JsonNode::isString))) {
                    throw Problem.refused(name + " must be a list of strings");
                }
            } else {
                String text = text(name, value);
                body.put(name, text.isEmpty() ? null : text);
            }
        }
        return EventJson.mapper().treeToValue(body, type);
    }

    /** Returns the value of a field that has to be there. */
    public static String required(String name, @Nullable String value) {
        if (value == null) {
            throw Problem.refused(name + " is missing");
        }
        return value;
    }

    /** Returns the names of the fields of a body. */
    public static Set<String> names(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Returns a body with fields of any type. */
    public static ObjectNode object(Context context, Set<String> known) {
        JsonNode json;
        try {
            json = EventJson.mapper().readTree(context.bodyAsBytes());
        } catch (JacksonException e) {
            throw Problem.refused("the body is not JSON: " + EventJson.reason(e));
        }
        if (!(json instanceof ObjectNode body)) {
            throw Problem.refused("the body must be a JSON object with " + String.join(", ", known));
        }
        // Former versions took it from the body; now the token says who sends a request.
        body.remove("author");
        refuseUnknown(body, known);
        return body;
    }

    /** Refuses an object with other fields than those. */
    public static void refuseUnknown(ObjectNode given, Set<String> known) {
        Set<String> unknown = new TreeSet<>(given.propertyNames());
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            throw Problem.refused(
                    "unknown field " + String.join(", ", unknown) + "; expected one of " + String.join(", ", known));
        }
    }

    private static String text(String name, JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        if (!value.isString() && !value.isBoolean()) {
            throw Problem.refused(name + " must be a string, not " + value.getNodeType());
        }
        return value.asString().strip();
    }
}
