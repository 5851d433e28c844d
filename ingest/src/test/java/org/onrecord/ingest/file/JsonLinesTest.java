package org.onrecord.ingest.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.ingest.item.Item;
import org.onrecord.ingest.reading.ReadingMarks;

class JsonLinesTest {
    @TempDir
    private static Path captures;

    private static final String TWO =
            "{\"id\":\"1\",\"text\":\"Open.\"}\r\n\n{\"id\":\"2\",\"corpus\":\"port\",\"text\":\"Shut.\"}";

    @Test
    void yieldsADocumentALine() {
        assertThat(items("a.jsonl", TWO.getBytes(UTF_8)))
                .containsExactly("inbox/1 Open. at in/a.jsonl:1", "port/2 Shut. at in/a.jsonl:3");
    }

    @Test
    void readsPackedFiles() throws IOException {
        assertThat(items("a.jsonl.gz", packed(TWO)))
                .containsExactly("inbox/1 Open. at in/a.jsonl.gz:1", "port/2 Shut. at in/a.jsonl.gz:3");
    }

    @Test
    void refusesAFileThatIsNotCompressedAsItsNameSays() {
        assertThat(items("a.jsonl.gz", TWO.getBytes(UTF_8)))
                .containsExactly("the file ends in .gz but is not gzip, or is damaged; copy it again or rename it at"
                        + " in/a.jsonl.gz");
    }

    @Test
    void readsTheLinesOfATruncatedFile() throws IOException {
        byte[] whole = packed((TWO + "\n").repeat(1) + "x".repeat(100) + "\n");
        assertThat(items("a.jsonl.gz", Arrays.copyOf(whole, whole.length - 8)))
                .contains("inbox/1 Open. at in/a.jsonl.gz:1")
                .last()
                .asString()
                .startsWith("the packed file is cut off; ");
    }

    @Test
    void refusesABadLineAndGoesOn() {
        assertThat(items("a.jsonl", "[1]\n{\"id\":\"1\",\"text\":\"Open.\"}\n".getBytes(UTF_8)))
                .containsExactly(
                        "the line is JSON but not an object; write {\"id\": ..., \"text\": ...} at in/a.jsonl:1",
                        "inbox/1 Open. at in/a.jsonl:2");
    }

    @Test
    void recognisesARefusedLineAfterLinesWereInsertedBeforeIt() {
        String before = read("a.jsonl", "[1]\n".getBytes(UTF_8)).getFirst().key();
        assertThat(read("a.jsonl", (TWO + "\n[1]\n").getBytes(UTF_8)).getLast().key())
                .isEqualTo(before);
    }

    @Test
    void leavesOutAnAddressThatRunsSomething() {
        Item item = read("a.jsonl", "{\"id\":\"1\",\"url\":\"javascript:x()\",\"text\":\"Open.\"}".getBytes(UTF_8))
                .getFirst();
        assertThat(((Item.Accepted) item).document().url()).isNull();
    }

    private static List<String> items(String name, byte[] bytes) {
        return read(name, bytes).stream()
                .map(item -> switch (item) {
                    case Item.Accepted accepted ->
                        accepted.key() + " " + accepted.document().text() + " at " + accepted.origin();
                    case Item.Refused refused -> refused.reason() + " at " + refused.origin();
                })
                .toList();
    }

    private static List<Item> read(String name, byte[] bytes) {
        List<Item> items = new ArrayList<>();
        new JsonLines("inbox", name, "in/" + name, Instant.EPOCH, ReadingMarks.beside(captures))
                .read(new ByteArrayInputStream(bytes), items::add);
        return items;
    }

    private static byte[] packed(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }
}
