package org.onrecord.events.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onrecord.events.CaptureRef;
import org.onrecord.events.capture.CaptureReader.Result;

class CaptureReaderTest {
    private static final String HOLDS = "556da49814ad72437a79abf62e758d65542389c796fb5dff4ad5ad0ad6dcdef1";

    @TempDir
    Path top;

    private Path folder;
    private byte[] info;

    @BeforeEach
    void write() throws IOException {
        folder = Files.createDirectory(top.resolve("captures"));
        info = Warc.gzip(Warc.record("WARC/1.1\r\nWARC-Type: warcinfo\r\n", Warc.bytes("software: test\r\n")));
        byte[] page = Warc.gzip(Warc.response("https://dam.example/1", Warc.HEAD + "<p>The dam holds.</p>"));
        Files.write(folder.resolve("a.warc.gz"), Warc.join(info, page));
        Files.write(top.resolve("outside.warc.gz"), Warc.join(info, page));
    }

    @Test
    void readsTheRecordAtTheOffset() {
        assertThat(read("a.warc.gz", info.length, HOLDS)).isInstanceOfSatisfying(Result.Found.class, read -> {
            assertThat(read.capture().url()).isEqualTo("https://dam.example/1");
            assertThat(read.capture().payload()).isEqualTo(Warc.bytes("<p>The dam holds.</p>"));
        });
    }

    @Test
    void reportsADifferentSha256() {
        assertThat(read("a.warc.gz", info.length, "0".repeat(64)))
                .isInstanceOfSatisfying(
                        Result.Damaged.class,
                        damaged -> assertThat(damaged.reason()).contains(HOLDS, "0".repeat(64)));
    }

    @Test
    void reportsARecordThatIsNotACapture() {
        assertThat(read("a.warc.gz", 0, HOLDS))
                .isEqualTo(new Result.Damaged("the record at a.warc.gz:0 is of type warcinfo, not a capture"));
    }

    @Test
    void reportsAnOffsetInsideARecord() {
        assertThat(read("a.warc.gz", info.length + 3, HOLDS)).isInstanceOf(Result.Damaged.class);
    }

    @Test
    void reportsMissingFilesAndRecords() {
        assertThat(read("b.warc.gz", 0, HOLDS)).isInstanceOf(Result.Missing.class);
        assertThat(read("a.warc.gz", 100_000, HOLDS)).isInstanceOf(Result.Missing.class);
        assertThat(read("a.warc.gz", -1, HOLDS)).isInstanceOf(Result.Missing.class);
        assertThat(new CaptureReader(top.resolve("nowhere")).read(new CaptureRef("a.warc.gz", 0, HOLDS)))
                .isInstanceOf(Result.Missing.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../outside.warc.gz",
                "x/../../outside.warc.gz",
                "/etc/passwd",
                "",
                "a\0b",
                "..",
                "./../captures/../outside.warc.gz"
            })
    void neverReadsOutsideTheFolder(String file) {
        assertThat(read(file, info.length, HOLDS)).isInstanceOf(Result.Damaged.class);
    }

    @Test
    void doesNotFollowALinkOutOfTheFolder() throws IOException {
        Files.createSymbolicLink(folder.resolve("link.warc.gz"), top.resolve("outside.warc.gz"));

        assertThat(read("link.warc.gz", info.length, HOLDS))
                .isEqualTo(new Result.Damaged("the file link.warc.gz is a link out of the captures folder"));
    }

    private Result read(String file, long offset, String sha256) {
        return new CaptureReader(folder).read(new CaptureRef(file, offset, sha256));
    }
}
