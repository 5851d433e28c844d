package org.onrecord.app.command.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import me.tongfei.progressbar.ProgressBar;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.jspecify.annotations.Nullable;
import org.onrecord.app.broker.TopicReader;
import org.onrecord.app.failure.Failure;
import org.onrecord.app.shell.ShellCommand;
import org.onrecord.events.CaptureRef;
import org.onrecord.events.Document;
import org.onrecord.events.DocumentEvent;
import org.onrecord.events.EventJson;
import org.onrecord.events.capture.CaptureVerifier;
import org.onrecord.events.capture.CaptureVerifier.Finding;
import org.onrecord.events.kafka.KafkaClients;
import org.onrecord.events.kafka.TopicScan;
import org.onrecord.events.topic.Topics;
import picocli.CommandLine.Command;

@Command(name = "verify")
public final class VerifyCommand extends ShellCommand {
    /** The documents read so far, and those whose capture is missing or changed. */
    private static final class Documents {
        private final Map<String, DocumentEvent> newest = new HashMap<>();
        private final List<Unproven> unproven = new ArrayList<>();
        private long versions;
        private long captured;
        private long unreadable;

        private record Unproven(Document document, String reason) {}

        void add(byte @Nullable [] json, CaptureVerifier verifier) {
            DocumentEvent event;
            try {
                event = EventJson.read(json == null ? new byte[0] : json, DocumentEvent.class);
            } catch (EventJson.UnreadableEventException e) {
                unreadable++;
                return;
            }
            newest.merge(
                    event.id(),
                    event instanceof Document document ? document.withText("") : event,
                    (a, b) -> b.supersedes(a) ? b : a);
            if (event instanceof Document document) {
                versions++;
                prove(document, verifier);
            }
        }

        private void prove(Document document, CaptureVerifier verifier) {
            CaptureRef capture = document.capture();
            if (capture != null) {
                captured++;
                verifier.problem(capture).ifPresent(reason -> unproven.add(new Unproven(document, reason)));
            }
        }

        boolean isNewest(Document document) {
            return document.version()
                    .equals(Objects.requireNonNull(newest.get(document.id())).version());
        }
    }

    @Override
    public Integer call() throws InterruptedException, IOException {
        KafkaClients kafka = broker();
        Path folder = settings().captures();
        CaptureVerifier verifier = new CaptureVerifier(folder);
        List<Finding> findings = new ArrayList<>();
        List<Path> files = files(verifier, folder);
        readFiles(verifier, files, findings);
        Documents documents = new Documents();
        try (ProgressBar bar = bar("Documents", " versions", 1);
                KafkaConsumer<String, byte[]> reader = TopicReader.open(kafka, List.of(Topics.DOCUMENTS))) {
            bar.maxHint(TopicScan.count(reader, reader.assignment()));
            TopicScan.toEnd(reader, record -> {
                documents.add(record.value(), verifier);
                bar.step();
            });
            bar.maxHint(bar.getCurrent());
        }
        return report(folder, files.size(), verifier, findings, documents);
    }

    private static List<Path> files(CaptureVerifier verifier, Path folder) {
        try {
            return verifier.files();
        } catch (IOException e) {
            throw new Failure(
                    "The captures folder " + folder + " cannot be listed (" + e
                            + "); give this user the right to read it.",
                    e);
        }
    }

    private void readFiles(CaptureVerifier verifier, List<Path> files, List<Finding> findings) throws IOException {
        long all = 0;
        for (Path file : files) {
            all += Files.size(file);
        }
        long done = 0;
        try (ProgressBar bar = bar("Captures", " KB", 1024)) {
            bar.maxHint(all);
            for (Path file : files) {
                long before = done;
                verifier.verify(file, findings::add, bytes -> bar.stepTo(before + bytes));
                done += Files.size(file);
            }
            bar.stepTo(all);
        }
    }

    private ProgressBar bar(String task, String unit, long size) {
        return shell.bar(task).setUnit(unit, size).showSpeed().build();
    }

    private int report(Path folder, int files, CaptureVerifier verifier, List<Finding> findings, Documents documents) {
        for (Finding finding : findings) {
            shell.print("file " + finding.file() + ":" + finding.offset() + ": the record " + finding.reason()
                    + (finding.harmless() ? " (harmless: it was never complete)" : ""));
        }
        for (Documents.Unproven unproven : documents.unproven) {
            Document document = unproven.document();
            shell.print("document " + document.id() + " of " + document.source() + ", "
                    + (documents.isNewest(document) ? "newest" : "earlier") + " version of "
                    + document.fetched() + ": " + unproven.reason());
        }
        long broken = findings.stream().filter(finding -> !finding.harmless()).count();
        shell.print(summary(folder, files, verifier, broken, documents));
        return broken == 0 && documents.unproven.isEmpty() ? 0 : 1;
    }

    private static String summary(Path folder, int files, CaptureVerifier verifier, long broken, Documents documents) {
        String text = verifier.captures() + " captures in " + files + " files of " + folder + ", " + broken
                + " places damaged; " + documents.newest.size() + " documents in " + documents.versions + " versions, "
                + documents.captured + " with a capture, "
                + (documents.captured - documents.unproven.size()) + " proven, " + documents.unproven.size() + " not";
        return documents.unreadable == 0
                ? text
                : text + "; " + documents.unreadable + " records are not readable documents";
    }
}
