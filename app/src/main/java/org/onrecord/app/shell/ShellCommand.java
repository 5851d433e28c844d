package org.onrecord.app.shell;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.onrecord.app.broker.ExternalBroker;
import org.onrecord.app.failure.Failure;
import org.onrecord.app.issue.LoadedIssue;
import org.onrecord.app.settings.Setting;
import org.onrecord.app.settings.Settings;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.issue.IssueFile;
import org.onrecord.events.kafka.KafkaClients;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A subcommand. Its {@code call} returns the exit code: 0 done, 1 failed. */
public abstract class ShellCommand implements Callable<Integer> {
    /** The settings of every command that calls a broker, maybe that of a {@code serve} on the data folder. */
    private static final List<Setting<?>> BROKER =
            List.of(Setting.BOOTSTRAP_SERVERS, Setting.KAFKA_CONFIG, Setting.TOPIC_PREFIX, Setting.DATA);

    /** The settings of every command that reads an issue file. */
    private static final List<Setting<?>> ISSUE = List.of(Setting.ISSUE, Setting.ACTORS);

    @SuppressWarnings("NullAway.Init") // Its parser sets it.
    protected Shell shell;

    private List<Setting<?>> takes = List.of();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** Returns this command, which takes settings as options in the order of its usage text. */
    public final ShellCommand taking(Setting<?>... settings) {
        takes = Stream.of(settings)
                .flatMap(setting -> setting == Setting.BOOTSTRAP_SERVERS
                        ? BROKER.stream()
                        : setting == Setting.ISSUE ? ISSUE.stream() : Stream.of(setting))
                .filter(setting -> !setting.isSecret())
                .distinct()
                .toList();
        return this;
    }

    /** Prepares the command to be called from a shell, with an option for each setting that it takes. */
    public void configure(Shell from, CommandSpec to) {
        shell = from;
        for (Setting<?> setting : takes) {
            OptionSpec.Builder option = OptionSpec.builder(setting.option().orElseThrow())
                    .type(String.class)
                    .paramLabel(setting.label())
                    .description(setting.about() + " Default: "
                            + setting.standard().filter(text -> !text.isEmpty()).orElse("none") + ".");
            to.addOption(
                    setting.isFlag()
                            ? option.arity("0..1").fallbackValue("true").build()
                            : option.build());
        }
    }

    protected final boolean takes(Setting<?> setting) {
        return takes.contains(setting);
    }

    protected final Settings settings() {
        return Settings.of(given(), shell.environment(), shell.home());
    }

    /**
     * Returns the clients of the broker, once it has answered.
     *
     * @throws Failure if it does not answer
     */
    protected final KafkaClients broker() throws InterruptedException {
        KafkaClients kafka = settings().kafka();
        ExternalBroker.require(kafka);
        return kafka;
    }

    private Map<String, String> given() {
        Map<String, String> given = new HashMap<>();
        for (Setting<?> setting : takes) {
            String option = setting.option().orElseThrow();
            OptionSpec parsed = spec.findOption(option);
            String value = parsed == null ? null : parsed.getValue();
            if (value != null) {
                given.put(option, value);
            }
        }
        return given;
    }

    /** Returns the exception for a usage mistake that the parser cannot see; the exit code is 2. */
    protected final ParameterException wrongUsage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    /** Reads the issue file together with its learned file and the actors of all issues. */
    protected static Issue issue(Settings settings) {
        return issue(issueFile(settings), settings);
    }

    /** Reads the issue file that a path names, or the one in the folder that it names. */
    protected static Issue issue(Path path, Settings settings) {
        return read(IssueFile.at(path), file -> IssueFile.read(file, settings.actors()));
    }

    protected static Issue issueWithoutLearned(Settings settings) {
        return read(issueFile(settings), file -> IssueFile.readAlone(file, settings.actors()));
    }

    /** Reads the issue file together with its learned file and the actors of all issues, and keeps their texts. */
    protected static LoadedIssue load(Settings settings) {
        return read(issueFile(settings), file -> LoadedIssue.read(file, settings.actors()));
    }

    /** Reads all issue files, each with its learned file, in their order. */
    protected static List<LoadedIssue> loadAll(Settings settings) {
        Map<String, LoadedIssue> byId = new LinkedHashMap<>();
        for (Path file : issueFiles(settings)) {
            LoadedIssue loaded = read(file, each -> LoadedIssue.read(each, settings.actors()));
            LoadedIssue other = byId.putIfAbsent(loaded.issue().id(), loaded);
            if (other != null) {
                throw new Failure("Both " + other.file() + " and " + file + " are for the issue \""
                        + loaded.issue().id() + "\"; name one of them with --issue.");
            }
        }
        return List.copyOf(byId.values());
    }

    /**
     * Returns the issue file of a command for a single issue.
     *
     * @throws Failure if there are several
     */
    protected static Path issueFile(Settings settings) {
        List<Path> files = issueFiles(settings);
        if (files.size() > 1) {
            throw new Failure("There are several issues; name one with --issue: "
                    + files.stream().map(Path::toString).collect(Collectors.joining(", ")) + ".");
        }
        return files.getFirst();
    }

    private static List<Path> issueFiles(Settings settings) {
        List<Path> files = settings.issues().files();
        if (files.isEmpty()) {
            throw new Failure("There is no issue in " + settings.issues()
                    + "; start one with `onrecord issue new NAME`, or name another place with --issue.");
        }
        return files;
    }

    protected interface Reading<T> {
        T of(Path file) throws IOException;
    }

    private static <T> T read(Path file, Reading<T> reading) {
        try {
            return read("issue file", file, reading);
        } catch (IssueFile.InvalidIssueException e) {
            throw new Failure("The issue file cannot be used:\n" + e.getMessage(), e);
        }
    }

    /**
     * Reads a file.
     *
     * @param what the file is, for people
     * @throws Failure if it does not exist or cannot be read
     */
    protected static <T> T read(String what, Path file, Reading<T> reading) {
        try {
            return reading.of(file);
        } catch (NoSuchFileException e) {
            throw new Failure("There is no " + what + " " + file + "; check the path.", e);
        } catch (IOException e) {
            throw new Failure("The " + what + " " + file + " cannot be read (" + e + ").", e);
        }
    }
}
