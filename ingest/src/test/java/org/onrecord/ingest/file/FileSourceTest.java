package org.onrecord.ingest.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.ingest.item.Item;
import org.onrecord.testing.Warc;

class FileSourceTest {
    private static final Instant NOW = Instant.parse("2024-06-01T00:00:00Z");

    private static final String PAGE =
            "<article><h1>Harbour</h1><p>The harbour opens on Monday, says the Harbour Office, after two years in which the"
                    + " basin was dredged and the quay was repaired.</p></article>";

    @TempDir
    private Path temp;

    @Test
    void yieldsAJsonLinesFileOnceAndAgainAfterAChange() throws Exception {
        Path file = temp.resolve("a.jsonl");
        DiskSource source = source(file);
        write(file, "{\"id\":\"1\",\"text\":\"The bridge is closed.\"}\n", NOW.minusSeconds(60));

        assertThat(poll(source)).extracting(Item::id).containsExactly("1");
        assertThat(poll(source)).isEmpty();
        write(file, "{\"id\":\"1\",\"text\":\"Open.\"}\n{\"id\":\"2\"}\n", NOW.minusSeconds(30));
        assertThat(poll(source)).extracting(Item::origin).containsExactly(file + ":1", file + ":2");
        assertThat(poll(source(file))).hasSize(2);
    }

    @Test
    void waitsUntilAFileIsNoLongerWritten() throws Exception {
        Path file = temp.resolve("a.jsonl");
        DiskSource source = source(file);
        write(file, "{\"id\":\"1\",\"text\":\"The bridge is closed.\"}\n", NOW);

        assertThat(poll(source)).isEmpty();
        assertThat(poll(source)).hasSize(1);
    }

    @Test
    void yieldsTheDocumentsOfAWarcFile() throws Exception {
        Path file = temp.resolve("a.warc");
        Files.write(file, Warc.response("https://port.example/a", 200, "text/html", PAGE.getBytes(UTF_8)));
        Files.setLastModifiedTime(file, FileTime.from(NOW.minusSeconds(60)));

        assertThat(poll(source(file))).extracting(Item::id).containsExactly("https://port.example/a");
    }

    @Test
    void reportsAMissingFileAsAFailureOfTheSource() {
        List<Item> items = poll(source(temp.resolve("none.jsonl")));
        assertThat(items).extracting(Item::id).containsExactly("");
        assertThat(((Item.Refused) items.getFirst()).reason())
                .isEqualTo("the file cannot be read: it does not exist; create it, or take it out of the list");
    }

    private DiskSource source(Path file) {
        return DiskSource.ofFile("archive", file, temp.resolve("captures"), InstantSource.fixed(NOW));
    }

    private static List<Item> poll(DiskSource source) {
        List<Item> items = new ArrayList<>();
        source.poll(items::add);
        return items;
    }

    private static void write(Path file, String text, Instant modified) throws Exception {
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, FileTime.from(modified));
    }
}
