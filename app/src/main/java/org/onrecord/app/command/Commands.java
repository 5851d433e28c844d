package org.onrecord.app.command;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.onrecord.app.failure.Failure;
import org.onrecord.app.offline.AnalyzeCommand;
import org.onrecord.app.offline.EvalCommand;
import org.onrecord.app.offline.ExtractCommand;
import org.onrecord.app.offline.FeedCommand;
import org.onrecord.app.offline.LabelCommand;
import org.onrecord.app.offline.LearnCommand;
import org.onrecord.app.offline.ReportCommand;
import org.onrecord.app.offline.StanceCommand;
import org.onrecord.app.settings.Settings.InvalidSettingException;
import org.onrecord.events.BuildVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The {@code onrecord} command with all its subcommands. */
public final class Commands {
    private static final Logger LOG = LoggerFactory.getLogger(Commands.class);

    private Commands() {}

    /** Every subcommand but the groups, in the order of the usage text. */
    private static List<ShellCommand> all(Shell shell) {
        return List.of(
                new ServeCommand(shell),
                new ImportCommand(shell),
                new ExportCommand(shell),
                new VerifyCommand(shell),
                new ReplayCommand(shell),
                new AnalyzeCommand(shell),
                new LabelCommand(shell),
                new StanceCommand(shell),
                new ReportCommand(shell),
                new EvalCommand(shell),
                new ExtractCommand(shell),
                new FeedCommand(shell),
                new IngestCommand(shell),
                new ProcessCommand(shell),
                new DashboardCommand(shell),
                new HealthCheckCommand(shell),
                new TrainCommand(shell));
    }

    private static List<ShellCommand> alerts(Shell shell) {
        return List.of(new AlertsCommands.Follow(shell), new AlertsCommands.ListStanding(shell));
    }

    private static List<ShellCommand> deadLetters(Shell shell) {
        return List.of(
                new DeadLettersCommands.ListThem(shell),
                new DeadLettersCommands.Show(shell),
                new DeadLettersCommands.RetryThem(shell));
    }

    private static List<ShellCommand> sources(Shell shell) {
        return List.of(
                new SourcesCommands.ListThem(shell),
                new SourcesCommands.Test(shell),
                new CatalogueCommands.Add(shell),
                new CatalogueCommands.ImportOpml(shell),
                new CatalogueCommands.ExportOpml(shell));
    }

    /**
     * Runs the command.
     *
     * @return the exit code: 0 done, 1 failed, 2 wrong usage
     */
    public static int run(Shell shell, String... arguments) {
        return commandLine(shell).execute(arguments);
    }

    /** The parser with all subcommands. */
    static CommandLine commandLine(Shell shell) {
        CommandLine root = new CommandLine(new Root());
        CommandLine alerts = new CommandLine(new AlertsCommands.Group());
        alerts(shell).forEach(command -> add(alerts, command));
        all(shell).forEach(command -> add(root, command));
        root.addSubcommand(alerts);
        CommandLine sources = new CommandLine(new SourcesCommands.Group());
        sources(shell).forEach(command -> add(sources, command));
        root.addSubcommand(sources);
        CommandLine actors = new CommandLine(new ActorsCommands.Group());
        add(actors, new ActorsCommands.Suggest(shell));
        root.addSubcommand(actors);
        CommandLine issue = new CommandLine(new IssueGroup());
        add(issue, new LearnCommand(shell));
        root.addSubcommand(issue);
        CommandLine deadLetters = new CommandLine(new DeadLettersCommands.Group());
        deadLetters(shell).forEach(command -> add(deadLetters, command));
        root.addSubcommand(deadLetters);
        root.getCommandSpec().version("onrecord " + BuildVersion.get());
        root.setOut(new PrintWriter(shell.out(), true, StandardCharsets.UTF_8));
        root.setErr(new PrintWriter(shell.err(), true, StandardCharsets.UTF_8));
        root.setCaseInsensitiveEnumValuesAllowed(true);
        root.setUsageHelpAutoWidth(true);
        root.setExecutionExceptionHandler((e, command, parsed) -> failed(shell, e));
        return root;
    }

    private static void add(CommandLine parent, ShellCommand command) {
        CommandLine line = new CommandLine(command);
        command.addOptions(line.getCommandSpec());
        line.getCommandSpec().mixinStandardHelpOptions(true);
        parent.addSubcommand(line);
    }

    private static int failed(Shell shell, Exception e) {
        switch (e) {
            case Failure failure -> {
                shell.say(failure.sentence());
                LOG.debug("failed", failure);
            }
            case InvalidSettingException invalid -> {
                shell.say(invalid.sentence());
                return ExitCode.USAGE;
            }
            default -> {
                shell.say("This should not have happened: " + e + ". Please report it with the log.");
                LOG.error("unexpected", e);
            }
        }
        return ExitCode.SOFTWARE;
    }

    /** The command {@code issue} without a subcommand. */
    @Command(name = "issue", description = "The issue file: what is being watched.", mixinStandardHelpOptions = true)
    static final class IssueGroup implements Runnable {
        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public void run() {
            throw new ParameterException(
                    spec.commandLine(),
                    "Name a command: " + String.join(", ", spec.subcommands().keySet()) + ".");
        }
    }

    /** The command without a subcommand. */
    @Command(
            name = "onrecord",
            mixinStandardHelpOptions = true,
            description = "OnRecord follows what governments say on an issue: who said it, which side it takes, and how"
                    + " positions move.",
            footer = {"", "Start with: onrecord serve", "Settings by environment variables: docs/settings.md"})
    static final class Root implements Runnable {
        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public void run() {
            spec.commandLine().usage(spec.commandLine().getErr(), Ansi.AUTO);
            throw new ParameterException(spec.commandLine(), "Name a command.");
        }
    }
}
