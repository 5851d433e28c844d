package org.onrecord.app.command;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.PropertyResourceBundle;
import java.util.ResourceBundle;
import org.onrecord.app.command.alert.AlertsCommands;
import org.onrecord.app.command.alert.BriefCommand;
import org.onrecord.app.command.alert.RulesCommands;
import org.onrecord.app.command.batch.AnalyzeCommand;
import org.onrecord.app.command.batch.BatchCommands;
import org.onrecord.app.command.batch.ReportCommand;
import org.onrecord.app.command.data.CatalogueCommands;
import org.onrecord.app.command.data.DeadLettersCommands;
import org.onrecord.app.command.data.ExportCommand;
import org.onrecord.app.command.data.ImportCommand;
import org.onrecord.app.command.data.ReplayCommand;
import org.onrecord.app.command.data.SourcesCommands;
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
import org.onrecord.app.shell.CommandLines;
import org.onrecord.app.shell.Shell;
import org.onrecord.events.resource.Resources;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The {@code onrecord} command with all its subcommands. A new one is added in {@link #commandLine}, and its texts in the resource
 * {@code commands.properties}.
 */
public final class Commands {
    private Commands() {}

    /** Returns the parser with all subcommands, in the order of the usage text. */
    public static CommandLine commandLine(Shell shell) {
        CommandLine root = new CommandLine(new Root());
        CommandLines.add(
                root,
                new ServeCommand(shell),
                new ImportCommand(shell),
                new ExportCommand(shell),
                new VerifyCommand(shell),
                new ReplayCommand(shell),
                new AnalyzeCommand(shell),
                new BatchCommands.Label(shell),
                new BatchCommands.Stance(shell),
                new ReportCommand(shell),
                new BriefCommand(shell),
                new BatchCommands.Extract(shell),
                new BatchCommands.FeedBatch(shell),
                ServiceCommand.ingest(shell),
                ServiceCommand.process(shell),
                ServiceCommand.delivery(shell),
                ServiceCommand.dashboard(shell),
                new AclsCommand(shell),
                new HealthCheckCommand(shell),
                new DoctorCommand(shell),
                new TrainCommand(shell));
        CommandLines.group(root, "alerts", new AlertsCommands.Follow(shell), new AlertsCommands.ListCurrent(shell));
        CommandLines.group(
                root,
                "rules",
                new RulesCommands.Apply(shell),
                new RulesCommands.ListAll(shell),
                new RulesCommands.Test(shell),
                new RulesCommands.On(shell),
                new RulesCommands.Delete(shell));
        CommandLines.group(
                root,
                "sources",
                new SourcesCommands.ListAll(shell),
                new SourcesCommands.Test(shell),
                new CatalogueCommands.Add(shell),
                new CatalogueCommands.ImportOpml(shell),
                new CatalogueCommands.ExportOpml(shell));
        CommandLines.group(root, "actors", new SuggestActorsCommand(shell));
        CommandLines.group(
                root,
                "issue",
                new NewIssueCommand(shell),
                new CheckIssueCommand(shell),
                new TryIssueCommand(shell),
                new LearnCommand(shell),
                new CalibrateCommand(shell),
                new RemoveIssueCommand(shell));
        CommandLines.group(
                root,
                "dead-letters",
                new DeadLettersCommands.ListAll(shell),
                new DeadLettersCommands.Show(shell),
                new DeadLettersCommands.Retry(shell));
        root.setResourceBundle(texts());
        return CommandLines.configured(shell, root);
    }

    private static ResourceBundle texts() {
        try {
            return new PropertyResourceBundle(new StringReader(Resources.text(Commands.class, "commands.properties")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
