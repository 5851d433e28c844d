package org.onrecord.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.dashboard.record.IndexChange;
import org.onrecord.events.Alert;
import org.onrecord.events.Event;
import org.onrecord.events.SourceItem;
import org.onrecord.events.topic.Topics;
import org.onrecord.testing.Http;
import tools.jackson.databind.JsonNode;

/** Sources in the API, and the alerts about them. */
class SourcesTest {
    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init") // by start()
    private TestServer server;

    @BeforeEach
    void start() {
        server = TestServer.start(folder);
        server.feed(World.LAKES, World.PONDS, World.HERON, World.RIVERS);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void listsSourcesThatNeedAttentionFirst() throws Exception {
        assertThat(ids("/api/v1/sources")).containsExactly("heron", "rivers", "ponds", "lakes-en");
    }

    @Test
    void theStatusCountsSourcesAndNamesTheTroubledOnes() throws Exception {
        assertThat(Http.json(server, "/api/v1/status").get("sources").toString())
                .isEqualTo(
                        "{\"total\":4,\"unreachable\":false,\"fine\":1,\"unchanged\":0,\"untried\":1,\"failing\":1,\"refused\":0,"
                                + "\"silent\":1,\"gone\":0,\"troubled\":["
                                + "{\"id\":\"heron\",\"publisher\":\"The Daily Heron\",\"health\":\"failing\","
                                + "\"reason\":\"the server answers 403 Forbidden\",\"since\":\"2026-10-31T08:00:00Z\"},"
                                + "{\"id\":\"rivers\",\"publisher\":\"Department of Rivers\",\"health\":\"silent\","
                                + "\"reason\":\"nothing new for 21 days; its longest pause lately was 6 days\","
                                + "\"since\":\"2026-10-28T10:00:00Z\"}]}");
    }

    @Test
    void eachHealthCountMatchesItsSourceList() throws Exception {
        JsonNode sources = Http.json(server, "/api/v1/status").get("sources");
        for (String health : List.of("fine", "unchanged", "untried", "failing", "refused", "silent", "gone")) {
            assertThat(Http.json(server, "/api/v1/sources?health=" + health)
                            .get("total")
                            .asInt())
                    .as(health)
                    .isEqualTo(sources.get(health).asInt());
        }
    }

    @Test
    void filtersByHealthSideAndKind() throws Exception {
        assertThat(ids("/api/v1/sources?health=failing,silent")).containsExactly("heron", "rivers");
        assertThat(ids("/api/v1/sources?side=CN&kind=feed")).containsExactly("ponds", "lakes-en");
        assertThat(ids("/api/v1/sources?kind=folder")).isEmpty();
    }

    @Test
    void servesJsonAndCsvFromOneQuery() throws Exception {
        String csv = Http.get(server, "/api/v1/sources.csv?health=failing").body();
        assertThat(csv).isEqualTo("""
                        id,publisher,side,kind,health,reason,since,last_attempt,last_success,last_new,failures,items,due,interval_seconds,address,moved
                        heron,The Daily Heron,,feed,failing,the server answers 403 Forbidden,2026-10-31T08:00:00Z,%s,2026-10-31T07:30:00Z,%s,7,%d,%s,1800,https://heron.example/feed.xml,
                        """.formatted(
                        World.HERON.visits().lastAttempt(),
                        World.HERON.visits().lastNew(),
                        World.HERON.items(),
                        World.HERON.visits().due())
                .replace("\n", "\r\n"));
        assertThat(Http.get(server, "/api/v1/sources?health=failing", "Accept", "text/csv")
                        .body())
                .isEqualTo(csv);
    }

    @Test
    void servesOneSource() throws Exception {
        JsonNode source = Http.json(server, "/api/v1/sources/rivers");
        assertThat(source.get("publisher").asString()).isEqualTo("Department of Rivers");
        assertThat(source.get("health").asString()).isEqualTo("silent");
    }

    @Test
    void showsTheNewestStateAndDropsRemovedSources() throws Exception {
        server.feed(World.AT_NOON.source(
                "heron", "The Daily Heron", null, org.onrecord.events.SourceState.Health.FINE, "", 0));
        assertThat(ids("/api/v1/sources?health=failing")).isEmpty();
        server.feed(server.events().remove(World.RIVERS));
        assertThat(ids("/api/v1/sources")).containsExactly("ponds", "lakes-en", "heron");
        assertThat(Http.get(server, "/api/v1/sources/rivers").statusCode()).isEqualTo(404);
    }

    @Test
    void skipsTheItemsThatIngestRemembers() throws Exception {
        server.feed(server.events().received(Topics.SOURCES, new IndexChange.Skip()));
        server.feed(new SourceItem("heron", "guid-1", "d1", "v1", Events.NOW, null));
        assertThat(Http.json(server, "/api/v1/sources").get("total").asInt()).isEqualTo(4);
        assertThat(Http.get(server, "/metrics").body())
                .contains(
                        "onrecord_dashboard_records_total{issue=\"\",outcome=\"passed-over\",topic=\"onrecord.sources\"} 1.0");
    }

    @Test
    void countsAlertsAboutTheIssueSourcesAndDocumentsSeparately() throws Exception {
        Alert failing = World.failing(World.HERON);
        Alert edited = World.AT_NOON.edited(Samples.RELEASE, 1, new Alert.Change("on most lakes", "on every lake"));
        server.feed(Samples.ALERT, failing, edited);
        JsonNode status = Http.json(server, "/api/v1/status");
        assertThat(status.get("alerts").asInt()).isEqualTo(1);
        assertThat(status.get("sourceAlerts").asInt()).isEqualTo(1);
        assertThat(status.get("documentChanges").asInt()).isEqualTo(1);
        assertThat(alerts("?kind=first-position,shift,volume,talking-point")).containsExactly(Samples.ALERT.id());
        assertThat(alerts("?kind=source")).containsExactly(failing.id());
        assertThat(alerts("?kind=document-changed&document=" + Samples.RELEASE.id()))
                .containsExactly(edited.id());
        assertThat(alerts("?document=" + Samples.RELEASE.id())).containsExactly(edited.id(), Samples.ALERT.id());
        assertThat(alerts("?document=" + Samples.ARTICLE.id())).isEmpty();
    }

    @Test
    void pagesThroughFortySourcesWithoutDuplicates() throws Exception {
        server.feed(World.AT_NOON.forty().toArray(Event[]::new));
        List<String> all = new ArrayList<>();
        for (int page = 1; page <= 5; page++) {
            all.addAll(ids("/api/v1/sources?size=10&page=" + page));
        }
        assertThat(all).hasSize(44).doesNotHaveDuplicates();
    }

    private List<String> ids(String path) throws Exception {
        List<String> ids = new ArrayList<>();
        Http.json(server, path)
                .get("items")
                .forEach(item -> ids.add(item.get("id").asString()));
        return ids;
    }

    private List<String> alerts(String query) throws Exception {
        List<String> ids = new ArrayList<>();
        Http.json(server, "/api/v1/alerts" + query)
                .get("items")
                .forEach(item -> ids.add(item.get("alert").get("id").asString()));
        return ids;
    }
}
