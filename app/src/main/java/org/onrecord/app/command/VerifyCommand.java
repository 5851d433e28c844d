package org.onrecord.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import me.tongfei.progressbar.ProgressBar;
import org.onrecord.app.failure.Failure;
import org.onrecord.app.read.TopicReader;
import org.onrecord.app.run.BrokerConnection;
import org.onrecord.app.settings.Setting;
import org.onrecord.events.CaptureRef;
import org.onrecord.events.Document;
import org.onrecord.events.DocumentEvent;
import org.onrecord.events.EventJson;
import org.onrecord.events.capture.CaptureProof;
import org.onrecord.events.capture.CaptureProof.Finding;
import org.onrecord.events.topic.Topics;
import picocli.CommandLine.Command;

@Command(
        name = "verify",
        description =
                "Proves the captures: reads every WARC file of the captures folder whole, then looks up the capture of every"
                        + " version of every document. Exit code 1 if one is missing or changed.")
final class VerifyCommand extends ShellCommand {
    VerifyCommand(Shell shell) {
        super(shell, Setting.BOOTSTRAP_SERVERS, Setting.DATA, Setting.CAPTURES);
    }

    /** What was found of the documents. */
    private static final class Documents {
        private final Map<String, Newest> newest = new HashMap<>();
        private final List<Unproven> unproven = new ArrayList<>();
        private long versions;
        private long captured;
        private long unreadable;

        /** The version of a document that holds. */
        private record Newest(Instant fetched, String version) {
            boolean holdsAgainst(Newest other) {
                int byTime = fetched.compareTo(other.fetched);
                return byTime != 0 ? byTime > 0 : version.compareTo(other.version) > 0;
            }
        }

        private record Unproven(Document document, String reason) {}

        void take(TopicReader.Read record, CaptureProof proof) {
            DocumentEvent event;
            try {
                event = EventJson.read(record.json(), DocumentEvent.class);
            } catch (EventJson.UnreadableEventException e) {
                unreadable++;
                return;
            }
            Newest seen = new Newest(event.fetched(), event.version());
            newest.merge(event.id(), seen, (one, other) -> one.holdsAgainst(other) ? one : other);
            if (event instanceof Document document) {
                versions++;
                prove(document, proof);
            }
        }

        private void prove(Document document, CaptureProof proof) {
            CaptureRef capture = document.capture();
            if (capture != null) {
                captured++;
                proof.trouble(capture).ifPresent(reason -> unproven.add(new Unproven(document, reason)));
            }
        }

        boolean isNewest(Document document) {
            return new Newest(document.fetched(), document.version()).equals(newest.get(document.id()));
        }
    }

    @Override
    public Integer call() throws InterruptedException, IOException {
        String servers = settings().bootstrapServers();
        Path folder = settings().ingest().captures();
        BrokerConnection.require(servers);
        CaptureProof proof = CaptureProof.of(folder);
        List<Finding> findings = new ArrayList<>();
        List<Path> files = files(proof, folder);
        readFiles(proof, files, findings);
        Documents documents = new Documents();
        try (ProgressBar bar = bar("Documents", " versions", 1);
                TopicReader reader = new TopicReader(servers, List.of(Topics.DOCUMENTS))) {
            bar.maxHint(-1);
            reader.toEnd(record -> {
                documents.take(record, proof);
                bar.step();
            });
        }
        return tell(folder, files.size(), proof, findings, documents);
    }

    private static List<Path> files(CaptureProof proof, Path folder) {
        try {
            return proof.files();
        } catch (IOException e) {
            throw new Failure("The captures folder " + folder + " cannot be listed (" + e + "); give rights to it.", e);
        }
    }

    private void readFiles(CaptureProof proof, List<Path> files, List<Finding> findings) throws IOException {
        long all = 0;
        for (Path file : files) {
            all += Files.size(file);
        }
        long done = 0;
        try (ProgressBar bar = bar("Captures", " KB", 1024)) {
            bar.maxHint(all);
            for (Path file : files) {
                long before = done;
                proof.read(file, findings::add, bytes -> bar.stepTo(before + bytes));
                done += Files.size(file);
            }
            bar.stepTo(all);
        }
    }

    private ProgressBar bar(String task, String unit, long size) {
        return shell.bar(task).setUnit(unit, size).showSpeed().build();
    }

    private int tell(Path folder, int files, CaptureProof proof, List<Finding> findings, Documents documents) {
        for (Finding finding : findings) {
            shell.out()
                    .println("file " + finding.file() + ":" + finding.offset() + ": the record " + finding.reason()
                            + (finding.harmless() ? " (no harm: it was never whole)" : ""));
        }
        for (Documents.Unproven unproven : documents.unproven) {
            Document document = unproven.document();
            shell.out()
                    .println("document " + document.id() + " of " + document.source() + ", "
                            + (documents.isNewest(document) ? "newest" : "earlier") + " version of "
                            + document.fetched() + ": " + unproven.reason());
        }
        long broken = findings.stream().filter(finding -> !finding.harmless()).count();
        shell.out().println(summary(folder, files, proof, broken, documents));
        return broken == 0 && documents.unproven.isEmpty() ? 0 : 1;
    }

    private static String summary(Path folder, int files, CaptureProof proof, long broken, Documents documents) {
        String told = proof.captures() + " captures in " + files + " files of " + folder + ", " + broken
                + " places damaged; " + documents.newest.size() + " documents in " + documents.versions + " versions, "
                + documents.captured + " with a capture, "
                + (documents.captured - documents.unproven.size()) + " proven, " + documents.unproven.size() + " not";
        return documents.unreadable == 0
                ? told
                : told + "; " + documents.unreadable + " records are no documents that can be read";
    }
}
