package org.onrecord.ingest.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcResponse;
import org.onrecord.events.CaptureRef;
import org.onrecord.events.capture.Capture;
import org.onrecord.events.capture.CaptureReader;
import org.onrecord.events.capture.CaptureReader.Result;

class CaptureWriterTest {
    private static final Instant NOON = Instant.parse("2025-03-04T12:00:00.123Z");
    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n"
            + "content-length: 9\r\nTransfer-Encoding: chunked\r\nX-Served-By: dam\r\n\r\n";

    @TempDir
    Path folder;

    private Instant now = NOON;

    @Test
    void readsBackWhatWasWritten() throws IOException {
        CaptureRef ref;
        try (CaptureWriter writer = writer()) {
            ref = writer.write(response("https://dam.example/a b", "<p>The dam holds.</p>"));
        }

        Capture capture = read(ref);

        assertThat(capture.url()).isEqualTo("https://dam.example/a%20b");
        assertThat(capture.fetched()).isEqualTo(NOON);
        assertThat(capture.status()).hasValue(200);
        assertThat(capture.mediaType()).contains("text/html");
        assertThat(capture.address()).contains("192.0.2.7");
        assertThat(text(capture)).isEqualTo("<p>The dam holds.</p>");
        assertThat(ref.sha256()).isEqualTo("556da49814ad72437a79abf62e758d65542389c796fb5dff4ad5ad0ad6dcdef1");
        assertThat(capture.headers())
                .containsEntry("X-Archive-Orig-Content-Encoding", List.of("gzip"))
                .containsEntry("X-Archive-Orig-Transfer-Encoding", List.of("chunked"))
                .containsEntry("X-Archive-Orig-content-length", List.of("9"))
                .containsEntry("Content-Length", List.of("21"))
                .containsEntry("X-Served-By", List.of("dam"))
                .doesNotContainKey("Content-Encoding");
    }

    @Test
    void keepsCapturesFromOtherUsers() throws IOException {
        Path captures = folder.resolve("data/captures");
        CaptureRef ref;
        try (CaptureWriter writer = new CaptureWriter(captures, () -> now)) {
            ref = writer.write(response("https://dam.example/a", "<p>The dam holds.</p>"));
        }

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(captures)))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(captures.resolve(ref.file()))))
                .isEqualTo("rw-------");
    }

    @Test
    void readsBackAFile() throws IOException {
        byte[] pdf = {'%', 'P', 'D', 'F', 0, 1, 2, (byte) 0xff};
        try (CaptureWriter writer = writer()) {
            CaptureRef ref =
                    writer.write(new CaptureRecord.Resource("file:///dams/report.pdf", NOON, "application/pdf", pdf));

            Capture capture = read(ref);

            assertThat(capture.baseType()).isEqualTo("application/pdf");
            assertThat(capture.payload()).isEqualTo(pdf);
            assertThat(capture.status()).isEmpty();
        }
    }

    @Test
    void writesWarcThatAStrictReaderAccepts() throws IOException {
        CaptureRef first;
        try (CaptureWriter writer = writer()) {
            first = writer.write(response("https://dam.example/1", "<p>One.</p>"));
            writer.write(response("https://dam.example/2", "<p>Two.</p>"));
        }

        List<String> read = new ArrayList<>();
        try (WarcReader reader = new WarcReader(folder.resolve(first.file()))) {
            reader.calculateBlockDigest();
            reader.onWarning(warning -> read.add("warning " + warning));
            for (WarcRecord record : reader) {
                String line = record.version() + " " + record.type();
                if (record instanceof WarcResponse response) {
                    line += " " + response.target() + " " + response.http().status() + " "
                            + new String(response.http().body().stream().readAllBytes(), StandardCharsets.UTF_8);
                }
                read.add(line);
            }
        }
        assertThat(read)
                .containsExactly(
                        "WARC/1.1 warcinfo",
                        "WARC/1.1 response https://dam.example/1 200 <p>One.</p>",
                        "WARC/1.1 response https://dam.example/2 200 <p>Two.</p>");
    }

    @Test
    void startsANewFileWhenOneIsFullAndOnANewDay() throws IOException {
        try (CaptureWriter writer = new CaptureWriter(folder, () -> now, 2000)) {
            CaptureRef morning = writer.write(response("https://dam.example/1", "<p>One.</p>"));
            assertThat(writer.write(response("https://dam.example/2", "<p>Two.</p>"))
                            .file())
                    .isEqualTo(morning.file());
            CaptureRef full = morning;
            for (int i = 0; i < 5; i++) {
                full = writer.write(response("https://dam.example/" + i, "<p>" + i + "</p>"));
            }
            assertThat(full.file()).isNotEqualTo(morning.file());
            now = NOON.plusSeconds(24 * 3600);
            CaptureRef nextDay = writer.write(response("https://dam.example/3", "<p>Three.</p>"));
            assertThat(nextDay.file())
                    .startsWith("onrecord-20250305T120000123-")
                    .endsWith(".warc.gz");

            assertThat(text(read(morning))).isEqualTo("<p>One.</p>");
            assertThat(text(read(nextDay))).isEqualTo("<p>Three.</p>");
        }
    }

    @Test
    void keepsApartWhatManyWritersAndThreadsWrite() throws Exception {
        try (CaptureWriter one = writer();
                CaptureWriter other = writer();
                ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Callable<CaptureRef>> writes = IntStream.range(0, 200)
                    .<Callable<CaptureRef>>mapToObj(i -> () -> {
                        CaptureRef ref = (i % 2 == 0 ? one : other)
                                .write(response("https://dam.example/" + i, "<p>page " + i + "</p>"));
                        (i % 2 == 0 ? one : other).sync();
                        return ref;
                    })
                    .toList();
            List<Future<CaptureRef>> refs = threads.invokeAll(writes);
            for (int i = 0; i < refs.size(); i++) {
                assertThat(text(read(refs.get(i).get()))).isEqualTo("<p>page " + i + "</p>");
            }
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void keepsTheCapturesBeforeATruncatedOne() throws IOException {
        CaptureRef whole;
        CaptureRef torn;
        try (CaptureWriter writer = writer()) {
            whole = writer.write(response("https://dam.example/1", "<p>One.</p>"));
            torn = writer.write(response("https://dam.example/2", "<p>Two.</p>"));
        }
        Path file = folder.resolve(whole.file());
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length - 9), StandardOpenOption.TRUNCATE_EXISTING);

        assertThat(text(read(whole))).isEqualTo("<p>One.</p>");
        assertThat(new CaptureReader(folder).read(torn)).isInstanceOf(Result.Damaged.class);
    }

    @Test
    void refusesAnInvalidHead() {
        assertThatThrownBy(() -> writer().write(new CaptureRecord.Response(
                        "https://dam.example/", NOON, new byte[0], new byte[0], Optional.empty())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("HTTP head");
    }

    @Test
    void keepsALineBreakInAnAddressOutOfTheHeader() throws IOException {
        try (CaptureWriter writer = writer()) {
            CaptureRef ref = writer.write(response("https://dam.example/\r\nWARC-Type: metadata", "<p>One.</p>"));

            assertThat(read(ref).url()).isEqualTo("https://dam.example/%0D%0AWARC-Type:%20metadata");
        }
    }

    private CaptureWriter writer() {
        return new CaptureWriter(folder, () -> now);
    }

    private static CaptureRecord response(String url, String body) {
        return new CaptureRecord.Response(
                url,
                NOON,
                HEAD.getBytes(StandardCharsets.ISO_8859_1),
                body.getBytes(StandardCharsets.UTF_8),
                Optional.of("192.0.2.7"));
    }

    private Capture read(CaptureRef ref) {
        return ((Result.Found) new CaptureReader(folder).read(ref)).capture();
    }

    private static String text(Capture capture) {
        return new String(capture.payload(), StandardCharsets.UTF_8);
    }
}
