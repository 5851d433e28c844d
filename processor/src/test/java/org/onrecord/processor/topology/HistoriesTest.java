package org.onrecord.processor.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.onrecord.events.Alert;
import org.onrecord.events.Correction;
import org.onrecord.events.Correction.Field;
import org.onrecord.events.Document;
import org.onrecord.events.Event;
import org.onrecord.events.EventJson;
import org.onrecord.events.Ids;
import org.onrecord.events.IssueKey;
import org.onrecord.events.Opinion;
import org.onrecord.events.Stance;
import org.onrecord.events.Statement;
import org.onrecord.events.Withdrawal;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.topic.Topics;
import org.onrecord.processor.topology.Partitions.Setup;
import org.onrecord.testing.DocumentBuilder;
import org.onrecord.testing.IssueBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Versions, repetitions, withdrawals, corrections, revocations and answers of a language model, which is switched on and off, in any order, over one
 * partition or three, through crashes and restarts: the tables
 * at the end are those of a plain recount of the same events. {@link HistoriesIT} checks 450 more, and {@link LongHistoriesIT} three of many months.
 */
class HistoriesTest {
    private static final int HISTORIES_OF_A_BLOCK = 50;
    private static final int ORDERS = 3;
    private static final LocalDate AS_OF = LocalDate.of(2025, 6, 30);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void endAsAPlainRecountDoes() {
        checkBlock(0);
    }

    /** Checks fifty histories; the tenth block ends at the five hundredth. */
    static void checkBlock(int block) {
        int reversals = 0;
        int unconfirmed = 0;
        for (int i = 0; i < HISTORIES_OF_A_BLOCK; i++) {
            long seed = block * HISTORIES_OF_A_BLOCK + i;
            List<Event> history = history(new Random(seed));
            Optional<String> labeller = seed % 3 == 1 ? Optional.of("llm") : Optional.empty();
            answer(history, new Random(seed));
            Recount recount = new Recount(history, Weather.ISSUE, labeller);
            reversals += recount.positions().reversals().size();
            unconfirmed += recount.positions().unconfirmed().size();
            compareInOrders(seed, history, labeller, recount);
        }
        assertThat(reversals).isPositive();
        assertThat(unconfirmed).isGreaterThan(HISTORIES_OF_A_BLOCK / 2);
    }

    /** Checks a history in which shifts occur. */
    static void checkManyMonths(long seed) {
        List<Event> history = Months.history(new Random(seed));
        Recount recount = new Recount(history, Weather.ISSUE, Optional.empty());
        assertThat(recount.shifts(Alert.Kind.SHIFT, Weather.ISSUE, AS_OF)).isNotEmpty();
        assertThat(recount.shifts(Alert.Kind.VOLUME, Weather.ISSUE, AS_OF)).isNotEmpty();
        compareInOrders(seed, history, Optional.empty(), recount);
    }

    private static void compareInOrders(long seed, List<Event> history, Optional<String> labeller, Recount recount) {
        for (int order = 0; order < ORDERS; order++) {
            Random random = new Random(seed * ORDERS + order);
            List<Event> shuffled = new ArrayList<>(history);
            if (order > 0) {
                shuffled.addAll(history.subList(0, history.size() / 3));
                Collections.shuffle(shuffled, random);
            }
            Setup setup = new Setup(Weather.ISSUE, AS_OF, labeller);
            Partitions partitions = new Partitions(order == 0 ? 1 : 3, setup, random);
            for (Event event : shuffled) {
                partitions.put(event);
                if (random.nextInt(30) == 0) {
                    partitions.restart(
                            new Setup(Weather.ISSUE, AS_OF, Optional.of(random.nextBoolean() ? "llm" : "?")));
                }
            }
            partitions.restart(setup);
            compare(partitions.settle(), recount, "history " + seed + ", order " + order, shuffled);
        }
    }

    private static void compare(
            Map<String, Map<String, String>> tables, Recount recount, String name, List<Event> history) {
        String told = name + ":\n" + history.stream().map(HistoriesTest::told).collect(Collectors.joining("\n"));
        assertThat(lines(tables, Topics.STATEMENTS.name(), HistoriesTest::statement))
                .as("statements of %s", told)
                .isEqualTo(recount.statements());
        assertThat(lines(tables, Topics.TRENDS.name(), HistoriesTest::trend))
                .as("trends of %s", told)
                .isEqualTo(recount.trends());
        assertThat(lines(tables, Topics.ALERTS_FIRST_POSITION.name(), HistoriesTest::line))
                .as("first positions of %s", told)
                .isEqualTo(recount.positions().firstPositions());
        assertThat(lines(tables, Topics.ALERTS_UNCONFIRMED.name(), HistoriesTest::line))
                .as("unconfirmed alerts of %s", told)
                .isEqualTo(recount.positions().unconfirmed());
        Map<String, String> shifts = new TreeMap<>(recount.positions().reversals());
        shifts.putAll(recount.shifts(Alert.Kind.SHIFT, Weather.ISSUE, AS_OF));
        assertThat(lines(tables, Topics.ALERTS_SHIFT.name(), HistoriesTest::line))
                .as("shifts of %s", told)
                .isEqualTo(shifts);
        assertThat(lines(tables, Topics.ALERTS_VOLUME.name(), HistoriesTest::line))
                .as("volumes of %s", told)
                .isEqualTo(recount.shifts(Alert.Kind.VOLUME, Weather.ISSUE, AS_OF));
    }

    private static Map<String, String> lines(
            Map<String, Map<String, String>> tables, String topic, Function<JsonNode, String> line) {
        Map<String, String> lines = new TreeMap<>();
        tables.getOrDefault(topic, Map.of())
                .forEach((key, json) -> lines.put(
                        topic.equals(Topics.TRENDS.name()) ? key : IssueKey.id(key), line.apply(JSON.readTree(json))));
        return lines;
    }

    private static String statement(JsonNode json) {
        JsonNode actor = json.get("actor");
        String cluster = json.get("cluster").asString();
        List<String> topics = new ArrayList<>();
        json.get("topics").forEach(label -> topics.add(label.get("topic").asString()));
        String key = actor.path("id").isString()
                ? actor.get("id").asString()
                : "~" + actor.get("name").asString().toLowerCase(Locale.ROOT);
        return String.join(
                " ",
                (cluster.isEmpty() ? "-" : cluster) + (json.get("copy").asBoolean() ? " copy" : ""),
                key,
                actor.get("side").asString(),
                Boolean.toString(actor.get("official").asBoolean()),
                json.path("day").isString() ? json.get("day").asString() : "null",
                String.join(",", topics),
                json.get("stances").isEmpty()
                        ? "null"
                        : json.get("stances").get(0).get("stance").asString());
    }

    private static String trend(JsonNode json) {
        return "[" + json.get("statements") + ", " + json.get("favor") + ", " + json.get("against") + ", "
                + json.get("carriers") + "]";
    }

    private static String line(JsonNode json) {
        return PositionRecount.line(EventJson.read(json.toString().getBytes(StandardCharsets.UTF_8), Alert.class));
    }

    private static String told(Event event) {
        return switch (event) {
            case Document document ->
                document.sourceItem() + " at " + document.fetched() + ":\n"
                        + document.text().indent(4).stripTrailing();
            default -> event.toString();
        };
    }

    private static List<Event> history(Random random) {
        List<Event> events = new ArrayList<>();
        List<Document> documents = new ArrayList<>();
        int length = 8 + random.nextInt(14);
        while (events.size() < length) {
            switch (random.nextInt(8)) {
                case 0 ->
                    events.add(new Withdrawal(
                            document("item" + random.nextInt(7), 1, "x").id(),
                            Instant.ofEpochSecond(random.nextInt(9)),
                            "withdrawn",
                            null));
                case 1, 2 -> {
                    if (!documents.isEmpty()) {
                        correct(documents.get(random.nextInt(documents.size())), random, events);
                    }
                }
                default -> {
                    Document document = document("item" + random.nextInt(7), random.nextInt(9), text(random));
                    documents.add(document);
                    events.add(document);
                }
            }
        }
        return events;
    }

    /** Adds answers of a language model about some statements, as they were read and as they may be corrected: valid, refused and made up ones. */
    private static void answer(List<Event> history, Random random) {
        Map<String, Opinion> answers = new TreeMap<>();
        for (Event event : List.copyOf(history)) {
            if (event instanceof Document document) {
                for (String line : document.text().split("\n")) {
                    Opinion answer = answer(line, random);
                    answers.putIfAbsent(answer.id(), answer);
                }
            }
        }
        answers.values().forEach(each -> history.add(random.nextInt(history.size() + 1), each));
    }

    private static Opinion answer(String line, Random random) {
        String words = line.substring(line.indexOf(": ") + 2);
        String[] head = line.split(" ");
        String side = head[1].substring(0, 2);
        String id = switch (random.nextInt(6)) {
            case 0 -> Recount.answer(words, "bob", "XX", Weather.ISSUE);
            case 1 -> Recount.answer(words, "Cy", side, Weather.ISSUE);
            default -> Recount.answer(words, head[0], side, Weather.ISSUE);
        };
        boolean isRefused = random.nextInt(8) == 0;
        String quoted = random.nextInt(8) == 0 ? "made up" : words.split(" ")[0];
        Stance stance = random.nextBoolean() ? Stance.FAVOR : Stance.AGAINST;
        return new Opinion(
                id,
                "asked",
                "weather",
                "llm",
                isRefused || random.nextInt(4) == 0
                        ? List.of()
                        : List.of(new Opinion.SideTaken("wet", stance, quoted, Map.of())),
                isRefused || random.nextInt(3) == 0
                        ? List.of()
                        : List.of(
                                new Opinion.TopicTreated(random.nextBoolean() ? "rain" : "wind", words.split(" ")[0])),
                isRefused ? "the answer is not JSON" : null,
                1,
                Instant.EPOCH);
    }

    private static String text(Random random) {
        List<String> lines = new ArrayList<>();
        for (int k = random.nextInt(3); k >= 0; k--) {
            int month = 1 + random.nextInt(9);
            // Most statements are in favour until May and against from then on, so that there are turns.
            boolean favor = month < 5 == random.nextInt(8) > 0;
            lines.add((random.nextInt(3) > 0
                            ? "ann XX "
                            : List.of("bob YY ", "bob YY ", "bob YY/2 ", "bob YY/4 ")
                                    .get(random.nextInt(4)))
                    + (random.nextInt(6) == 0 ? "-" : "2024-0" + month + "-1" + random.nextInt(9))
                    + " wet "
                    + (favor ? "favor" : "against")
                    + List.of("", "", "", "", "", "-", "@", "?").get(random.nextInt(8))
                    + ": "
                    + Phrases.draw(random));
        }
        return String.join("\n", lines);
    }

    private static void correct(Document document, Random random, List<Event> to) {
        String[] lines = document.text().split("\n");
        String line = lines[random.nextInt(lines.length)];
        String words = line.substring(line.indexOf(": ") + 2);
        int second = random.nextInt(5);
        Correction correction = switch (random.nextInt(8)) {
            case 0, 1 ->
                correction(
                        document,
                        words,
                        Field.SPEAKER,
                        null,
                        List.of("ann", "bob", "~Cy").get(random.nextInt(3)),
                        second);
            case 2 -> correction(document, words, Field.OFFICIAL, null, Boolean.toString(random.nextBoolean()), second);
            case 3 ->
                correction(
                        document,
                        words,
                        Field.TOPIC,
                        random.nextBoolean() ? "wind" : "rain",
                        random.nextBoolean() ? "present" : "absent",
                        second);
            default ->
                correction(
                        document,
                        words,
                        Field.STANCE,
                        "wet",
                        List.of("none", "favor", "favor", "against", "against").get(random.nextInt(5)),
                        second);
        };
        to.add(correction);
        if (random.nextInt(4) == 0) {
            to.add(correction.revokedBy(new Correction.Revocation("Tom", Instant.ofEpochSecond(99), "It was right.")));
        }
    }

    private static Correction correction(
            Document document, String words, Field field, @Nullable String subject, String value, int second) {
        return Correction.standing(
                document.id(),
                Ids.statement(document.id(), Statement.Kind.TURN, words, 0),
                field,
                subject,
                value,
                "Ines",
                Instant.ofEpochSecond(second),
                "Read it again.");
    }

    private static Document document(String item, int fetched, String text) {
        return DocumentBuilder.document("test", item, text)
                .publisher("Publisher")
                .title("Title")
                .fetched(Instant.ofEpochSecond(fetched))
                .language("en")
                .build();
    }

    /**
     * Eighteen months in which ann changes sides in the autumn, bob takes a side more and more often, and one week is busy. Some documents are corrected,
     * edited or withdrawn, and some are dated after the last day that counts.
     */
    private static final class Months {
        private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);
        private static final LocalDate TURN = LocalDate.of(2024, 10, 1);
        private static final LocalDate BUSY = LocalDate.of(2025, 3, 10);
        private static final int DOCUMENTS = 150;
        private static final int OF_THE_BUSY_WEEK = 40;

        static List<Event> history(Random random) {
            List<Event> events = new ArrayList<>();
            for (int i = 0; i < DOCUMENTS + OF_THE_BUSY_WEEK; i++) {
                LocalDate day = i < DOCUMENTS
                        ? FIRST.plusDays(random.nextLong(AS_OF.toEpochDay() - FIRST.toEpochDay() + 10))
                        : BUSY.plusDays(i % 5);
                Document document = document("month" + i, 1, text(day, i, random));
                events.add(document);
                switch (random.nextInt(20)) {
                    case 0 -> events.add(new Withdrawal(document.id(), Instant.ofEpochSecond(2), "withdrawn", null));
                    case 1 -> events.add(document("month" + i, 2, text(day.plusDays(3), i + 500, random)));
                    case 2, 3 -> correct(document, random, events);
                    default -> {
                        // Stays as it is.
                    }
                }
            }
            return events;
        }

        private static String text(LocalDate day, int number, Random random) {
            List<String> lines = new ArrayList<>();
            for (int k = random.nextInt(3); k >= 0; k--) {
                boolean ann = random.nextInt(3) > 0;
                boolean before = day.isBefore(TURN);
                String stance = random.nextInt(6) == 0 == before ? "against" : "favor";
                boolean taken = random.nextInt(10) < (ann ? 8 : before ? 1 : 7);
                // Too short to be a copy of anything.
                String words = random.nextInt(10) == 0
                        ? Phrases.draw(random)
                        : "Gauge " + number + " of mill " + k + (random.nextBoolean() ? " rose." : " fell.");
                lines.add((ann ? "ann XX " : "bob YY ") + day + " wet " + stance + (taken ? "" : "?") + ": " + words);
            }
            return String.join("\n", lines);
        }
    }

    /** An issue of two topics and one claim, with ann, who heads a mill, and bob, who is its spokesperson. */
    private static final class Weather {
        private static final Issue ISSUE = IssueBuilder.issue("weather", "Weather")
                .actors(
                        actor("ann", List.of()),
                        actor("bob", List.of(role("Spokesperson of the Mill"))),
                        new Issue.RegisteredActor(
                                "mill",
                                Issue.RegisteredActor.Kind.INSTITUTION,
                                Map.of("en", List.of("Mill")),
                                null,
                                "XX",
                                1,
                                List.of()))
                .topics(
                        new Issue.Topic("rain", "Rain", "", List.of(), Map.of()),
                        new Issue.Topic("wind", "Wind", "", List.of(), Map.of()))
                .claims(new Issue.Claim("wet", "It will be wet.", "wet", List.of("Rain."), List.of("Sun.")))
                .build();

        private static Issue.RegisteredActor actor(String id, List<Issue.Role> roles) {
            return new Issue.RegisteredActor(
                    id, Issue.RegisteredActor.Kind.PERSON, Map.of("en", List.of(id)), "mill", "XX", 1, roles);
        }

        private static Issue.Role role(String title) {
            return new Issue.Role(title, "mill", null, null, null, 1, "invented");
        }
    }
}
