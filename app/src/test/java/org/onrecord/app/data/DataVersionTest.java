package org.onrecord.app.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.app.failure.Failure;
import org.onrecord.app.shell.CommandResult;
import org.onrecord.events.version.BuildVersion;
import org.onrecord.processor.topology.ProcessorGroup;

final class DataVersionTest {
    @TempDir
    private Path data;

    @Test
    void aNewFolderHasNone() {
        assertThat(DataVersion.of(data)).isEmpty();
    }

    @Test
    void saysWhichVersionUsedTheFolderLast() throws Exception {
        Files.writeString(data.resolve("version.json"), "{\"version\":\"0.3.0\",\"format\":1,\"note\":\"ours\"}");
        assertThat(DataVersion.of(data)).contains(new DataVersion("0.3.0", 1));

        DataVersion.write(data);

        assertThat(data.resolve("version.json"))
                .hasContent("{\"version\":\"" + BuildVersion.get() + "\",\"format\":" + ProcessorGroup.NUMBER + "}");
        assertThat(DataVersion.of(data)).contains(DataVersion.current());
        assertThat(data).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void aFolderOfANewerVersionIsRefusedInOneSentenceAndLeftAsItIs() throws Exception {
        String written = "{\"version\":\"9.0.0\",\"format\":900}";
        Path file = Files.writeString(data.resolve("version.json"), written);
        Set<PosixFilePermission> open = PosixFilePermissions.fromString("rwxr-xr-x");
        Files.setPosixFilePermissions(data, open);

        assertThatThrownBy(() -> DataFolder.lock(data))
                .isInstanceOf(Failure.class)
                .hasMessage("The data folder " + data
                        + " was written by OnRecord 9.0.0 in a newer format (900; OnRecord "
                        + BuildVersion.get() + " reads up to " + ProcessorGroup.NUMBER
                        + "); start that version or a later one, or restore a backup from before the upgrade.");

        assertThat(data).isDirectoryContaining(file::equals);
        assertThat(data.toFile().list()).containsExactly("version.json");
        assertThat(file).hasContent(written);
        assertThat(Files.getPosixFilePermissions(data)).isEqualTo(open);
    }

    @Test
    void noCommandThatWritesToTheFolderTouchesOneOfANewerVersion() throws Exception {
        Files.writeString(data.resolve("version.json"), "{\"version\":\"9.0.0\",\"format\":900}");
        for (String command : List.of("serve", "ingest", "process", "dashboard", "replay")) {
            CommandResult called = CommandResult.onrecord(command, "--data", data.toString());
            assertThat(called.code()).as(command).isEqualTo(1);
            assertThat(called.err())
                    .as(command)
                    .startsWith("The data folder " + data + " was written by OnRecord 9.0.0 in a newer format");
            assertThat(data.toFile().list()).as(command).containsExactly("version.json");
        }
    }

    @Test
    void aFileThatCannotBeReadIsWrittenAnew() throws Exception {
        Files.writeString(data.resolve("version.json"), "{");
        assertThat(DataVersion.of(data)).isEmpty();
        DataVersion.write(data);
        assertThat(DataVersion.of(data)).contains(DataVersion.current());
    }
}
