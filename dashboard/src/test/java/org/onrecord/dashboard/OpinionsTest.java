package org.onrecord.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onrecord.events.Stance.AGAINST;
import static org.onrecord.events.Stance.FAVOR;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.onrecord.events.Event;
import org.onrecord.events.EventJson;
import org.onrecord.events.Opinion.SideTaken;
import org.onrecord.events.Statement;
import org.onrecord.testing.Http;
import tools.jackson.databind.JsonNode;

/** Second opinions are shown beside the labels of a statement and change nothing. */
@ExtendWith(TestServerExtension.class)
class OpinionsTest {
    private static final String SECOND = "\"model\":\"reader-large\",\"at\":\"2026-11-01T12:00:00Z\"";

    @SuppressWarnings("NullAway.Init") // by start()
    private TestServer server;

    @BeforeEach
    void start(TestServer started) {
        server = started;
        server.feed(Samples.all().toArray(Event[]::new));
    }

    @Test
    void hasNoOpinionsIfNoModelWasAsked() throws Exception {
        assertThat(opinions(Samples.OFFER)).isEqualTo("[]");
    }

    @Test
    void comparesAnOpinionWithTheLabels() throws Exception {
        server.feed(
                Events.opinion(
                        Samples.OFFER,
                        null,
                        new SideTaken("cooperate", FAVOR, "stand ready to work together", Map.of())),
                Events.opinion(
                        Samples.PROTEST, null, new SideTaken("us-own-problem", FAVOR, "our fishermen", Map.of())));

        assertThat(opinions(Samples.OFFER))
                .isEqualTo(
                        "[{" + SECOND + ",\"differs\":false,\"stances\":[{\"claim\":\"cooperate\",\"stance\":\"favor\","
                                + "\"words\":\"stand ready to work together\",\"translations\":{},\"differs\":false}]}]");
        assertThat(opinions(Samples.PROTEST))
                .isEqualTo("[{" + SECOND
                        + ",\"differs\":true,\"stances\":[{\"claim\":\"us-own-problem\",\"stance\":\"favor\","
                        + "\"words\":\"our fishermen\",\"translations\":{},\"differs\":true},{\"claim\":\"us-measures-justified\","
                        + "\"stance\":\"none\",\"words\":\"\",\"translations\":{},\"differs\":true}]}]");
    }

    @Test
    void showsAnOpinionWithEveryCarrierOfTheSameWords() throws Exception {
        server.feed(
                Events.opinion(Samples.OFFER, null, new SideTaken("cooperate", AGAINST, "work together", Map.of())));

        assertThat(opinions(Samples.OFFER_CARRIED))
                .contains("\"stance\":\"against\"")
                .isEqualTo(opinions(Samples.OFFER));
        String inDocument =
                Http.get(server, "/api/v1/documents/" + Samples.ARTICLE.id()).body();
        assertThat(inDocument).containsOnlyOnce(SECOND);
        assertThat(Http.get(server, "/api/v1/statements?copies=true").body().split(SECOND, -1))
                .hasSize(3);
    }

    @Test
    void translatesTheWordsThatProveAnAlertWhereTheModelAgreesWithItsSide() throws Exception {
        String alert = "/api/v1/alerts/" + Samples.ALERT.id();
        String page = "/alerts/" + Samples.ALERT.id() + "?lang=zh";
        Map<String, String> chinese = Map.of("zh", "随时准备合作");
        server.feed(Events.opinion(
                Samples.OFFER, null, new SideTaken("cooperate", AGAINST, "ready to work together", chinese)));
        assertThat(get(alert)).contains("\"translations\":[]");

        server.feed(Events.opinion(
                Samples.OFFER, null, new SideTaken("cooperate", FAVOR, "ready to work together", chinese)));

        String translation = "[{\"statement\":\"" + Samples.OFFER.id()
                + "\",\"model\":\"reader-large\",\"words\":\"ready to work together\",\"texts\":{\"zh\":\"随时准备合作\"}}]";
        assertThat(get(alert)).endsWith("\"translations\":" + translation + "}");
        assertThat(get("/api/v1/alerts")).contains("\"translations\":" + translation);
        assertThat(get(page))
                .contains(
                        "<p class=\"translation\"><q>随时准备合作</q>",
                        " 由语言模型 reader-large 译自“ready to work together”。</p>");
        assertThat(get("/briefs/2024-03-05?lang=zh")).contains("<q>随时准备合作</q>");
        assertThat(get("/alerts/" + Samples.ALERT.id())).doesNotContain("class=\"translation\"");
    }

    @Test
    void omitsARefusedAnswer() throws Exception {
        server.feed(Events.opinion(Samples.OFFER, "the answer is no JSON"));

        assertThat(opinions(Samples.OFFER)).isEqualTo("[]");
    }

    @Test
    void namesTheModelThatLabelsAndDoesNotShowItsAnswerAsASecondOpinion() throws Exception {
        server.feed(
                Samples.OFFER.labelled(
                        Samples.OFFER.labels(),
                        new Statement.Labeller("reader-large", Statement.Labeller.Answer.GIVEN)),
                Events.opinion(
                        Samples.OFFER,
                        null,
                        new SideTaken("cooperate", FAVOR, "stand ready to work together", Map.of())));

        assertThat(opinions(Samples.OFFER)).isEqualTo("[]");
        assertThat(label(Samples.OFFER)).endsWith("\"labeller\":{\"name\":\"reader-large\",\"answer\":\"given\"}}");
    }

    @Test
    void anOpinionChangesNoLabelPositionOrTimeline() throws Exception {
        List<String> paths = List.of("/api/v1/positions", "/api/v1/timeline?claim=cooperate", "/api/v1/status");
        List<String> before = List.of(get(paths.get(0)), get(paths.get(1)), get(paths.get(2)));
        String labels = label(Samples.OFFER);
        server.feed(
                Events.opinion(Samples.OFFER, null, new SideTaken("cooperate", AGAINST, "work together", Map.of())));

        assertThat(List.of(get(paths.get(0)), get(paths.get(1)), get(paths.get(2))))
                .isEqualTo(before);
        assertThat(label(Samples.OFFER)).isEqualTo(labels);
    }

    private String get(String path) throws Exception {
        return Http.get(server, path).body();
    }

    private String opinions(Statement statement) throws Exception {
        return item(statement).get("opinions").toString();
    }

    private String label(Statement statement) throws Exception {
        return item(statement).get("statement").toString();
    }

    private JsonNode item(Statement statement) throws Exception {
        return EventJson.mapper()
                .readTree(get("/api/v1/statements/" + statement.id()))
                .get("item");
    }
}
