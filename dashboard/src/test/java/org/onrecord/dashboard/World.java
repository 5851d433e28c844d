package org.onrecord.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.onrecord.events.SourceState.Health.FAILING;
import static org.onrecord.events.SourceState.Health.FINE;
import static org.onrecord.events.SourceState.Health.GONE;
import static org.onrecord.events.SourceState.Health.REFUSED;
import static org.onrecord.events.SourceState.Health.SILENT;
import static org.onrecord.events.SourceState.Health.UNCHANGED;
import static org.onrecord.events.SourceState.Health.UNTRIED;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Alert;
import org.onrecord.events.CaptureRef;
import org.onrecord.events.Document;
import org.onrecord.events.Event;
import org.onrecord.events.Ids;
import org.onrecord.events.SourceState;
import org.onrecord.events.SourceState.Health;
import org.onrecord.events.http.Validators;

/**
 * Invented sources in good and bad health, edited documents, and the alerts about both.
 *
 * @param now the current time
 */
record World(Instant now) {
    /** The world at noon on 1 November 2026. */
    static final World AT_NOON = new World(Events.NOW);

    static final SourceState LAKES = AT_NOON.source("lakes-en", "Ministry of Lakes", "CN", FINE, "", 6);
    static final SourceState HERON =
            AT_NOON.source("heron", "The Daily Heron", null, FAILING, "the server answers 403 Forbidden", 28);
    static final SourceState RIVERS = AT_NOON.source(
            "rivers",
            "Department of Rivers",
            "US",
            SILENT,
            "nothing new for 21 days; its longest pause lately was 6 days",
            98);
    static final SourceState PONDS = AT_NOON.source("ponds", "池塘部", "CN", UNTRIED, "", 6);

    /** Returns a feed that has had its health for a number of hours. */
    SourceState source(String id, String publisher, @Nullable String side, Health health, String reason, int hours) {
        return source(id, "feed", publisher, side, "https://" + id + ".example/feed.xml", health, reason, hours);
    }

    SourceState source(
            String id,
            String kind,
            String publisher,
            @Nullable String side,
            String address,
            Health health,
            String reason,
            int hours) {
        boolean asked = health != UNTRIED;
        boolean well = health == FINE || health == UNCHANGED || health == SILENT;
        int minutes = Math.floorMod(id.hashCode(), 28) + 1;
        Instant since = now.minus(Duration.ofHours(hours));
        Instant last = now.minus(Duration.ofMinutes(minutes));
        Instant success = well ? last : since.minus(Duration.ofMinutes(30));
        Instant fresh = health == FINE ? success : success.minus(Duration.ofHours(3L + minutes + hours));
        return new SourceState(
                new SourceState.Description(id, kind, publisher, side, address),
                null,
                1800,
                new SourceState.Condition(health, reason, since),
                new SourceState.Visits(
                        asked ? last : null,
                        asked ? success : null,
                        asked ? fresh : null,
                        health == FAILING ? 7 : 0,
                        health == GONE || kind.equals("folder") ? null : last.plusSeconds(1800)),
                Validators.NONE,
                asked ? minutes * 31L : 0,
                List.of(),
                null);
    }

    /** Returns the alert that a source fails. */
    static Alert failing(SourceState source) {
        return new Alert(
                Ids.alert(Alert.Kind.SOURCE, source.id(), source.health().json() + " since " + source.since()),
                Alert.Kind.SOURCE,
                "",
                source.id(),
                source.since().atOffset(ZoneOffset.UTC).toLocalDate(),
                "The source " + source.id() + " (" + source.publisher() + ") does not answer well",
                Character.toUpperCase(source.reason().charAt(0))
                        + source.reason().substring(1) + ".",
                Map.of(
                        "source", source.id(),
                        "health", source.health().json(),
                        "address", source.address(),
                        "since", source.since().toString(),
                        "publisher", source.publisher()),
                List.of());
    }

    /** Returns the alert that a document was edited, fetched a number of hours ago. */
    Alert edited(Document document, int hours, Alert.Change... changes) {
        Instant fetched = now.minus(Duration.ofHours(hours));
        String words = changes[0].after().isEmpty() ? changes[0].before() : changes[0].after();
        return new Alert(
                        Ids.alert(Alert.Kind.DOCUMENT_CHANGED, document.id(), document.version() + " " + fetched),
                        Alert.Kind.DOCUMENT_CHANGED,
                        "",
                        document.id(),
                        fetched.atOffset(ZoneOffset.UTC).toLocalDate(),
                        document.publisher() + " edited “" + document.title() + "”",
                        "Since it was last fetched, " + changes.length + " passages were changed, added or removed.",
                        Map.of(
                                "document", document.id(),
                                "version", document.version(),
                                "source", document.source(),
                                "fetched", fetched.toString()),
                        List.of(new Alert.Evidence(
                                "",
                                document.id(),
                                words,
                                null,
                                document.publisher(),
                                document.title(),
                                document.url(),
                                null,
                                null)))
                .withChanges(List.of(changes));
    }

    /** Returns forty sources, some of them in each state of bad health. */
    List<SourceState> forty() {
        List<SourceState> all = new ArrayList<>(List.of(
                source(
                        "embassy-lakes",
                        "Embassy of the Lakes in Washington",
                        "CN",
                        FAILING,
                        "it redirects more than 6 times or in a circle",
                        6),
                source(
                        "daily-heron-world",
                        "The Daily Heron",
                        "none",
                        FAILING,
                        "the server answers 403 Forbidden; it may refuse programs. Name yourself in the user agent, or"
                                + " ask its webmaster",
                        66),
                source(
                        "water-bureau-zh",
                        "list",
                        "国家水务与湖泊管理总局新闻办公室",
                        "CN",
                        "https://www.water.example/zh/xinwen/fabuhui/2026/index_with_a_very_long_name_that_goes_on_and_on.html",
                        FAILING,
                        "the list has no item that the selector a[href*='/t20'] finds; the page may have been rebuilt:"
                                + " look at it and mend \"select\" in the catalogue (sources/water.yaml, line 214)",
                        58),
                source(
                        "house-ponds",
                        "Committee on Ponds and Wetlands of the House",
                        "US",
                        FAILING,
                        "the host www.house-ponds.example has no address",
                        1),
                source(
                        "river-court",
                        "sitemap",
                        "Supreme Court of the Rivers",
                        "MX",
                        "https://court.example/sitemap.xml",
                        FAILING,
                        "it answered for 30 seconds and had not ended: 1,204,224 bytes of at least 8,000,000",
                        3),
                source(
                        "fisheries",
                        "Department of Fisheries",
                        "CA",
                        REFUSED,
                        "its robots.txt refuses OnRecord the path /news/feed",
                        490),
                source(
                        "un-lakes",
                        "United Nations Office on Lakes",
                        "UN",
                        SILENT,
                        "nothing new for 21 days; its longest pause lately was 6 days",
                        98),
                source("old-wire", "Lakes Wire", "CN", GONE, "the server answers 410 Gone", 1440),
                source("seeds", "folder", "", null, "/opt/onrecord/seeds", FINE, "", 6)));
        String[] sides = {"CN", "US", "MX", "CA", "UN"};
        String[] names = {"Ministry of %s", "Department of %s", "Secretaría de %s", "Agency for %s", "%s Office"};
        String[] matters = {"Lakes", "Rivers", "Ponds", "Harbours", "Floods", "Wells"};
        for (int i = 0; all.size() < 40; i++) {
            Health health = i < 6 ? UNTRIED : i % 3 == 0 ? FINE : UNCHANGED;
            all.add(source(
                    "source-" + i,
                    names[i % names.length].formatted(matters[i % matters.length]),
                    sides[i % sides.length],
                    health,
                    "",
                    6));
        }
        return all;
    }

    /** Returns all events: sources, captured and edited documents, and the alerts about them. */
    List<Event> events(TestCaptures captures) {
        byte[] page = """
            <!doctype html>
            <html lang="en"><head><title>On the lakes</title></head>
            <body><h1>On the lakes</h1>
            <p>We stand ready to work together on every lake.</p>
            <p>The measures taken against our fishermen are wrong.</p>
            </body></html>
            """.getBytes(UTF_8);
        Document release = TestCaptures.captured(
                Samples.RELEASE, captures.add("https://lakes.example/release-1", "text/html; charset=utf-8", page));
        Document chinese =
                TestCaptures.captured(Samples.CHINESE, new CaptureRef("20240410-gone.warc.gz", 1024, "ab".repeat(32)));
        List<Event> all = new ArrayList<>(Samples.all());
        byte[] earlier = "<p>We stand ready to work together on most lakes.</p>".getBytes(UTF_8);
        all.add(TestCaptures.version(
                release,
                release.fetched().minus(Duration.ofHours(52)),
                "We stand ready to work together on most lakes.",
                captures.add("https://lakes.example/release-1", "text/html", earlier)));
        all.add(release);
        all.add(chinese);
        all.addAll(forty());
        forty().stream().filter(source -> source.health() == FAILING).forEach(source -> all.add(failing(source)));
        all.add(edited(
                release,
                52,
                new Alert.Change(
                        "We stand ready to work together on most lakes.",
                        "We stand ready to work together on every lake."),
                new Alert.Change("The minister took no questions.", ""),
                new Alert.Change("", "The measures taken against our fishermen are regrettable.")));
        all.add(edited(
                release,
                1,
                new Alert.Change(
                        "The measures taken against our fishermen are regrettable and were discussed at length with"
                                + " the other side in a spirit of candour.",
                        "The measures taken against our fishermen are wrong, and were discussed briefly with the other"
                                + " side.")));
        all.add(edited(chinese, 33, new Alert.Change("我们愿意在湖泊问题上开展合作。", "我们愿意在湖泊问题上加强合作。")));
        return all;
    }
}
