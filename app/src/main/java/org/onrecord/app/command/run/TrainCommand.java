package org.onrecord.app.command.run;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.onrecord.app.broker.Ports;
import org.onrecord.app.issue.LoadedIssue;
import org.onrecord.app.models.ReadingModels;
import org.onrecord.app.models.RecordedAnswers;
import org.onrecord.app.run.AllInOne;
import org.onrecord.app.settings.Settings;
import org.onrecord.app.shell.ShellCommand;
import org.onrecord.events.file.Folders;
import org.onrecord.events.issue.IssuePlaces;
import org.onrecord.processor.topic.IssueExamples;
import picocli.CommandLine.Command;

/**
 * Runs everything once on the seeds, then ends. Meanwhile the launcher lets the Java VM record what a start needs (JEP
 * 514), so that later starts are faster; what the models said about the seeds and the examples of the issues is recorded too.
 */
@Command(name = "train", hidden = true)
public final class TrainCommand extends ShellCommand {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final long POLL_MS = 200;

    @Override
    public Integer call() throws InterruptedException, IOException {
        Path data = Files.createTempDirectory("onrecord-train");
        try {
            int port = Ports.free();
            Settings settings = Settings.of(
                    Map.of(
                            "--data",
                            data.toString(),
                            "--port",
                            Integer.toString(port),
                            "--broker-port",
                            "0",
                            // Nothing is fetched.
                            "--sources",
                            data.resolve("no-sources").toString()),
                    Map.of(),
                    shell.home());
            List<LoadedIssue> issues = loadAll(settings);
            AtomicBoolean read = new AtomicBoolean();
            try (AllInOne process = AllInOne.start(
                    settings, issues, false, sentence -> read.set(read.get() || sentence.startsWith("Documents")))) {
                Instant end = Instant.now().plus(PATIENCE);
                while (!(read.get() && process.isReady())
                        && Instant.now().isBefore(end)
                        && !shell.stop().await(POLL_MS, TimeUnit.MILLISECONDS)) {}
                request(port, "/");
                request(port, "/metrics");
            }
            RecordedAnswers.record(data);
            RecordedAnswers.folder().ifPresent(folder -> embedExamples(issues, folder));
            return 0;
        } finally {
            Folders.delete(data);
        }
    }

    /** Embeds the examples of all languages: the seeds have words on the issue in one only. */
    private static void embedExamples(List<LoadedIssue> issues, Path folder) {
        try (ReadingModels models = ReadingModels.cachedIn(folder, new IssuePlaces(List.of()))) {
            for (LoadedIssue each : issues) {
                IssueExamples.ByLanguage examples =
                        new IssueExamples.ByLanguage(each.issue(), Map.of(), models.embedder());
                each.issue().languages().forEach(examples::in);
            }
        }
    }

    private void request(int port, String path) throws InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                            .timeout(Duration.ofSeconds(5))
                            .build(),
                    BodyHandlers.discarding());
        } catch (IOException e) {
            shell.say("The page " + path + " cannot be read: " + e);
        }
    }
}
