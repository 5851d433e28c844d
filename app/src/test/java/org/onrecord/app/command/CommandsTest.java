package org.onrecord.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.app.broker.Ports;
import org.onrecord.app.shell.CommandResult;

final class CommandsTest {
    @TempDir
    private Path folder;

    @Test
    void helpListsTheSubcommandsOnStandardOutput() {
        CommandResult help = CommandResult.onrecord("--help");
        assertThat(help.code()).isZero();
        assertThat(help.out())
                .contains("serve", "ingest", "process", "dashboard", "import", "export", "alerts", "healthcheck")
                .doesNotContainPattern("(?m)^ +train\\b");
        assertThat(help.err()).isEmpty();
    }

    @Test
    void showsTheOptionsOfASubcommandWithTheirDefaults() {
        assertThat(CommandResult.onrecord("serve", "--help").out())
                .contains("--data=FOLDER", "--broker-port=PORT", "Default: 9092.")
                .doesNotContain("--bootstrap-servers");
    }

    @Test
    void wrongUsageGivesExitCodeTwoAndNothingOnStandardOutput() {
        for (String[] wrong : new String[][] {
            {},
            {"serv"},
            {"serve", "--porrt", "1"},
            {"export"},
            {"export", "all"},
            {"import"},
            {"alerts"},
            {"sources"},
            {"sources", "test", "nobody", "--sources", "nowhere"},
            {"actors"},
            {"actors", "suggest", "--at-least", "0"}
        }) {
            CommandResult called = CommandResult.onrecord(wrong);
            assertThat(called.code()).as(String.join(" ", wrong)).isEqualTo(2);
            assertThat(called.out()).as(String.join(" ", wrong)).isEmpty();
            assertThat(called.err()).as(String.join(" ", wrong)).isNotBlank();
        }
    }

    @Test
    void aSettingOutOfBoundsGivesExitCodeTwo() {
        assertThat(CommandResult.onrecord("serve", "--port", "99999"))
                .isEqualTo(new CommandResult(2, "", "--port must be a whole number from 1 to 65535, not \"99999\".\n"));
        assertThat(CommandResult.onrecord(Map.of("ONRECORD_PROT", "1"), "healthcheck")
                        .err())
                .startsWith("There is no setting ONRECORD_PROT; did you mean ONRECORD_PORT?");
    }

    @Test
    void namesAWrongOptionAndWhereToLook() {
        assertThat(CommandResult.onrecord("serve", "--prot", "1"))
                .isEqualTo(new CommandResult(
                        2,
                        "",
                        "Unknown options: '--prot', '1'; did you mean \"--port\"?\nSee: onrecord serve --help\n"));
        assertThat(CommandResult.onrecord("tokens", "add", "Lena", "--role", "boss")
                        .err())
                .startsWith("Invalid value for option '--role': expected one of read, edit, administer, not 'boss'");
        assertThat(CommandResult.onrecord("alerts").err())
                .startsWith("Missing required subcommand\nUsage: onrecord alerts");
    }

    @Test
    void saysWhichIssueFileIsMissing() {
        CommandResult called = CommandResult.onrecord("serve", "--issue", "nowhere.yaml");
        assertThat(called.code()).isEqualTo(1);
        assertThat(called.err()).isEqualTo("There is no issue file nowhere.yaml; check the path.\n");
    }

    @Test
    void saysWhichLinesOfAnIssueFileAreWrong() throws Exception {
        Path issue = Files.writeString(folder.resolve("tea.yaml"), "id: tea\ntitle: Tea\nclaimz: []\n");
        CommandResult called = CommandResult.onrecord("serve", "--issue", issue.toString());
        assertThat(called.code()).isEqualTo(1);
        assertThat(called.err()).startsWith("The issue file cannot be used:").contains("tea.yaml:3:");
    }

    @Test
    void listsTheSourcesOfTheCatalogues() throws Exception {
        Path catalogue = Files.writeString(folder.resolve("tea.yaml"), """
                sources:
                  - {id: tea-office, kind: feed, address: "https://tea.example/feed", publisher: Tea Office, side: AA, interval: 2h, tried: never}
                  - {id: notes, kind: folder, address: notes, publisher: Desk}
                """);
        CommandResult called = CommandResult.onrecord("sources", "list", "--sources", catalogue.toString());
        assertThat(called).isEqualTo(new CommandResult(0, """
                        tea-office  feed  AA  Tea Office  every 2 h  tried: never
                            https://tea.example/feed
                        notes  folder  Desk
                            %s
                        """.formatted(folder.resolve("notes")), "2 sources.\n"));
    }

    @Test
    void saysWhichLinesOfACatalogueAreWrong() throws Exception {
        Path catalogue = Files.writeString(folder.resolve("tea.yaml"), "sources:\n  - {id: tea, kind: fead}\n");
        CommandResult called = CommandResult.onrecord("sources", "list", "--sources", catalogue.toString());
        assertThat(called.code()).isEqualTo(1);
        assertThat(called.err()).contains(catalogue + ":2: unknown kind \"fead\"; one of feed, list");
    }

    @Test
    void saysWhyASourceFails() throws Exception {
        int nobody = Ports.free();
        Path catalogue = Files.writeString(
                folder.resolve("tea.yaml"),
                "sources:\n  - {id: tea, kind: feed, address: 'http://127.0.0.1:" + nobody
                        + "/feed', publisher: Tea Office}\n");
        CommandResult called = CommandResult.onrecord("sources", "test", "--sources", catalogue.toString());
        assertThat(called.code()).isEqualTo(1);
        assertThat(called.out()).contains("FAILS: ", "127.0.0.1 is of this machine itself; list it as allowed");
        assertThat(called.err()).isEqualTo("0 of 1 work.\n");
    }

    @Test
    void saysThatNoBrokerAnswers() {
        String server = "127.0.0.1:" + Ports.free();
        CommandResult called = CommandResult.onrecord("export", "trends", "--bootstrap-servers", server);
        assertThat(called.code()).isEqualTo(1);
        assertThat(called.out()).isEmpty();
        assertThat(called.err()).startsWith("No Kafka broker answers at " + server + "; start OnRecord");
    }

    @Test
    void aLoginThatCannotBeReadIsNotShown() throws Exception {
        Path secrets = Files.writeString(
                folder.resolve("secrets.properties"), "login=org.example.Login required password=hush hush-secret;");
        Path config = Files.writeString(folder.resolve("client.properties"), """
                security.protocol=SASL_PLAINTEXT
                config.providers=file
                config.providers.file.class=org.apache.kafka.common.config.provider.FileConfigProvider
                sasl.jaas.config=${file:%s:login}
                """.formatted(secrets));
        CommandResult called = CommandResult.onrecord("export", "trends", "--kafka-config", config.toString());
        assertThat(called.code()).isEqualTo(1);
        assertThat(called.err())
                .startsWith(
                        "The Kafka broker at 127.0.0.1:9092 cannot be called (the login in sasl.jaas.config cannot be read);")
                .doesNotContain("hush");
    }

    @Test
    void namesAKeystoreThatIsNotThere() {
        CommandResult called = CommandResult.onrecord(
                Map.of("KAFKA_SECURITY_PROTOCOL", "SSL", "KAFKA_SSL_TRUSTSTORE_LOCATION", "/no/such.jks"),
                "export",
                "trends");
        assertThat(called.err()).contains("cannot be called", "/no/such.jks");
    }

    @Test
    void healthcheckSaysThatNobodyListens() {
        String port = Integer.toString(Ports.free());
        CommandResult called = CommandResult.onrecord("healthcheck", "--port", port, "--ops-port", port);
        assertThat(called.code()).isEqualTo(1);
        assertThat(called.err()).startsWith("Nobody listens on port " + port);
    }

    @Test
    void briefAsksForAFileWhereATerminalCannotShowIt() {
        CommandResult called = CommandResult.onrecord("brief", "2026-W48", "--format", "pdf");
        assertThat(called.code()).isEqualTo(1);
        assertThat(called.err()).startsWith("A terminal cannot show PDF; name a file with --out.");
    }

    @Test
    void briefSaysThatNoDashboardAnswers() {
        String port = Integer.toString(Ports.free());
        CommandResult called = CommandResult.onrecord("brief", "2026-W48", "--port", port);
        assertThat(called.code()).isEqualTo(1);
        assertThat(called.err()).startsWith("No dashboard answers on port " + port);
    }
}
