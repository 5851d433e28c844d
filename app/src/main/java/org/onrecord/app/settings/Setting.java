package org.onrecord.app.settings;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import org.onrecord.dashboard.access.UserRole;
import org.onrecord.events.http.Cidr;
import org.onrecord.events.resource.Resources;

/**
 * A setting.
 *
 * @param variable in the environment, e.g. {@code ONRECORD_PORT}
 * @param option on the command line, e.g. {@code --port}; empty for a secret
 * @param label of its value in usage texts, e.g. {@code PORT}
 * @param standard its default as it would be written; empty where there is none
 * @param about its description, in a few sentences: the resource {@code settings.properties} has them all
 */
public record Setting<T>(
        String variable,
        Optional<String> option,
        String label,
        Optional<String> standard,
        SettingFormat<T> format,
        String about) {

    /** Every setting in the order of its declaration, which is the order of the docs. Filled by the factory methods below. */
    private static final List<Setting<?>> DECLARED = new ArrayList<>();

    private static final Properties DESCRIPTIONS = Resources.properties(Setting.class, "settings.properties");

    public static final Setting<Path> DATA = setting("ONRECORD_DATA", "FOLDER", "data", SettingFormat.path());
    public static final Setting<List<Path>> ISSUE = setting("ONRECORD_ISSUE", "PATH", "issues", SettingFormat.paths());
    public static final Setting<Path> ACTORS = setting("ONRECORD_ACTORS", "FOLDER", "actors", SettingFormat.path());
    public static final Setting<List<Path>> SEEDS = setting("ONRECORD_SEEDS", "FOLDER", "seeds", SettingFormat.paths());
    public static final Setting<Duration> SEEDS_INTERVAL = setting(
            "ONRECORD_SEEDS_INTERVAL",
            "TIME",
            "5s",
            SettingFormat.duration(Duration.ofMillis(100), Duration.ofDays(1)));
    public static final Setting<List<Path>> SOURCES =
            setting("ONRECORD_SOURCES", "PATH", "sources", SettingFormat.paths());
    public static final Setting<Path> CAPTURES = withoutDefault("ONRECORD_CAPTURES", "FOLDER", SettingFormat.path());
    public static final Setting<String> USER_AGENT =
            withoutDefault("ONRECORD_USER_AGENT", "TEXT", SettingFormat.line());
    public static final Setting<Duration> HOST_DELAY =
            setting("ONRECORD_HOST_DELAY", "TIME", "1s", SettingFormat.duration(Duration.ZERO, Duration.ofHours(1)));
    public static final Setting<List<String>> ALLOWED_ADDRESSES =
            setting("ONRECORD_ALLOWED_ADDRESSES", "RANGE", "", SettingFormat.names());
    public static final Setting<String> HOST = setting("ONRECORD_HOST", "ADDRESS", "127.0.0.1", SettingFormat.text(1));
    public static final Setting<Integer> PORT =
            setting("ONRECORD_PORT", "PORT", "8080", SettingFormat.integer(1, 65535));
    public static final Setting<Integer> BROKER_PORT =
            setting("ONRECORD_BROKER_PORT", "PORT", "9092", SettingFormat.integer(0, 65535));
    public static final Setting<String> ADMIN_TOKEN = secret("ONRECORD_ADMIN_TOKEN", "TOKEN", SettingFormat.text(8));
    public static final Setting<Path> TOKENS = withoutDefault("ONRECORD_TOKENS", "FILE", SettingFormat.path());
    public static final Setting<Boolean> PRIVATE_READING =
            setting("ONRECORD_PRIVATE_READING", "YES", "false", SettingFormat.flag());
    public static final Setting<Boolean> PUBLIC_READING =
            setting("ONRECORD_PUBLIC_READING", "YES", "false", SettingFormat.flag());
    public static final Setting<String> PROXY_USER_HEADER =
            withoutDefault("ONRECORD_PROXY_USER_HEADER", "NAME", SettingFormat.line());
    public static final Setting<List<Cidr>> PROXY_ADDRESSES =
            setting("ONRECORD_PROXY_ADDRESSES", "RANGE", "127.0.0.1,::1", SettingFormat.ranges());
    public static final Setting<UserRole> PROXY_ROLE =
            setting("ONRECORD_PROXY_ROLE", "ROLE", UserRole.EDIT.json(), SettingFormat.choice(UserRole.values()));
    public static final Setting<String> PROXY_ROLE_HEADER =
            withoutDefault("ONRECORD_PROXY_ROLE_HEADER", "NAME", SettingFormat.line());
    public static final Setting<List<String>> ALLOWED_HOSTS =
            setting("ONRECORD_ALLOWED_HOSTS", "NAME", "", SettingFormat.names());
    public static final Setting<Integer> THREADS =
            setting("ONRECORD_THREADS", "NUMBER", "2", SettingFormat.integer(1, 64));
    public static final Setting<LocalDate> AS_OF = withoutDefault("ONRECORD_AS_OF", "DAY", SettingFormat.day());
    public static final Setting<URI> LLM_BASE_URL = withoutDefault("LLM_BASE_URL", "ADDRESS", SettingFormat.address());
    public static final Setting<String> LLM_API_KEY = secret("LLM_API_KEY", "KEY", SettingFormat.line());
    public static final Setting<String> LLM_MODEL = withoutDefault("LLM_MODEL", "NAME", SettingFormat.text(1));
    public static final Setting<LlmRole> LLM_ROLE =
            setting("LLM_ROLE", "ROLE", LlmRole.SECOND_OPINION.json(), SettingFormat.choice(LlmRole.values()));
    public static final Setting<Integer> LLM_PER_MINUTE =
            setting("ONRECORD_LLM_PER_MINUTE", "NUMBER", "10", SettingFormat.integer(1, 10_000));
    public static final Setting<Integer> LLM_PER_DAY =
            setting("ONRECORD_LLM_PER_DAY", "NUMBER", "200", SettingFormat.integer(1, 1_000_000));
    public static final Setting<URI> DASHBOARD_URL =
            withoutDefault("ONRECORD_DASHBOARD_URL", "ADDRESS", SettingFormat.address());
    public static final Setting<URI> BRIEFS_URL =
            withoutDefault("ONRECORD_BRIEFS_URL", "ADDRESS", SettingFormat.address());
    public static final Setting<URI> SMTP = withoutDefault("ONRECORD_SMTP", "ADDRESS", SettingFormat.mailServer());
    public static final Setting<String> SMTP_PASSWORD =
            secret("ONRECORD_SMTP_PASSWORD", "PASSWORD", SettingFormat.line());
    public static final Setting<String> MAIL_FROM =
            withoutDefault("ONRECORD_MAIL_FROM", "ADDRESS", SettingFormat.line());
    public static final Setting<Boolean> READERS_SUBSCRIBE =
            setting("ONRECORD_READERS_SUBSCRIBE", "YES", "false", SettingFormat.flag());
    public static final Setting<String> WEBHOOK_SECRET =
            secret("ONRECORD_WEBHOOK_SECRET", "SECRET", SettingFormat.line());
    public static final Setting<Path> WEBHOOK_SECRETS =
            withoutDefault("ONRECORD_WEBHOOK_SECRETS", "FOLDER", SettingFormat.path());
    public static final Setting<Duration> DELIVERIES_KEPT = setting(
            "ONRECORD_DELIVERIES_KEPT",
            "TIME",
            "365d",
            SettingFormat.duration(Duration.ofDays(1), Duration.ofDays(3650)));
    public static final Setting<String> CLOCK = withoutDefault("ONRECORD_CLOCK", "START@SPEED", SettingFormat.clock());
    public static final Setting<String> BOOTSTRAP_SERVERS =
            setting("KAFKA_BOOTSTRAP_SERVERS", "HOST:PORT", "127.0.0.1:9092", SettingFormat.servers());
    public static final Setting<Path> KAFKA_CONFIG =
            withoutDefault("ONRECORD_KAFKA_CONFIG", "FILE", SettingFormat.path());
    public static final Setting<String> TOPIC_PREFIX =
            setting("ONRECORD_TOPIC_PREFIX", "TEXT", "", SettingFormat.prefix());
    public static final Setting<String> OPS_HOST =
            setting("ONRECORD_OPS_HOST", "ADDRESS", "127.0.0.1", SettingFormat.text(1));
    public static final Setting<Integer> OPS_PORT =
            setting("ONRECORD_OPS_PORT", "PORT", "8081", SettingFormat.integer(1, 65535));
    public static final Setting<Boolean> KAFKA_METRICS =
            setting("ONRECORD_KAFKA_METRICS", "YES", "false", SettingFormat.flag());
    public static final Setting<LogFormat> LOG_FORMAT =
            setting("ONRECORD_LOG_FORMAT", "FORMAT", LogFormat.TEXT.json(), SettingFormat.choice(LogFormat.values()));
    public static final Setting<Integer> PARTITIONS =
            setting("ONRECORD_PARTITIONS", "NUMBER", "2", SettingFormat.integer(1, 100));
    public static final Setting<Integer> REPLICATION =
            setting("ONRECORD_REPLICATION", "NUMBER", "1", SettingFormat.integer(1, 10));

    /** Every setting, in the order of the docs. */
    public static final List<Setting<?>> ALL = List.copyOf(DECLARED);

    private static <T> Setting<T> setting(String variable, String label, String standard, SettingFormat<T> format) {
        return declare(variable, Optional.of(option(variable)), label, Optional.of(standard), format);
    }

    private static <T> Setting<T> withoutDefault(String variable, String label, SettingFormat<T> format) {
        return declare(variable, Optional.of(option(variable)), label, Optional.empty(), format);
    }

    /** Declares a setting without an option, because everybody on a machine can read the command lines of its processes. */
    private static <T> Setting<T> secret(String variable, String label, SettingFormat<T> format) {
        return declare(variable, Optional.empty(), label, Optional.empty(), format);
    }

    private static <T> Setting<T> declare(
            String variable,
            Optional<String> option,
            String label,
            Optional<String> standard,
            SettingFormat<T> format) {
        String about = Objects.requireNonNull(DESCRIPTIONS.getProperty(variable), variable);
        Setting<T> setting = new Setting<>(variable, option, label, standard, format, about);
        DECLARED.add(setting);
        return setting;
    }

    private static String option(String variable) {
        return "--"
                + variable.replaceFirst("^(ONRECORD|KAFKA)_", "")
                        .toLowerCase(Locale.ROOT)
                        .replace('_', '-');
    }

    /** Returns true if the value must not be shown. */
    public boolean isSecret() {
        return option.isEmpty();
    }

    /** Returns the variable that names a file with the value, for a secret. */
    public String fileVariable() {
        return variable + "_FILE";
    }

    /** Returns true if the option may stand without a value, which then means {@code true}. */
    public boolean isFlag() {
        return standard.filter(text -> text.equals("true") || text.equals("false"))
                .isPresent();
    }
}
