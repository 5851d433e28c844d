package org.onrecord.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.onrecord.dashboard.record.IndexChange;
import org.onrecord.events.Event;
import org.onrecord.events.topic.Topics;
import org.onrecord.testing.Http;
import tools.jackson.databind.JsonNode;

/** Alerts that no longer hold, and queries as of a day. */
@ExtendWith(TestServerExtension.class)
class WithdrawnAlertsTest {
    private static final String ALERT = Samples.ALERT.id();

    @SuppressWarnings("NullAway.Init") // by start()
    private TestServer server;

    @BeforeEach
    void start(TestServer started) {
        server = started;
        server.feed(Samples.all().toArray(Event[]::new));
    }

    @Test
    void keepsAWithdrawnAlertWithTimeAndReason() throws Exception {
        withdraw();

        assertThat(alerts("")).isEmpty();
        assertThat(alerts("?status=withdrawn")).containsExactly(ALERT);
        JsonNode one = Http.json(server, "/api/v1/alerts/" + ALERT);
        assertThat(one.at("/alert/title").asString()).isEqualTo(Samples.ALERT.title());
        assertThat(one.path("withdrawn").asString()).isEqualTo(Events.NOW.toString());
        assertThat(one.path("reason").asString()).isEqualTo("An earlier statement came to light.");
        assertThat(Http.get(server, "/api/v1/alerts.csv?status=any").body())
                .contains(Events.NOW + ",An earlier statement came to light.");
        assertThat(Http.json(server, "/api/v1/status").path("alerts").asInt()).isZero();
    }

    @Test
    void anAlertRaisedAgainStands() throws Exception {
        withdraw();
        server.feed(Samples.ALERT);

        assertThat(alerts("?status=any")).containsExactly(ALERT);
        assertThat(Http.json(server, "/api/v1/alerts/" + ALERT).has("withdrawn"))
                .isFalse();
    }

    @Test
    void keepsAnAlertWithdrawnBeforeTheNextRefresh() throws Exception {
        withdraw();
        server.feed(Samples.ALERT);
        IndexChange gone = new IndexChange.Remove("alert", Samples.ALERT.key(), Optional.empty());
        var both = List.of(
                server.events().put(Samples.ALERT), server.events().received(Topics.ALERTS_FIRST_POSITION, gone));
        both.forEach(server::feed);

        assertThat(Http.json(server, "/api/v1/alerts/" + ALERT).path("reason").asString())
                .isEqualTo("What it reported is over, or no longer on record.");
    }

    private void withdraw() {
        server.feed(server.events()
                .received(
                        Topics.ALERTS_FIRST_POSITION,
                        new IndexChange.Remove(
                                "alert", Samples.ALERT.key(), Optional.of("An earlier statement came to light."))));
    }

    private List<String> alerts(String query) throws Exception {
        return Http.json(server, "/api/v1/alerts" + query)
                .path("items")
                .valueStream()
                .map(item -> item.at("/alert/id").asString())
                .toList();
    }
}
