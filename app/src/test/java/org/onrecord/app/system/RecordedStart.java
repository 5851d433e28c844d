package org.onrecord.app.system;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.onrecord.testing.Await;

/**
 * What a start needs, recorded once beside the first tests that start the system: halves the work of all later starts. By itself the
 * launcher records a minute after a start, when the test has killed what it started.
 */
final class RecordedStart {
    private RecordedStart() {}

    /** Begins to record, unless a test process has begun it since the build. Tests go on meanwhile. */
    static void begin(Path top) {
        Path installed = top.resolve("app/target/onrecord");
        try (FileChannel lock = FileChannel.open(
                Files.createDirectories(installed).resolve("tests.lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE)) {
            lock.lock();
            Path begun = installed.resolve("start.aot.tried");
            if (Files.notExists(begun)) {
                new ProcessBuilder(top.resolve("onrecord").toString(), "train")
                        .redirectErrorStream(true)
                        .redirectOutput(installed.resolve("tests.log").toFile())
                        .start();
                Await.until("the record of a start begun", () -> Files.exists(begun));
            }
        } catch (IOException e) {
            throw new AssertionError("the start cannot be recorded", e);
        }
    }
}
