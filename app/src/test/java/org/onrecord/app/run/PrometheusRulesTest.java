package org.onrecord.app.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules for Prometheus name only metrics that exist, and each fires at its fault and clears after it. */
final class PrometheusRulesTest {
    private static final Path FOLDER = Path.of("../deploy/prometheus");

    @Test
    void rulesNameOnlyMetricsOfTheCatalogue() throws IOException {
        List<String> named = Pattern.compile("onrecord_\\w+")
                .matcher(Files.readString(FOLDER.resolve("onrecord.rules.yml")))
                .results()
                .map(match -> match.group().replaceFirst("_bucket$", ""))
                .distinct()
                .toList();
        assertThat(named).hasSizeGreaterThan(8);
        assertThat(MeterCatalogue.HELP.stringPropertyNames()).containsAll(named);
    }

    @Test
    void eachRuleIsLetFireAndClear() throws IOException {
        String tests = Files.readString(FOLDER.resolve("onrecord.rules.test.yml"));
        for (String alert : alerts()) {
            assertThat(tests)
                    .as(alert)
                    .containsPattern("alertname: " + alert + "\n +exp_alerts:\n +- exp_labels")
                    .containsPattern("alertname: " + alert + "\n +exp_alerts: \\[]");
        }
    }

    @Test
    void theGuideSaysWhatToDoAtEachAlert() throws IOException {
        assertThat(Files.readString(Path.of("../docs/guides/operate.md"))).contains(alerts());
    }

    @ParameterizedTest
    @ValueSource(strings = {"check rules onrecord.rules.yml", "test rules onrecord.rules.test.yml"})
    void promtoolAccepts(String arguments) throws Exception {
        assumeTrue(
                Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "promtool"))),
                "promtool is not installed; Debian's package promtool has it");
        Process promtool = new ProcessBuilder(("promtool " + arguments).split(" "))
                .directory(FOLDER.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(promtool.waitFor()).as(said).isZero();
    }

    private static List<String> alerts() throws IOException {
        return Pattern.compile("- alert: (\\w+)")
                .matcher(Files.readString(FOLDER.resolve("onrecord.rules.yml")))
                .results()
                .map(match -> match.group(1))
                .toList();
    }
}
