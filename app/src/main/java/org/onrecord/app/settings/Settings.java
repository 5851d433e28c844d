package org.onrecord.app.settings;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.onrecord.events.issue.IssueFile;
import org.onrecord.events.issue.IssuePlaces;
import org.onrecord.events.kafka.KafkaClients;
import org.onrecord.events.topic.KafkaNames;
import org.onrecord.events.version.BuildVersion;
import org.onrecord.events.yaml.SpellingHint;

/**
 * The settings of a process. The command line takes precedence over the environment, and the environment over the
 * defaults. {@link Setting} declares each of them; a method here is for a value that follows from several, or from the
 * folder of the command.
 */
public final class Settings {
    /** Environment variables of the launcher, with their descriptions. */
    public static final Map<String, String> LAUNCHER = Map.of(
            "ONRECORD_JAVA_HOME",
            "The folder of a JDK 25, if the launcher does not find one.",
            "ONRECORD_JAVA_OPTS",
            "Additional options for Java. Without `-Xmx`, the heap may take a quarter of the memory, from 420"
                    + " MB to 3 GB. `-XX:TieredStopAtLevel=4` brings the optimizing compiler back.");

    private final Map<Setting<?>, Object> values = new HashMap<>();
    private final Set<Setting<?>> given = new HashSet<>();
    private final BrokerAddress broker;
    private final Path home;

    /** A setting is not valid; the message names it and the valid values. */
    public static final class InvalidSettingException extends RuntimeException {
        InvalidSettingException(String message) {
            super(message);
        }

        public String sentence() {
            return String.valueOf(getMessage());
        }
    }

    private Settings(Map<String, String> options, Map<String, String> environment, Path home) {
        this.home = home;
        for (Setting<?> setting : Setting.ALL) {
            Optional<Given> text = given(setting, options, environment);
            text.ifPresent(each -> given.add(setting));
            value(setting, text).ifPresent(value -> values.put(setting, value));
        }
        broker = new BrokerAddress(
                isGiven(Setting.BOOTSTRAP_SERVERS) ? optional(Setting.BOOTSTRAP_SERVERS) : Optional.empty(),
                optional(Setting.KAFKA_CONFIG),
                BrokerAddress.variables(environment),
                data());
    }

    /**
     * Reads the settings.
     *
     * @param home the folder of the onrecord command, for defaults that lie beside it
     * @throws InvalidSettingException if one is out of bounds or unknown, or if two contradict each other
     */
    public static Settings of(Map<String, String> options, Map<String, String> environment, Path home) {
        refuseUnknown(environment);
        Settings settings = new Settings(options, environment, home);
        settings.refuseContradictions();
        return settings;
    }

    /**
     * Returns the value of a setting.
     *
     * @throws InvalidSettingException if it is not set and has no default
     */
    public <T> T get(Setting<T> setting) {
        return optional(setting)
                .orElseThrow(() -> new InvalidSettingException("Set " + setting.variable() + "; it has no default."));
    }

    /** Returns the value of a setting; empty if it is not set and has no default. */
    @SuppressWarnings("unchecked") // Each value was read by the format of its setting.
    public <T> Optional<T> optional(Setting<T> setting) {
        return Optional.ofNullable((T) values.get(setting));
    }

    /** Returns true if the setting is on the command line or in the environment. */
    public boolean isGiven(Setting<?> setting) {
        return given.contains(setting);
    }

    /** Returns where the issue files lie. The id of an issue stands for its folder among those beside the command. */
    public IssuePlaces issues() {
        if (!isGiven(Setting.ISSUE)) {
            return new IssuePlaces(besideCommand(Setting.ISSUE));
        }
        Path folder = home.resolve(Setting.ISSUE.standard().orElseThrow());
        return new IssuePlaces(get(Setting.ISSUE).stream()
                .map(path -> path.getNameCount() == 1
                                && !Files.exists(IssueFile.at(path))
                                && Files.exists(folder.resolve(path).resolve(IssuePlaces.FILE))
                        ? folder.resolve(path)
                        : path)
                .toList());
    }

    /** Returns the folder of the files with the actors that every issue knows. */
    public Path actors() {
        return isGiven(Setting.ACTORS) ? get(Setting.ACTORS) : home.resolve(get(Setting.ACTORS));
    }

    /** Returns paths whose defaults lie beside the command. */
    public List<Path> besideCommand(Setting<List<Path>> setting) {
        List<Path> paths = get(setting);
        return isGiven(setting) ? paths : paths.stream().map(home::resolve).toList();
    }

    public Path data() {
        return get(Setting.DATA);
    }

    public Path captures() {
        return optional(Setting.CAPTURES).orElseGet(() -> data().resolve("captures"));
    }

    /** Returns the file with the tokens of people. */
    public Path tokens() {
        return optional(Setting.TOKENS).orElseGet(() -> data().resolve("tokens.yaml"));
    }

    public String userAgent() {
        return optional(Setting.USER_AGENT)
                .orElseGet(() -> "OnRecord/" + BuildVersion.get() + " (reads public statements; operator not named)");
    }

    /** Returns the address of the pages, for links. */
    public URI dashboardUrl() {
        return optional(Setting.DASHBOARD_URL).orElseGet(() -> URI.create("http://127.0.0.1:" + get(Setting.PORT)));
    }

    /** Returns true if a language model is asked, for second opinions or labels. */
    public boolean asksLanguageModel() {
        return optional(Setting.LLM_BASE_URL).isPresent();
    }

    /** Returns the name of the language model that decides labels; empty if none does. */
    public Optional<String> labeller() {
        return get(Setting.LLM_ROLE) == LlmRole.LABEL ? optional(Setting.LLM_MODEL) : Optional.empty();
    }

    /** Gives this process the prefix of its names on the broker. */
    public void usePrefix() {
        KafkaNames.usePrefix(get(Setting.TOPIC_PREFIX));
    }

    /** Returns the clients of the external broker, and gives this process its prefix. */
    public KafkaClients kafka() {
        usePrefix();
        return broker.clients();
    }

    private void refuseContradictions() {
        if (asksLanguageModel() && optional(Setting.LLM_MODEL).isEmpty()) {
            throw new InvalidSettingException(
                    "Set LLM_MODEL to the name of the model at LLM_BASE_URL, or unset LLM_BASE_URL to"
                            + " ask no language model.");
        }
        if (!asksLanguageModel() && get(Setting.LLM_ROLE) == LlmRole.LABEL) {
            throw new InvalidSettingException(
                    "Set LLM_BASE_URL and LLM_MODEL to the language model that labels, or unset LLM_ROLE to label with"
                            + " the local models.");
        }
        if (isGiven(Setting.SMTP) && optional(Setting.MAIL_FROM).isEmpty()) {
            throw new InvalidSettingException(
                    "Set ONRECORD_MAIL_FROM to the sender of mail, or unset ONRECORD_SMTP to send none.");
        }
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

    /** The text of a setting, and the option or variable that it came from. */
    private record Given(String where, String text) {}

    private static <T> Optional<T> value(Setting<T> setting, Optional<Given> given) {
        return given.map(text -> read(setting, text))
                .or(() -> setting.standard().map(setting.format().reader()));
    }

    private static <T> T read(Setting<T> setting, Given given) {
        try {
            return setting.format().reader().apply(given.text());
        } catch (IllegalArgumentException | DateTimeException e) {
            String shown = setting.isSecret() ? "its present value" : "\"" + given.text() + "\"";
            throw new InvalidSettingException(
                    given.where() + " must be " + setting.format().words().replace("`", "") + ", not " + shown + ".");
        }
    }

    /** Returns what was given. An empty variable counts as not set, because compose files leave settings out in this way. */
    private static Optional<Given> given(
            Setting<?> setting, Map<String, String> options, Map<String, String> environment) {
        return setting.option()
                .flatMap(option -> Optional.ofNullable(options.get(option)).map(text -> new Given(option, text)))
                .or(() -> variable(setting.variable(), environment))
                .or(() -> setting.isSecret() ? ofFile(setting, environment) : Optional.empty());
    }

    private static Optional<Given> variable(String name, Map<String, String> environment) {
        return Optional.ofNullable(environment.get(name))
                .filter(text -> !text.isBlank())
                .map(text -> new Given(name, text.strip()));
    }

    /** Returns a secret from the file that a variable names. */
    private static Optional<Given> ofFile(Setting<?> setting, Map<String, String> environment) {
        return variable(setting.fileVariable(), environment).map(file -> {
            try {
                return new Given(
                        file.where(), Files.readString(Path.of(file.text())).strip());
            } catch (IOException | InvalidPathException e) {
                throw new InvalidSettingException(file.where() + " names a file that cannot be read: " + file.text()
                        + ". Check the path and its rights.");
            }
        });
    }
}
