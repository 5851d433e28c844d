package org.onrecord.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onrecord.app.settings.Settings.InvalidSettingException;
import org.onrecord.events.kafka.KafkaClients;

final class BrokerAddressTest {
    private static final String LOGIN =
            "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"desk\" password=\"hush-hush\";";

    @TempDir
    private Path folder;

    @Test
    void clientsGetTheSettingsOfTheFileAndOverThemThoseOfTheEnvironment() throws IOException {
        Path file = file("""
                bootstrap.servers=kafka.example:9093
                security.protocol=SASL_PLAINTEXT
                sasl.jaas.config=%s
                """.formatted(LOGIN));
        KafkaClients kafka = kafka(file, Map.of("KAFKA_SECURITY_PROTOCOL", "SASL_SSL", "KAFKA_HEAP_OPTS", "-Xmx1g"));
        assertThat(kafka.settings())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "bootstrap.servers", "kafka.example:9093",
                        "security.protocol", "SASL_SSL",
                        "sasl.jaas.config", LOGIN));
    }

    @Test
    void theAddressOfTheEnvironmentTakesPrecedenceOverThatOfTheFile() throws IOException {
        Path file = file("bootstrap.servers=kafka.example:9093");
        assertThat(kafka(file, Map.of("KAFKA_BOOTSTRAP_SERVERS", "other.example:9093")))
                .hasToString("other.example:9093");
    }

    @Test
    void withoutSettingsTheBrokerOfThisMachineIsCalled() {
        assertThat(Settings.of(Map.of(), Map.of(), folder).kafka().settings())
                .isEqualTo(Map.of("bootstrap.servers", "127.0.0.1:9092"));
    }

    @Test
    void theBrokerOfTheDataFolderIsCalledWhileItListens() throws IOException {
        Map<String, String> data = Map.of("--data", folder.toString());
        try (ServerSocket broker = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                BrokerNote note = BrokerNote.write(folder, "127.0.0.1:" + broker.getLocalPort())) {
            String address = "127.0.0.1:" + broker.getLocalPort();
            assertThat(note.file()).hasContent(address);
            assertThat(Settings.of(data, Map.of(), folder).kafka()).hasToString(address);
            assertThat(Settings.of(data, Map.of("KAFKA_BOOTSTRAP_SERVERS", "other.example:9093"), folder)
                            .kafka())
                    .hasToString("other.example:9093");
            broker.close();
            assertThat(Settings.of(data, Map.of(), folder).kafka()).hasToString("127.0.0.1:9092");
        }
        assertThat(folder.resolve("broker")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "127.0.0.1", "127.0.0.1:", "127.0.0.1:x", "127.0.0.1:99999", "\0:1"})
    void anAddressInTheDataFolderThatIsNoneIsPassedOver(String address) throws IOException {
        Files.writeString(folder.resolve("broker"), address);
        assertThat(Settings.of(Map.of("--data", folder.toString()), Map.of(), folder)
                        .kafka())
                .hasToString("127.0.0.1:9092");
    }

    @Test
    void refusesASettingThatResultsRestOnAndNamesItAndTheFile() throws IOException {
        Path file = file("isolation.level=read_uncommitted");
        assertThatThrownBy(() -> kafka(file, Map.of()))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage("Remove isolation.level in " + file
                        + ": OnRecord sets it itself, because its results rest on it. Which settings can be set:"
                        + " docs/guides/secure-a-broker.md.");
    }

    @Test
    void namesAFileThatIsNotThere() {
        assertThatThrownBy(() -> kafka(folder.resolve("none"), Map.of()))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage("There is no file " + folder.resolve("none") + "; name another with --kafka-config.");
    }

    @Test
    void namesAFileWhoseLettersCannotBeRead() throws IOException {
        Path file = file("ssl.truststore.location=C:\\users\\desk");
        assertThatThrownBy(() -> kafka(file, Map.of()))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage("The file " + file
                        + " is no properties file: a \\u in it is not followed by four hexadecimal digits."
                        + " Write \\\\ for a backslash.");
    }

    @Test
    void serveDoesNotReadThem() {
        Settings settings = Settings.of(
                Map.of(), Map.of("KAFKA_ISOLATION_LEVEL", "x", "ONRECORD_KAFKA_CONFIG", "/no/such/file"), folder);
        assertThat(settings.get(Setting.PORT)).isEqualTo(8080);
    }

    @Test
    void showsNoSecret() throws IOException {
        Settings settings = Settings.of(Map.of(), Map.of("KAFKA_SASL_JAAS_CONFIG", LOGIN), folder);
        assertThat(settings.toString() + settings.kafka()).doesNotContain("hush");
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("client.properties"), text);
    }

    private KafkaClients kafka(Path file, Map<String, String> environment) {
        return Settings.of(Map.of("--kafka-config", file.toString()), environment, folder)
                .kafka();
    }
}
