package org.onrecord.app.issue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IssueFolderTest {
    @TempDir
    Path folder;

    @Test
    void findsTheFolderThatHoldsTheFoldersOfIssues() {
        assertThat(IssueFolder.around(folder.resolve("issues/lamps/issue.yaml")).path())
                .isEqualTo(folder.resolve("issues"));
        assertThat(IssueFolder.around(folder.resolve("lamps.yaml")).path()).isEqualTo(folder);
    }

    @Test
    void writesAnIssueOnce() throws Exception {
        IssueFolder issues = new IssueFolder(folder);
        assertThat(issues.write("lamps", "id: lamps\n")).hasContent("id: lamps\n");
        assertThatThrownBy(() -> issues.write("lamps", "id: other\n")).isInstanceOf(FileAlreadyExistsException.class);
        assertThat(folder.resolve("lamps/issue.yaml")).hasContent("id: lamps\n");
    }

    @Test
    void writesNothingOutsideOfIt() {
        assertThatThrownBy(() -> new IssueFolder(folder.resolve("issues")).write("../up", "id: up\n"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(Files.exists(folder.resolve("up"))).isFalse();
    }
}
