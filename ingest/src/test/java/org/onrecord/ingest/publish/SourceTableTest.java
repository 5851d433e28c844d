package org.onrecord.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.onrecord.ingest.crawl.TestJobs.NOW;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.onrecord.events.EventJson;
import org.onrecord.events.HostPace;
import org.onrecord.events.SourceItem;

class SourceTableTest {
    private final SourceTable table = new SourceTable(source -> source.equals("harbour"), (source, item) -> false);

    private static SourceItem item(String version, Instant fetched) {
        return new SourceItem("harbour", "1", "document-1", version, fetched, null);
    }

    private void comes(SourceItem item) {
        table.take(item.key(), EventJson.write(item));
    }

    private String version() {
        return table.item("harbour", "1").orElseThrow().version();
    }

    @Test
    void returnsRecordsOfOtherProcesses() {
        SourceItem other = item("a", NOW);

        assertThat(table.take(other.key(), EventJson.write(other))).contains(other);
        assertThat(version()).isEqualTo("a");
    }

    @Test
    void olderRecordsDoNotUndoWhatWasJustDecided() {
        table.decide(item("b", NOW));
        table.decide(item("c", NOW.plusSeconds(1)));

        comes(item("a", NOW.minusSeconds(1)));
        assertThat(version()).isEqualTo("c");
        comes(item("b", NOW));
        assertThat(version()).isEqualTo("c");
        comes(item("c", NOW.plusSeconds(1)));
        assertThat(version()).isEqualTo("c");

        // From here on it is the topic that says.
        comes(item("d", NOW.plusSeconds(2)));
        assertThat(version()).isEqualTo("d");
    }

    @Test
    void recognisesAnOwnRecordWhoseTextJsonChanges() {
        table.decide(item("half a \uD83D character", NOW));

        comes(item("half a \uD83D character", NOW));
        comes(item("later", NOW.plusSeconds(1)));

        assertThat(version()).isEqualTo("later");
    }

    @Test
    void keepsNoItemsOfSourcesThatAreNotFollowed() {
        table.take("import/1", EventJson.write(new SourceItem("import", "1", "document-1", "a", NOW, null)));

        assertThat(table.items()).isEmpty();
    }

    @Test
    void forgetsAnItemAfterItsTombstone() {
        comes(item("a", NOW));

        assertThat(table.count("harbour")).isEqualTo(1);
        table.take("harbour/1", null);

        assertThat(table.item("harbour", "1")).isEmpty();
        assertThat(table.count("harbour")).isZero();
    }

    @Test
    void refusesRecordsThatCannotBeUsed() {
        SourceItem ofNoTime = item("a", Instant.parse("+1000000000-12-31T23:59:59Z"));

        assertThatThrownBy(() -> table.take("harbour/1", new byte[] {'{'})).hasMessageStartingWith("not a record");
        assertThatThrownBy(() -> table.take("harbour/1", EventJson.write(ofNoTime)))
                .hasMessageStartingWith(
                        "not a record of Event: its fetched is +1000000000-12-31T23:59:59Z, a year that is not of four digits");
        assertThat(table.items()).isEmpty();
    }

    @Test
    void keepsThePausesOfHosts() {
        HostPace pace = new HostPace("harbours.example", 2_000L, null);

        table.take(pace.key(), EventJson.write(pace));

        assertThat(table.pace("harbours.example")).contains(pace);
    }
}
