package org.onrecord.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.events.CaptureRef;
import org.onrecord.events.Document;
import org.onrecord.events.EventJson;
import org.onrecord.events.Withdrawal;
import org.onrecord.testing.Http;
import tools.jackson.databind.JsonNode;

/** The fetched bytes of documents and their proof. */
class CapturesTest {
    private static final byte[] PAGE =
            "<html><p>We stand ready to work together on every lake.</p></html>".getBytes(UTF_8);

    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init") // by start()
    private TestServer server;

    @SuppressWarnings("NullAway.Init") // by start()
    private TestCaptures captures;

    @BeforeEach
    void start() {
        server = TestServer.start(folder);
        captures = new TestCaptures(folder.resolve("captures"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void servesTheFetchedBytesWithTheirProof() throws Exception {
        captures.add("https://heron.example/other", "text/html", "<p>other</p>".getBytes(UTF_8));
        CaptureRef ref = captures.add("https://lakes.example/release-1", "text/html; charset=utf-8", PAGE);
        HttpResponse<byte[]> response = bytes(captured(ref));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo(PAGE);
        assertThat(response.headers().firstValue("Onrecord-Capture-File")).contains(TestCaptures.FILE);
        assertThat(response.headers().firstValue("Onrecord-Capture-Offset")).contains(Long.toString(ref.offset()));
        assertThat(response.headers().firstValue("Onrecord-Capture-Sha256")).contains(ref.sha256());
        assertThat(proof())
                .isEqualTo("{\"document\":\"" + Samples.RELEASE.id() + "\",\"version\":\""
                        + Samples.RELEASE.version() + "\",\"file\":\"" + TestCaptures.FILE + "\",\"offset\":"
                        + ref.offset()
                        + ",\"sha256\":\"" + ref.sha256()
                        + "\",\"proven\":true,\"url\":\"https://lakes.example/release-1\",\"fetched\":\"2026-11-01T12:00:00Z\","
                        + "\"status\":200,\"mediaType\":\"text/html; charset=utf-8\",\"bytes\":66}");
    }

    @Test
    void reportsAMissingFile() throws Exception {
        CaptureRef ref = captures.add("https://lakes.example/release-1", "text/html", PAGE);
        Document document = captured(ref);
        Files.delete(folder.resolve("captures").resolve(TestCaptures.FILE));
        assertThat(proof())
                .contains("\"proven\":false,\"reason\":\"there is no file " + TestCaptures.FILE
                        + " in the captures folder; restore it")
                .doesNotContain(folder.toString());
        HttpResponse<byte[]> response = bytes(document);
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(new String(response.body(), UTF_8)).contains("there is no file " + TestCaptures.FILE);
    }

    @Test
    void refusesBytesThatWereChanged() throws Exception {
        CaptureRef ref = captures.add("https://lakes.example/release-1", "text/html", PAGE);
        Document document = captured(ref);
        Files.delete(folder.resolve("captures").resolve(TestCaptures.FILE));
        captures.add("https://lakes.example/release-1", "text/html", "<p>We never said so.</p>".getBytes(UTF_8));
        assertThat(proof()).contains("\"proven\":false", "has the SHA-256", "and the document says " + ref.sha256());
        HttpResponse<byte[]> response = bytes(document);
        assertThat(response.statusCode()).isEqualTo(409);
        assertThat(new String(response.body(), UTF_8))
                .contains("cannot be proven")
                .doesNotContain("We never said so");
    }

    @Test
    void reportsADocumentWithoutCapture() throws Exception {
        server.feed(Samples.RELEASE);
        HttpResponse<byte[]> response = bytes(Samples.RELEASE);
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(new String(response.body(), UTF_8)).contains("has no capture");
        assertThat(Http.get(server, path() + "/proof").statusCode()).isEqualTo(404);
    }

    @Test
    void keepsEveryVersionWithItsBytesInAnyOrderOfArrival() throws Exception {
        byte[] before = "<p>most lakes</p>".getBytes(UTF_8);
        Document newest = TestCaptures.captured(
                Samples.RELEASE, captures.add("https://lakes.example/release-1", "text/html", PAGE));
        Instant earlier = newest.fetched().minusSeconds(3600);
        Document old = TestCaptures.version(
                newest, earlier, "most lakes", captures.add("https://lakes.example/release-1", "text/html", before));
        Document oldAgain = TestCaptures.version(
                newest, earlier.plusSeconds(60), "most lakes", Objects.requireNonNull(old.capture()));
        server.feed(newest);
        server.feed(oldAgain, old, newest);

        JsonNode versions = Http.json(server, "/api/v1/documents/" + newest.id() + "/versions");
        assertThat(versions.size()).isEqualTo(2);
        assertThat(versions.get(0).get("version").asString()).isEqualTo(newest.version());
        assertThat(versions.get(1).get("version").asString()).isEqualTo(old.version());
        assertThat(versions.get(1).get("fetched").asString()).isEqualTo(earlier.toString());
        assertThat(Http.get(server, "/api/v1/documents/" + newest.id() + "/versions.csv")
                        .body())
                .contains(old.version() + "," + earlier + ",On the lakes,10," + TestCaptures.FILE);

        assertThat(bytes(newest).body()).isEqualTo(PAGE);
        assertThat(Http.get(server, path() + "?version=" + old.version()).body())
                .isEqualTo("<p>most lakes</p>");
        assertThat(Http.json(server, path() + "/proof?version=" + old.version())
                        .get("proven")
                        .asBoolean())
                .isTrue();
        assertThat(Http.get(server, path() + "?version=none").statusCode()).isEqualTo(404);
        assertThat(Http.get(server, path() + "?wersion=none").statusCode()).isEqualTo(400);
    }

    @Test
    void comparesTwoVersionsOfADocument() throws Exception {
        Document old = mostLakes();
        server.feed(Samples.RELEASE);
        server.feed(old);
        String left = "document:" + old.id() + "@" + old.version();
        JsonNode pair = Http.json(server, comparison(left, "document:" + old.id()));
        assertThat(pair.at("/left").toString())
                .isEqualTo("{\"of\":\"" + left
                        + "\",\"words\":\"most lakes\",\"language\":\"en\",\"day\":\"2024-03-05\","
                        + "\"publisher\":\"Ministry of Lakes\",\"title\":\"On the lakes\",\"document\":\"" + old.id()
                        + "\",\"url\":\"https://lakes.example/release-1\",\"version\":\"" + old.version()
                        + "\",\"fetched\":\"2026-11-01T11:00:00Z\"}");
        assertThat(pair.at("/right/words").asString()).isEqualTo(Samples.RELEASE.text());
        assertThat(pair.at("/right/version").asString()).isEqualTo(Samples.RELEASE.version());
        assertThat(pair.at("/right/fetched").asString()).isEqualTo("2026-11-01T12:00:00Z");
        assertThat(Http.get(server, comparison(left, left).replace("?", ".csv?"))
                        .body())
                .contains("," + old.version() + ",2026-11-01T11:00:00Z");
    }

    @Test
    void tellsWhereTheBytesOfAVersionAreWhoseTextCannotBeShown() throws Exception {
        Document old = mostLakes();
        String id = old.id();
        server.feed(Samples.RELEASE);
        assertThat(refused(comparison("document:" + id + "@" + old.version(), "document:" + id)))
                .isEqualTo("the index has no version " + old.version() + " of the document " + id
                        + "; /api/v1/documents/"
                        + id + "/versions lists those that it read from the topic. What was fetched earlier is in the"
                        + " captures folder");

        server.feed(old, new Withdrawal(id, Events.NOW.plusSeconds(60), "withdrawn by its publisher", null));
        assertThat(refused(comparison("document:" + id + "@" + old.version(), "document:" + id)))
                .isEqualTo("the document " + id + " was withdrawn, and with it the text of its version " + old.version()
                        + "; /api/v1/documents/" + id + "/capture?version=" + old.version()
                        + " sends it as it was fetched");
        assertThat(refused(comparison("document:" + id + "@" + Samples.RELEASE.version(), "document:" + id)))
                .isEqualTo("the document " + id + " was withdrawn, and with it the text of its version "
                        + Samples.RELEASE.version() + ", which has no capture");
    }

    /** Returns a version of the release that was fetched an hour before it. */
    private Document mostLakes() {
        byte[] page = "<p>most lakes</p>".getBytes(UTF_8);
        return TestCaptures.version(
                Samples.RELEASE,
                Events.NOW.minusSeconds(3600),
                "most lakes",
                captures.add("https://lakes.example/release-1", "text/html", page));
    }

    private static String comparison(String left, String right) {
        return "/api/v1/comparison?left=" + left + "&right=" + right;
    }

    private String refused(String path) throws Exception {
        HttpResponse<String> response = Http.get(server, path);
        assertThat(response.statusCode()).isEqualTo(404);
        return EventJson.mapper().readTree(response.body()).get("detail").asString();
    }

    @Test
    void savesPdfAsPdfAndMarkupAsText() throws Exception {
        captured(captures.add("https://lakes.example/a.pdf", "application/pdf", "%PDF-1.7".getBytes(UTF_8)));
        assertThat(name()).matches("attachment; filename=\"capture-[0-9a-f]{12}\\.pdf\"");
        captured(captures.add("https://lakes.example/b.svg", "image/svg+xml", "<svg/>".getBytes(UTF_8)));
        assertThat(name()).matches("attachment; filename=\"capture-[0-9a-f]{12}\\.txt\"");
        captured(captures.add("https://lakes.example/c", "application/x-sh", "echo".getBytes(UTF_8)));
        assertThat(name()).matches("attachment; filename=\"capture-[0-9a-f]{12}\\.bin\"");
    }

    private Document captured(CaptureRef ref) {
        Document document = TestCaptures.captured(Samples.RELEASE, ref);
        server.feed(document);
        return document;
    }

    private static String path() {
        return "/api/v1/documents/" + Samples.RELEASE.id() + "/capture";
    }

    private String proof() throws Exception {
        return Http.get(server, path() + "/proof").body();
    }

    private String name() throws Exception {
        return Http.get(server, path())
                .headers()
                .firstValue("Content-Disposition")
                .orElse("");
    }

    private HttpResponse<byte[]> bytes(Document document) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(
                                        URI.create(server.url("/api/v1/documents/" + document.id() + "/capture")))
                                .header("Accept-Encoding", "gzip")
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
    }
}
