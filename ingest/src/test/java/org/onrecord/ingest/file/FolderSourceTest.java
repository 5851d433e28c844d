package org.onrecord.ingest.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.ingest.item.Item;

@Timeout(60)
class FolderSourceTest {
    @TempDir
    private Path temp;

    @Test
    void followsNoLinkOutOfTheFolder() throws Exception {
        Path folder = temp.resolve("inbox");
        Files.createDirectories(folder.resolve("..data"));
        Files.writeString(folder.resolve("..data/a.txt"), "The harbour opens.");
        Path secret = Files.writeString(temp.resolve("secret.txt"), "The key lies under the mat.");
        Path secrets = Files.createDirectories(temp.resolve("secrets"));
        Files.writeString(secrets.resolve("more.txt"), "So does the other one.");
        Files.createSymbolicLink(folder.resolve("a.txt"), Path.of("..data/a.txt"));
        Files.createSymbolicLink(folder.resolve("b.txt"), secret);
        Files.createSymbolicLink(folder.resolve("c"), secrets);
        Files.writeString(folder.resolve("d.txt"), "The basin is dredged.");
        Files.createSymbolicLink(folder.resolve("d.txt.meta.yaml"), secret);

        assertThat(poll(folder)).extracting(Item::id).containsExactly("a.txt");
    }

    @Test
    void refusesPipesAndFoldersInThePlaceOfFiles() throws Exception {
        Path folder = Files.createDirectory(temp.resolve("inbox"));
        Files.writeString(folder.resolve("a.txt"), "The harbour opens.");
        pipe(folder.resolve("a.txt.meta.yaml"));
        Files.writeString(folder.resolve("b.txt"), "The basin is dredged.");
        Files.createDirectory(folder.resolve("b.txt.meta.yaml"));
        pipe(folder.resolve("c.txt"));
        pipe(folder.resolve("d.jsonl.gz"));
        pipe(folder.resolve("e.warc"));
        Files.writeString(folder.resolve("f.txt"), "The lamps are lit.");
        Files.writeString(folder.resolve("g.txt"), "The pier is closed.");
        Files.createSymbolicLink(folder.resolve("g.txt.meta.yaml"), Path.of("g.txt.meta.yaml"));

        String not = "it is a folder, pipe, socket or device, not a file; repair or remove it";
        assertThat(poll(folder))
                .extracting(FolderSourceTest::told)
                .containsExactly(
                        "a.txt: the sidecar a.txt.meta.yaml cannot be read: " + not,
                        "b.txt: the sidecar b.txt.meta.yaml cannot be read: " + not,
                        "c.txt: the file cannot be read: " + not,
                        "d.jsonl.gz: the file cannot be read: " + not,
                        "e.warc: the file cannot be read: " + not,
                        "f.txt: The lamps are lit.",
                        "g.txt: the sidecar g.txt.meta.yaml cannot be read: Too many levels of symbolic links or"
                                + " unable to access attributes of symbolic link; repair or remove it");
    }

    @Test
    void refusesAFileOfEmptyGzipMembers() throws Exception {
        Path folder = Files.createDirectory(temp.resolve("inbox"));
        ByteArrayOutputStream members = new ByteArrayOutputStream();
        for (int i = 0; i < 8_000; i++) {
            new GZIPOutputStream(members).close();
        }
        Files.write(folder.resolve("a.jsonl.gz"), members.toByteArray());
        Files.writeString(folder.resolve("b.txt"), "The lamps are lit.");

        assertThat(poll(folder))
                .extracting(FolderSourceTest::told)
                .containsExactly(
                        "a.jsonl.gz: the file cannot be read: more than 100 gzip members in a row are empty; repair or"
                                + " remove it (nothing could be read)",
                        "b.txt: The lamps are lit.");
    }

    @Test
    void tellsAThousandRefusalsOfAFileAndCountsTheRest() throws Exception {
        Path folder = Files.createDirectory(temp.resolve("inbox"));
        Files.writeString(
                folder.resolve("a.jsonl"), "x\n".repeat(5_000) + "{\"id\":\"1\",\"text\":\"The basin is dredged.\"}\n");
        Files.writeString(folder.resolve("b.warc"), "\nWARC/".repeat(5_000));
        Files.writeString(folder.resolve("c.txt"), "The lamps are lit.");

        List<String> told = poll(folder).stream().map(FolderSourceTest::told).toList();
        assertThat(told).hasSize(1 + 1_001 + 1_001 + 1);
        assertThat(told)
                .contains(
                        "1: The basin is dredged.",
                        "a.jsonl: 4000 more documents of the file are of no use; mend it",
                        "b.warc: 4000 more documents of the file are of no use; mend it",
                        "c.txt: The lamps are lit.");
    }

    @Test
    void listsFoldersWhoseLinksMultiply() throws Exception {
        Path folder = Files.createDirectory(temp.resolve("inbox"));
        for (int i = 0; i < 40; i++) {
            Path each = Files.createDirectory(folder.resolve("f" + i));
            Files.createSymbolicLink(each.resolve("x"), Path.of("../f" + (i + 1)));
            Files.createSymbolicLink(each.resolve("y"), Path.of("../f" + (i + 1)));
        }
        Path last = Files.createDirectory(folder.resolve("f40"));
        Files.writeString(last.resolve("a.txt"), "The lamps are lit.");

        assertThat(poll(folder)).extracting(FolderSourceTest::told).containsExactly("f40/a.txt: The lamps are lit.");
    }

    @Test
    void refusesFoldersThatLieTooDeep() throws Exception {
        Path folder = Files.createDirectory(temp.resolve("inbox"));
        Files.createDirectories(folder.resolve("d/".repeat(300)));
        Files.writeString(folder.resolve("z.txt"), "The lamps are lit.");

        assertThat(poll(folder))
                .extracting(FolderSourceTest::told)
                .containsExactly(
                        "d/".repeat(63) + "d: the folder cannot be read: it lies 64 folders deep; repair or remove it",
                        "z.txt: The lamps are lit.");
    }

    private static void pipe(Path path) throws Exception {
        assertThat(new ProcessBuilder("mkfifo", path.toString()).start().waitFor())
                .isZero();
    }

    private static String told(Item item) {
        return item.id() + ": "
                + switch (item) {
                    case Item.Accepted accepted -> accepted.document().text();
                    case Item.Refused refused -> refused.reason();
                };
    }

    private List<Item> poll(Path folder) {
        List<Item> items = new ArrayList<>();
        InstantSource later = InstantSource.fixed(Instant.now().plusSeconds(60));
        DiskSource.ofFolder("inbox", folder, temp.resolve("captures"), later).poll(items::add);
        return items;
    }
}
