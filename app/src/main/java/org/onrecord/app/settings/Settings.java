package org.onrecord.app.settings;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.onrecord.events.BuildVersion;
import org.onrecord.events.issue.IssueFile;
import org.onrecord.events.issue.IssuePlaces;
import org.onrecord.events.kafka.KafkaClients;
import org.onrecord.events.topic.KafkaNames;
import org.onrecord.events.yaml.SpellingHint;

/**
 * The settings of a process. The command line takes precedence over the environment, and the environment over the
 * defaults. {@link Setting} describes each of them.
 *
 * @param issues where the files of the issues lie
 * @param issueNamed true if that is not the default
 * @param asOf the day as of which shifts are found; empty for today in UTC
 * @param opinions settings of second opinions; empty where they are off
 * @param notifying settings of notify
 */
public record Settings(
        Broker broker,
        Path data,
        IssuePlaces issues,
        boolean issueNamed,
        Path actors,
        Ingest ingest,
        Dashboard dashboard,
        int brokerPort,
        Ops ops,
        int threads,
        Optional<LocalDate> asOf,
        Optional<Opinions> opinions,
        Notify notifying,
        NewTopics topics) {

    /** Environment variables of the launcher, with their descriptions. */
    public static final Map<String, String> LAUNCHER = Map.of(
            "ONRECORD_JAVA_HOME",
            "The folder of a JDK 25, if the launcher does not find one.",
            "ONRECORD_JAVA_OPTS",
            "Additional options for Java. Without `-Xmx`, the heap may take a quarter of the memory, from 420"
                    + " MB to 3 GB. `-XX:TieredStopAtLevel=4` brings the optimizing compiler back.");

    /**
     * The settings of ingest.
     *
     * @param allowedAddresses hosts and ranges that may be asked although they are not public
     */
    public record Ingest(
            List<Path> folders,
            Duration interval,
            List<Path> sources,
            Path captures,
            String userAgent,
            Duration hostDelay,
            List<String> allowedAddresses) {}

    /** The settings of the dashboard. */
    public record Dashboard(
            String host, int port, Optional<String> adminToken, boolean publicReading, List<String> allowedHosts) {}

    /**
     * The settings of notify.
     *
     * @param dashboard the address of the pages, for links
     * @param webhookSecrets the folder of the receivers' own secrets
     * @param deliveriesKept how long a delivery that is over stays in the log
     * @param clock its start and speed; empty for the time
     */
    public record Notify(
            URI dashboard,
            Optional<URI> smtp,
            Optional<String> smtpPassword,
            Optional<String> mailFrom,
            Optional<String> webhookSecret,
            Optional<Path> webhookSecrets,
            Duration deliveriesKept,
            Optional<String> clock) {
        /** Leaves the secrets out. */
        @Override
        public String toString() {
            return "Notify[" + dashboard + ", " + smtp + "]";
        }
    }

    /** The address of a service's health and metrics. */
    public record Ops(String host, int port) {}

    /** The settings of the language model. */
    public record Opinions(URI base, Optional<String> apiKey, String model, LlmRole role, int perMinute, int perDay) {
        /** Leaves the key out. */
        @Override
        public String toString() {
            return "Opinions[" + role.json() + " of " + model + " at " + base + ", " + perMinute + " a minute, "
                    + perDay + " a day]";
        }
    }

    /** Gives this process the prefix of its names on the broker. */
    public void usePrefix() {
        KafkaNames.usePrefix(broker.prefix());
    }

    /** Returns the clients of the external broker, and gives this process its prefix. */
    public KafkaClients kafka() {
        usePrefix();
        return broker.clients();
    }

    /** Returns the name of the language model that decides labels; empty if none does. */
    public Optional<String> labeller() {
        return opinions.filter(each -> each.role() == LlmRole.LABEL).map(Opinions::model);
    }

    /** The settings of new topics. */
    public record NewTopics(int partitions, int replication) {}

    /** A setting is not valid; the message names it and the valid values. */
    public static final class InvalidSettingException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        InvalidSettingException(String message) {
            super(message);
        }

        /** Returns the message. */
        public String sentence() {
            return String.valueOf(getMessage());
        }
    }

    /**
     * Reads the settings.
     *
     * @param home the folder of the onrecord command, for defaults that lie beside it
     * @throws InvalidSettingException if one is out of bounds or unknown
     */
    public static Settings of(Map<String, String> options, Map<String, String> environment, Path home) {
        refuseUnknown(environment);
        Source source = new Source(options, environment);
        return new Settings(
                new Broker(
                        source.isSet(Setting.BOOTSTRAP_SERVERS)
                                ? Optional.of(source.value(Setting.BOOTSTRAP_SERVERS))
                                : Optional.empty(),
                        source.optional(Setting.KAFKA_CONFIG),
                        source.value(Setting.TOPIC_PREFIX),
                        Broker.variables(environment)),
                source.value(Setting.DATA),
                issues(source, home),
                source.isSet(Setting.ISSUE),
                source.isSet(Setting.ACTORS)
                        ? source.value(Setting.ACTORS)
                        : home.resolve(source.value(Setting.ACTORS)),
                new Ingest(
                        beside(source, Setting.SEEDS, home),
                        source.value(Setting.SEEDS_INTERVAL),
                        beside(source, Setting.SOURCES, home),
                        source.optional(Setting.CAPTURES)
                                .orElse(source.value(Setting.DATA).resolve("captures")),
                        source.optional(Setting.USER_AGENT)
                                .orElse("OnRecord/" + BuildVersion.get()
                                        + " (reads public statements; operator not named)"),
                        source.value(Setting.HOST_DELAY),
                        source.value(Setting.ALLOWED_ADDRESSES)),
                new Dashboard(
                        source.value(Setting.HOST),
                        source.value(Setting.PORT),
                        source.optional(Setting.ADMIN_TOKEN),
                        source.value(Setting.PUBLIC_READING),
                        source.value(Setting.ALLOWED_HOSTS)),
                source.value(Setting.BROKER_PORT),
                new Ops(source.value(Setting.OPS_HOST), source.value(Setting.OPS_PORT)),
                source.value(Setting.THREADS),
                source.optional(Setting.AS_OF),
                opinions(source),
                notifying(source),
                new NewTopics(source.value(Setting.PARTITIONS), source.value(Setting.REPLICATION)));
    }

    private static Optional<Opinions> opinions(Source source) {
        Optional<URI> base = source.optional(Setting.LLM_BASE_URL);
        Optional<String> apiKey = source.optional(Setting.LLM_API_KEY);
        Optional<String> model = source.optional(Setting.LLM_MODEL);
        int perMinute = source.value(Setting.LLM_PER_MINUTE);
        int perDay = source.value(Setting.LLM_PER_DAY);
        if (base.isPresent() && model.isEmpty()) {
            throw new InvalidSettingException(
                    "Set LLM_MODEL to the name of the model at LLM_BASE_URL, or unset LLM_BASE_URL to"
                            + " ask no language model.");
        }
        LlmRole role = source.value(Setting.LLM_ROLE);
        if (base.isEmpty() && role == LlmRole.LABEL) {
            throw new InvalidSettingException(
                    "Set LLM_BASE_URL and LLM_MODEL to the language model that labels, or unset LLM_ROLE to label with"
                            + " the local models.");
        }
        return base.flatMap(address -> model.map(name -> new Opinions(address, apiKey, name, role, perMinute, perDay)));
    }

    private static Notify notifying(Source source) {
        Optional<URI> smtp = source.optional(Setting.SMTP);
        Optional<String> from = source.optional(Setting.MAIL_FROM);
        if (smtp.isPresent() && from.isEmpty()) {
            throw new InvalidSettingException(
                    "Set ONRECORD_MAIL_FROM to the sender of mail, or unset ONRECORD_SMTP to send none.");
        }
        return new Notify(
                source.optional(Setting.DASHBOARD_URL)
                        .orElse(URI.create("http://127.0.0.1:" + source.value(Setting.PORT))),
                smtp,
                source.optional(Setting.SMTP_PASSWORD),
                from,
                source.optional(Setting.WEBHOOK_SECRET),
                source.optional(Setting.WEBHOOK_SECRETS),
                source.value(Setting.DELIVERIES_KEPT),
                source.optional(Setting.CLOCK));
    }

    /** Returns where the issue files lie. The id of an issue stands for its folder among those beside the command. */
    private static IssuePlaces issues(Source source, Path home) {
        if (!source.isSet(Setting.ISSUE)) {
            return new IssuePlaces(beside(source, Setting.ISSUE, home));
        }
        Path folder = home.resolve(Setting.ISSUE.standard().orElseThrow());
        return new IssuePlaces(source.value(Setting.ISSUE).stream()
                .map(path -> path.getNameCount() == 1
                                && !Files.exists(IssueFile.at(path))
                                && Files.exists(folder.resolve(path).resolve(IssuePlaces.FILE))
                        ? folder.resolve(path)
                        : path)
                .toList());
    }

    /** Returns paths whose defaults lie beside the command. */
    private static List<Path> beside(Source source, Setting<List<Path>> setting, Path home) {
        List<Path> paths = source.value(setting);
        return source.isSet(setting) ? paths : paths.stream().map(home::resolve).toList();
    }

    private static void refuseUnknown(Map<String, String> environment) {
        for (String variable : new TreeSet<>(environment.keySet())) {
            if (variable.startsWith("ONRECORD_") && known().noneMatch(variable::equals)) {
                String nearest = known().min(Comparator.comparingInt(name -> SpellingHint.distance(name, variable)))
                        .orElseThrow();
                throw new InvalidSettingException("There is no setting " + variable + "; did you mean " + nearest
                        + "? All settings: docs/settings.md. Unset " + variable + " if it is not meant for OnRecord.");
            }
        }
    }

    private static Stream<String> known() {
        return Stream.of(
                        Setting.ALL.stream().map(Setting::variable),
                        Setting.ALL.stream().filter(Setting::isSecret).map(Setting::fileVariable),
                        LAUNCHER.keySet().stream())
                .flatMap(names -> names);
    }

    private record Source(Map<String, String> options, Map<String, String> environment) {
        /** Returns true if the setting is on the command line or in the environment. */
        boolean isSet(Setting<?> setting) {
            return given(setting).isPresent();
        }

        <T> T value(Setting<T> setting) {
            return optional(setting)
                    .orElseThrow(
                            () -> new InvalidSettingException("Set " + setting.variable() + "; it has no default."));
        }

        <T> Optional<T> optional(Setting<T> setting) {
            Optional<Given> given = given(setting);
            if (given.isEmpty()) {
                return setting.standard().map(setting.format().reader());
            }
            String text = given.get().text();
            try {
                return Optional.of(setting.format().reader().apply(text));
            } catch (IllegalArgumentException e) {
                String shown = setting.isSecret() ? "its present value" : "\"" + text + "\"";
                throw new InvalidSettingException(given.get().where() + " must be "
                        + setting.format().words().replace("`", "") + ", not " + shown + ".");
            }
        }

        /**
         * Returns the given value. An empty variable counts as not set, because compose files leave settings out in
         * this way.
         */
        private Optional<Given> given(Setting<?> setting) {
            return setting.option()
                    .flatMap(option -> Optional.ofNullable(options.get(option)).map(text -> new Given(option, text)))
                    .or(() -> Optional.ofNullable(environment.get(setting.variable()))
                            .filter(text -> !text.isBlank())
                            .map(text -> new Given(setting.variable(), text.strip())))
                    .or(() -> setting.isSecret() ? ofFile(setting) : Optional.empty());
        }

        /** Returns a secret from the file that a variable names. */
        private Optional<Given> ofFile(Setting<?> setting) {
            return Optional.ofNullable(environment.get(setting.fileVariable()))
                    .filter(text -> !text.isBlank())
                    .map(file -> {
                        try {
                            return new Given(
                                    setting.fileVariable(),
                                    Files.readString(Path.of(file.strip())).strip());
                        } catch (IOException | InvalidPathException e) {
                            throw new InvalidSettingException(
                                    setting.fileVariable() + " names a file that cannot be read: " + file
                                            + ". Check the path and its rights.");
                        }
                    });
        }
    }

    private record Given(String where, String text) {}
}
