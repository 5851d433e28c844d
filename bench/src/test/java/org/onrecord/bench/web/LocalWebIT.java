package org.onrecord.bench.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The small form of {@code bench/web}: a real process that is killed while it works. */
@Timeout(value = 4, unit = TimeUnit.MINUTES)
@EnabledOnOs(
        value = OS.LINUX,
        disabledReason = "other systems answer on 127.0.0.1 alone, and each site needs an address")
@EnabledIfSystemProperty(
        named = "onrecord.long",
        matches = "true",
        disabledReason = "takes minutes; run it with -Donrecord.long=true")
class LocalWebIT {
    @TempDir
    Path work;

    @Test
    void everyPageArrivesOnceAndNoSiteIsAskedTooOftenThoughTheProcessIsKilled() throws Exception {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        Findings findings = LocalWebScore.run(
                new LocalWebScore.Plan(
                        12, 150, 1, 1, Duration.ofMillis(100), Duration.ofMinutes(3), Duration.ofSeconds(2)),
                work,
                new PrintStream(said, true, StandardCharsets.UTF_8));

        assertThat(findings.faults()).as(said.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(findings.missing()).as(said.toString(StandardCharsets.UTF_8)).isZero();
    }
}
