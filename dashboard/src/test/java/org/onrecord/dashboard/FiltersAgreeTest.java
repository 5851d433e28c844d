package org.onrecord.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.onrecord.dashboard.Events.Takes;
import org.onrecord.dashboard.Events.Who;
import org.onrecord.events.Document;
import org.onrecord.events.Event;
import org.onrecord.events.Stance;
import org.onrecord.events.Statement;
import org.onrecord.events.Trend;
import org.onrecord.testing.Http;
import org.onrecord.testing.StatementBuilder;
import tools.jackson.databind.JsonNode;

/** Lists, counts, charts and CSV say the same about any filter: what a plain count of the records says. */
@ExtendWith(TestServerExtension.class)
class FiltersAgreeTest {
    private static final int STATEMENTS = 600;
    private static final int FILTERS = 200;
    private static final List<String> CLAIMS = List.of("cooperate", "cn-responsible", "us-measures-justified");
    private static final List<Who> SPEAKERS = List.of(
            Samples.MINISTRY,
            Samples.DEPARTMENT,
            Samples.NEWSPAPER,
            new Who("harbour-office", "Office of Harbours", "director", "MX", 2),
            new Who("teal-envoy", "Envoy of Teal", "envoy", "CN", 1));

    private static final Random RANDOM = new Random(23);

    @SuppressWarnings("NullAway.Init") // by start()
    private static TestServer server;

    private static final List<Statement> ALL = new ArrayList<>();

    /** The statements that lists show: of each cluster the earliest, and of those of one day the one with the smallest id. */
    private static final List<Statement> DISTINCT = new ArrayList<>();

    @BeforeAll
    static void start(TestServer started) {
        server = started;
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < STATEMENTS / 2; i++) {
            boolean chinese = RANDOM.nextInt(5) == 0;
            LocalDate day = LocalDate.of(2023, 1, 1).plusDays(RANDOM.nextInt(700));
            String one = chinese ? "我们愿意在湖泊问题上合作" + i % 90 + "。" : "We agree on lake number " + i % 90 + ".";
            String two = chinese ? "这些措施是错误的" + i + "。" : "The measures on river " + i + " are wrong.";
            Document document = Events.document(
                    "made-" + i,
                    "Paper " + i % 7,
                    null,
                    "Title " + i,
                    RANDOM.nextInt(10) == 0 ? null : day.toString(),
                    one + "\n" + two);
            events.add(document);
            for (String quote : List.of(one, two)) {
                Who who = SPEAKERS.get(RANDOM.nextInt(SPEAKERS.size()));
                Statement.Kind kind = Statement.Kind.values()[RANDOM.nextInt(Statement.Kind.values().length)];
                Takes[] takes = RANDOM.nextInt(3) == 0
                        ? new Takes[0]
                        : new Takes[] {
                            new Takes(
                                    CLAIMS.get(RANDOM.nextInt(CLAIMS.size())),
                                    RANDOM.nextBoolean() ? Stance.FAVOR : Stance.AGAINST,
                                    quote)
                        };
                Statement made =
                        Events.statement(document, quote, kind, who, RANDOM.nextInt(12) == 0 ? null : day, null, takes);
                ALL.add(StatementBuilder.like(made)
                        .topics(List.of(
                                new Statement.TopicLabel(RANDOM.nextBoolean() ? "cooperation" : "scheduling", 0.7)))
                        .build());
            }
        }
        Map<String, Statement> earliest = new TreeMap<>();
        Comparator<Statement> order = Comparator.comparing(
                        (Statement each) -> Optional.ofNullable(each.day()).orElse(LocalDate.MAX))
                .thenComparing(Statement::id);
        for (Statement each : ALL) {
            if (each.cluster().isEmpty()) {
                DISTINCT.add(each);
            } else {
                earliest.merge(each.cluster(), each, (a, b) -> order.compare(a, b) <= 0 ? a : b);
            }
        }
        DISTINCT.addAll(earliest.values());
        for (Statement each : ALL) {
            events.add(DISTINCT.contains(each) ? each : each.withCluster(each.cluster(), true));
        }
        events.addAll(Events.trends(DISTINCT));
        server.feed(events.toArray(Event[]::new));
    }

    /** A filter as parameters, and what it means. */
    private record Filter(Map<String, String> parameters, Predicate<Statement> matches) {
        static Filter any() {
            return new Filter(new HashMap<>(), each -> true);
        }

        Filter and(String name, String value, Predicate<Statement> more) {
            Map<String, String> all = new HashMap<>(parameters);
            all.put(name, value);
            return new Filter(all, matches.and(more));
        }

        String query() {
            StringBuilder text = new StringBuilder("?copies=false");
            parameters.forEach((name, value) ->
                    text.append('&').append(name).append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
            return text.toString();
        }
    }

    private static Filter filter() {
        Filter filter = Filter.any();
        if (RANDOM.nextInt(3) == 0) {
            String side = SPEAKERS.get(RANDOM.nextInt(SPEAKERS.size())).side();
            filter = filter.and("side", side, each -> each.actor().side().equals(side));
        }
        if (RANDOM.nextInt(4) == 0) {
            String actor = RANDOM.nextBoolean() ? "ministry" : "~the daily heron";
            filter = filter.and(
                    "actor", actor, each -> each.actor().key().orElse("").equals(actor));
        }
        if (RANDOM.nextInt(3) == 0) {
            String claim = CLAIMS.get(RANDOM.nextInt(CLAIMS.size()));
            filter = filter.and("claim", claim, each -> takes(each, claim, Optional.empty()));
            if (RANDOM.nextBoolean()) {
                filter = filter.and("stance", "favor", each -> takes(each, claim, Optional.of(Stance.FAVOR)));
            }
        }
        if (RANDOM.nextInt(4) == 0) {
            filter = filter.and(
                    "topic",
                    "cooperation",
                    each -> each.topics().getFirst().topic().equals("cooperation"));
        }
        if (RANDOM.nextInt(4) == 0) {
            filter = filter.and(
                    "kind",
                    "turn,direct",
                    each -> each.kind() == Statement.Kind.TURN || each.kind() == Statement.Kind.DIRECT);
        }
        if (RANDOM.nextInt(4) == 0) {
            filter = filter.and("tier", "1", each -> each.actor().tier() == 1);
        }
        if (RANDOM.nextInt(4) == 0) {
            boolean chinese = RANDOM.nextBoolean();
            filter = filter.and(
                    "language",
                    chinese ? "zh" : "en",
                    each -> each.quote().codePoints().anyMatch(Character::isIdeographic) == chinese);
        }
        if (RANDOM.nextInt(4) == 0) {
            filter = filter.and(
                    "publisher", "Paper 3", each -> each.document().publisher().equals("Paper 3"));
        }
        if (RANDOM.nextInt(3) == 0) {
            boolean counted = RANDOM.nextBoolean();
            filter = filter.and("counted", Boolean.toString(counted), each -> each.counts() == counted);
        }
        switch (RANDOM.nextInt(4)) {
            case 0 -> {
                YearMonth month = YearMonth.of(2023, 1 + RANDOM.nextInt(12));
                filter = filter.and(
                        "period",
                        month.toString(),
                        each -> each.day() != null && YearMonth.from(each.day()).equals(month));
            }
            case 1 -> filter = filter.and("period", "undated", each -> each.day() == null);
            case 2 -> {
                LocalDate from = LocalDate.of(2023, 6, 1);
                filter = filter.and(
                        "from",
                        from.toString(),
                        each -> each.day() != null && !each.day().isBefore(from));
            }
            default -> {}
        }
        if (RANDOM.nextInt(5) == 0) {
            filter = filter.and("q", "measures", each -> each.quote().contains("measures"));
        }
        return filter;
    }

    private static boolean takes(Statement statement, String claim, Optional<Stance> stance) {
        return statement.stances().stream()
                .anyMatch(label -> label.claim().equals(claim)
                        && stance.map(label.stance()::equals).orElse(true));
    }

    @Test
    void aListItsCsvItsFacetsAndAPlainCountAgree() throws Exception {
        for (int i = 0; i < FILTERS; i++) {
            Filter filter = filter();
            String query = filter.query();
            List<Statement> expected =
                    DISTINCT.stream().filter(filter.matches()).toList();
            assertThat(Http.json(server, "/api/v1/statements" + query)
                            .get("total")
                            .asInt())
                    .as("list %s", query)
                    .isEqualTo(expected.size());
            assertThat(rows("/api/v1/statements.csv" + query))
                    .as("CSV %s", query)
                    .isEqualTo(expected.size());
            JsonNode facets = Http.json(server, "/api/v1/facets" + query);
            assertThat(facets.get("total").asInt()).as("facets %s", query).isEqualTo(expected.size());
            if (!filter.parameters().containsKey("side")) {
                Map<String, Integer> bySide = new TreeMap<>();
                expected.forEach(each -> bySide.merge(each.actor().side(), 1, Integer::sum));
                assertThat(values(facets, "side")).as("sides %s", query).isEqualTo(bySide);
            }
            if (!filter.parameters().containsKey("language")) {
                Map<String, Integer> byLanguage = new TreeMap<>();
                expected.forEach(each -> byLanguage.merge(
                        each.quote().codePoints().anyMatch(Character::isIdeographic) ? "zh" : "en", 1, Integer::sum));
                assertThat(values(facets, "language")).as("languages %s", query).isEqualTo(byLanguage);
            }
        }
    }

    private static Map<String, Integer> values(JsonNode facets, String property) {
        Map<String, Integer> values = new TreeMap<>();
        for (JsonNode facet : facets.get("facets")) {
            if (facet.get("property").asString().equals(property)) {
                facet.get("values")
                        .forEach(each -> values.put(
                                each.get("value").asString(),
                                each.get("statements").asInt()));
            }
        }
        return values;
    }

    @Test
    void aChartItsTableItsCsvItsStatementsAndAPlainCountAgree() throws Exception {
        for (String claim : List.of("", "cooperate", "cn-responsible")) {
            for (String holder : List.of("", "&side=CN", "&side=US", "&actor=ministry", "&actor=department")) {
                for (Trend.Bucket bucket : List.of(Trend.Bucket.MONTH, Trend.Bucket.QUARTER)) {
                    String query = "?bucket=" + bucket.json() + (claim.isEmpty() ? "" : "&claim=" + claim) + holder;
                    Map<String, Integer> expected = new TreeMap<>();
                    DISTINCT.stream()
                            .filter(each -> each.counts()
                                    && (claim.isEmpty() || takes(each, claim, Optional.empty()))
                                    && (holder.isEmpty()
                                            || holder.equals(
                                                    "&side=" + each.actor().side())
                                            || holder.equals("&actor="
                                                    + each.actor().key().orElse(""))))
                            .forEach(each -> expected.merge(bucket.period(each.day()), 1, Integer::sum));
                    Map<String, Integer> drawn = new TreeMap<>();
                    JsonNode points =
                            Http.json(server, "/api/v1/timeline" + query).get("points");
                    points.forEach(point -> drawn.put(
                            point.get("period").asString(),
                            point.get("statements").asInt()));
                    assertThat(drawn).as(query).isEqualTo(expected);
                    assertThat(rows("/api/v1/timeline.csv" + query)).as(query).isEqualTo(expected.size());
                    JsonNode point = points.get(points.size() / 2);
                    assertThat(Http.json(server, point.get("opens").asString())
                                    .get("total")
                                    .asInt())
                            .as("%s opens %s", query, point)
                            .isEqualTo(point.get("statements").asInt());
                }
            }
        }
    }

    private static int rows(String path) throws Exception {
        return (int) Http.get(server, path).body().lines().count() - 1;
    }
}
