package org.onrecord.app.command;

import java.util.Locale;
import java.util.ResourceBundle;
import org.onrecord.app.command.alert.AlertsCommands;
import org.onrecord.app.command.alert.BriefCommand;
import org.onrecord.app.command.alert.RulesCommands;
import org.onrecord.app.command.batch.AnalyzeCommand;
import org.onrecord.app.command.batch.BatchCommands;
import org.onrecord.app.command.data.BackupCommands;
import org.onrecord.app.command.data.CatalogueCommands;
import org.onrecord.app.command.data.DeadLettersCommands;
import org.onrecord.app.command.data.ExportCommand;
import org.onrecord.app.command.data.ForgetCommand;
import org.onrecord.app.command.data.ImportCommand;
import org.onrecord.app.command.data.ReplayCommand;
import org.onrecord.app.command.data.SourcesCommands;
import org.onrecord.app.command.data.TokensCommands;
import org.onrecord.app.command.data.VerifyCommand;
import org.onrecord.app.command.issue.CalibrateCommand;
import org.onrecord.app.command.issue.CheckIssueCommand;
import org.onrecord.app.command.issue.LearnCommand;
import org.onrecord.app.command.issue.NewIssueCommand;
import org.onrecord.app.command.issue.RemoveIssueCommand;
import org.onrecord.app.command.issue.SuggestActorsCommand;
import org.onrecord.app.command.issue.TryIssueCommand;
import org.onrecord.app.command.run.AclsCommand;
import org.onrecord.app.command.run.DoctorCommand;
import org.onrecord.app.command.run.HealthCheckCommand;
import org.onrecord.app.command.run.ServeCommand;
import org.onrecord.app.command.run.ServiceCommand;
import org.onrecord.app.command.run.TrainCommand;
import org.onrecord.app.settings.Setting;
import org.onrecord.app.shell.CommandLines;
import org.onrecord.app.shell.Shell;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The {@code onrecord} command with all its subcommands. A new one is added in {@link #commandLine} with the settings
 * that it takes, and its texts in the resource {@code commands.properties}.
 */
public final class Commands {
    private Commands() {}

    /** Returns the parser with all subcommands, in the order of the usage text. */
    public static CommandLine commandLine(Shell shell) {
        CommandLine root = new CommandLine(new Root());
        CommandLines.add(
                shell,
                root,
                new ServeCommand(),
                new ImportCommand().taking(Setting.BOOTSTRAP_SERVERS, Setting.CAPTURES),
                new ExportCommand().taking(Setting.BOOTSTRAP_SERVERS),
                new ForgetCommand().taking(Setting.BOOTSTRAP_SERVERS, Setting.CAPTURES, Setting.ACTORS),
                new VerifyCommand().taking(Setting.BOOTSTRAP_SERVERS, Setting.CAPTURES),
                new BackupCommands.Write().taking(Setting.BOOTSTRAP_SERVERS, Setting.CAPTURES),
                new BackupCommands.Restore()
                        .taking(Setting.BOOTSTRAP_SERVERS, Setting.CAPTURES, Setting.PARTITIONS, Setting.REPLICATION),
                new ReplayCommand()
                        .taking(
                                Setting.BOOTSTRAP_SERVERS,
                                Setting.ISSUE,
                                Setting.THREADS,
                                Setting.AS_OF,
                                Setting.LLM_BASE_URL,
                                Setting.LLM_MODEL,
                                Setting.LLM_ROLE),
                new AnalyzeCommand().taking(Setting.ISSUE, Setting.USER_AGENT, Setting.ALLOWED_ADDRESSES),
                new BatchCommands.Label().taking(Setting.ISSUE),
                new BatchCommands.Stance(),
                new BriefCommand().taking(Setting.PORT),
                new BatchCommands.Extract(),
                new BatchCommands.FeedBatch(),
                ServiceCommand.ingest(),
                ServiceCommand.process(shell),
                ServiceCommand.delivery(shell),
                ServiceCommand.dashboard(shell),
                new AclsCommand().taking(Setting.TOPIC_PREFIX),
                new HealthCheckCommand().taking(Setting.PORT, Setting.OPS_PORT),
                new DoctorCommand()
                        .taking(
                                Setting.ISSUE,
                                Setting.SEEDS,
                                Setting.SOURCES,
                                Setting.HOST,
                                Setting.PORT,
                                Setting.BROKER_PORT,
                                Setting.BOOTSTRAP_SERVERS,
                                Setting.REPLICATION),
                new TrainCommand());
        CommandLines.group(
                shell,
                root,
                "alerts",
                new AlertsCommands.Follow().taking(Setting.BOOTSTRAP_SERVERS),
                new AlertsCommands.ListCurrent().taking(Setting.BOOTSTRAP_SERVERS));
        CommandLines.group(
                shell,
                root,
                "rules",
                new RulesCommands.Apply().taking(Setting.BOOTSTRAP_SERVERS),
                new RulesCommands.ListAll().taking(Setting.BOOTSTRAP_SERVERS),
                new RulesCommands.Test().taking(Setting.BOOTSTRAP_SERVERS),
                new RulesCommands.On().taking(Setting.BOOTSTRAP_SERVERS),
                new RulesCommands.Delete().taking(Setting.BOOTSTRAP_SERVERS));
        CommandLines.group(
                shell,
                root,
                "sources",
                new SourcesCommands.ListAll().taking(Setting.SOURCES, Setting.BOOTSTRAP_SERVERS),
                new SourcesCommands.Test()
                        .taking(Setting.SOURCES, Setting.USER_AGENT, Setting.HOST_DELAY, Setting.ALLOWED_ADDRESSES),
                new CatalogueCommands.Add()
                        .taking(Setting.SOURCES, Setting.USER_AGENT, Setting.HOST_DELAY, Setting.ALLOWED_ADDRESSES),
                new CatalogueCommands.ImportOpml().taking(Setting.SOURCES),
                new CatalogueCommands.ExportOpml().taking(Setting.SOURCES));
        CommandLines.group(shell, root, "actors", new SuggestActorsCommand().taking(Setting.BOOTSTRAP_SERVERS));
        CommandLines.group(
                shell,
                root,
                "issue",
                new NewIssueCommand(),
                new CheckIssueCommand().taking(Setting.ACTORS),
                new TryIssueCommand().taking(Setting.ACTORS),
                new LearnCommand().taking(Setting.ISSUE),
                new CalibrateCommand().taking(Setting.ISSUE),
                new RemoveIssueCommand().taking(Setting.BOOTSTRAP_SERVERS));
        CommandLines.group(
                shell,
                root,
                "dead-letters",
                new DeadLettersCommands.ListAll().taking(Setting.BOOTSTRAP_SERVERS),
                new DeadLettersCommands.Show().taking(Setting.BOOTSTRAP_SERVERS),
                new DeadLettersCommands.Retry().taking(Setting.BOOTSTRAP_SERVERS));
        CommandLines.group(
                shell,
                root,
                "tokens",
                new TokensCommands.Add().taking(Setting.DATA, Setting.TOKENS),
                new TokensCommands.ListAll().taking(Setting.DATA, Setting.TOKENS),
                new TokensCommands.Revoke().taking(Setting.DATA, Setting.TOKENS));
        root.setResourceBundle(ResourceBundle.getBundle(Commands.class.getPackageName() + ".commands", Locale.ROOT));
        return CommandLines.configured(shell, root);
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
