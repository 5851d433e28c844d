package org.onrecord.ingest.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.onrecord.events.FetchTask;
import org.onrecord.events.time.Published;
import org.onrecord.ingest.extract.PageExtractor;
import org.onrecord.ingest.source.SourceSpec;

class DocumentFactoryTest {
    private static final Instant NOW = Instant.parse("2024-05-01T08:00:00Z");
    private static final SourceSpec SPEC = SourceSpec.folder(Path.of("harbour"));

    @Test
    void takesThePagesDateIfTheListsIsOneThatNoDocumentHas() {
        assertThat(published("2024-04-30")).isEqualTo("2024-04-30");
        assertThat(published("0001-01-01T00:00:00Z")).isEqualTo("2024-04-29");
        assertThat(published("9999-12-31")).isEqualTo("2024-04-29");
    }

    @Test
    void leavesADocumentWithoutItsDateIfNoDocumentHasIt() {
        assertThat(DocumentFactory.entry(SPEC, "1", null, entry("0001-01-01"), NOW)
                        .published())
                .isNull();
    }

    private static @Nullable String published(String date) {
        String html = "<meta property='article:published_time' content='2024-04-29'><article><p>The harbour opens on"
                + " Monday, says the Harbour Office, after two years.</p></article>";
        Published published = DocumentFactory.page(
                        SPEC, "1", "https://harbour.example/1", PageExtractor.extract(html, null), entry(date), NOW)
                .published();
        return published == null ? null : published.value();
    }

    private static FetchTask.Entry entry(String date) {
        return new FetchTask.Entry(
                "Harbour", Published.parse(date, "feed").orElseThrow(), null, "", "The harbour opens.");
    }
}
