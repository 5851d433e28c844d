package org.onrecord.app.system;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * What a start needs, recorded once before the first test that starts the system: halves the work of all later starts. By itself the
 * launcher records a minute after a start, when the test has killed what it started.
 */
final class RecordedStart {
    private RecordedStart() {}

    /** Records unless that was done since the build; other test processes wait meanwhile. */
    static void make(Path top) {
        Path installed = top.resolve("app/target/onrecord");
        try (FileChannel lock = FileChannel.open(
                Files.createDirectories(installed).resolve("tests.lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE)) {
            lock.lock();
            if (Files.notExists(installed.resolve("start.aot.tried"))) {
                Process training = new ProcessBuilder(top.resolve("onrecord").toString(), "train")
                        .redirectErrorStream(true)
                        .redirectOutput(installed.resolve("tests.log").toFile())
                        .start();
                training.waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        } catch (IOException e) {
            throw new AssertionError("the start cannot be recorded", e);
        }
    }
}
