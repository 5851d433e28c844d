package org.onrecord.app.shell;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.onrecord.app.failure.Failure;
import org.onrecord.app.settings.Settings.InvalidSettingException;
import org.onrecord.dashboard.access.TokenFile.TokenFileException;
import org.onrecord.events.version.BuildVersion;
import org.onrecord.events.yaml.SpellingHint;
import org.onrecord.processor.limit.TooMuchToReadException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Makes parsers of command lines. Their exit codes: 0 done, 1 failed, 2 wrong usage. */
public final class CommandLines {
    private static final Logger LOG = LoggerFactory.getLogger(CommandLines.class);

    private CommandLines() {}

    /** Returns the parser of a command that stands alone, with options for its settings. */
    public static CommandLine of(Shell shell, ShellCommand command) {
        return configured(shell, parser(shell, command));
    }

    /** Adds subcommands, each with options for its settings. */
    public static void add(Shell shell, CommandLine parent, ShellCommand... commands) {
        for (ShellCommand command : commands) {
            parent.addSubcommand(parser(shell, command));
        }
    }

    /** Adds a command that has subcommands and does nothing by itself. */
    public static void group(Shell shell, CommandLine root, String name, ShellCommand... commands) {
        CommandLine group = new CommandLine(CommandSpec.create().name(name).mixinStandardHelpOptions(true));
        root.addSubcommand(group);
        add(shell, group, commands);
    }

    private static CommandLine parser(Shell shell, ShellCommand command) {
        CommandLine line = new CommandLine(command);
        command.configure(shell, line.getCommandSpec());
        line.getCommandSpec().mixinStandardHelpOptions(true);
        line.getCommandSpec().args().forEach(argument -> readByName(line, argument.type()));
        return line;
    }

    private static <E> void readByName(CommandLine line, Class<E> type) {
        if (type.isEnum()) {
            line.registerConverter(type, given -> choice(type, given));
        }
    }

    /** Returns the value of an enum with a name in lower case: {@code dead-letters}. A wrong one is answered with all names. */
    public static <E> E choice(Class<E> type, String given) {
        Map<String, E> all = new LinkedHashMap<>();
        for (E each : type.getEnumConstants()) {
            all.put(((Enum<?>) each).name().toLowerCase(Locale.ROOT).replace('_', '-'), each);
        }
        return Optional.ofNullable(all.get(given.toLowerCase(Locale.ROOT).replace('_', '-')))
                .orElseThrow(() -> new TypeConversionException(
                        "expected one of " + String.join(", ", all.keySet()) + ", not '" + given + "'"));
    }

    /** Prepares a parser, after all its subcommands were added: picocli hands each setting on to those that are there. */
    public static CommandLine configured(Shell shell, CommandLine root) {
        root.getCommandSpec().version("onrecord " + BuildVersion.get());
        root.setOut(new PrintWriter(shell.out(), true, StandardCharsets.UTF_8));
        root.setErr(new PrintWriter(shell.err(), true, StandardCharsets.UTF_8));
        root.setCaseInsensitiveEnumValuesAllowed(true);
        root.setUsageHelpAutoWidth(true);
        root.setParameterExceptionHandler(CommandLines::wrongUsage);
        root.setExecutionExceptionHandler((e, command, parsed) -> exitCode(shell, e));
        return root;
    }

    /** Says what is wrong and where to look; the whole usage would hide it, except where a subcommand is missing. */
    private static int wrongUsage(ParameterException wrong, String... arguments) {
        CommandLine command = wrong.getCommandLine();
        PrintWriter err = command.getErr();
        String hint = wrong instanceof UnmatchedArgumentException unmatched
                ? SpellingHint.of(
                        unmatched.getUnmatched().getFirst(),
                        command.getCommandSpec().optionsMap().keySet())
                : "";
        err.println(wrong.getMessage() + hint);
        if (wrong instanceof UnmatchedArgumentException
                || command.getSubcommands().isEmpty()) {
            if (hint.isEmpty()) {
                UnmatchedArgumentException.printSuggestions(wrong, err);
            }
            err.println("See: " + command.getCommandSpec().qualifiedName() + " --help");
        } else {
            command.usage(err);
        }
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    private static int exitCode(Shell shell, Exception e) {
        switch (e) {
            case Failure failure -> {
                shell.say(failure.sentence());
                LOG.debug("failed", failure);
            }
            case InvalidSettingException invalid -> {
                shell.say(invalid.sentence());
                return ExitCode.USAGE;
            }
            case AuthorizationException refused -> {
                shell.say("The Kafka broker refuses it (" + refused.getMessage()
                        + "). `onrecord acls` prints the rights that its administrator must grant.");
                LOG.debug("refused", refused);
            }
            case KafkaException unanswered -> {
                shell.say("The Kafka broker did not answer as it should (" + unanswered.getMessage()
                        + "). It may be busy; run the command again, which is harmless.");
                LOG.warn("unanswered", unanswered);
            }
            case TokenFileException refused -> shell.say(refused.getMessage() + ".");
            case TooMuchToReadException tooMuch -> shell.say("It is not read: " + tooMuch.getMessage() + ".");
            default -> {
                shell.say("This should not have happened: " + e + ". Please report it with the log.");
                LOG.error("unexpected", e);
            }
        }
        return ExitCode.SOFTWARE;
    }
}
