package org.onrecord.app.settings;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * One thing that can be set.
 *
 * @param variable in the environment, e.g. {@code ONRECORD_PORT}
 * @param option on the command line, e.g. {@code --port}; empty where the command line is no place for it
 * @param label of its value in usage texts, e.g. {@code PORT}
 * @param standard its value where nothing is set, as it would be written; empty where there is none
 * @param form how it is written
 * @param about what it does, in one or two sentences for people
 */
public record Setting<T>(
        String variable,
        Optional<String> option,
        String label,
        Optional<String> standard,
        SettingFormat<T> form,
        String about) {

    public static final Setting<String> BOOTSTRAP_SERVERS = setting(
            "KAFKA_BOOTSTRAP_SERVERS",
            "--bootstrap-servers",
            "HOST:PORT",
            "127.0.0.1:9092",
            SettingFormat.servers(),
            "Where the Kafka broker is, for every command but serve, which has its own.");
    public static final Setting<Path> DATA = setting(
            "ONRECORD_DATA",
            "--data",
            "FOLDER",
            "data",
            SettingFormat.path(),
            "The folder of everything that OnRecord keeps: the broker's records, stores, index, logs.");
    public static final Setting<Path> ISSUE = setting(
            "ONRECORD_ISSUE",
            "--issue",
            "FILE",
            "issues/fentanyl/issue.yaml",
            SettingFormat.path(),
            "The issue file, or the folder that holds it as `issue.yaml`. The default lies beside the onrecord command.");
    public static final Setting<List<Path>> SEEDS = setting(
            "ONRECORD_SEEDS",
            "--seeds",
            "FOLDER",
            "seeds",
            SettingFormat.paths(),
            "Folders that are watched for documents. The default lies beside the onrecord command.");
    public static final Setting<Duration> SEEDS_INTERVAL = setting(
            "ONRECORD_SEEDS_INTERVAL",
            "--seeds-interval",
            "TIME",
            "5s",
            SettingFormat.duration(Duration.ofMillis(100), Duration.ofDays(1)),
            "How often the watched folders are looked at.");
    public static final Setting<List<Path>> SOURCES = setting(
            "ONRECORD_SOURCES",
            "--sources",
            "PATH",
            "sources",
            SettingFormat.paths(),
            "Source catalogues: YAML files, or folders of them. The default lies beside the onrecord command; a path that is"
                    + " not there is no catalogue.");
    public static final Setting<Path> CAPTURES = new Setting<>(
            "ONRECORD_CAPTURES",
            Optional.of("--captures"),
            "FOLDER",
            Optional.empty(),
            SettingFormat.path(),
            "The folder where pages are kept as they were fetched, in WARC files; `captures` in the data folder where it is"
                    + " not set. Ingest writes it and the dashboard reads it: where they are apart, it is shared.");
    public static final Setting<String> USER_AGENT = new Setting<>(
            "ONRECORD_USER_AGENT",
            Optional.of("--user-agent"),
            "TEXT",
            Optional.empty(),
            SettingFormat.line(),
            "The user agent of requests to sources; `OnRecord/VERSION (reads public statements; operator not named)` where it is"
                    + " not set. Name a page or a mailbox where a webmaster can complain.");
    public static final Setting<Duration> HOST_DELAY = setting(
            "ONRECORD_HOST_DELAY",
            "--host-delay",
            "TIME",
            "1s",
            SettingFormat.duration(Duration.ZERO, Duration.ofHours(1)),
            "The pause between two requests to one host, where its robots.txt names none; never shorter than the host took to"
                    + " answer.");
    public static final Setting<List<String>> ALLOWED_ADDRESSES = setting(
            "ONRECORD_ALLOWED_ADDRESSES",
            "--allowed-addresses",
            "RANGE",
            "",
            SettingFormat.names(),
            "Hosts (`wiki.example`, `127.0.0.1:8000`) and ranges (`10.1.0.0/16`) inside your own network that sources may"
                    + " lie on; all others that are not public are refused.");
    public static final Setting<String> HOST = setting(
            "ONRECORD_HOST",
            "--host",
            "ADDRESS",
            "127.0.0.1",
            SettingFormat.text(1),
            "The address that the dashboard listens on. On any other than 127.0.0.1 everything needs the admin token,"
                    + " unless public reading is switched on.");
    public static final Setting<Integer> PORT = setting(
            "ONRECORD_PORT",
            "--port",
            "PORT",
            "8080",
            SettingFormat.whole(1, 65535),
            "The port that the dashboard listens on.");
    public static final Setting<Integer> BROKER_PORT = setting(
            "ONRECORD_BROKER_PORT",
            "--broker-port",
            "PORT",
            "9092",
            SettingFormat.whole(0, 65535),
            "The port on 127.0.0.1 of the broker inside serve; 0 takes a free one.");
    public static final Setting<String> OPS_HOST = setting(
            "ONRECORD_OPS_HOST",
            "--ops-host",
            "ADDRESS",
            "127.0.0.1",
            SettingFormat.text(1),
            "The address on which ingest and process answer /healthz, /readyz and /metrics.");
    public static final Setting<Integer> OPS_PORT = setting(
            "ONRECORD_OPS_PORT",
            "--ops-port",
            "PORT",
            "8081",
            SettingFormat.whole(1, 65535),
            "The port on which ingest and process answer /healthz, /readyz and /metrics.");
    public static final Setting<String> ADMIN_TOKEN = new Setting<>(
            "ONRECORD_ADMIN_TOKEN",
            Optional.empty(), // Whoever lists the processes of a machine reads their command lines.
            "TOKEN",
            Optional.empty(),
            SettingFormat.text(8),
            "What a request must carry (Authorization: Bearer TOKEN) to change state. Without it serve makes one and keeps it"
                    + " in the data folder, in the file admin-token; dashboard then refuses every change.");
    public static final Setting<Boolean> PUBLIC_READING = setting(
            "ONRECORD_PUBLIC_READING",
            "--public-reading",
            "YES",
            "false",
            SettingFormat.flag(),
            "Lets everybody who reaches the dashboard read it without a token, on whatever address it listens.");
    public static final Setting<List<String>> ALLOWED_HOSTS = setting(
            "ONRECORD_ALLOWED_HOSTS",
            "--allowed-hosts",
            "NAME",
            "",
            SettingFormat.names(),
            "Names beside localhost and 127.0.0.1 under which the dashboard may be called; others are refused.");
    public static final Setting<Integer> THREADS = setting(
            "ONRECORD_THREADS",
            "--threads",
            "NUMBER",
            "2",
            SettingFormat.whole(1, 64),
            "Threads that read documents; more than there are partitions or processor cores gain nothing.");
    public static final Setting<LocalDate> AS_OF = new Setting<>(
            "ONRECORD_AS_OF",
            Optional.of("--as-of"),
            "DAY",
            Optional.empty(),
            SettingFormat.day(),
            "The day as of which shifts are found: what was said later is not looked at. Where it is not set, today in UTC.");
    public static final Setting<Integer> PARTITIONS = setting(
            "ONRECORD_PARTITIONS",
            "--partitions",
            "NUMBER",
            "3",
            SettingFormat.whole(1, 100),
            "Partitions of each topic that is created; topics that exist stay as they are.");
    public static final Setting<Integer> REPLICATION = setting(
            "ONRECORD_REPLICATION",
            "--replication",
            "NUMBER",
            "1",
            SettingFormat.whole(1, 10),
            "Copies of each topic that ingest, process or dashboard create; at most as many as there are brokers.");

    public static final Setting<URI> LLM_BASE_URL = new Setting<>(
            "LLM_BASE_URL",
            Optional.of("--llm-base-url"),
            "ADDRESS",
            Optional.empty(),
            SettingFormat.address(),
            "Switches second opinions on: an endpoint as OpenAI describes it, up to `/chat/completions`, that knows JSON schemas as"
                    + " `response_format`. The words of official statements, who said them and the issue's claims are then sent there.");
    public static final Setting<String> LLM_API_KEY = new Setting<>(
            "LLM_API_KEY",
            Optional.empty(), // As for the admin token.
            "KEY",
            Optional.empty(),
            SettingFormat.line(),
            "The key that the endpoint of second opinions wants; a server of your own may want none.");
    public static final Setting<String> LLM_MODEL = new Setting<>(
            "LLM_MODEL",
            Optional.of("--llm-model"),
            "NAME",
            Optional.empty(),
            SettingFormat.text(1),
            "The model that is asked for second opinions, by its name at the endpoint.");
    public static final Setting<Integer> LLM_PER_MINUTE = setting(
            "ONRECORD_LLM_PER_MINUTE",
            "--llm-per-minute",
            "NUMBER",
            "10",
            SettingFormat.whole(1, 10_000),
            "Questions for second opinions in any minute, of all processes together.");
    public static final Setting<Integer> LLM_PER_DAY = setting(
            "ONRECORD_LLM_PER_DAY",
            "--llm-per-day",
            "NUMBER",
            "200",
            SettingFormat.whole(1, 1_000_000),
            "Questions for second opinions in any 24 hours, of all processes together: the budget.");

    /** Every setting, in the order of the docs. */
    public static final List<Setting<?>> ALL = List.of(
            DATA,
            ISSUE,
            SEEDS,
            SEEDS_INTERVAL,
            SOURCES,
            CAPTURES,
            USER_AGENT,
            HOST_DELAY,
            ALLOWED_ADDRESSES,
            HOST,
            PORT,
            BROKER_PORT,
            ADMIN_TOKEN,
            PUBLIC_READING,
            ALLOWED_HOSTS,
            THREADS,
            AS_OF,
            LLM_BASE_URL,
            LLM_API_KEY,
            LLM_MODEL,
            LLM_PER_MINUTE,
            LLM_PER_DAY,
            BOOTSTRAP_SERVERS,
            OPS_HOST,
            OPS_PORT,
            PARTITIONS,
            REPLICATION);

    private static <T> Setting<T> setting(
            String variable, String option, String label, String standard, SettingFormat<T> form, String about) {
        return new Setting<>(variable, Optional.of(option), label, Optional.of(standard), form, about);
    }

    /** True if it is nobody else's to see; the command line is then no place for it either. */
    public boolean isSecret() {
        return option.isEmpty();
    }

    /** True if the option may stand without a value, which then means yes. */
    public boolean isFlag() {
        return standard.filter(text -> text.equals("true") || text.equals("false"))
                .isPresent();
    }
}
