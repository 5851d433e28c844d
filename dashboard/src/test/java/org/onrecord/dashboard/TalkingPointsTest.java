package org.onrecord.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.onrecord.events.Event;
import org.onrecord.testing.Http;
import tools.jackson.databind.JsonNode;

@ExtendWith(TestServerExtension.class)
class TalkingPointsTest {
    @SuppressWarnings("NullAway.Init") // by start()
    private TestServer server;

    @BeforeEach
    void start(TestServer started) {
        server = started;
        server.feed(Samples.all().toArray(Event[]::new));
        server.feed(Samples.TALKING_POINT);
    }

    @Test
    void listsTalkingPointsWithTheirUses() throws Exception {
        JsonNode item = Http.json(server, "/api/v1/talking-points?side=CN&state=dropped")
                .at("/items/0");
        assertThat(item.path("wording").asString()).isEqualTo("We stand ready to work together on every lake.");
        assertThat(item.at("/uses/0/statement").asString()).isEqualTo(Samples.OFFER.id());
        assertThat(Http.json(server, "/api/v1/talking-points/stand-ready").path("uses"))
                .isEqualTo(item.path("uses"));
        assertThat(Http.get(server, "/api/v1/talking-points.csv").body())
                .contains("2024-03-05,2024-04-10,3,6,3,dropped,3,0.0286," + Samples.OFFER.id());
        assertThat(Http.json(server, "/api/v1/talking-points?state=current").path("items"))
                .isEmpty();
    }

    @Test
    void dropsATalkingPointWithItsTombstone() throws Exception {
        server.feed(server.events().remove(Samples.TALKING_POINT));

        assertThat(Http.json(server, "/api/v1/talking-points").path("items")).isEmpty();
        assertThat(Http.get(server, "/api/v1/talking-points/stand-ready").statusCode())
                .isEqualTo(404);
    }
}
