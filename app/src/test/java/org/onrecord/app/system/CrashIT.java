package org.onrecord.app.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.testing.PdfBomb;

/** What a death costs: of the process while it reads a document, at the heap that ships, and of one of its threads. */
class CrashIT {
    private static final Duration SOON = Duration.ofMinutes(2);

    @TempDir
    private Path folder;

    @Test
    void aDocumentThatKillsTheProcessTwiceIsADeadLetterAndAFailedThreadGoesOn() throws Exception {
        Path inbox = Files.createDirectories(folder.resolve("inbox"));
        int debugging = Onrecord.freePort();
        Map<String, String> settings = Map.of("ONRECORD_JAVA_OPTS", "-Xmx420m " + Debugger.option(debugging));
        try (Onrecord system = Onrecord.serve(folder.resolve("data"), inbox, DamDocuments.ISSUE, settings)) {
            // Files are read in the order of their names: what stands behind the first has to wait for it.
            Files.write(folder.resolve("fatal.pdf"), slowPdf());
            Files.move(folder.resolve("fatal.pdf"), inbox.resolve("fatal.pdf"));
            Files.writeString(
                    inbox.resolve("good.txt"), "Reporter: And the dam?\nAda Quill: We are ready to hold talks.");

            killWhileReading(system, "fatal.pdf");
            system.restartUnready();
            killWhileReading(system, "fatal.pdf");
            system.restart();

            system.await(
                    "the good file read",
                    SOON,
                    () -> system.exportNow("outcomes").contains("statements"));
            assertThat(system.command("dead-letters", "list").out())
                    .contains("inbox/fatal.pdf", "OnRecord died twice while it was read")
                    .doesNotContain("good.txt");

            for (String thread : List.of("ingest", "crawl", "onrecord-dashboard-reader")) {
                failsAndGoesOn(system, debugging, thread);
            }
            Files.writeString(inbox.resolve("later.txt"), "Reporter: And now?\nAda Quill: We are ready to hold talks.");
            system.await(
                    "the next file read",
                    SOON,
                    () -> system.exportNow("outcomes").lines().count() == 2);
        }
    }

    /** Returns a file that takes seconds to read. */
    private static byte[] slowPdf() throws IOException {
        return PdfBomb.ofContent(("BT /F1 12 Tf " + "(aaaaaaaaaaaaaaaaaaaa) Tj ".repeat(200_000) + "ET")
                .getBytes(StandardCharsets.US_ASCII));
    }

    private void killWhileReading(Onrecord system, String file) {
        String mark = ".reading-" + system.pid();
        system.await("marked as being read", SOON, () -> {
            try (Stream<Path> marks = Files.list(folder.resolve("data/captures/.reading"))) {
                for (Path each :
                        marks.filter(path -> path.toString().endsWith(mark)).toList()) {
                    if (Files.readString(each).contains(file)) {
                        system.kill();
                        return true;
                    }
                }
                return false;
            } catch (NoSuchFileException notYet) {
                return false;
            }
        });
    }

    private static void failsAndGoesOn(Onrecord system, int debugging, String thread) throws Exception {
        try (Debugger debugger = Debugger.attach(debugging)) {
            debugger.fail(thread);
        }
        system.await("not ready for the thread " + thread, SOON, () -> {
            var answer = system.get("/readyz");
            return answer.statusCode() == 503 && answer.body().contains(" failed ");
        });
        system.await("ready again", SOON, () -> system.get("/readyz").statusCode() == 200);
    }
}
