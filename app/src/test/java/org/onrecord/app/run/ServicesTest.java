package org.onrecord.app.run;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.app.failure.Failure;
import org.onrecord.app.settings.Settings;
import org.onrecord.events.issue.ActorFiles;
import org.onrecord.events.issue.IssueFile;
import org.onrecord.events.issue.WatchedIssues;

final class ServicesTest {
    @TempDir
    private Path data;

    @Test
    void saysThatThePortOfTheDashboardWasTaken() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = other.getLocalPort();
            Settings settings = Settings.of(
                    Map.of(),
                    Map.of(
                            "ONRECORD_DATA", data.toString(),
                            "ONRECORD_PORT", Integer.toString(port),
                            "KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:1"),
                    data);
            WatchedIssues issues =
                    WatchedIssues.of(IssueFile.parse("tea", "id: tea\ntitle: Tea\nlanguages: [en]\n", ActorFiles.NONE));
            assertThatThrownBy(() -> Services.dashboard(
                            settings.kafka(),
                            settings,
                            Optional.empty(),
                            issues,
                            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
                            Map.of(),
                            Optional.empty()))
                    .isInstanceOf(Failure.class)
                    .hasMessage("The dashboard cannot start: port " + port
                            + " on 127.0.0.1 cannot be used: another process has it; choose another port.");
        }
    }
}
