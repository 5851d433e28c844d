package org.onrecord.app.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.app.failure.Failure;

final class DataFolderTest {
    @TempDir
    private Path folder;

    /** Another process that locks a folder until it is killed. */
    static final class Holder {
        private Holder() {}

        public static void main(String[] arguments) throws InterruptedException {
            DataFolder held = DataFolder.lock(Path.of(arguments[0]));
            System.out.println("holds " + held.path());
            Thread.sleep(Long.MAX_VALUE);
        }
    }

    @Test
    void createsTheFolderAndReleasesTheLock() {
        Path data = folder.resolve("new").resolve("data");
        DataFolder.lock(data).close();
        try (DataFolder again = DataFolder.lock(data)) {
            assertThat(again.path()).isDirectory();
        }
    }

    @Test
    void closesTheFolderToOtherUsers() throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));

        DataFolder.lock(folder).close();
        DataFolder.lock(folder.resolve("new")).close();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("new"))))
                .isEqualTo("rwx------");
    }

    @Test
    void namesTheProcessWithTheLockAndIsFreeOnceItIsKilled() throws Exception {
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        folder.toString())
                .start();
        try (BufferedReader lines = other.inputReader(StandardCharsets.UTF_8)) {
            assertThat(lines.readLine()).startsWith("holds ");
            assertThatThrownBy(() -> DataFolder.lock(folder))
                    .isInstanceOf(Failure.class)
                    .hasMessage("The data folder " + folder + " is in use by another onrecord process (process "
                            + other.pid() + "); stop that one, or choose another folder with --data.");
        } finally {
            other.destroyForcibly().waitFor();
        }
        DataFolder.lock(folder).close();
    }

    @Test
    void refusesAFolderLockedByThisProcess() {
        try (DataFolder held = DataFolder.lock(folder)) {
            assertThatThrownBy(() -> DataFolder.lock(held.path()))
                    .isInstanceOf(Failure.class)
                    .hasMessageContaining("is in use by another onrecord process");
        }
    }

    @Test
    void refusesAFolderThatARestoreHasNotFilled() throws Exception {
        Files.createFile(folder.resolve("restoring"));
        assertThatThrownBy(() -> DataFolder.lock(folder))
                .isInstanceOf(Failure.class)
                .hasMessage("The data folder " + folder + " is half filled: its restore was not finished; delete the"
                        + " folder and restore again.");
    }

    @Test
    void saysThatAFolderCannotBeWritten() throws Exception {
        Path file = Files.writeString(folder.resolve("a-file"), "in the way");
        assertThatThrownBy(() -> DataFolder.lock(file.resolve("data")))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("The data folder " + file.resolve("data") + " cannot be used")
                .hasMessageContaining("choose another folder with --data");
    }
}
