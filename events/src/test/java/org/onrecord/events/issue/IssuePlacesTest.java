package org.onrecord.events.issue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IssuePlacesTest {
    @TempDir
    Path folder;

    @Test
    void areFilesFoldersOfAnIssueAndFoldersOfSuchFolders() throws IOException {
        Path tea = write("issues/tea/issue.yaml");
        Path coffee = write("issues/coffee/issue.yaml");
        Path mine = write("mine/issue.yaml");
        Path single = write("single.yaml");
        Files.createDirectories(folder.resolve("issues/empty"));
        write("issues/README.md");

        assertThat(new IssuePlaces(List.of(single, folder.resolve("issues"), folder.resolve("mine"))).files())
                .containsExactly(single, coffee, tea, mine);
    }

    @Test
    void nameAFileThatIsNotThereYet() {
        Path missing = folder.resolve("later.yaml");

        assertThat(new IssuePlaces(List.of(missing)).files()).containsExactly(missing);
    }

    @Test
    void listAFileOnce() throws IOException {
        Path tea = write("issues/tea/issue.yaml");

        assertThat(new IssuePlaces(List.of(folder.resolve("issues"), folder.resolve("issues/tea"))).files())
                .containsExactly(tea);
    }

    private Path write(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "id: x\n");
    }
}
