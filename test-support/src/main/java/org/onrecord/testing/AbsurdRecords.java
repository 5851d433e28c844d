package org.onrecord.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.EventJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Records with one field made absurd: the golden records of {@code events}, each with a fault that a seed decides. */
public final class AbsurdRecords {
    private static final Path GOLDEN = Path.of("../events/src/test/resources/golden");

    /** Values in JSON that some field takes for good and that make no sense in any. */
    private static final List<String> VALUES = List.of(
            "null",
            "\"\"",
            "\"x\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"../../../etc/passwd\"",
            "\"" + "long ".repeat(14_000) + "\"",
            "\"+1000000000-12-31T23:59:59.999999999Z\"",
            "\"-1000000000-01-01T00:00:00Z\"",
            "\"+999999999-12-31\"",
            "\"9999-12-31\"",
            "\"0000-00-00\"",
            "\"0001-01-01T00:00:00Z\"",
            "-1",
            "0",
            "2147483647",
            "-2147483648",
            "9223372036854775807",
            "1e400",
            "1e-400",
            "0.1",
            "true",
            "[]",
            "{}",
            "[null]",
            "[[[[[[]]]]]]",
            "{\"type\": \"document\"}",
            "[\"" + "a\", \"".repeat(2_000) + "\"]",
            "[".repeat(400) + "]".repeat(400));

    private AbsurdRecords() {}

    /**
     * A record.
     *
     * @param type of the golden record that it was made of, e.g. {@code correction}
     * @param value null for a tombstone
     * @param fault what is absurd about it
     */
    public record Absurd(String type, String key, byte @Nullable [] value, String fault) {}

    /** Returns the types of records: the names of the golden files. */
    public static List<String> types() {
        try (Stream<Path> files = Files.list(GOLDEN)) {
            return files.map(file -> String.valueOf(file.getFileName()).replace(".v1.json", ""))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the record of a type that a seed decides. Each seed gives a record of its own id, if its id is not what is absurd. */
    public static Absurd of(String type, long seed) {
        Random random = new Random(seed);
        ObjectNode record = golden(type);
        String key = type + "-" + seed;
        if (record.has("id")) {
            record.put("id", key);
        }
        if (random.nextInt(12) == 0) {
            return whole(type, key, record, random);
        }
        List<Place> places = new ArrayList<>();
        collect(record, "", places);
        Place place = places.get(random.nextInt(places.size()));
        if (random.nextInt(5) == 0) {
            place.remove();
            return new Absurd(type, key, bytes(record), "without " + place.path());
        }
        String value = VALUES.get(random.nextInt(VALUES.size()));
        place.set(EventJson.mapper().readTree(value));
        return new Absurd(
                type, key, bytes(record), place.path() + " = " + value.substring(0, Math.min(60, value.length())));
    }

    private static Absurd whole(String type, String key, ObjectNode record, Random random) {
        byte[] json = bytes(record);
        return switch (random.nextInt(5)) {
            case 0 -> new Absurd(type, key, null, "no value");
            case 1 -> new Absurd(type, key, new byte[0], "no bytes");
            case 2 -> new Absurd(type, key, Arrays.copyOf(json, random.nextInt(json.length)), "cut off");
            case 3 -> new Absurd(type, key, "null".getBytes(StandardCharsets.UTF_8), "JSON null");
            default -> {
                byte[] garbage = new byte[random.nextInt(300) + 1];
                random.nextBytes(garbage);
                yield new Absurd(type, key, garbage, "no JSON");
            }
        };
    }

    /** A field of an object, or an element of an array. */
    private record Place(JsonNode parent, String field, int index, String path) {
        void remove() {
            if (parent instanceof ObjectNode object) {
                object.remove(field);
            } else {
                ((ArrayNode) parent).remove(index);
            }
        }

        void set(JsonNode value) {
            if (parent instanceof ObjectNode object) {
                object.set(field, value);
            } else {
                ((ArrayNode) parent).set(index, value);
            }
        }
    }

    private static void collect(JsonNode node, String path, List<Place> places) {
        if (node instanceof ObjectNode object) {
            object.propertyStream().toList().forEach(each -> {
                String inner = path + "." + each.getKey();
                places.add(new Place(object, each.getKey(), -1, inner));
                collect(each.getValue(), inner, places);
            });
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                places.add(new Place(array, "", i, path + "[" + i + "]"));
                collect(array.get(i), path + "[" + i + "]", places);
            }
        }
    }

    private static ObjectNode golden(String type) {
        try {
            return (ObjectNode) EventJson.mapper().readTree(Files.readString(GOLDEN.resolve(type + ".v1.json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(JsonNode record) {
        return EventJson.mapper().writeValueAsBytes(record);
    }
}
