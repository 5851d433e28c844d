package org.onrecord.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MetersTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern NAME =
            Pattern.compile("\"(onrecord\\.(?:ingest|processor|opinions|dashboard|notify|ready|build)[a-z.]*)\"");

    @TempDir
    private Path data;

    @Test
    void givesEachMetricItsHelp() {
        try (Meters meters = new Meters(Optional.empty(), false)) {
            meters.registry()
                    .counter("onrecord.ingest.fetches", "source", "harbour", "outcome", "listed")
                    .increment();
            assertThat(meters.registry().scrape())
                    .contains("# HELP onrecord_ingest_fetches_total Requests to sources, by source and outcome.\n")
                    .contains("# HELP onrecord_build_info Always 1; the label version says which OnRecord runs.\n")
                    .doesNotContain("disk_free_bytes");
        }
    }

    @Test
    void givesTimesThatPeopleWaitForAHistogram() {
        try (Meters meters = new Meters(Optional.empty(), false)) {
            Timer.builder("onrecord.processor.reading")
                    .tag("issue", "tea")
                    .register(meters.registry())
                    .record(Duration.ofMillis(20));
            Timer.builder("onrecord.ingest.scan").register(meters.registry()).record(Duration.ofMillis(20));
            assertThat(meters.registry().scrape())
                    .contains("onrecord_processor_reading_seconds_bucket{issue=\"tea\",le=\"0.01\"} 0\n")
                    .contains("onrecord_processor_reading_seconds_bucket{issue=\"tea\",le=\"0.03\"} 1\n")
                    .contains("onrecord_processor_reading_seconds_bucket{issue=\"tea\",le=\"86400.0\"} 1\n")
                    .doesNotContain("onrecord_ingest_scan_seconds_bucket");
        }
    }

    @Test
    void tellsTheValuesOfKafkaOnlyWhereAsked() {
        for (boolean asked : new boolean[] {false, true}) {
            try (Meters meters = new Meters(Optional.empty(), asked)) {
                meters.registry()
                        .counter("kafka.consumer.fetch.manager.bytes.consumed")
                        .increment();
                assertThat(meters.registry().scrape().contains("kafka_")).isEqualTo(asked);
            }
        }
    }

    @Test
    void tellsTheFreeDiskOfTheDataFolder() {
        try (Meters meters = new Meters(Optional.of(data), false)) {
            assertThat(meters.registry().get("disk.free").gauge().value()).isPositive();
            assertThat(meters.registry().get("disk.total").gauge().value()).isPositive();
        }
    }

    @Test
    void theCatalogueHasEveryMetricThatTheCodeMakes() throws IOException {
        Set<String> made = new TreeSet<>();
        try (Stream<Path> files = Files.walk(ROOT, 12)) {
            for (Path file : files.filter(each -> each.toString().contains("/src/main/java/")
                            && each.toString().endsWith(".java"))
                    .toList()) {
                NAME.matcher(Files.readString(file))
                        .results()
                        .map((MatchResult each) -> each.group(1).replace('.', '_'))
                        .forEach(made::add);
            }
        }
        Set<String> catalogued = new TreeSet<>();
        MeterCatalogue.HELP
                .stringPropertyNames()
                .forEach(name -> catalogued.add(
                        Stream.of(name, name.replaceFirst("_total$", ""), name.replaceFirst("_seconds$", ""))
                                .filter(made::contains)
                                .findFirst()
                                .orElse(name + " is made nowhere")));
        assertThat(catalogued).isEqualTo(made);
    }

    @Test
    void theDocsListTheCatalogue() throws IOException {
        List<String> rows = Files.readAllLines(ROOT.resolve("docs/metrics.md")).stream()
                .filter(line -> line.startsWith("| `onrecord_"))
                .sorted()
                .toList();
        assertThat(rows)
                .isEqualTo(MeterCatalogue.HELP.stringPropertyNames().stream()
                        .map(name -> "| `" + name + "` | " + MeterCatalogue.HELP.getProperty(name) + " |")
                        .sorted()
                        .toList());
    }
}
