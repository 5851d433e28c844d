package org.onrecord.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher, called as a new user would. */
final class LauncherIT {
    private static final Path LAUNCHER = Path.of("../onrecord").toAbsolutePath().normalize();

    @TempDir
    private Path folder;

    private record Ended(int code, String out, String err) {}

    @Test
    void runsFromAnyFolderThroughALink() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("or"), LAUNCHER);
        Ended help = call(Map.of(), link.toString(), "--help");
        assertThat(help.code()).as(help.err()).isZero();
        assertThat(help.out()).contains("Usage: onrecord");
    }

    @Test
    void wrongUsageGivesExitCodeTwo() throws Exception {
        Ended wrong = call(Map.of(), LAUNCHER.toString(), "nonsense");
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.out()).isEmpty();
        assertThat(wrong.err()).contains("nonsense");
    }

    @Test
    void rejectsAFolderThatIsNoJava() throws Exception {
        Ended ended = call(Map.of("ONRECORD_JAVA_HOME", folder.toString()), LAUNCHER.toString(), "--help");
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err())
                .isEqualTo("ONRECORD_JAVA_HOME is " + folder
                        + ", which is no Java 25. Set it to the folder of one, the folder that has bin/java.\n");
    }

    private Ended call(Map<String, String> more, String... command) throws IOException, InterruptedException {
        File out = folder.resolve("out").toFile();
        File err = folder.resolve("err").toFile();
        ProcessBuilder builder = new ProcessBuilder(List.of(command))
                .directory(folder.toFile())
                .redirectOutput(out)
                .redirectError(err);
        builder.environment().put("ONRECORD_JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(more);
        Process process = builder.start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        return new Ended(process.exitValue(), Files.readString(out.toPath()), Files.readString(err.toPath()));
    }
}
