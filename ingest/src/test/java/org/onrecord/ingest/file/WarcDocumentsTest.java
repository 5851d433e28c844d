package org.onrecord.ingest.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.events.CaptureRef;
import org.onrecord.events.Document;
import org.onrecord.events.capture.CaptureReader;
import org.onrecord.ingest.capture.CaptureRecord;
import org.onrecord.ingest.capture.CaptureWriter;
import org.onrecord.ingest.item.Item;
import org.onrecord.ingest.pdf.Pdf;
import org.onrecord.testing.Warc;

class WarcDocumentsTest {
    private static final Instant MODIFIED = Instant.parse("2024-06-01T00:00:00Z");
    private static final String PAGE = """
            <html><head><title>Harbour</title></head><body><article><h1>Harbour</h1>
            <p>The harbour opens on Monday, says the Harbour Office, after two years in which the basin was dredged and the quay was repaired.</p>
            <p>Owners of boats who want a berth write to the harbour master before the end of February, and get an answer in March.</p></article></body></html>
            """;

    @TempDir
    private Path temp;

    private final List<Item> items = new ArrayList<>();
    private final Map<String, Long> skipped = new TreeMap<>();

    @Test
    void readsPagesPdfsAndTextsWithAddressAndTimeOfTheRecord() throws Exception {
        byte[] pdf = Pdf.of()
                .lines(72, 72, "The quay is closed until Monday, says the office.")
                .bytes();
        read(Warc.join(
                Warc.record("warcinfo", "", "application/warc-fields", Warc.bytes("software: a test\r\n")),
                Warc.response("https://port.example/a", 200, "text/html; charset=utf-8", PAGE.getBytes(UTF_8)),
                Warc.response("https://port.example/b.pdf", 200, "application/pdf", pdf),
                Warc.record("resource", "file:///notes/c.txt", "text/plain", "The basin is full.".getBytes(UTF_8))));

        assertThat(documents())
                .extracting(Document::sourceItem)
                .containsExactly("https://port.example/a", "https://port.example/b.pdf", "file:///notes/c.txt");
        assertThat(documents())
                .extracting(Document::url)
                .containsExactly("https://port.example/a", "https://port.example/b.pdf", null);
        assertThat(documents().get(0).text()).contains("The harbour opens on Monday, says the Harbour Office");
        assertThat(documents().get(1).text()).isEqualTo("The quay is closed until Monday, says the office.");
        assertThat(documents().get(2).text()).isEqualTo("The basin is full.");
        assertThat(documents()).extracting(Document::fetched).containsOnly(Instant.parse("2024-05-06T07:08:09.123Z"));
        assertThat(documents()).extracting(Document::source).containsOnly("archive");
        assertThat(skipped).isEmpty();
    }

    @Test
    void skipsRecordsThatAreNotDocumentsAndCountsThemByReason() throws Exception {
        read(Warc.join(
                Warc.response("https://port.example/x", 404, "text/html", PAGE.getBytes(UTF_8)),
                Warc.response("https://port.example/y", 404, "text/html", PAGE.getBytes(UTF_8)),
                Warc.response("https://port.example/z.png", 200, "image/png", new byte[] {1, 2}),
                Warc.record(
                        "revisit",
                        "https://port.example/r",
                        "application/http",
                        Warc.bytes("HTTP/1.1 200 OK\r\n\r\n"))));

        assertThat(items).isEmpty();
        assertThat(skipped)
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("status 404", 2L, "image/png", 1L, "revisit, whose content is elsewhere", 1L));
        assertThat(WarcDocuments.summary(skipped)).startsWith("2 status 404, ");
    }

    @Test
    void decompressesThePageAndReadsItsCharset() throws Exception {
        String chinese = "<p>港口办公室的发言人说，港口将于星期一重新开放，渔民可以在二月底以前提出申请，办公室将在三月答复。</p>".repeat(3);
        byte[] head = Warc.bytes("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n");
        byte[] body = Warc.gzip(("<meta charset=gbk>" + chinese).getBytes(Charset.forName("GBK")));
        read(Warc.record(
                "response", "https://port.example/zh", "application/http;msgtype=response", Warc.join(head, body)));

        assertThat(documents().getFirst().text()).contains("港口将于星期一重新开放");
    }

    @Test
    void refusesADamagedRecordWithItsOffsetAndReadsOn() throws Exception {
        byte[] first = Warc.gzip(Warc.response("https://port.example/a", 200, "text/html", PAGE.getBytes(UTF_8)));
        byte[] broken = Warc.gzip(Warc.response("https://port.example/b", 200, "text/html", PAGE.getBytes(UTF_8)));
        broken[broken.length / 2] ^= 0x55;
        byte[] last = Warc.gzip(Warc.response("https://port.example/c", 200, "text/html", PAGE.getBytes(UTF_8)));
        Path file = write("a.warc.gz", Warc.join(first, broken, last, Arrays.copyOf(first, 40)));
        read(file);

        assertThat(documents())
                .extracting(Document::sourceItem)
                .containsExactly("https://port.example/a", "https://port.example/c");
        assertThat(refusals())
                .extracting(Item.Refused::origin)
                .containsExactly(file + ":" + first.length, file + ":" + (first.length + broken.length + last.length));
        assertThat(refusals().getLast().reason()).startsWith("the record is cut off: ");
    }

    @Test
    void refusesAPageWithoutTextAndAPdfThatCannotBeRead() throws Exception {
        read(Warc.join(
                Warc.response("https://port.example/a", 200, "text/html", "<html></html>".getBytes(UTF_8)),
                Warc.response("https://port.example/b", 200, "application/pdf", "%PDF-1.4".getBytes(UTF_8))));

        assertThat(refusals())
                .extracting(Item.Refused::reason)
                .satisfiesExactly(
                        reason -> assertThat(reason).startsWith("https://port.example/a: the page has no article text"),
                        reason -> assertThat(reason).startsWith("https://port.example/b: the PDF is damaged"));
    }

    @Test
    void yieldsTheOriginalForTheCapture() throws Exception {
        byte[] page = PAGE.getBytes(StandardCharsets.UTF_8);
        read(Warc.response("https://port.example/a", 200, "text/html; charset=utf-8", page));
        CaptureRecord original = ((Item.Accepted) items.getFirst()).original();
        Path captures = temp.resolve("captures");
        CaptureRef ref;
        try (CaptureWriter writer = new CaptureWriter(captures, InstantSource.system())) {
            ref = writer.write(java.util.Objects.requireNonNull(original));
        }

        CaptureReader.Result reading = new CaptureReader(captures).read(ref);
        assertThat(((CaptureReader.Result.Found) reading).capture().payload()).isEqualTo(page);
        assertThat(((CaptureReader.Result.Found) reading).capture().mediaType()).hasValue("text/html; charset=utf-8");
    }

    @Test
    void namesAFileInTheFolderOfCapturesAsTheCapture() throws Exception {
        Files.createDirectories(temp.resolve("captures/old"));
        Path file = write(
                "captures/old/b.warc", Warc.response("https://port.example/a", 200, "text/html", PAGE.getBytes(UTF_8)));
        read(file);

        Item.Accepted item = (Item.Accepted) items.getFirst();
        assertThat(item.original()).isNull();
        CaptureRef ref = java.util.Objects.requireNonNull(item.document().capture());
        assertThat(ref.file()).isEqualTo("old/b.warc");
        assertThat(new CaptureReader(temp.resolve("captures")).read(ref))
                .isInstanceOf(CaptureReader.Result.Found.class);
    }

    private Path write(String name, byte[] bytes) throws Exception {
        return Files.write(temp.resolve(name), bytes);
    }

    private void read(byte[] warc) throws Exception {
        read(write("a.warc", warc));
    }

    private void read(Path file) throws Exception {
        new WarcDocuments("archive", file, temp.resolve("captures"), MODIFIED, Instant.now())
                .read((item, position) -> items.add(item), reason -> skipped.merge(reason, 1L, Long::sum));
    }

    private List<Document> documents() {
        return items.stream()
                .filter(Item.Accepted.class::isInstance)
                .map(item -> ((Item.Accepted) item).document())
                .toList();
    }

    private List<Item.Refused> refusals() {
        return items.stream()
                .filter(Item.Refused.class::isInstance)
                .map(Item.Refused.class::cast)
                .toList();
    }
}
