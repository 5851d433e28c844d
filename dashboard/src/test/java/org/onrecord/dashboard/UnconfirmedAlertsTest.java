package org.onrecord.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.onrecord.dashboard.record.IndexChange;
import org.onrecord.events.Alert;
import org.onrecord.events.Event;
import org.onrecord.events.topic.Topics;
import org.onrecord.testing.Http;
import tools.jackson.databind.JsonNode;

/** What would be alerts if a person confirmed them. */
@ExtendWith(TestServerExtension.class)
class UnconfirmedAlertsTest {
    private static final Alert OFFER = Samples.unconfirmed(Samples.OFFER);
    private static final Alert ANSWER = Samples.unconfirmed(Samples.ANSWER);

    @SuppressWarnings("NullAway.Init") // by start()
    private TestServer server;

    @BeforeEach
    void start(TestServer started) {
        server = started;
        server.feed(Samples.all().toArray(Event[]::new));
        put(OFFER);
    }

    @Test
    void listsTheAlertWithTheStatementToConfirm() throws Exception {
        JsonNode page = Http.json(server, "/api/v1/unconfirmed-alerts");

        assertThat(page.path("total").asInt()).isEqualTo(1);
        JsonNode item = page.path("items").get(0);
        assertThat(item.at("/alert/title").asString()).isEqualTo("Ministry of Lakes seems to take a side");
        assertThat(item.path("confirm"))
                .singleElement()
                .satisfies(
                        each -> assertThat(each.at("/statement/id").asString()).isEqualTo(Samples.OFFER.id()));
        assertThat(Http.get(server, "/api/v1/unconfirmed-alerts.csv").body())
                .contains(OFFER.id() + ",first-position,2024-03-05,Ministry of Lakes seems to take a side,")
                .contains(",fentanyl/claim:cooperate/actor:ministry," + Samples.OFFER.id());
    }

    @Test
    void findsThemByClaimActorAndSide() throws Exception {
        put(ANSWER);

        assertThat(ids("")).containsExactlyInAnyOrder(OFFER.id(), ANSWER.id());
        assertThat(ids("?claim=cooperate&side=US")).containsExactly(ANSWER.id());
        assertThat(ids("?actor=ministry")).containsExactly(OFFER.id());
        assertThat(ids("?claim=importer-duty")).isEmpty();
        assertThat(ids("?kind=shift")).isEmpty();
        assertThat(ids("?kind=first-position")).hasSize(2);
    }

    @Test
    void areNoAlerts() throws Exception {
        assertThat(Http.json(server, "/api/v1/alerts?status=any").path("items"))
                .singleElement()
                .satisfies(item -> assertThat(item.at("/alert/id").asString()).isEqualTo(Samples.ALERT.id()));
        assertThat(Http.get(server, "/api/v1/alerts/" + OFFER.id()).statusCode())
                .isEqualTo(404);
        assertThat(Http.json(server, "/api/v1/status").path("alerts").asInt()).isEqualTo(1);
    }

    @Test
    void leavesTheListWhenItBecomesAnAlertOrIsWithdrawn() throws Exception {
        server.feed(server.events()
                .received(
                        Topics.ALERTS_UNCONFIRMED,
                        new IndexChange.Remove(IndexChange.UNCONFIRMED, OFFER.key(), Optional.empty())));

        assertThat(ids("")).isEmpty();
        assertThat(Http.json(server, "/api/v1/alerts?status=any").path("total").asInt())
                .as("withdrawn alerts were alerts")
                .isEqualTo(1);
    }

    private List<String> ids(String query) throws Exception {
        return Http.json(server, "/api/v1/unconfirmed-alerts" + query)
                .path("items")
                .valueStream()
                .map(item -> item.at("/alert/id").asString())
                .toList();
    }

    private void put(Alert alert) {
        server.feed(server.events().received(Topics.ALERTS_UNCONFIRMED, new IndexChange.PutUnconfirmed(alert)));
    }
}
