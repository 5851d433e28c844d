package org.onrecord.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.onrecord.events.Correction;
import org.onrecord.events.Correction.Field;
import org.onrecord.events.Event;
import org.onrecord.events.Stance;
import org.onrecord.events.Statement;
import org.onrecord.events.Statement.StanceLabel;
import org.onrecord.testing.Http;
import org.onrecord.testing.StatementBuilder;
import tools.jackson.databind.JsonNode;

@ExtendWith(TestServerExtension.class)
class CorrectionsTest {
    private static final String OFFER = Samples.OFFER.id();

    @SuppressWarnings("NullAway.Init") // by start()
    private TestServer server;

    @BeforeEach
    void start(TestServer started) {
        server = started;
        server.feed(Samples.all().toArray(Event[]::new));
    }

    @Test
    void writesACorrectionWithTheNameBehindTheTokenAndListsIt() throws Exception {
        HttpResponse<String> response = correct("""
                {"statement": "%s", "field": "stance", "subject": "cooperate", "value": "against", "author": "Ines Calder",
                 "reason": "It is ironic."}""".formatted(OFFER));

        assertThat(response.statusCode()).isEqualTo(202);
        Correction taken = server.corrections().getFirst();
        assertThat(taken)
                .isEqualTo(Correction.standing(
                                Samples.RELEASE.id(),
                                OFFER,
                                Field.STANCE,
                                "cooperate",
                                "against",
                                "admin",
                                taken.at(),
                                "It is ironic.")
                        .in("fentanyl"));
        String location = response.headers().firstValue("Location").orElseThrow();
        assertThat(location).isEqualTo("/api/v1/corrections/" + taken.id());
        JsonNode item = Http.json(server, location);
        assertThat(item.path("state").asString())
                .as("before the processor has applied it")
                .isEqualTo("waiting");
        assertThat(item.path("words").asString()).isEqualTo("We stand ready to work together on every lake.");

        server.feed(applied(Samples.OFFER, taken));
        assertThat(Http.json(server, location).path("state").asString()).isEqualTo("applied");
        assertThat(Http.get(server, "/api/v1/corrections.csv?document=" + Samples.RELEASE.id())
                        .body())
                .contains(",admin,stance,cooperate,against,It is ironic.,applied,,,," + OFFER);
        assertThat(Http.get(server, "/api/v1/statements.csv").body())
                .contains(",model,occasion,corrected", ",stance:cooperate\r\n");
    }

    @Test
    void acceptsACorrectionOfAStatementThatHasNotArrivedIfItNamesTheDocument() throws Exception {
        String body = """
                {"statement": "later", %s"field": "official", "value": true, "reason": "A minister."}""";

        assertRefused(404, body.formatted(""), "give the id of its document too");
        assertThat(correct(body.formatted("\"document\": \"doc\", ")).statusCode())
                .isEqualTo(202);
        assertThat(server.corrections().getFirst().value()).isEqualTo("true");
        assertThat(Http.json(server, "/api/v1/corrections?statement=later")
                        .at("/items/0/state")
                        .asString())
                .isEqualTo("waiting");
    }

    @Test
    void refusesUnknownIdsAndSuggestsTheNearest() throws Exception {
        assertRefused(422, stance("coperate", "favor"), "no claim \\\"coperate\\\"; did you mean \\\"cooperate\\\"?");
        assertRefused(422, stance("cooperate", "pro"), "one of against, favor, none, not \\\"pro\\\"");
        assertRefused(422, """
                {"statement": "%s", "field": "speaker", "value": "nobody-knows", "reason": "r"}""".formatted(OFFER), "write ~ in front of a name");
        assertRefused(
                422,
                "{\"statement\": \"" + OFFER + "\", \"field\": \"mood\"}",
                "field must be one of speaker, official");
        assertRefused(
                422,
                "{\"statement\": \"" + OFFER + "\", \"colour\": \"red\"}",
                "unknown field colour; expected one of document");
        assertRefused(422, "{}", "statement is missing");
        assertRefused(422, "[]", "must be a JSON object");
        assertRefused(422, "nothing", "not JSON");
        assertRefused(
                422,
                stance("cooperate", "favor").replace("{", "{\"document\": \"other\", "),
                "is in the document " + Samples.RELEASE.id());
        assertThat(server.corrections()).isEmpty();
    }

    @Test
    void revokesOnceAndKeepsTheHistory() throws Exception {
        correct(stance("cooperate", "none"));
        String id = server.corrections().getFirst().id();
        String revocation = "/api/v1/corrections/" + id + "/revocation";
        String body = "{\"author\": \"Tom Reed\", \"reason\": \"It was right before.\"}";

        assertThat(post(revocation, body).statusCode()).isEqualTo(202);
        JsonNode item = Http.json(server, "/api/v1/corrections/" + id);
        assertThat(item.path("state").asString()).isEqualTo("revoked");
        assertThat(item.at("/correction/author").asString()).isEqualTo("admin");
        assertThat(item.at("/correction/revoked/author").asString()).isEqualTo("admin");
        assertThat(item.at("/correction/revoked/reason").asString()).isEqualTo("It was right before.");
        assertThat(Http.json(server, "/api/v1/corrections?revoked=false")
                        .path("total")
                        .asInt())
                .isZero();

        assertThat(post(revocation, body).statusCode()).isEqualTo(409);
        assertThat(post("/api/v1/corrections/unknown/revocation", body).statusCode())
                .isEqualTo(404);
        assertThat(post(revocation, "{}").statusCode()).isEqualTo(409);
    }

    @Test
    void requiresTheTokenForChanges() throws Exception {
        assertThat(Http.post(server, "/api/v1/corrections", stance("cooperate", "none"))
                        .statusCode())
                .isEqualTo(401);
        assertThat(Http.post(server, "/api/v1/corrections/x/revocation", "{}", "Authorization", "Bearer wrong")
                        .statusCode())
                .isEqualTo(401);
        assertThat(server.corrections()).isEmpty();
        assertThat(Http.get(server, "/api/v1/corrections").statusCode()).isEqualTo(200);
        assertThat(Http.get(server, "/api/v1/review").statusCode()).isEqualTo(200);
    }

    @Test
    void answersWith503WhenTheBrokerIsDown() throws Exception {
        server.brokerDown(true);
        assertRefused(503, stance("cooperate", "none"), "send it again");
    }

    @Test
    void aNewerCorrectionOfTheSameLabelOutweighsTheOlder() throws Exception {
        Correction older = correction(Samples.OFFER, "cooperate", "against", 1);
        Correction newer = correction(Samples.OFFER, "cooperate", "none", 2);
        server.feed(older, newer, applied(Samples.OFFER, newer));

        JsonNode items =
                Http.json(server, "/api/v1/corrections?statement=" + OFFER).path("items");
        assertThat(items.valueStream().map(item -> item.path("state").asString()))
                .containsExactly("applied", "outweighed");
    }

    @Test
    void explainsWhyACorrectionWrittenToTheTopicIsRefused() throws Exception {
        Correction wrong = correction(Samples.OFFER, "coperate", "none", 1);
        server.feed(wrong);

        JsonNode item = Http.json(server, "/api/v1/corrections/" + wrong.id());
        assertThat(item.path("state").asString()).isEqualTo("refused");
        assertThat(item.path("fault").asString())
                .isEqualTo("the issue has no claim \"coperate\"; did you mean \"cooperate\"?");
    }

    @Test
    void theQueueHoldsUnsureStancesUntilAnEditorDecides() throws Exception {
        Statement near = unsure(Samples.CHINESE_OFFER, label("us-measures-justified", 0.48), label("cooperate", 0.2));
        Statement far = unsure(Samples.PROTEST, label("cooperate", 0.3));
        server.feed(near, far, unsure(Samples.QUESTION, label("cooperate", 0.4)));

        assertThat(queue("")).containsExactly(near.id(), far.id());
        assertThat(queue("?order=nearest")).containsExactly(near.id(), far.id());
        assertThat(queue("?order=nearest&claim=cooperate")).containsExactly(far.id(), near.id());
        assertThat(queue("?claim=us-measures-justified")).containsExactly(near.id());
        assertThat(queue("?actor=ministry&claim=cooperate")).containsExactly(near.id(), far.id());
        assertThat(queue("?actor=department")).isEmpty();
        assertThat(Http.get(server, "/api/v1/review?claim=cooperat").statusCode())
                .isEqualTo(400);
        assertThat(Http.get(server, "/api/v1/review.csv?claim=us-measures-justified")
                        .body())
                .contains(near.id() + ",2024-04-10,CN,ministry,us-measures-justified,favor,0.48,");

        server.feed(applied(Samples.PROTEST, correction(Samples.PROTEST, "cooperate", "none", 1)));
        assertThat(queue("")).containsExactly(near.id());
    }

    @Test
    void showsTheStatementWhoseLabelsCountAmongCopiesOfOneDay() throws Exception {
        Statement sameDay = Events.statement(
                Samples.ARTICLE,
                Samples.OFFER.quote(),
                Statement.Kind.DIRECT,
                Samples.MINISTRY,
                Samples.OFFER.day(),
                null);
        List<Statement> both = Stream.of(Samples.OFFER, sameDay)
                .sorted(Comparator.comparing(Statement::id))
                .toList();
        String cluster = Samples.OFFER.cluster();
        server.feed(both.getFirst().withCluster(cluster, false), both.getLast().withCluster(cluster, true));

        assertThat(Http.json(server, "/api/v1/statements?q=%22every+lake%22")
                        .path("items")
                        .valueStream()
                        .map(item -> item.at("/statement/id").asString()))
                .containsExactly(both.getFirst().id());
    }

    private List<String> queue(String query) throws Exception {
        return Http.json(server, "/api/v1/review" + query)
                .path("items")
                .valueStream()
                .map(item -> item.at("/statement/id").asString())
                .toList();
    }

    private static StanceLabel label(String claim, double score) {
        return new StanceLabel(claim, Stance.FAVOR, score, new Statement.Span(0, 2), "We");
    }

    private static Statement unsure(Statement statement, StanceLabel... labels) {
        return StatementBuilder.like(statement)
                .unsure(List.of(labels))
                .corrected(List.of())
                .build();
    }

    /** Returns a statement as the processor writes it after applying a correction; its stances do not matter here. */
    private static Statement applied(Statement statement, Correction by) {
        return StatementBuilder.like(statement)
                .stances(List.of())
                .unsure(List.of())
                .corrected(List.of(new Statement.Corrected(
                        by.id(), by.field(), by.subject(), by.value(), by.author(), by.at(), by.reason())))
                .build();
    }

    private static Correction correction(Statement statement, String claim, String side, int second) {
        return Correction.standing(
                statement.document().id(),
                statement.id(),
                Field.STANCE,
                claim,
                side,
                "Ines",
                Instant.ofEpochSecond(second),
                "She says so.");
    }

    private static String stance(String claim, String side) {
        return """
                {"statement": "%s", "field": "stance", "subject": "%s", "value": "%s", "reason": "So."}""".formatted(OFFER, claim, side);
    }

    private void assertRefused(int status, String body, String detail) throws Exception {
        HttpResponse<String> response = correct(body);
        assertThat(response.statusCode()).as(body).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(response.body()).contains(detail);
    }

    private HttpResponse<String> correct(String body) throws Exception {
        return post("/api/v1/corrections", body);
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return Http.post(server, path, body, "Authorization", "Bearer secret");
    }
}
