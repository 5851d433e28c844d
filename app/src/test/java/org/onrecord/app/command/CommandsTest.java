package org.onrecord.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.app.broker.Ports;

final class CommandsTest {
    @TempDir
    private Path folder;

    @Test
    void showsItsSubcommandsOnStandardOutputWhenAskedTo() {
        Called help = Called.onrecord("--help");
        assertThat(help.code()).isZero();
        assertThat(help.out())
                .contains("serve", "ingest", "process", "dashboard", "import", "export", "alerts", "healthcheck")
                .doesNotContain("train");
        assertThat(help.err()).isEmpty();
    }

    @Test
    void showsTheOptionsOfASubcommandWithTheirDefaults() {
        assertThat(Called.onrecord("serve", "--help").out())
                .contains("--data=FOLDER", "--broker-port=PORT", "Default: 9092.")
                .doesNotContain("--bootstrap-servers");
    }

    @Test
    void answersWrongUsageWithTwoAndNothingOnStandardOutput() {
        for (String[] wrong : new String[][] {
            {}, {"serv"}, {"serve", "--porrt", "1"}, {"export"}, {"export", "all"}, {"import"}, {"alerts"}
        }) {
            Called called = Called.onrecord(wrong);
            assertThat(called.code()).as(String.join(" ", wrong)).isEqualTo(2);
            assertThat(called.out()).as(String.join(" ", wrong)).isEmpty();
            assertThat(called.err()).as(String.join(" ", wrong)).isNotBlank();
        }
    }

    @Test
    void answersASettingOutOfBoundsWithTwo() {
        assertThat(Called.onrecord("serve", "--port", "99999"))
                .isEqualTo(new Called(2, "", "--port must be a whole number from 1 to 65535, not \"99999\".\n"));
        assertThat(Called.onrecord(Map.of("ONRECORD_PROT", "1"), "healthcheck").err())
                .startsWith("There is no setting ONRECORD_PROT; did you mean ONRECORD_PORT?");
    }

    @Test
    void saysWhichIssueFileIsMissing() {
        Called called = Called.onrecord("serve", "--issue", "nowhere.yaml");
        assertThat(called.code()).isEqualTo(1);
        assertThat(called.err()).isEqualTo("There is no issue file nowhere.yaml; name one with --issue.\n");
    }

    @Test
    void saysWhichLinesOfAnIssueFileAreWrong() throws Exception {
        Path issue = Files.writeString(folder.resolve("tea.yaml"), "id: tea\ntitle: Tea\nclaimz: []\n");
        Called called = Called.onrecord("serve", "--issue", issue.toString());
        assertThat(called.code()).isEqualTo(1);
        assertThat(called.err()).startsWith("The issue file cannot be used:").contains("tea.yaml:3:");
    }

    @Test
    void saysThatNoBrokerAnswers() {
        String server = "127.0.0.1:" + Ports.free();
        Called called = Called.onrecord("export", "trends", "--bootstrap-servers", server);
        assertThat(called.code()).isEqualTo(1);
        assertThat(called.out()).isEmpty();
        assertThat(called.err()).startsWith("No Kafka broker answers at " + server + "; start OnRecord");
    }

    @Test
    void saysThatNobodyListens() {
        String port = Integer.toString(Ports.free());
        Called called = Called.onrecord("healthcheck", "--port", port, "--ops-port", port);
        assertThat(called.code()).isEqualTo(1);
        assertThat(called.err()).startsWith("Nobody listens on port " + port);
    }
}
