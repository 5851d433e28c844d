package org.onrecord.ingest.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.ingest.item.Item;

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

    private List<Item> poll(Path folder) {
        List<Item> items = new ArrayList<>();
        InstantSource later = InstantSource.fixed(Instant.now().plusSeconds(60));
        new FolderSource("inbox", folder, temp.resolve("captures"), later).poll(items::add);
        return items;
    }
}
