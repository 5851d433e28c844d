package org.onrecord.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.dashboard.record.IndexChange;
import org.onrecord.dashboard.record.Partition;
import org.onrecord.dashboard.record.ReceivedRecord;
import org.onrecord.dashboard.record.RecordPosition;
import org.onrecord.events.Outcome;
import org.onrecord.events.SourceState.Health;
import org.onrecord.events.topic.Topics;
import org.onrecord.testing.Http;

/** What {@code /metrics} tells of the documents, sources and dead letters in the index. */
class MetricsTest {
    private static final Outcome READ = new Outcome("d1", "v1", Outcome.Result.STATEMENTS, 3, 2, "found", "fentanyl");

    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init") // by start()
    private TestServer server;

    @BeforeEach
    void start() {
        server = TestServer.start(folder);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void tellsWhenTheNewestDocumentCame() throws Exception {
        assertThat(metric("onrecord_dashboard_newest_document_timestamp_seconds"))
                .isEqualTo("NaN");
        server.feed(Samples.RELEASE);
        assertThat(Double.parseDouble(metric("onrecord_dashboard_newest_document_timestamp_seconds")))
                .isEqualTo(Events.NOW.getEpochSecond());
    }

    @Test
    void tellsOfEachSourceWhenItAnsweredLastAndHowOftenItFailed() throws Exception {
        server.feed(World.HERON, World.PONDS);
        Instant heron = Objects.requireNonNull(World.HERON.visits().lastSuccess());
        assertThat(Double.parseDouble(metric("onrecord_dashboard_source_success_timestamp_seconds{source=\"heron\"}")))
                .isEqualTo(heron.getEpochSecond());
        assertThat(metric("onrecord_dashboard_source_failures{source=\"heron\"}"))
                .isEqualTo("7.0");
        assertThat(metric("onrecord_dashboard_source_failures{source=\"ponds\"}"))
                .isEqualTo("0.0");

        server.feed(World.AT_NOON.source("heron", "The Daily Heron", null, Health.FINE, "", 0));
        assertThat(metric("onrecord_dashboard_source_failures{source=\"heron\"}"))
                .isEqualTo("0.0");
        server.feed(server.events().remove(World.PONDS));
        assertThat(Http.get(server, "/metrics").body()).doesNotContain("source=\"ponds\"");
    }

    @Test
    void tellsHowManyDeadLettersWait() throws Exception {
        assertThat(metric("onrecord_dashboard_dead_letters")).isEqualTo("0.0");
        server.addDeadLetter(0, "d1", new byte[] {'x'}, Map.of());
        assertThat(metric("onrecord_dashboard_dead_letters")).isEqualTo("1.0");
    }

    @Test
    void measuresHowLongNewDocumentsTakeToThePageAndLeavesOutHistory() throws Exception {
        server.feed(outcome(0, Instant.now()));
        server.feed(outcome(1, Events.NOW.minusSeconds(86_400 * 365L)));
        assertThat(metric("onrecord_dashboard_time_to_page_seconds_count{issue=\"fentanyl\"}"))
                .isEqualTo("1");
    }

    @Test
    void tellsWhichPartsAreReady() throws Exception {
        assertThat(metric("onrecord_ready{part=\"index\"}")).isEqualTo("1.0");
        assertThat(metric("onrecord_ready{part=\"processor\"}")).isEqualTo("0.0");
    }

    private static ReceivedRecord outcome(long offset, Instant received) {
        return new ReceivedRecord(
                new RecordPosition(new Partition(Topics.OUTCOMES.name(), 0), offset),
                received,
                false,
                new IndexChange.Put(READ, Optional.empty()));
    }

    private String metric(String name) throws Exception {
        return Http.get(server, "/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .map(line -> line.substring(name.length() + 1))
                .findFirst()
                .orElse("not told");
    }
}
