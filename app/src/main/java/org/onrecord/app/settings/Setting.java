package org.onrecord.app.settings;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A setting.
 *
 * @param variable in the environment, e.g. {@code ONRECORD_PORT}
 * @param option on the command line, e.g. {@code --port}; empty for a secret
 * @param label of its value in usage texts, e.g. {@code PORT}
 * @param standard its default as it would be written; empty where there is none
 * @param about its description, in one or two sentences
 */
public record Setting<T>(
        String variable,
        Optional<String> option,
        String label,
        Optional<String> standard,
        SettingFormat<T> format,
        String about) {

    /**
     * Every setting in the order of its declaration, which is the order of the docs. Filled by the factory methods
     * below.
     */
    private static final List<Setting<?>> DECLARED = new ArrayList<>();

    public static final Setting<Path> DATA = setting(
            "ONRECORD_DATA",
            "FOLDER",
            "data",
            SettingFormat.path(),
            "The folder for everything that OnRecord keeps: broker records, state stores, index and logs.");
    public static final Setting<List<Path>> ISSUE = setting(
            "ONRECORD_ISSUE",
            "PATH",
            "issues",
            SettingFormat.paths(),
            "The issues: issue files, folders that hold one as `issue.yaml`, folders of such folders, or ids of issues"
                    + " that ship with OnRecord. The default lies beside the onrecord command. A running process looks at"
                    + " them every few seconds: a new issue starts by itself. A command for a single issue wants one named"
                    + " if there are several.");
    public static final Setting<Path> ACTORS = setting(
            "ONRECORD_ACTORS",
            "FOLDER",
            "actors",
            SettingFormat.path(),
            "The folder of the files with the actors that every issue knows. The default lies beside the onrecord"
                    + " command. A folder that does not exist is ignored.");
    public static final Setting<List<Path>> SEEDS = setting(
            "ONRECORD_SEEDS",
            "FOLDER",
            "seeds",
            SettingFormat.paths(),
            "Folders to watch for documents. The default lies beside the onrecord command.");
    public static final Setting<Duration> SEEDS_INTERVAL = setting(
            "ONRECORD_SEEDS_INTERVAL",
            "TIME",
            "5s",
            SettingFormat.duration(Duration.ofMillis(100), Duration.ofDays(1)),
            "The interval at which the watched folders are checked.");
    public static final Setting<List<Path>> SOURCES = setting(
            "ONRECORD_SOURCES",
            "PATH",
            "sources",
            SettingFormat.paths(),
            "Source catalogues: YAML files, or folders of them. The default lies beside the onrecord command. Paths"
                    + " that do not exist are ignored.");
    public static final Setting<Path> CAPTURES = withoutDefault(
            "ONRECORD_CAPTURES",
            "FOLDER",
            SettingFormat.path(),
            "The folder for captures, the pages as fetched, in WARC files; `captures` in the data folder where it is"
                    + " not set. Ingest writes it and the dashboard reads it: if they run apart, they must share it.");
    public static final Setting<String> USER_AGENT = withoutDefault(
            "ONRECORD_USER_AGENT",
            "TEXT",
            SettingFormat.line(),
            "The user agent of requests to sources; `OnRecord/VERSION (reads public statements; operator not named)`"
                    + " where it is not set. Name a page or a mailbox where a webmaster can complain.");
    public static final Setting<Duration> HOST_DELAY = setting(
            "ONRECORD_HOST_DELAY",
            "TIME",
            "1s",
            SettingFormat.duration(Duration.ZERO, Duration.ofHours(1)),
            "The pause between two requests to one host, unless its robots.txt sets one; never shorter than the host"
                    + " took to answer.");
    public static final Setting<List<String>> ALLOWED_ADDRESSES = setting(
            "ONRECORD_ALLOWED_ADDRESSES",
            "RANGE",
            "",
            SettingFormat.names(),
            "Hosts (`wiki.example`, `127.0.0.1:8000`) and ranges (`10.1.0.0/16`) in your own network from which"
                    + " sources may be read, and to which webhooks may be sent. All other addresses that are not public"
                    + " are refused.");
    public static final Setting<String> HOST = setting(
            "ONRECORD_HOST",
            "ADDRESS",
            "127.0.0.1",
            SettingFormat.text(1),
            "The address that the dashboard listens on. On any other than 127.0.0.1 every request needs the admin"
                    + " token, unless public reading is on.");
    public static final Setting<Integer> PORT = setting(
            "ONRECORD_PORT", "PORT", "8080", SettingFormat.whole(1, 65535), "The port that the dashboard listens on.");
    public static final Setting<Integer> BROKER_PORT = setting(
            "ONRECORD_BROKER_PORT",
            "PORT",
            "9092",
            SettingFormat.whole(0, 65535),
            "The port of serve's broker on 127.0.0.1; 0 takes a free one.");
    public static final Setting<String> ADMIN_TOKEN = secret(
            "ONRECORD_ADMIN_TOKEN",
            "TOKEN",
            SettingFormat.text(8),
            "The token that a request must carry to change state (Authorization: Bearer TOKEN). Without it serve makes"
                    + " one and keeps it in the data folder, in the file admin-token; dashboard then refuses every"
                    + " change.");
    public static final Setting<Boolean> PUBLIC_READING = setting(
            "ONRECORD_PUBLIC_READING",
            "YES",
            "false",
            SettingFormat.flag(),
            "Lets everybody who reaches the dashboard read it without a token, on any address.");
    public static final Setting<List<String>> ALLOWED_HOSTS = setting(
            "ONRECORD_ALLOWED_HOSTS",
            "NAME",
            "",
            SettingFormat.names(),
            "Host names under which the dashboard may be called, in addition to localhost and 127.0.0.1; others are"
                    + " refused.");
    public static final Setting<Integer> THREADS = setting(
            "ONRECORD_THREADS",
            "NUMBER",
            "2",
            SettingFormat.whole(1, 64),
            "The number of threads that analyse documents. More than there are partitions or processor cores gain"
                    + " nothing.");
    public static final Setting<LocalDate> AS_OF = withoutDefault(
            "ONRECORD_AS_OF",
            "DAY",
            SettingFormat.day(),
            "The day as of which shifts are found: everything said later is ignored. Today in UTC where it is not"
                    + " set.");
    public static final Setting<URI> LLM_BASE_URL = withoutDefault(
            "LLM_BASE_URL",
            "ADDRESS",
            SettingFormat.address(),
            "Switches a language model on: the address of an OpenAI-compatible endpoint, up to `/chat/completions`,"
                    + " that supports JSON schemas as `response_format`. It receives the words of official statements,"
                    + " their speakers and the issue's claims and topics.");
    public static final Setting<String> LLM_API_KEY = secret(
            "LLM_API_KEY",
            "KEY",
            SettingFormat.line(),
            "The API key of the endpoint of the language model; a server of your own may need none.");
    public static final Setting<String> LLM_MODEL =
            withoutDefault("LLM_MODEL", "NAME", SettingFormat.text(1), "The endpoint's name of the language model.");
    public static final Setting<LlmRole> LLM_ROLE = setting(
            "LLM_ROLE",
            "ROLE",
            LlmRole.SECOND_OPINION.json(),
            SettingFormat.choice(LlmRole.values()),
            "What the answers of the language model are: a `second-opinion` that is shown beside the labels and"
                    + " changes nothing, or the `label`: sides and topics of official statements are then the model's, and"
                    + " count. Set it alike for process and replay.");
    public static final Setting<Integer> LLM_PER_MINUTE = setting(
            "ONRECORD_LLM_PER_MINUTE",
            "NUMBER",
            "10",
            SettingFormat.whole(1, 10_000),
            "The most questions to the language model in any minute, for all processes together.");
    public static final Setting<Integer> LLM_PER_DAY = setting(
            "ONRECORD_LLM_PER_DAY",
            "NUMBER",
            "200",
            SettingFormat.whole(1, 1_000_000),
            "The most questions to the language model in any 24 hours, for all processes together.");
    public static final Setting<URI> DASHBOARD_URL = withoutDefault(
            "ONRECORD_DASHBOARD_URL",
            "ADDRESS",
            SettingFormat.address(),
            "The address at which readers reach the dashboard, for the links in mail and webhooks;"
                    + " `http://127.0.0.1:8080` where it is not set.");
    public static final Setting<URI> SMTP = withoutDefault(
            "ONRECORD_SMTP",
            "ADDRESS",
            SettingFormat.mailServer(),
            "Switches mail on: the server that takes outgoing mail. `smtps` speaks TLS from the start; `smtp` asks for"
                    + " STARTTLS and sends nothing without it, except to this machine.");
    public static final Setting<String> SMTP_PASSWORD = secret(
            "ONRECORD_SMTP_PASSWORD", "PASSWORD", SettingFormat.line(), "The password of the user of `ONRECORD_SMTP`.");
    public static final Setting<String> MAIL_FROM = withoutDefault(
            "ONRECORD_MAIL_FROM",
            "ADDRESS",
            SettingFormat.line(),
            "The sender of mail, such as `OnRecord <onrecord@example.org>`.");
    public static final Setting<String> WEBHOOK_SECRET = secret(
            "ONRECORD_WEBHOOK_SECRET",
            "SECRET",
            SettingFormat.line(),
            "The secret that signs webhooks as Standard Webhooks says: `whsec_` and 24 to 64 bytes in Base64; two,"
                    + " separated by a space, while one replaces the other. Without it serve makes one and keeps it in the"
                    + " data folder, in the file webhook-secret; notify then sends no webhook.");
    public static final Setting<Path> WEBHOOK_SECRETS = withoutDefault(
            "ONRECORD_WEBHOOK_SECRETS",
            "FOLDER",
            SettingFormat.path(),
            "A folder with secrets of single receivers, in the form of `ONRECORD_WEBHOOK_SECRET`, one a file. A webhook"
                    + " names its own by the name of the file.");
    public static final Setting<Duration> DELIVERIES_KEPT = setting(
            "ONRECORD_DELIVERIES_KEPT",
            "TIME",
            "365d",
            SettingFormat.duration(Duration.ofDays(1), Duration.ofDays(3650)),
            "How long a delivery that was sent, failed or was not needed stays in the log. An alert that is withdrawn"
                    + " later than that is not corrected.");
    public static final Setting<String> CLOCK = withoutDefault(
            "ONRECORD_CLOCK",
            "START@SPEED",
            SettingFormat.clock(),
            "Lets the clock of notify start at a time and run that many times as fast, to play a past period:"
                    + " `2019-05-01T00:00:00Z@50000`. For tests.");
    public static final Setting<String> BOOTSTRAP_SERVERS = setting(
            "KAFKA_BOOTSTRAP_SERVERS",
            "HOST:PORT",
            "127.0.0.1:9092",
            SettingFormat.servers(),
            "The address of the Kafka broker, for every command except serve, which runs its own.");
    public static final Setting<Path> KAFKA_CONFIG = withoutDefault(
            "ONRECORD_KAFKA_CONFIG",
            "FILE",
            SettingFormat.path(),
            "A properties file with settings of Kafka's clients, such as `security.protocol` and `sasl.jaas.config`,"
                    + " for every command except serve. Each can also be a variable: `KAFKA_SECURITY_PROTOCOL` for"
                    + " `security.protocol`, which then takes precedence. See guides/secure-a-broker.md.");
    public static final Setting<String> TOPIC_PREFIX = setting(
            "ONRECORD_TOPIC_PREFIX",
            "TEXT",
            "",
            SettingFormat.prefix(),
            "What all topics, groups and transactions begin with, such as `desk.` for `desk.onrecord.documents`, so"
                    + " that several OnRecords can share a broker. Set it alike for every command except serve.");
    public static final Setting<String> OPS_HOST = setting(
            "ONRECORD_OPS_HOST",
            "ADDRESS",
            "127.0.0.1",
            SettingFormat.text(1),
            "The address on which ingest, process and notify serve /healthz, /readyz and /metrics.");
    public static final Setting<Integer> OPS_PORT = setting(
            "ONRECORD_OPS_PORT",
            "PORT",
            "8081",
            SettingFormat.whole(1, 65535),
            "The port on which ingest, process and notify serve /healthz, /readyz and /metrics.");
    public static final Setting<Integer> PARTITIONS = setting(
            "ONRECORD_PARTITIONS",
            "NUMBER",
            "2",
            SettingFormat.whole(1, 100),
            "The number of partitions of each new topic; existing topics stay as they are. So many threads of all processors"
                    + " together can analyse documents; a multiple of their number shares the work evenly.");
    public static final Setting<Integer> REPLICATION = setting(
            "ONRECORD_REPLICATION",
            "NUMBER",
            "1",
            SettingFormat.whole(1, 10),
            "The replication factor of each new topic that ingest, process or dashboard create; at most the number of"
                    + " brokers.");

    /** Every setting, in the order of the docs. */
    public static final List<Setting<?>> ALL = List.copyOf(DECLARED);

    private static <T> Setting<T> setting(
            String variable, String label, String standard, SettingFormat<T> format, String about) {
        return declare(
                new Setting<>(variable, Optional.of(option(variable)), label, Optional.of(standard), format, about));
    }

    private static <T> Setting<T> withoutDefault(String variable, String label, SettingFormat<T> format, String about) {
        return declare(new Setting<>(variable, Optional.of(option(variable)), label, Optional.empty(), format, about));
    }

    /**
     * Declares a setting without an option, because everybody on a machine can read the command lines of its processes.
     */
    private static <T> Setting<T> secret(String variable, String label, SettingFormat<T> format, String about) {
        return declare(new Setting<>(variable, Optional.empty(), label, Optional.empty(), format, about));
    }

    private static <T> Setting<T> declare(Setting<T> setting) {
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
