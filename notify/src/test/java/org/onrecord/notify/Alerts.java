package org.onrecord.notify;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Alert;
import org.onrecord.events.EventJson;
import org.onrecord.events.Ids;
import org.onrecord.events.Rule;
import tools.jackson.databind.node.ObjectNode;

/** Alerts and rules about the lamps of an invented harbour. */
public final class Alerts {
    public static final Instant START = Instant.parse("2024-03-01T09:00:00Z");
    private static final List<String> ACTORS = List.of("mira-okafor", "tom-reed", "guild");
    private static final List<String> SIDES = List.of("AA", "BB");
    private static final List<String> CLAIMS = List.of("keep-lit", "pay-oil");

    private static final List<String> TOPICS = List.of("beacons", "oil", "cranes");

    private Alerts() {}

    /** Returns a first position of an actor of tier 1. */
    public static Alert position(String actor, String side, String claim, String statement, LocalDate day) {
        Map<String, String> facts =
                new TreeMap<>(Map.of("actor", actor, "side", side, "claim", claim, "stance", "favor", "tier", "1"));
        String series = "lamps/claim:" + claim + "/actor:" + actor;
        return new Alert(
                        Ids.alert(Alert.Kind.FIRST_POSITION, series, statement),
                        Alert.Kind.FIRST_POSITION,
                        "lamps",
                        series,
                        day,
                        "Mira Okafor (" + side + "): in favour of “The lamps stay lit”",
                        "No earlier statement takes a side on this claim.",
                        facts,
                        List.of(evidence(statement, "the lamps stay on", day)))
                .withTopics(Stream.of("oil", "beacons"))
                .withScore(0.97);
    }

    /** Returns what selects the alerts that meet some conditions, by the names of the conditions in a rule file. */
    public static Rule.Selection selecting(Map<String, ?> conditions) {
        ObjectNode selection = EventJson.mapper().valueToTree(Rule.Selection.ALL);
        conditions.forEach(selection::putPOJO);
        return EventJson.mapper().convertValue(selection, Rule.Selection.class);
    }

    /** Returns words that prove an alert. */
    public static Alert.Evidence evidence(String statement, String words, @Nullable LocalDate day) {
        return new Alert.Evidence(
                statement,
                "d-" + statement,
                words,
                "Mira Okafor",
                "Ministry of Harbours",
                "Note on the lamps",
                "https://harbours.example/notes/" + statement,
                "Minister of Harbours",
                day);
    }

    /** Returns an alert of any kind, the same for the same random numbers. */
    public static Alert any(Random random, LocalDate day) {
        Alert.Kind kind = Alert.Kind.values()[random.nextInt(Alert.Kind.values().length)];
        String actor = ACTORS.get(random.nextInt(ACTORS.size()));
        String side = SIDES.get(random.nextInt(SIDES.size()));
        String claim = CLAIMS.get(random.nextInt(CLAIMS.size()));
        String statement = "s" + random.nextInt(1_000_000);
        Map<String, String> facts = new TreeMap<>(Map.of("side", side));
        switch (kind) {
            case FIRST_POSITION ->
                facts.putAll(Map.of(
                        "actor",
                        actor,
                        "claim",
                        claim,
                        "stance",
                        random.nextBoolean() ? "favor" : "against",
                        "tier",
                        Integer.toString(1 + random.nextInt(2))));
            case SHIFT ->
                facts.putAll(
                        random.nextBoolean()
                                ? Map.of(
                                        "actor",
                                        actor,
                                        "claim",
                                        claim,
                                        "shift",
                                        "reversal",
                                        "from",
                                        "against",
                                        "to",
                                        "favor",
                                        "tier",
                                        "1")
                                : Map.of("claim", claim, "shift", "stance", "direction", "up", "chance", "1.0e-04"));
            case VOLUME -> facts.putAll(Map.of("shift", "volume", "direction", random.nextBoolean() ? "up" : "down"));
            case TALKING_POINT ->
                facts.putAll(Map.of(
                        "actor",
                        actor,
                        "talking-point",
                        "stays-lit",
                        "change",
                        List.of("appeared", "dropped", "revived").get(random.nextInt(3)),
                        "tier",
                        "2"));
            case DOCUMENT_CHANGED -> facts.putAll(Map.of("document", "d" + random.nextInt(9), "version", statement));
            case SOURCE -> facts.putAll(Map.of("source", "source-" + random.nextInt(4), "health", "silent"));
        }
        String series = "lamps/" + kind.json() + "/" + actor + "/" + side + "/" + claim;
        return new Alert(
                        Ids.alert(kind, series, statement),
                        kind,
                        kind.isOfFetching() ? "" : "lamps",
                        series,
                        day,
                        "Something of " + actor,
                        "It is invented.",
                        facts,
                        kind == Alert.Kind.SOURCE ? List.of() : List.of(evidence(statement, "words on lamps", day)))
                .withTopics(kind.isOfFetching() ? Stream.empty() : Stream.of(TOPICS.get(random.nextInt(TOPICS.size()))))
                .withScore(
                        kind.isOfFetching() || kind == Alert.Kind.TALKING_POINT
                                ? null
                                : 0.9 + random.nextInt(10) / 100.0);
    }

    /** Returns a rule that selects everything at once. */
    public static Rule everything(String id) {
        return rule(id, Rule.Selection.ALL, Rule.Pace.AT_ONCE);
    }

    /** Returns a rule. */
    public static Rule rule(String id, Rule.Selection selects, Rule.Pace pace) {
        return new Rule(id, "The rule " + id, selects, pace, START, null);
    }

    /** Returns a pace with random hours, the same for the same random numbers. */
    public static Rule.Pace anyPace(Random random) {
        return new Rule.Pace(
                Rule.Frequency.values()[random.nextInt(4)],
                1 + random.nextInt(90),
                LocalTime.of(random.nextInt(24), 0),
                DayOfWeek.of(1 + random.nextInt(7)),
                random.nextBoolean() ? null : LocalTime.of(22, 0),
                LocalTime.of(random.nextInt(10), 30),
                List.of("UTC", "Europe/Berlin", "Asia/Shanghai").get(random.nextInt(3)),
                random.nextInt(10));
    }
}
