package org.onrecord.app.command;

import java.nio.file.Path;
import java.util.List;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.onrecord.app.failure.Failure;
import org.onrecord.app.run.Broker;
import org.onrecord.app.settings.Setting;
import org.onrecord.ingest.DocumentImport;
import org.onrecord.ingest.DocumentImport.Counts;
import org.onrecord.ingest.DocumentImport.ImportFailedException;
import org.onrecord.ingest.DocumentImport.Refusal;
import org.onrecord.ingest.DocumentImport.Summary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "import",
        description =
                "Imports documents from JSON Lines files (.jsonl or .jsonl.gz) into a running OnRecord. Importing twice is"
                        + " harmless. Exit code 1 if a line was refused; the others are imported all the same.")
final class ImportFiles extends ShellCommand {
    private static final int BAR_WIDTH = 100;
    private static final int REFRESH_MS = 500;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "One object a line: id, publisher, country, lang, url, date, title, text.")
    private List<Path> files = List.of();

    @Option(
            names = "--source",
            paramLabel = "ID",
            defaultValue = "import",
            description = "The source's id of lines that name no corpus. Default: ${DEFAULT-VALUE}.")
    private String source = "import";

    @Option(names = "--no-wait", description = "Ends when all is written, without waiting until all is read.")
    private boolean noWait;

    ImportFiles(Shell shell) {
        super(shell, Setting.BOOTSTRAP_SERVERS);
    }

    @Override
    public Integer call() throws InterruptedException {
        String servers = settings().bootstrapServers();
        Broker.require(servers);
        Summary summary = run(new DocumentImport.Settings(servers, source, !noWait));
        shell.out().println(told(summary));
        for (Refusal refusal : summary.refusals()) {
            shell.out().println("refused " + refusal.origin() + ": " + refusal.reason());
        }
        long unlisted = summary.refused() - summary.refusals().size();
        if (unlisted > 0) {
            shell.out().println("and " + unlisted + " more; all of them are in the dead letters");
        }
        return summary.refused() == 0 ? 0 : 1;
    }

    private Summary run(DocumentImport.Settings settings) {
        try (ProgressBar bar = new ProgressBarBuilder()
                .setTaskName("Importing")
                .setUnit(" KB", 1024)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(REFRESH_MS)
                .setConsumer(new ConsoleProgressBarConsumer(shell.err(), BAR_WIDTH))
                .build()) {
            return DocumentImport.run(settings, files, counts -> show(bar, counts));
        } catch (ImportFailedException e) {
            throw new Failure(sentence(e.reason()), e);
        }
    }

    private static void show(ProgressBar bar, Counts counts) {
        bar.maxHint(counts.bytesTotal());
        bar.stepTo(counts.bytesRead());
        bar.setExtraMessage(
                counts.awaited() == 0 ? counts.documents() + " documents" : counts.awaited() + " still to be read");
    }

    private static String told(Summary summary) {
        StringBuilder told =
                new StringBuilder(summary.documents() + " documents accepted, " + summary.refused() + " refused");
        if (summary.duplicates() > 0) {
            told.append(", ").append(summary.duplicates()).append(" lines came twice");
        }
        if (summary.superseded() > 0) {
            told.append(", ").append(summary.superseded()).append(" were older than what was known");
        }
        return told.toString();
    }

    private static String sentence(String words) {
        String text = words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
        return text.endsWith(".") ? text : text + ".";
    }
}
