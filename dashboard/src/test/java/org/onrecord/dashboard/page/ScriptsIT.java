package org.onrecord.dashboard.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The scripts of the pages: their types, their style and their unit tests, as {@code package.json} of this module has them. */
class ScriptsIT {
    @ParameterizedTest
    @ValueSource(strings = {"types", "lint", "test"})
    void noScriptHasAFault(String check) throws Exception {
        assumeTrue(isOnPath("npm"), "no npm on the PATH: install Node.js and npm to check the scripts of the pages");
        assumeTrue(
                check.equals("test") || Files.isDirectory(Path.of("node_modules")),
                "no dashboard/node_modules: run npm ci in dashboard to check the types and the style of the scripts");
        Process npm = new ProcessBuilder("npm", "run", "--silent", check)
                .redirectErrorStream(true)
                .start();
        String output = output(npm);
        assertThat(npm.waitFor()).as(output).isZero();
    }

    private static String output(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static boolean isOnPath(String program) {
        return Stream.of(System.getenv("PATH").split(":", -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
