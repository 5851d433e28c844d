package org.onrecord.app.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.events.version.BuildVersion;

final class DataVersionTest {
    @TempDir
    private Path data;

    @Test
    void aNewFolderHasNone() {
        assertThat(DataVersion.of(data)).isEmpty();
    }

    @Test
    void saysWhichVersionUsedTheFolderLast() throws Exception {
        Files.writeString(data.resolve("version.json"), "{\"version\":\"0.3.0\",\"format\":2,\"note\":\"ours\"}");
        assertThat(DataVersion.of(data)).contains(new DataVersion("0.3.0", 2));

        DataVersion.write(data);

        assertThat(data.resolve("version.json"))
                .hasContent("{\"version\":\"" + BuildVersion.get() + "\",\"format\":1}");
        assertThat(DataVersion.of(data)).contains(DataVersion.current());
        assertThat(data).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void aFileThatCannotBeReadIsWrittenAnew() throws Exception {
        Files.writeString(data.resolve("version.json"), "{");
        assertThat(DataVersion.of(data)).isEmpty();
        DataVersion.write(data);
        assertThat(DataVersion.of(data)).contains(DataVersion.current());
    }
}
