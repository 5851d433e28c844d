package org.onrecord.events.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onrecord.events.capture.WarcRecords.Entry;

class WarcRecordsTest {
    private static final byte[] ONE = Warc.response("https://dam.example/1", Warc.HEAD + "<p>The dam holds.</p>");
    private static final byte[] TWO = Warc.response("https://dam.example/2", Warc.HEAD + "<p>The dam leaks.</p>");
    private static final byte[] THREE = Warc.response("https://dam.example/3", Warc.HEAD + "<p>The dam is shut.</p>");

    @TempDir
    Path folder;

    @Test
    void readsEachRecordWithItsOffset() throws IOException {
        List<Entry> entries = read("a.warc", Warc.join(ONE, TWO));

        assertThat(described(entries))
                .containsExactly(
                        "0 https://dam.example/1 <p>The dam holds.</p>",
                        ONE.length + " https://dam.example/2 <p>The dam leaks.</p>");
        Capture capture = ((Entry.Captured) entries.getFirst()).capture();
        assertThat(capture.fetched()).isEqualTo(Instant.parse("2024-05-06T07:08:09Z"));
        assertThat(capture.status()).hasValue(200);
        assertThat(capture.mediaType()).contains("text/html; charset=utf-8");
        assertThat(capture.baseType()).isEqualTo("text/html");
        assertThat(capture.sha256()).isEqualTo("556da49814ad72437a79abf62e758d65542389c796fb5dff4ad5ad0ad6dcdef1");
    }

    @Test
    void readsPastAPageOfEmptyGzipMembers() throws IOException {
        ByteArrayOutputStream members = new ByteArrayOutputStream();
        for (int i = 0; i < 8_000; i++) {
            members.writeBytes(Warc.gzip(new byte[0]));
        }
        byte[] page = Warc.response(
                "https://dam.example/0",
                Warc.join(Warc.bytes("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n"), members.toByteArray()),
                "");

        assertThat(described(read("a.warc", Warc.join(page, TWO))))
                .containsExactly(
                        "0 damaged: cannot be parsed: more than 100 gzip members in a row are empty",
                        page.length + " https://dam.example/2 <p>The dam leaks.</p>");
        assertThat(described(read("b.warc.gz", Warc.join(members.toByteArray(), Warc.gzip(TWO)))))
                .containsExactly(members.size() + " https://dam.example/2 <p>The dam leaks.</p>");
    }

    @Test
    void returnsTheOffsetOfTheGzipMember() throws IOException {
        byte[] one = Warc.gzip(ONE);

        assertThat(described(read("a.warc.gz", Warc.join(one, Warc.gzip(TWO)))))
                .containsExactly(
                        "0 https://dam.example/1 <p>The dam holds.</p>",
                        one.length + " https://dam.example/2 <p>The dam leaks.</p>");
    }

    @Test
    void readsAFileCompressedAsOneMember() throws IOException {
        assertThat(described(read("a.warc.gz", Warc.gzip(Warc.join(ONE, TWO)))))
                .containsExactly(
                        "0 https://dam.example/1 <p>The dam holds.</p>",
                        "0 https://dam.example/2 <p>The dam leaks.</p>");
    }

    @Test
    void readsArc() throws IOException {
        String page = "HTTP/1.0 200 OK\nContent-Type: text/html\n\n<p>Old dam.</p>";
        byte[] arc = Warc.bytes("filedesc://dam.arc 0.0.0.0 20010203040506 text/plain 68\n1 0 OnRecord test\n"
                + "URL IP-address Archive-date Content-type Length\n\n\n"
                + "http://dam.example/old 192.0.2.7 20010203040506 text/html " + page.length() + "\n" + page + "\n");

        assertThat(described(read("a.arc", arc))).last().asString().endsWith("http://dam.example/old <p>Old dam.</p>");
    }

    @Test
    void readsAnArcWhoseAddressHasSpaces() throws IOException {
        String page = "HTTP/1.0 200 OK\nContent-Type: text/html\n\n<p>Old dam.</p>";
        byte[] arc = Warc.bytes("filedesc://dam.arc 0.0.0.0 20010203040506 text/plain 68\n1 0 OnRecord test\n"
                + "URL IP-address Archive-date Content-type Length\n\n\n"
                + "http://dam.example/?q=an old dam 192.0.2.7 20010203040506 text/html " + page.length() + "\n" + page
                + "\n");

        assertThat(described(read("a.arc", arc)))
                .last()
                .asString()
                .endsWith("http://dam.example/?q=an+old+dam <p>Old dam.</p>");
    }

    @Test
    void readsALastRecordWhoseLengthIsTooLargeIfItsResponseIsComplete() throws IOException {
        String page = "HTTP/1.0 200 OK\nContent-Length: 15\n\n<p>Old dam.</p>";
        String head = "filedesc://dam.arc 0.0.0.0 20010203040506 text/plain 68\n1 0 OnRecord test\n"
                + "URL IP-address Archive-date Content-type Length\n\n\n"
                + "http://dam.example/old 192.0.2.7 20010203040506 text/html ";

        assertThat(described(read("a.arc", Warc.bytes(head + (page.length() + 12) + "\n" + page))))
                .last()
                .asString()
                .contains("http://dam.example/old <p>Old dam.</p>");
        String cut = page.substring(0, page.length() - 1);
        assertThat(read("b.arc", Warc.bytes(head + page.length() + "\n" + cut)))
                .last()
                .isInstanceOf(Entry.Truncated.class);
    }

    @Test
    void reportsADamagedMemberAndContinues() throws IOException {
        byte[] one = Warc.gzip(ONE);
        byte[] two = Warc.gzip(TWO);
        two[two.length / 2] ^= 0x55;

        List<Entry> entries = read("a.warc.gz", Warc.join(one, two, Warc.gzip(THREE)));

        assertThat(entries).hasSize(3);
        assertThat(entries.get(1))
                .isInstanceOfSatisfying(
                        Entry.Damaged.class,
                        broken -> assertThat(broken.offset()).isEqualTo(one.length));
        assertThat(described(entries))
                .last()
                .isEqualTo(one.length + two.length + " https://dam.example/3 <p>The dam is shut.</p>");
    }

    @Test
    void reportsAWrongChecksum() throws IOException {
        byte[] one = Warc.gzip(ONE);
        one[one.length - 8] ^= 1;

        assertThat(described(read("a.warc.gz", Warc.join(one, Warc.gzip(TWO)))))
                .containsExactly(
                        "0 damaged: cannot be decompressed: the gzip member's checksum is wrong",
                        one.length + " https://dam.example/2 <p>The dam leaks.</p>");
    }

    @Test
    void continuesAfterBytesThatAreNotARecord() throws IOException {
        byte[] junk = Warc.bytes("this is no record\r\nnor is this\r\n");

        assertThat(described(read("a.warc", Warc.join(ONE, junk, TWO))))
                .containsExactly(
                        "0 https://dam.example/1 <p>The dam holds.</p>",
                        ONE.length + " damaged: is not a WARC record",
                        ONE.length + junk.length + " https://dam.example/2 <p>The dam leaks.</p>");
    }

    @Test
    void continuesAfterAMalformedLength() throws IOException {
        byte[] bad = Warc.bytes(
                new String(ONE, StandardCharsets.UTF_8).replaceFirst("Content-Length: \\d+", "Content-Length: abc"));

        assertThat(described(read("a.warc", Warc.join(bad, TWO))))
                .hasSize(2)
                .first()
                .asString()
                .startsWith("0 damaged: has a malformed header");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.warc", "a.warc.gz"})
    void reportsATruncatedLastRecordAtAnyLength(String name) throws IOException {
        boolean packed = name.endsWith(".gz");
        byte[] one = packed ? Warc.gzip(ONE) : ONE;
        byte[] two = packed ? Warc.gzip(TWO) : TWO;

        for (int length = 1; length < two.length - (packed ? 0 : 4); length++) {
            List<Entry> entries = read(name, Warc.join(one, Arrays.copyOf(two, length)));
            assertThat(entries).as("cut off after %s bytes", length).hasSize(2);
            assertThat(entries.get(1)).as("cut off after %s bytes", length).isInstanceOf(Entry.Truncated.class);
        }
    }

    @Test
    void treatsZeroBytesAtTheEndAsATruncatedRecord() throws IOException {
        assertThat(read("a.warc.gz", Warc.join(Warc.gzip(ONE), new byte[5000])))
                .last()
                .isInstanceOf(Entry.Truncated.class);
    }

    @Test
    void decompressesThePayload() throws IOException {
        byte[] plain = Warc.bytes("<p>Packed dam.</p>");
        ByteArrayOutputStream zlib = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(zlib)) {
            out.write(plain);
        }

        assertThat(payload("gzip", Warc.gzip(plain)).payload()).isEqualTo(plain);
        assertThat(payload("deflate", zlib.toByteArray()).payload()).isEqualTo(plain);
        assertThat(payload("deflate", Arrays.copyOfRange(zlib.toByteArray(), 2, zlib.size()))
                        .payload())
                .isEqualTo(plain);
        assertThat(payload("gzip", plain).payload()).isEqualTo(plain);
        assertThat(payload("br", plain).packedWith()).contains("br");
    }

    @Test
    void keepsTheReadablePartOfATruncatedGzipPage() throws IOException {
        byte[] packed = Warc.gzip(Warc.bytes("<p>Packed dam.</p>"));

        assertThat(payload("gzip", Arrays.copyOf(packed, packed.length - 4)).payload())
                .isEqualTo(Warc.bytes("<p>Packed dam.</p>"));
    }

    @Test
    void removesChunks() throws IOException {
        String head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";

        assertThat(described(read(
                        "a.warc",
                        Warc.join(
                                Warc.response("https://dam.example/1", head + "4\r\nThe \r\n3\r\ndam\r\n0\r\n\r\n"),
                                Warc.response("https://dam.example/2", head + "The dam")))))
                .extracting(line -> line.substring(line.lastIndexOf(".example")))
                .containsExactly(".example/1 The dam", ".example/2 The dam");
    }

    @Test
    void refusesADecompressionBomb() throws IOException {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bomb)) {
            for (int i = 0; i <= Capture.MAX_PAYLOAD_BYTES / (1024 * 1024); i++) {
                out.write(new byte[1024 * 1024]);
            }
        }
        byte[] record = Warc.response(
                "https://dam.example/bomb",
                Warc.join(Warc.bytes("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n"), bomb.toByteArray()),
                "");

        assertThat(described(read("a.warc", Warc.join(record, TWO))))
                .satisfiesExactly(
                        bad -> assertThat(bad).contains("decompresses to more than 67108864 bytes"),
                        good -> assertThat(good).contains("The dam leaks"));
    }

    @Test
    void refusesAnEndlessHeader() throws IOException {
        byte[] endless = Warc.bytes("WARC/1.1\r\nWARC-Type: " + "x".repeat(2_000_000));

        assertThat(described(read("a.warc", endless)))
                .containsExactly("0 damaged: has a header of more than 262144 bytes");
    }

    @Test
    void verifiesTheDigestsOfARecord() throws IOException {
        byte[] http = Warc.bytes(Warc.HEAD + "<p>The dam holds.</p>");
        String right = "WARC-Payload-Digest: sha1:" + "REPLACED" + "\r\n";
        byte[] wrong = Warc.response("https://dam.example/1", http, right.replace("REPLACED", "A".repeat(32)));

        Entry.Captured kept = (Entry.Captured) read("a.warc", wrong).getFirst();

        assertThat(kept.wrongDigests()).containsExactly("its WARC-Payload-Digest does not match its bytes");
    }

    @Test
    void readsAnyDamagedFileToItsEnd() throws IOException {
        byte[] plain = Warc.join(
                ONE,
                TWO,
                Warc.response(
                        "https://dam.example/4",
                        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\ndam\r\n0\r\n\r\n"),
                THREE);
        byte[] packed = Warc.join(Warc.gzip(ONE), Warc.gzip(TWO), Warc.gzip(THREE));
        for (int seed = 0; seed < 600; seed++) {
            Random random = new Random(seed);
            byte[] file = (seed % 2 == 0 ? plain : packed).clone();
            for (int i = random.nextInt(1, 6); i > 0; i--) {
                file[random.nextInt(file.length)] = (byte) random.nextInt();
            }
            byte[] damaged = random.nextInt(4) == 0 ? Arrays.copyOf(file, random.nextInt(file.length)) : file;
            assertTimeoutPreemptively(
                    Duration.ofSeconds(20), () -> read("fuzz", damaged), "the damage of seed " + seed);
        }
    }

    private Capture payload(String encoding, byte[] body) throws IOException {
        byte[] head = Warc.bytes("HTTP/1.1 200 OK\r\nContent-Encoding: " + encoding + "\r\n\r\n");
        return ((Entry.Captured) read("p.warc", Warc.response("https://dam.example/p", Warc.join(head, body), ""))
                        .getFirst())
                .capture();
    }

    private List<Entry> read(String name, byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve(name), bytes);
        List<Entry> entries = new ArrayList<>();
        try (WarcRecords records = WarcRecords.open(file)) {
            for (Optional<Entry> entry = records.next(); entry.isPresent(); entry = records.next()) {
                entries.add(entry.get());
            }
            assertThat(records.position()).isEqualTo(bytes.length);
        }
        return entries;
    }

    private static List<String> described(List<Entry> entries) {
        return entries.stream()
                .map(entry -> entry.offset() + " "
                        + switch (entry) {
                            case Entry.Captured captured ->
                                captured.capture().url() + " "
                                        + new String(captured.capture().payload(), StandardCharsets.UTF_8);
                            case Entry.Other other -> other.type();
                            case Entry.Damaged damaged -> "damaged: " + damaged.reason();
                            case Entry.Truncated truncated -> "truncated";
                        })
                .toList();
    }
}
