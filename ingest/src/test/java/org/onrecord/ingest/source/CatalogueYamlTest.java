package org.onrecord.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.onrecord.events.SourceState;
import org.onrecord.ingest.source.SourceSpec.Kind;
import org.onrecord.ingest.source.SourceSpec.Read;
import org.onrecord.ingest.source.SourceSpec.Select;

class CatalogueYamlTest {
    @Test
    void leavesOutDefaults() {
        assertThat(CatalogueYaml.entry(feed("harbours", "Harbour office", "en")))
                .isEqualTo("""
                      - id: harbours
                        kind: feed
                        address: https://harbours.example/feed
                        publisher: Harbour office
                        language: en
                        tried: never
                    """);
    }

    @Test
    void quotesWhatYamlWouldReadAsSomethingElse() {
        for (String publisher : new String[] {
            "Yes",
            "no",
            "null",
            "12",
            "- dash",
            "a: b",
            "a #b",
            "\"x\"",
            "{x}",
            "[x]",
            "*x",
            "&x",
            "%x",
            "x:",
            "'",
            "~",
            "new\nline",
            "港口 · Docks",
            "@x",
            "ends "
        }) {
            SourceSpec source = feed("harbours", publisher, "no");
            assertThat(SourceCatalogue.parse("c", "sources:\n" + CatalogueYaml.entry(source), Path.of("/")))
                    .as(publisher)
                    .extracting(SourceSpec::publisher)
                    .containsExactly(publisher.strip());
        }
    }

    @Test
    void writesEveryFieldSoThatItIsReadBack() {
        SourceSpec source = new SourceSpec(
                "port-list",
                Kind.LIST,
                "https://harbours.example/news/?page=1#top",
                "Port: authority",
                "CN",
                new SourceState.Defaults("zh", 2, "port-office"),
                Duration.ofHours(2),
                new SourceSpec.Items(
                        Read.ENTRY, null, new Select("li.item > a", "a[href^=\"/n/\"]", "h3", ".day", "yyyy-MM-dd")),
                "2026-11-25 from a list");

        assertThat(SourceCatalogue.parse("c", "sources:\n" + CatalogueYaml.entry(source), Path.of("/")))
                .isEqualTo(List.of(source));
    }

    @Test
    void writesTheMatchAsItIs() {
        SourceSpec source = feed("harbours", "Harbour office", null);
        SourceSpec matched = new SourceSpec(
                source.id(),
                source.kind(),
                source.address(),
                source.publisher(),
                null,
                SourceState.Defaults.NONE,
                Duration.ofDays(1),
                new SourceSpec.Items(Read.PAGE, Pattern.compile("/news/\\d+\\.html$"), null),
                "never");

        List<SourceSpec> read = SourceCatalogue.parse("c", "sources:\n" + CatalogueYaml.entry(matched), Path.of("/"));

        assertThat(String.valueOf(read.getFirst().items().match())).isEqualTo("/news/\\d+\\.html$");
        assertThat(read.getFirst().interval()).isEqualTo(Duration.ofDays(1));
    }

    private static SourceSpec feed(String id, String publisher, @Nullable String language) {
        return new SourceSpec(
                id,
                Kind.FEED,
                "https://harbours.example/feed",
                publisher,
                null,
                new SourceState.Defaults(language, null, null),
                SourceSpec.USUAL_INTERVAL,
                SourceSpec.Items.PAGES,
                "never");
    }
}
