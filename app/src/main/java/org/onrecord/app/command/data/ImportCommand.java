package org.onrecord.app.command.data;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import me.tongfei.progressbar.ProgressBar;
import org.onrecord.app.failure.Failure;
import org.onrecord.app.shell.ShellCommand;
import org.onrecord.events.kafka.KafkaClients;
import org.onrecord.ingest.DocumentImport;
import org.onrecord.ingest.DocumentImport.Counts;
import org.onrecord.ingest.DocumentImport.ImportFailedException;
import org.onrecord.ingest.DocumentImport.Refusal;
import org.onrecord.ingest.DocumentImport.Summary;
import org.onrecord.ingest.file.WarcDocuments;
import org.onrecord.processor.topology.ProcessorLag;
import org.onrecord.processor.topology.ProcessorLag.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "import")
public final class ImportCommand extends ShellCommand {
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final int ASK_MS = 500;

    @Parameters(arity = "1..*", paramLabel = "FILE", descriptionKey = "FILE")
    private List<Path> files = List.of();

    @Option(names = "--source", paramLabel = "ID", defaultValue = "import")
    private String source = "import";

    @Option(names = "--no-wait")
    private boolean noWait;

    @Override
    public Integer call() throws InterruptedException {
        KafkaClients kafka = broker();
        Summary summary =
                run(new DocumentImport.Settings(kafka, source, settings().captures()));
        shell.print(text(summary));
        for (Refusal refusal : summary.refusals()) {
            shell.print("refused " + refusal.origin() + ": " + refusal.reason());
        }
        long unlisted = summary.refused() - summary.refusals().size();
        if (unlisted > 0) {
            shell.print("and " + unlisted + " more; all of them are in the dead letters");
        }
        return summary.refused() == 0 ? 0 : 1;
    }

    private Summary run(DocumentImport.Settings settings) throws InterruptedException {
        Summary summary;
        try (ProgressBar bar =
                shell.bar("Importing").setUnit(" KB", 1024).showSpeed().build()) {
            summary = DocumentImport.run(settings, files, counts -> show(bar, counts));
        } catch (ImportFailedException e) {
            throw new Failure(sentence(e.reason()), e);
        }
        if (!noWait) {
            awaitProcessor(settings.kafka(), summary.documents());
        }
        return summary;
    }

    /** Waits until the documents are processed, down to trends and alerts. */
    private void awaitProcessor(KafkaClients kafka, long written) throws InterruptedException {
        try (ProcessorLag processor = new ProcessorLag(kafka);
                ProgressBar bar = shell.bar("Reading")
                        .setUnit(" documents", 1)
                        .setInitialMax(written)
                        .build()) {
            long before = Long.MAX_VALUE;
            long moved = System.nanoTime();
            for (Optional<Progress> asked = ask(processor); left(asked) > 0; asked = ask(processor)) {
                asked.ifPresent(progress -> bar.stepTo(Math.max(bar.getCurrent(), progress.readOf(written))));
                bar.setExtraMessage(
                        asked.map(progress -> progress.documentsLeft() > 0 ? "" : progress.left() + " records to count")
                                .orElse("the broker is busy"));
                long left = asked.map(Progress::left).orElse(before);
                if (left != before) {
                    before = left;
                    moved = System.nanoTime();
                } else if (System.nanoTime() - moved > PATIENCE.toNanos()) {
                    throw new Failure("The documents are written, but "
                            + (left == Long.MAX_VALUE ? "all" : left)
                            + " records are still to be processed and nothing has"
                            + " happened for " + PATIENCE.toMinutes() + " minutes; see whether the processor runs"
                            + " (./onrecord healthcheck).");
                }
                if (shell.stop().await(ASK_MS, TimeUnit.MILLISECONDS)) {
                    throw new Failure("Stopped while waiting; the documents are written and will be processed.");
                }
            }
            bar.stepTo(written);
            bar.setExtraMessage("all processed");
        }
    }

    /** Returns how far the processor is; empty while the broker is too busy to say. */
    private static Optional<Progress> ask(ProcessorLag processor) throws InterruptedException {
        try {
            return Optional.of(processor.progress());
        } catch (ProcessorLag.NoAnswerException busy) {
            return Optional.empty();
        }
    }

    private static long left(Optional<Progress> asked) {
        return asked.map(Progress::left).orElse(Long.MAX_VALUE);
    }

    private static void show(ProgressBar bar, Counts counts) {
        bar.maxHint(counts.bytesTotal());
        bar.stepTo(counts.bytesRead());
        bar.setExtraMessage(counts.documents() + " documents");
    }

    private static String text(Summary summary) {
        if (summary.documents() + summary.refused() + summary.duplicates() == 0
                && summary.skipped().isEmpty()) {
            return "There is no document in what was named; nothing was imported.";
        }
        return summary.documents() + " documents accepted, " + summary.refused() + " refused"
                + (summary.duplicates() > 0 ? ", " + summary.duplicates() + " duplicate lines" : "")
                + (summary.skipped().isEmpty() ? "" : "; skipped: " + WarcDocuments.summary(summary.skipped()));
    }

    private static String sentence(String words) {
        String text = words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
        return text.endsWith(".") ? text : text + ".";
    }
}
