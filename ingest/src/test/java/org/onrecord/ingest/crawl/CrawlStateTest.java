package org.onrecord.ingest.crawl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onrecord.ingest.crawl.TestJobs.NOW;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.onrecord.events.EventJson;
import org.onrecord.events.HostPace;
import org.onrecord.events.SourceItem;

class CrawlStateTest {
    private final CrawlState ledger = new CrawlState(source -> source.equals("harbour"));

    private static SourceItem item(String version, Instant fetched) {
        return new SourceItem("harbour", "1", "document-1", version, fetched);
    }

    private void comes(SourceItem item) {
        ledger.take(item.key(), EventJson.write(item));
    }

    private String version() {
        return ledger.item("harbour", "1").orElseThrow().version();
    }

    @Test
    void tellsWhatOthersWrote() {
        SourceItem other = item("a", NOW);

        assertThat(ledger.take(other.key(), EventJson.write(other))).contains(other);
        assertThat(version()).isEqualTo("a");
    }

    @Test
    void olderRecordsDoNotUndoWhatWasJustDecided() {
        ledger.remember(item("b", NOW));
        ledger.remember(item("c", NOW.plusSeconds(1)));

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
    void aTextThatJsonChangesComesBackAsOnesOwnToo() {
        ledger.remember(item("half a \uD83D character", NOW));

        comes(item("half a \uD83D character", NOW));
        comes(item("later", NOW.plusSeconds(1)));

        assertThat(version()).isEqualTo("later");
    }

    @Test
    void keepsNoItemsOfSourcesThatAreNotFollowed() {
        ledger.take("import/1", EventJson.write(new SourceItem("import", "1", "document-1", "a", NOW)));

        assertThat(ledger.items()).isEmpty();
    }

    @Test
    void forgetsWhatATombstoneTakesAway() {
        comes(item("a", NOW));

        ledger.take("harbour/1", null);

        assertThat(ledger.item("harbour", "1")).isEmpty();
    }

    @Test
    void passesOverWhatItCannotRead() {
        assertThat(ledger.take("harbour/1", new byte[] {'{'})).isEmpty();
        assertThat(ledger.items()).isEmpty();
    }

    @Test
    void remembersTheWishesOfHosts() {
        HostPace pace = new HostPace("harbours.example", 2_000L, null);

        ledger.take(pace.key(), EventJson.write(pace));

        assertThat(ledger.pace("harbours.example")).contains(pace);
    }
}
