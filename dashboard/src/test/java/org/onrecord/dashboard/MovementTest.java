package org.onrecord.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onrecord.events.Stance.AGAINST;
import static org.onrecord.events.Stance.FAVOR;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onrecord.dashboard.Events.Takes;
import org.onrecord.events.Alert;
import org.onrecord.events.Document;
import org.onrecord.events.Event;
import org.onrecord.events.Statement;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.issue.Issue.RegisteredActor;
import org.onrecord.testing.Http;
import org.onrecord.testing.IssueBuilder;
import org.onrecord.testing.StatementBuilder;
import tools.jackson.databind.JsonNode;

/** What the API says of movement: the stances on a claim over time, actors, and two wordings. */
@ExtendWith(TestServerExtension.class)
class MovementTest {
    @SuppressWarnings("NullAway.Init") // by start()
    private static TestServer server;

    @BeforeAll
    static void start(TestServer started) {
        server = started;
        server.feed(Samples.all().toArray(Event[]::new));
        server.feed(Samples.TALKING_POINT);
        server.feed(turning().toArray(Event[]::new));
    }

    /** The ministry is for it in two months of 2025, silent in the next two, and against it in the one after. */
    private static List<Event> turning() {
        List<Event> events = new ArrayList<>();
        for (String day : List.of("2025-01-10", "2025-02-10", "2025-05-10", "2025-05-11")) {
            boolean favor = day.compareTo("2025-03-01") < 0;
            String words = (favor ? "We work together on lakes" : "We work alone on lakes") + " since " + day;
            Document document = Events.document(day, "Ministry of Lakes", null, "Of " + day, day, words + ".");
            events.add(document);
            events.add(Events.statement(
                    document,
                    words,
                    Statement.Kind.OWN_TEXT,
                    Samples.MINISTRY,
                    LocalDate.parse(day),
                    null,
                    new Takes("cooperate", favor ? FAVOR : AGAINST, words.substring(0, 12))));
        }
        return events;
    }

    @Test
    void aStepCountsItsOwnPeriodAndThoseNearIt() throws Exception {
        HttpResponse<String> csv =
                Http.get(server, "/api/v1/claims/cooperate.csv?series=actor:ministry&from=2025-01-01&to=2025-12-31");
        assertThat(csv.body()).isEqualTo("""
            claim,series,bucket,period,favor,against,near_favor,near_against,share,low,high
            cooperate,actor:ministry@2025-01-01..2025-12-31,month,2025-01,1,0,2,0,1.0,0.333,1.0
            cooperate,actor:ministry@2025-01-01..2025-12-31,month,2025-02,1,0,2,0,1.0,0.333,1.0
            cooperate,actor:ministry@2025-01-01..2025-12-31,month,2025-03,0,0,2,2,0.5,0.123,0.877
            cooperate,actor:ministry@2025-01-01..2025-12-31,month,2025-04,0,0,1,2,0.333,0.039,0.823
            cooperate,actor:ministry@2025-01-01..2025-12-31,month,2025-05,0,2,0,2,0.0,0.0,0.667
            """.replace("\n", "\r\n"));
        assertThat(Http.get(
                                server,
                                "/api/v1/claims/cooperate?series=actor:ministry&from=2025-01-01&to=2025-12-31",
                                "Accept",
                                "text/csv")
                        .body())
                .isEqualTo(csv.body());
        JsonNode series = Http.json(
                        server, "/api/v1/claims/cooperate?series=actor:ministry&from=2025-01-01&to=2025-12-31")
                .at("/series/0");
        assertThat(series.get("gaps").toString()).isEqualTo("[\"2025-03\",\"2025-04\"]");
        assertThat(series.get("dots")).hasSize(4);
        assertThat(series.at("/dots/0/stance").asString()).isEqualTo("favor");
    }

    @Test
    void aSideTakenOnAConditionIsGivenApartAndNotCounted() throws Exception {
        LocalDate day = LocalDate.of(2025, 1, 20);
        String words = "If they stop, we will share every lake";
        Document document =
                Events.document("condition", "Ministry of Lakes", null, "On terms", day.toString(), words + ".");
        Statement outright = Events.statement(
                document,
                words,
                Statement.Kind.OWN_TEXT,
                new Events.Who(null, "Reed Warbler", null, "CN", 2),
                day,
                null,
                new Takes("cooperate", FAVOR, "we will share every lake"));
        Statement.StanceLabel label = outright.stances().getFirst();
        Statement.StanceLabel onCondition = new Statement.StanceLabel(
                label.claim(), label.stance(), label.score(), label.evidence(), label.words(), null, null, true);
        server.feed(
                document,
                StatementBuilder.like(outright).stances(List.of(onCondition)).build());
        JsonNode series = Http.json(server, "/api/v1/claims/cooperate?series=side:CN&from=2025-01-01&to=2025-01-31")
                .at("/series/0");
        assertThat(series.get("favor").asInt()).isEqualTo(1);
        assertThat(series.get("dots")).hasSize(1);
        assertThat(series.get("conditional")).hasSize(1);
        assertThat(series.at("/conditional/0/statement").asString()).isEqualTo(outright.id());
        assertThat(series.at("/conditional/0/stance").asString()).isEqualTo("favor");
    }

    @Test
    void eachSeriesCountsWhatTheListOfStatementsCounts() throws Exception {
        JsonNode movement = Http.json(server, "/api/v1/claims/cooperate");
        assertThat(movement.get("series")).hasSize(2);
        for (JsonNode series : movement.get("series")) {
            String side = series.at("/key/id").asString();
            for (String stance : List.of("favor", "against")) {
                String path = "/api/v1/statements?counted=true&claim=cooperate&side=" + side + "&stance=" + stance;
                assertThat(Http.json(server, path).get("total").asInt())
                        .as(path)
                        .isEqualTo(series.get(stance).asInt());
            }
        }
        assertThat(movement.at("/series/1/key/id").asString()).isEqualTo("US");
        assertThat(movement.at("/series/1/undated").asInt()).isEqualTo(1);
        assertThat(movement.at("/series/1/gaps").toString())
                .as("months in which nothing of the United States came in, though its one statement has no date")
                .isEqualTo(
                        "[\"2024-05\",\"2024-06\",\"2024-07\",\"2024-08\",\"2024-09\",\"2024-10\",\"2024-11\",\"2024-12\",\"2025-03\",\"2025-04\"]");
    }

    @Test
    void twoPeriodsOfOneSideAreTwoSeries() throws Exception {
        JsonNode movement = Http.json(
                server,
                "/api/v1/claims/cooperate?series=side:CN@..2024-12-31&series=side:CN@2025-03-01..&bucket=quarter");
        assertThat(movement.at("/series/0/favor").asInt()).isEqualTo(2);
        assertThat(movement.at("/series/0/against").asInt()).isZero();
        assertThat(movement.at("/series/1/favor").asInt()).isZero();
        assertThat(movement.at("/series/1/against").asInt()).isEqualTo(2);
        assertThat(movement.at("/series/1/steps/0/period").asString()).isEqualTo("2025-Q2");
    }

    @Test
    void countsOneLanguage() throws Exception {
        JsonNode chinese = Http.json(server, "/api/v1/claims/cooperate?series=side:CN%23zh&series=side:CN%23en");
        assertThat(chinese.at("/series/0/favor").asInt()).isEqualTo(1);
        assertThat(chinese.at("/series/1/favor").asInt()).isEqualTo(3);
        assertThat(chinese.at("/languages/0/id").asString()).isEqualTo("en");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        /api/v1/claims/none | 404 | the issue fentanyl has no claim none
        /api/v1/claims/cooperate?series=CN | 400 | series must be side:SIDE or actor:KEY
        /api/v1/claims/cooperate?series=side:CN@2025-02-30.. | 400 | series must be side:SIDE or actor:KEY
        /api/v1/claims/cooperate?series=side:A&series=side:B&series=side:C&series=side:D&series=side:E&series=side:F&series=side:G | 400 | at most 6 series
        /api/v1/actors/nobody | 404 | there is no actor nobody
        /api/v1/comparison?left=statement:x | 404 | there is nothing at left named statement:x
        /api/v1/comparison?left=x | 400 | left must be statement:ID, document:ID, document:ID@VERSION or talking-point:ID/STATEMENT
        """)
    void explainsWhatIsMissing(String path, int status, String sentence) throws Exception {
        HttpResponse<String> response = Http.get(server, path);
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.body()).contains(sentence);
    }

    @Test
    void anActorHasItsPositionsChangesTalkingPointsAndSources() throws Exception {
        Alert turn = new Alert(
                "turn",
                Alert.Kind.SHIFT,
                "fentanyl",
                "fentanyl/claim:cooperate/actor:ministry",
                LocalDate.of(2025, 5, 10),
                "Ministry of Lakes turned",
                "It was in favour before.",
                Map.of("claim", "cooperate", "actor", "ministry", "shift", "reversal"),
                List.of());
        server.feed(turn);
        JsonNode actor = Http.json(server, "/api/v1/actors/ministry");
        assertThat(actor.get("name").asString()).isEqualTo("Ministry of Lakes");
        assertThat(actor.has("registered")).isFalse();
        assertThat(actor.get("first").asString()).isEqualTo("2024-03-05");
        assertThat(actor.get("last").asString()).isEqualTo("2025-05-11");
        JsonNode cooperate = actor.get("positions").get(1);
        assertThat(cooperate.get("claim").asString()).isEqualTo("cooperate");
        assertThat(cooperate.at("/cell/newest/words").asString()).isEqualTo("We work alon");
        assertThat(cooperate.at("/cell/lean/side").asString()).isEqualTo("both");
        assertThat(actor.at("/changes/0/id").asString()).isEqualTo("turn");
        assertThat(actor.at("/talkingPoints/0/id").asString()).isEqualTo("stand-ready");
        assertThat(actor.at("/sources/0/name").asString()).isEqualTo("Ministry of Lakes");
        assertThat(Http.get(server, "/api/v1/actors/ministry.csv").body())
                .startsWith("claim,side,favor,against,lean,")
                .contains("\r\ncooperate,CN,4,2,both,0.5,");
    }

    @Test
    void aRegisteredActorHasItsOfficesWithTheDocumentTheyWereReadFrom(@TempDir Path other) throws Exception {
        RegisteredActor ministry = new RegisteredActor(
                "ministry",
                RegisteredActor.Kind.INSTITUTION,
                Map.of("en", List.of("Ministry of Lakes")),
                null,
                "CN",
                1,
                List.of());
        Issue.Role office = new Issue.Role(
                "Trade Minister",
                "ministry",
                LocalDate.of(2025, 1, 1),
                null,
                null,
                1,
                "The Daily Heron, 2 January 2025");
        Issue issue = IssueBuilder.issue("lakes", "Lakes")
                .actors(
                        ministry,
                        new RegisteredActor(
                                "ada-quill",
                                RegisteredActor.Kind.PERSON,
                                Map.of("en", List.of("Ada Quill")),
                                "ministry",
                                "CN",
                                1,
                                List.of(office)))
                .build();
        try (TestServer registered = TestServer.start(other, 0, Optional.empty(), issue)) {
            JsonNode actor = Http.json(registered, "/api/v1/actors/ada-quill");
            assertThat(actor.at("/registered/roles").toString())
                    .isEqualTo(
                            "[{\"title\":\"Trade Minister\",\"organisation\":{\"id\":\"ministry\",\"name\":\"Ministry"
                                    + " of Lakes\"},\"from\":\"2025-01-01\",\"readFrom\":\"The Daily Heron, 2 January"
                                    + " 2025\"}]");
            assertThat(actor.at("/registered/organisations/0/name").asString()).isEqualTo("Ministry of Lakes");
            assertThat(actor.get("statements").asInt()).isZero();
        }
    }

    @Test
    void comparesAStatementWithAUseOfATalkingPoint() throws Exception {
        String use = "talking-point:stand-ready/" + Samples.OFFER.id();
        JsonNode pair = Http.json(
                server,
                "/api/v1/comparison?left=" + URLEncoder.encode(use, StandardCharsets.UTF_8) + "&right=statement:"
                        + Samples.ANSWER.id());
        assertThat(pair.at("/left/words").asString()).isEqualTo("We stand ready to work together on every lake.");
        assertThat(pair.at("/right/words").asString()).isEqualTo("Working together is the only way");
        assertThat(pair.at("/right/speaker").asString()).isEqualTo("Department of Rivers");
        assertThat(Http.json(
                                server,
                                "/api/v1/comparison?left=document:" + Samples.RELEASE.id() + "&right=document:"
                                        + Samples.ARTICLE.id())
                        .at("/left/words")
                        .asString())
                .isEqualTo(Samples.RELEASE.text());
    }
}
