package org.onrecord.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onrecord.app.settings.Settings.InvalidSettingException;
import org.onrecord.dashboard.access.UserRole;
import org.onrecord.events.http.Cidr;
import org.onrecord.events.issue.IssuePlaces;
import org.onrecord.events.version.BuildVersion;

final class SettingsTest {
    private static final Path HOME = Path.of("/opt/onrecord");

    @Test
    void hasDefaults() {
        Settings settings = Settings.of(Map.of(), Map.of(), HOME);
        assertThat(values(settings))
                .isEqualTo(Map.ofEntries(
                        Map.entry("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:9092"),
                        Map.entry("ONRECORD_TOPIC_PREFIX", ""),
                        Map.entry("ONRECORD_DATA", Path.of("data")),
                        Map.entry("ONRECORD_ISSUE", List.of(Path.of("issues"))),
                        Map.entry("ONRECORD_ACTORS", Path.of("actors")),
                        Map.entry("ONRECORD_SEEDS", List.of(Path.of("seeds"))),
                        Map.entry("ONRECORD_SEEDS_INTERVAL", Duration.ofSeconds(5)),
                        Map.entry("ONRECORD_SOURCES", List.of(Path.of("sources"))),
                        Map.entry("ONRECORD_HOST_DELAY", Duration.ofSeconds(1)),
                        Map.entry("ONRECORD_ALLOWED_ADDRESSES", List.of()),
                        Map.entry("ONRECORD_HOST", "127.0.0.1"),
                        Map.entry("ONRECORD_PORT", 8080),
                        Map.entry("ONRECORD_BROKER_PORT", 9092),
                        Map.entry("ONRECORD_PRIVATE_READING", false),
                        Map.entry("ONRECORD_PUBLIC_READING", false),
                        Map.entry("ONRECORD_PROXY_ADDRESSES", List.of(Cidr.of("127.0.0.1"), Cidr.of("::1"))),
                        Map.entry("ONRECORD_PROXY_ROLE", UserRole.EDIT),
                        Map.entry("ONRECORD_ALLOWED_HOSTS", List.of()),
                        Map.entry("ONRECORD_THREADS", 2),
                        Map.entry("LLM_ROLE", LlmRole.SECOND_OPINION),
                        Map.entry("ONRECORD_LLM_PER_MINUTE", 10),
                        Map.entry("ONRECORD_LLM_PER_DAY", 200),
                        Map.entry("ONRECORD_READERS_SUBSCRIBE", false),
                        Map.entry("ONRECORD_DELIVERIES_KEPT", Duration.ofDays(365)),
                        Map.entry("ONRECORD_OPS_HOST", "127.0.0.1"),
                        Map.entry("ONRECORD_OPS_PORT", 8081),
                        Map.entry("ONRECORD_KAFKA_METRICS", false),
                        Map.entry("ONRECORD_LOG_FORMAT", LogFormat.TEXT),
                        Map.entry("ONRECORD_PARTITIONS", 2),
                        Map.entry("ONRECORD_REPLICATION", 1)));
        assertThat(settings.issues()).isEqualTo(new IssuePlaces(List.of(Path.of("/opt/onrecord/issues"))));
        assertThat(settings.isGiven(Setting.ISSUE)).isFalse();
        assertThat(settings.actors()).isEqualTo(Path.of("/opt/onrecord/actors"));
        assertThat(settings.besideCommand(Setting.SEEDS)).containsExactly(Path.of("/opt/onrecord/seeds"));
        assertThat(settings.besideCommand(Setting.SOURCES)).containsExactly(Path.of("/opt/onrecord/sources"));
        assertThat(settings.captures()).isEqualTo(Path.of("data/captures"));
        assertThat(settings.userAgent())
                .isEqualTo("OnRecord/" + BuildVersion.get() + " (reads public statements; operator not named)");
        assertThat(settings.dashboardUrl()).isEqualTo(URI.create("http://127.0.0.1:8080"));
        assertThat(settings.labeller()).isEmpty();
        assertThat(settings.asksLanguageModel()).isFalse();
    }

    @Test
    void mapsEveryVariable() {
        Map<String, String> environment = Map.ofEntries(
                Map.entry("KAFKA_BOOTSTRAP_SERVERS", "kafka:29092,other:29092"),
                Map.entry("ONRECORD_KAFKA_CONFIG", "client.properties"),
                Map.entry("ONRECORD_TOPIC_PREFIX", "desk."),
                Map.entry("ONRECORD_DATA", "/var/lib/onrecord"),
                Map.entry("ONRECORD_ISSUE", "water.yaml"),
                Map.entry("ONRECORD_SEEDS", "notes, releases"),
                Map.entry("ONRECORD_SEEDS_INTERVAL", "2m"),
                Map.entry("ONRECORD_SOURCES", "mine.yaml"),
                Map.entry("ONRECORD_CAPTURES", "/captures"),
                Map.entry("ONRECORD_USER_AGENT", "Desk/1 (desk@desk.example)"),
                Map.entry("ONRECORD_HOST_DELAY", "5s"),
                Map.entry("ONRECORD_ALLOWED_ADDRESSES", "10.1.0.0/16, wiki.example"),
                Map.entry("ONRECORD_HOST", "0.0.0.0"),
                Map.entry("ONRECORD_PORT", "80"),
                Map.entry("ONRECORD_BROKER_PORT", "0"),
                Map.entry("ONRECORD_ADMIN_TOKEN", "a-long-token"),
                Map.entry("ONRECORD_TOKENS", "/run/secrets/tokens.yaml"),
                Map.entry("ONRECORD_PRIVATE_READING", "no"),
                Map.entry("ONRECORD_PUBLIC_READING", "true"),
                Map.entry("ONRECORD_PROXY_USER_HEADER", "X-Forwarded-User"),
                Map.entry("ONRECORD_PROXY_ADDRESSES", "10.1.0.0/16"),
                Map.entry("ONRECORD_PROXY_ROLE", "read"),
                Map.entry("ONRECORD_PROXY_ROLE_HEADER", "X-Role"),
                Map.entry("ONRECORD_ALLOWED_HOSTS", "onrecord.example,desk.example"),
                Map.entry("ONRECORD_THREADS", "4"),
                Map.entry("ONRECORD_AS_OF", "2026-03-31"),
                Map.entry("LLM_BASE_URL", "https://llm.example/v1"),
                Map.entry("LLM_API_KEY", "k-123"),
                Map.entry("LLM_MODEL", "reader-large"),
                Map.entry("LLM_ROLE", "label"),
                Map.entry("ONRECORD_LLM_PER_MINUTE", "5"),
                Map.entry("ONRECORD_LLM_PER_DAY", "50"),
                Map.entry("ONRECORD_DASHBOARD_URL", "https://onrecord.example"),
                Map.entry("ONRECORD_BRIEFS_URL", "http://dashboard:8080"),
                Map.entry("ONRECORD_SMTP", "smtp://desk@mail.example:587"),
                Map.entry("ONRECORD_SMTP_PASSWORD", "p-123"),
                Map.entry("ONRECORD_MAIL_FROM", "OnRecord <onrecord@desk.example>"),
                Map.entry("ONRECORD_READERS_SUBSCRIBE", "true"),
                Map.entry("ONRECORD_WEBHOOK_SECRET", "whsec_123"),
                Map.entry("ONRECORD_WEBHOOK_SECRETS", "/run/secrets/webhooks"),
                Map.entry("ONRECORD_DELIVERIES_KEPT", "90d"),
                Map.entry("ONRECORD_CLOCK", "2019-05-01T00:00:00Z@50000"),
                Map.entry("ONRECORD_OPS_HOST", "10.0.0.7"),
                Map.entry("ONRECORD_OPS_PORT", "9100"),
                Map.entry("ONRECORD_ACTORS", "/registry"),
                Map.entry("ONRECORD_KAFKA_METRICS", "true"),
                Map.entry("ONRECORD_LOG_FORMAT", "json"),
                Map.entry("ONRECORD_PARTITIONS", "12"),
                Map.entry("ONRECORD_REPLICATION", "3"));
        assertThat(environment).hasSameSizeAs(Setting.ALL);
        Settings settings = Settings.of(Map.of(), environment, HOME);
        assertThat(values(settings))
                .isEqualTo(Map.ofEntries(
                        Map.entry("KAFKA_BOOTSTRAP_SERVERS", "kafka:29092,other:29092"),
                        Map.entry("ONRECORD_KAFKA_CONFIG", Path.of("client.properties")),
                        Map.entry("ONRECORD_TOPIC_PREFIX", "desk."),
                        Map.entry("ONRECORD_DATA", Path.of("/var/lib/onrecord")),
                        Map.entry("ONRECORD_ISSUE", List.of(Path.of("water.yaml"))),
                        Map.entry("ONRECORD_SEEDS", List.of(Path.of("notes"), Path.of("releases"))),
                        Map.entry("ONRECORD_SEEDS_INTERVAL", Duration.ofMinutes(2)),
                        Map.entry("ONRECORD_SOURCES", List.of(Path.of("mine.yaml"))),
                        Map.entry("ONRECORD_CAPTURES", Path.of("/captures")),
                        Map.entry("ONRECORD_USER_AGENT", "Desk/1 (desk@desk.example)"),
                        Map.entry("ONRECORD_HOST_DELAY", Duration.ofSeconds(5)),
                        Map.entry("ONRECORD_ALLOWED_ADDRESSES", List.of("10.1.0.0/16", "wiki.example")),
                        Map.entry("ONRECORD_HOST", "0.0.0.0"),
                        Map.entry("ONRECORD_PORT", 80),
                        Map.entry("ONRECORD_BROKER_PORT", 0),
                        Map.entry("ONRECORD_ADMIN_TOKEN", "a-long-token"),
                        Map.entry("ONRECORD_TOKENS", Path.of("/run/secrets/tokens.yaml")),
                        Map.entry("ONRECORD_PRIVATE_READING", false),
                        Map.entry("ONRECORD_PUBLIC_READING", true),
                        Map.entry("ONRECORD_PROXY_USER_HEADER", "X-Forwarded-User"),
                        Map.entry("ONRECORD_PROXY_ADDRESSES", List.of(Cidr.of("10.1.0.0/16"))),
                        Map.entry("ONRECORD_PROXY_ROLE", UserRole.READ),
                        Map.entry("ONRECORD_PROXY_ROLE_HEADER", "X-Role"),
                        Map.entry("ONRECORD_ALLOWED_HOSTS", List.of("onrecord.example", "desk.example")),
                        Map.entry("ONRECORD_THREADS", 4),
                        Map.entry("ONRECORD_AS_OF", LocalDate.of(2026, 3, 31)),
                        Map.entry("LLM_BASE_URL", URI.create("https://llm.example/v1")),
                        Map.entry("LLM_API_KEY", "k-123"),
                        Map.entry("LLM_MODEL", "reader-large"),
                        Map.entry("LLM_ROLE", LlmRole.LABEL),
                        Map.entry("ONRECORD_LLM_PER_MINUTE", 5),
                        Map.entry("ONRECORD_LLM_PER_DAY", 50),
                        Map.entry("ONRECORD_DASHBOARD_URL", URI.create("https://onrecord.example")),
                        Map.entry("ONRECORD_BRIEFS_URL", URI.create("http://dashboard:8080")),
                        Map.entry("ONRECORD_SMTP", URI.create("smtp://desk@mail.example:587")),
                        Map.entry("ONRECORD_SMTP_PASSWORD", "p-123"),
                        Map.entry("ONRECORD_READERS_SUBSCRIBE", true),
                        Map.entry("ONRECORD_MAIL_FROM", "OnRecord <onrecord@desk.example>"),
                        Map.entry("ONRECORD_WEBHOOK_SECRET", "whsec_123"),
                        Map.entry("ONRECORD_WEBHOOK_SECRETS", Path.of("/run/secrets/webhooks")),
                        Map.entry("ONRECORD_DELIVERIES_KEPT", Duration.ofDays(90)),
                        Map.entry("ONRECORD_CLOCK", "2019-05-01T00:00:00Z@50000"),
                        Map.entry("ONRECORD_OPS_HOST", "10.0.0.7"),
                        Map.entry("ONRECORD_OPS_PORT", 9100),
                        Map.entry("ONRECORD_ACTORS", Path.of("/registry")),
                        Map.entry("ONRECORD_KAFKA_METRICS", true),
                        Map.entry("ONRECORD_LOG_FORMAT", LogFormat.JSON),
                        Map.entry("ONRECORD_PARTITIONS", 12),
                        Map.entry("ONRECORD_REPLICATION", 3)));
        assertThat(settings.issues()).isEqualTo(new IssuePlaces(List.of(Path.of("water.yaml"))));
        assertThat(settings.isGiven(Setting.ISSUE)).isTrue();
        assertThat(settings.actors()).isEqualTo(Path.of("/registry"));
        assertThat(settings.besideCommand(Setting.SEEDS)).containsExactly(Path.of("notes"), Path.of("releases"));
        assertThat(settings.captures()).isEqualTo(Path.of("/captures"));
        assertThat(settings.userAgent()).isEqualTo("Desk/1 (desk@desk.example)");
        assertThat(settings.dashboardUrl()).isEqualTo(URI.create("https://onrecord.example"));
        assertThat(settings.labeller()).contains("reader-large");
    }

    /** Returns the values of the settings that have one, by their variables. */
    private static Map<String, Object> values(Settings settings) {
        Map<String, Object> values = new HashMap<>();
        for (Setting<?> setting : Setting.ALL) {
            settings.optional(setting).ifPresent(value -> values.put(setting.variable(), value));
        }
        return values;
    }

    @Test
    void readsASecretFromTheFileThatItsVariableNames(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("password"), "p-123\n");

        Settings settings = Settings.of(Map.of(), Map.of("ONRECORD_SMTP_PASSWORD_FILE", file.toString()), HOME);

        assertThat(settings.optional(Setting.SMTP_PASSWORD)).contains("p-123");
        assertThat(settings.toString()).doesNotContain("p-123");
        assertThatThrownBy(() -> Settings.of(Map.of(), Map.of("ONRECORD_SMTP_PASSWORD_FILE", "/no/such"), HOME))
                .hasMessage("ONRECORD_SMTP_PASSWORD_FILE names a file that cannot be read: /no/such. Check the path and"
                        + " its rights.");
    }

    @Test
    void theCommandLineTakesPrecedenceOverTheEnvironment() {
        Settings settings = Settings.of(Map.of("--port", "8181"), Map.of("ONRECORD_PORT", "8282"), HOME);
        assertThat(settings.get(Setting.PORT)).isEqualTo(8181);
    }

    @Test
    void anEmptyVariableCountsAsNotSet() {
        Settings settings = Settings.of(Map.of(), Map.of("ONRECORD_ADMIN_TOKEN", "", "ONRECORD_PORT", " "), HOME);
        assertThat(settings.optional(Setting.ADMIN_TOKEN)).isEmpty();
        assertThat(settings.get(Setting.PORT)).isEqualTo(8080);
    }

    @Test
    void aLanguageModelLabelsOnlyIfThatIsItsRole() {
        Map<String, String> asked = Map.of("LLM_MODEL", "reader-large", "LLM_BASE_URL", "http://127.0.0.1:1/v1");
        assertThat(Settings.of(Map.of(), asked, HOME).labeller()).isEmpty();
        assertThat(Settings.of(Map.of("--llm-role", "label"), asked, HOME).labeller())
                .contains("reader-large");
    }

    @Test
    void secondOpinionsAreOffWithoutAnAddress() {
        Map<String, String> environment =
                Map.of("LLM_API_KEY", "k-123", "LLM_MODEL", "reader-large", "LLM_BASE_URL", "");
        assertThat(Settings.of(Map.of(), environment, HOME).asksLanguageModel()).isFalse();
    }

    @Test
    void doesNotShowTheApiKey() {
        Map<String, String> environment =
                Map.of("LLM_API_KEY", "k-123", "LLM_MODEL", "reader-large", "LLM_BASE_URL", "http://127.0.0.1:1/v1");
        assertThat(Settings.of(Map.of(), environment, HOME).toString()).doesNotContain("k-123");
    }

    @Test
    void refusesAnUnknownVariableAndNamesTheNearest() {
        assertThatThrownBy(() -> Settings.of(Map.of(), Map.of("ONRECORD_BROKERPORT", "1"), HOME))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageStartingWith("There is no setting ONRECORD_BROKERPORT; did you mean ONRECORD_BROKER_PORT?");
    }

    @Test
    void ignoresTheVariablesOfOtherPrograms() {
        assertThat(values(Settings.of(
                        Map.of(), Map.of("PATH", "/bin", "ONRECORDER", "x", "ONRECORD_JAVA_HOME", "/jdk"), HOME)))
                .isEqualTo(values(Settings.of(Map.of(), Map.of(), HOME)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ONRECORD_PORT            | 0          | ONRECORD_PORT must be a whole number from 1 to 65535, not "0".
        ONRECORD_PORT            | 65536      | ONRECORD_PORT must be a whole number from 1 to 65535, not "65536".
        ONRECORD_PORT            | eighty     | ONRECORD_PORT must be a whole number from 1 to 65535, not "eighty".
        ONRECORD_PARTITIONS      | 101        | ONRECORD_PARTITIONS must be a whole number from 1 to 100, not "101".
        ONRECORD_THREADS         | 0          | ONRECORD_THREADS must be a whole number from 1 to 64, not "0".
        ONRECORD_AS_OF           | 31.3.2026  | ONRECORD_AS_OF must be a day such as 2026-03-31, not "31.3.2026".
        ONRECORD_SEEDS_INTERVAL  | 5          | ONRECORD_SEEDS_INTERVAL must be a duration from 100ms to 1d, with a unit: ms, s, m, h or d, not "5".
        ONRECORD_SEEDS_INTERVAL  | 25h        | ONRECORD_SEEDS_INTERVAL must be a duration from 100ms to 1d, with a unit: ms, s, m, h or d, not "25h".
        ONRECORD_PROXY_ADDRESSES | everybody  | ONRECORD_PROXY_ADDRESSES must be addresses and ranges separated by commas, such as 127.0.0.1, 10.1.0.0/16, not "everybody".
        ONRECORD_PROXY_ROLE      | owner      | ONRECORD_PROXY_ROLE must be read or edit or administer, not "owner".
        ONRECORD_PUBLIC_READING  | perhaps    | ONRECORD_PUBLIC_READING must be true or false, not "perhaps".
        KAFKA_BOOTSTRAP_SERVERS  | kafka      | KAFKA_BOOTSTRAP_SERVERS must be HOST:PORT, or several separated by commas, not "kafka".
        ONRECORD_TOPIC_PREFIX    | desk/      | ONRECORD_TOPIC_PREFIX must be at most 100 letters, digits, dots, underscores and hyphens, not "desk/".
        ONRECORD_ADMIN_TOKEN     | short      | ONRECORD_ADMIN_TOKEN must be a text of at least 8 characters, not its present value.
        LLM_BASE_URL             | llm.example/v1         | LLM_BASE_URL must be an address such as https://llm.example/v1, without user name, password or query, not "llm.example/v1".
        LLM_BASE_URL             | http://a:b@llm.example | LLM_BASE_URL must be an address such as https://llm.example/v1, without user name, password or query, not "http://a:b@llm.example".
        LLM_API_KEY              | ключ                   | LLM_API_KEY must be a line of printable ASCII characters, not its present value.
        LLM_BASE_URL             | http://127.0.0.1:1     | Set LLM_MODEL to the name of the model at LLM_BASE_URL, or unset LLM_BASE_URL to ask no language model.
        LLM_ROLE                 | judge                  | LLM_ROLE must be second-opinion or label, not "judge".
        LLM_ROLE                 | label                  | Set LLM_BASE_URL and LLM_MODEL to the language model that labels, or unset LLM_ROLE to label with the local models.
        """)
    void namesTheValidValues(String variable, String value, String message) {
        assertThatThrownBy(() -> Settings.of(Map.of(), new HashMap<>(Map.of(variable, value)), HOME))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage(message);
    }

    @Test
    void theDocsPageIsUpToDate() throws IOException {
        Path page = Path.of("../docs/settings.md");
        if (Boolean.getBoolean("onrecord.docs.write")) {
            Files.writeString(page, SettingsPage.markdown());
        }
        assertThat(page)
                .as("write it again: ./mvnw -pl app -am test -Dtest=SettingsTest -Donrecord.docs.write=true")
                .hasContent(SettingsPage.markdown());
    }
}
