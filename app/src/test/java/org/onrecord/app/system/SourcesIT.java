package org.onrecord.app.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.app.shell.CommandResult;
import org.onrecord.testing.MisbehavingServer;

/**
 * The whole line from a feed on the web to statements, by the command that users run, against a site on this machine.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SourcesIT {
    private static final Duration SOON = Duration.ofMinutes(2);
    private static final String HARM = "The dam on the Teal river has done great harm to our farmers.";
    private static final String NO_HARM = "It is false that the dam harms the countries downstream.";

    private final MisbehavingServer site = new MisbehavingServer();
    private final MisbehavingServer harbour = new MisbehavingServer();

    @TempDir
    private static Path folder;

    @SuppressWarnings("NullAway.Init") // by serve()
    private Path given;

    @SuppressWarnings("NullAway.Init") // by serve()
    private Map<String, String> settings;

    @SuppressWarnings("NullAway.Init") // by serve()
    private Onrecord system;

    @BeforeAll
    void serve() throws IOException {
        site.page("/robots.txt", "text/plain", "User-agent: *\nDisallow: /private/\n");
        site.page("/feed.xml", "application/rss+xml", feed(site));
        site.page("/dam.html", "text/html; charset=utf-8", page(HARM));
        harbour.page(
                "/", "text/html", "<html><head><link rel='alternate' type='application/rss+xml' href='/feed.xml'>");
        harbour.page("/feed.xml", "application/rss+xml", feed(harbour));
        harbour.page("/dam.html", "text/html; charset=utf-8", page(NO_HARM));
        Path catalogues = Files.createDirectories(folder.resolve("catalogues"));
        given = Files.writeString(
                catalogues.resolve("given.yaml"), """
                sources:
                  - {id: teal-office, kind: feed, address: "%s", publisher: Water Ministry of Southmark, side: SM, tier: 1, language: en, interval: 1m}
                  - {id: teal-private, kind: feed, address: "%s", publisher: Teal Office, interval: 1m}
                """.formatted(site.url("/feed.xml"), site.url("/private/feed.xml")));
        settings = Map.of(
                "ONRECORD_SOURCES",
                catalogues.toString(),
                "ONRECORD_ALLOWED_ADDRESSES",
                site.host() + "," + harbour.host(),
                "ONRECORD_HOST_DELAY",
                "0s");
        Path noSeeds = Files.createDirectories(folder.resolve("no-seeds"));
        system = Onrecord.serve(folder.resolve("data"), noSeeds, DamDocuments.ISSUE, settings);
    }

    @AfterAll
    void stop() {
        if (system != null) {
            system.close();
        }
        site.close();
        harbour.close();
    }

    @Test
    @Order(1)
    void readsAFeedAndItsPagesKeepsTheirBytesAndReportsAFailingSource() throws IOException {
        CommandResult tried = Onrecord.run(settings, "sources", "test", "teal-office");
        assertThat(tried.out()).contains("1 items", "2024-03-05", "Minister on the Teal dam", "Ben Tarn, spoke");
        assertThat(tried.code()).as(tried.err()).isZero();

        system.await("read", SOON, () -> shown(system).contains("great harm to our farmers"));
        String statements = system.export("statements");
        assertThat(system.command(
                                "verify",
                                "--captures",
                                folder.resolve("data/captures").toString())
                        .code())
                .isZero();
        String sources = system.command("sources", "list", "--health", "--sources", given.toString())
                .out();
        assertThat(sources).containsPattern("teal-office(?s:.)*fine since");
        assertThat(sources).containsPattern("teal-private(?s:.)*refused since(?s:.)*robots.txt");
        assertThat(system.export("fetch-alerts")).contains("\"series\":\"teal-private\"");

        system.kill();
        system.restart();
        assertThat(system.export("statements")).isEqualTo(statements);
        assertThat(site.requests("/dam.html")).isEqualTo(2); // once by `sources test`, once by ingest
    }

    @Test
    @Order(2)
    void aRunningSystemFollowsAnAddedFeed() throws IOException {
        CommandResult said = Onrecord.run(
                settings, "sources", "add", harbour.url("/"), "--publisher", "Harbour Office", "--side", "SM");
        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.out()).contains("- id: harbour-office", "kind: feed", "/feed.xml");
        assertThat(given.resolveSibling("mine.yaml"))
                .content()
                .contains(said.out().substring(said.out().indexOf("  - id:")));
        system.await("followed", SOON, () -> shown(system).contains(NO_HARM.substring(0, 20)));

        CommandResult again = Onrecord.run(settings, "sources", "add", harbour.url("/"));
        assertThat(again.code()).isEqualTo(1);
        assertThat(again.err()).contains("is followed already, as harbour-office.");

        CommandResult opml = Onrecord.run(settings, "sources", "export-opml");
        Path file = Files.writeString(folder.resolve("feeds.opml"), opml.out());
        Map<String, String> others =
                Map.of("ONRECORD_SOURCES", folder.resolve("others").toString());
        assertThat(Onrecord.run(others, "sources", "import-opml", file.toString())
                        .code())
                .isZero();
        assertThat(Onrecord.run(others, "sources", "list").out())
                .contains(site.url("/feed.xml"), harbour.url("/feed.xml"));
    }

    private static String shown(Onrecord system) throws IOException {
        return system.get("/api/v1/statements").body();
    }

    private static String feed(MisbehavingServer site) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <rss version="2.0"><channel><title>Teal Office</title><link>%s</link>
                <item><title>Minister on the Teal dam</title><link>%s</link><guid isPermaLink="false">dam-1</guid>
                <pubDate>Tue, 05 Mar 2024 10:00:00 GMT</pubDate></item>
                </channel></rss>
                """.formatted(site.url("/"), site.url("/dam.html"));
    }

    private static String page(String words) {
        return """
                <!doctype html><html lang="en"><head><title>Minister on the Teal dam | Teal Office</title></head><body>
                <nav><a href="/">Home</a> <a href="/all">All releases</a></nav>
                <main><article><h1>Minister on the Teal dam</h1>
                <p>The Water Minister of Southmark, Ben Tarn, spoke to reporters on Tuesday about the dam on the Teal river.</p>
                <p>“%s” Ben Tarn said. The reporters had asked him about the dry fields along the river.</p>
                </article></main><footer><p>Teal Office, all rights reserved. <a href="/imprint">Imprint</a></p></footer></body></html>
                """.formatted(words);
    }
}
