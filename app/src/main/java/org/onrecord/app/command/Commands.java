package org.onrecord.app.command;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.errors.AuthorizationException;
import org.onrecord.app.failure.Failure;
import org.onrecord.app.offline.AnalyzeCommand;
import org.onrecord.app.offline.CalibrateCommand;
import org.onrecord.app.offline.CheckIssueCommand;
import org.onrecord.app.offline.EvalCommand;
import org.onrecord.app.offline.ExtractCommand;
import org.onrecord.app.offline.FeedCommand;
import org.onrecord.app.offline.LabelCommand;
import org.onrecord.app.offline.LearnCommand;
import org.onrecord.app.offline.NewIssueCommand;
import org.onrecord.app.offline.ReportCommand;
import org.onrecord.app.offline.StanceCommand;
import org.onrecord.app.offline.TryIssueCommand;
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
import picocli.CommandLine.UnmatchedArgumentException;

/** The {@code onrecord} command with all its subcommands. A new one is added in {@link #commandLine}. */
public final class Commands {
    private static final Logger LOG = LoggerFactory.getLogger(Commands.class);

    private Commands() {}

    /**
     * Runs the command.
     *
     * @return the exit code: 0 done, 1 failed, 2 wrong usage
     */
    public static int run(Shell shell, String... arguments) {
        return commandLine(shell).execute(arguments);
    }

    /** Returns the parser with all subcommands, in the order of the usage text. */
    static CommandLine commandLine(Shell shell) {
        CommandLine root = new CommandLine(new Root());
        add(
                root,
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
                new NotifyCommand(shell),
                new DashboardCommand(shell),
                new AclsCommand(shell),
                new HealthCheckCommand(shell),
                new TrainCommand(shell));
        add(
                group(
                        root,
                        "alerts",
                        "Follows or lists alerts: what changed, why it counts, and the words that prove it."),
                new AlertsCommands.Follow(shell),
                new AlertsCommands.ListCurrent(shell));
        add(
                group(root, "rules", "Makes, lists and tests rules: which alerts go to whom."),
                new RulesCommands.Apply(shell),
                new RulesCommands.ListAll(shell),
                new RulesCommands.Test(shell),
                new RulesCommands.On(shell),
                new RulesCommands.Delete(shell));
        add(
                group(root, "sources", "Lists, tests and adds sources: where documents come from."),
                new SourcesCommands.ListAll(shell),
                new SourcesCommands.Test(shell),
                new CatalogueCommands.Add(shell),
                new CatalogueCommands.ImportOpml(shell),
                new CatalogueCommands.ExportOpml(shell));
        add(group(root, "actors", "Finds speakers that the registry does not know."), new SuggestActorsCommand(shell));
        add(
                group(root, "issue", "Starts, checks and improves an issue file: what is being watched."),
                new NewIssueCommand(shell),
                new CheckIssueCommand(shell),
                new TryIssueCommand(shell),
                new LearnCommand(shell),
                new CalibrateCommand(shell),
                new RemoveIssueCommand(shell));
        add(
                group(root, "dead-letters", "Lists, shows and retries what could not be read or written."),
                new DeadLettersCommands.ListAll(shell),
                new DeadLettersCommands.Show(shell),
                new DeadLettersCommands.Retry(shell));
        root.getCommandSpec().version("onrecord " + BuildVersion.get());
        root.setOut(new PrintWriter(shell.out(), true, StandardCharsets.UTF_8));
        root.setErr(new PrintWriter(shell.err(), true, StandardCharsets.UTF_8));
        root.setCaseInsensitiveEnumValuesAllowed(true);
        root.setUsageHelpAutoWidth(true);
        root.setParameterExceptionHandler(Commands::wrongUsage);
        root.setExecutionExceptionHandler((e, command, parsed) -> exitCode(shell, e));
        return root;
    }

    private static void add(CommandLine parent, ShellCommand... commands) {
        for (ShellCommand command : commands) {
            CommandLine line = new CommandLine(command);
            command.addOptions(line.getCommandSpec());
            line.getCommandSpec().mixinStandardHelpOptions(true);
            parent.addSubcommand(line);
        }
    }

    /** Adds a command that has subcommands and does nothing by itself. */
    private static CommandLine group(CommandLine root, String name, String description) {
        CommandSpec spec = CommandSpec.create().name(name).mixinStandardHelpOptions(true);
        spec.usageMessage().description(description);
        CommandLine group = new CommandLine(spec);
        root.addSubcommand(group);
        return group;
    }

    /** Says what is wrong and where to look; the whole usage would hide it, except where a subcommand is missing. */
    private static int wrongUsage(ParameterException wrong, String... arguments) {
        CommandLine command = wrong.getCommandLine();
        PrintWriter err = command.getErr();
        err.println(wrong.getMessage());
        if (wrong instanceof UnmatchedArgumentException
                || command.getSubcommands().isEmpty()) {
            UnmatchedArgumentException.printSuggestions(wrong, err);
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
            default -> {
                shell.say("This should not have happened: " + e + ". Please report it with the log.");
                LOG.error("unexpected", e);
            }
        }
        return ExitCode.SOFTWARE;
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
