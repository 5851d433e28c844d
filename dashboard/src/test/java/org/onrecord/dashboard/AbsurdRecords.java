package org.onrecord.dashboard;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.onrecord.dashboard.record.IndexChange;
import org.onrecord.dashboard.record.ReceivedRecord;
import org.onrecord.dashboard.record.RecordDecoder;
import org.onrecord.dashboard.record.RecordPosition;
import org.onrecord.events.Correction;
import org.onrecord.events.Event;
import org.onrecord.events.EventJson;
import org.onrecord.events.topic.Topics;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes records of every type that the dashboard reads, each with one field that makes no sense. The same seed makes the same records. */
final class AbsurdRecords {
    private static final String DEEP = "[".repeat(20_000);

    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "-1",
            "0",
            "9223372036854775807",
            "1e400",
            "1234567890123456789012345678901234567890",
            "0.1e-300",
            "\"\"",
            "\" \"",
            "\"NaN\"",
            "\"\\ud800\"",
            "\"\\u0000\\u202e\"",
            "\"+1000000000-12-31T23:59:59.999999999Z\"",
            "\"-1000000000-01-01T00:00:00Z\"",
            "\"0001-01-01T00:00:00Z\"",
            "\"+999999999-12-31\"",
            "\"-999999999-01-01\"",
            "\"0001-01-01\"",
            "\"9999-12-31\"",
            "\"2024-02-30\"",
            "\"1-Q1\"",
            "\"=HYPERLINK(1)\"",
            "\"../../etc/passwd\"",
            "\"" + "x".repeat(40_000) + "\"",
            "[]",
            "[null]",
            "[[[[1]]]]",
            "{}",
            "{\"a\":null}",
            DEEP);

    private final Random random;
    private final Events events = new Events();
    private final List<Event> models = new ArrayList<>(Samples.all());

    AbsurdRecords(long seed) {
        random = new Random(seed);
        models.add(Samples.TALKING_POINT);
        models.add(Samples.unconfirmed(Samples.OFFER));
        models.add(Events.opinion(Samples.OFFER, null));
        models.add(Correction.standing(
                Samples.RELEASE.id(),
                Samples.OFFER.id(),
                Correction.Field.OFFICIAL,
                null,
                "false",
                "Ada",
                Events.NOW,
                "an example"));
        List.copyOf(World.AT_NOON.forty()).forEach(source -> {
            models.add(source);
            if (!source.reason().isEmpty()) {
                models.add(World.failing(source));
            }
        });
    }

    Events events() {
        return events;
    }

    ReceivedRecord next(int number) {
        Event model = models.get(random.nextInt(models.size()));
        ReceivedRecord plain = random.nextInt(20) == 0
                ? events.received(Topics.ALERTS_UNCONFIRMED, new IndexChange.Skip())
                : random.nextInt(15) == 0
                        ? events.received(Topics.DEAD_LETTERS, new IndexChange.Skip())
                        : events.put(model);
        RecordPosition position = plain.position();
        Instant received = random.nextInt(10) == 0
                ? Instant.ofEpochMilli(random.nextBoolean() ? Long.MAX_VALUE : Long.MIN_VALUE)
                : plain.received();
        String key = model.key() + "-" + number;
        byte[] value = random.nextInt(50) == 0 ? null : absurd(model, number);
        Map<String, String> headers = Map.of(
                random.nextBoolean() ? "onrecord.tries" : "onrecord.retried",
                random.nextBoolean() ? "x".repeat(9000) : "-1");
        IndexChange change;
        try {
            change = RecordDecoder.decode(position, received, random.nextInt(50) == 0 ? null : key, value, headers);
        } catch (RuntimeException | StackOverflowError e) {
            change = new IndexChange.Unreadable("it cannot be decoded: " + e);
        }
        return new ReceivedRecord(position, received, false, change);
    }

    private byte[] absurd(Event model, int number) {
        ObjectNode json = (ObjectNode) EventJson.mapper().readTree(EventJson.write(model));
        if (json.path("id").isString()) {
            json.put("id", json.get("id").asString() + "-" + number);
        }
        String mark = "\"absurd " + number + "\"";
        replace(json, mark.substring(1, mark.length() - 1));
        return EventJson.mapper()
                .writeValueAsString(json)
                .replace(mark, VALUES.get(random.nextInt(VALUES.size())))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Replaces one value, anywhere in a record. */
    private void replace(JsonNode json, String mark) {
        List<Runnable> places = new ArrayList<>();
        collect(json, mark, places);
        places.get(random.nextInt(places.size())).run();
    }

    private static void collect(JsonNode json, String mark, List<Runnable> places) {
        if (json instanceof ObjectNode object) {
            for (String name : List.copyOf(object.propertyNames())) {
                if (!name.equals("type")) {
                    places.add(() -> object.put(name, mark));
                    collect(object.get(name), mark, places);
                }
            }
        } else if (json instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                int place = i;
                places.add(() -> array.set(place, mark));
                collect(array.get(i), mark, places);
            }
        }
    }
}
