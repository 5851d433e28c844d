package org.onrecord.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CatalogueWatcherTest {
    @TempDir
    private Path folder;

    @Test
    void passesOnChangesAndSkipsUnreadableCatalogues() throws Exception {
        Path first = Files.writeString(folder.resolve("first.yaml"), catalogue("harbour"));
        BlockingQueue<List<String>> told = new LinkedBlockingQueue<>();
        try (CatalogueWatcher watch = CatalogueWatcher.start(
                List.of(folder),
                Duration.ofMillis(20),
                sources -> told.add(sources.stream().map(SourceSpec::id).toList()))) {
            Path second = Files.writeString(folder.resolve("second.yaml"), catalogue("river-board"));
            assertThat(next(told)).containsExactly("harbour", "river-board");

            Files.writeString(first, "sources: [{id: harbour, kind: fead}]\n");
            Files.writeString(second, catalogue("river-council"));
            Files.writeString(first, catalogue("harbour-master"));
            List<String> last = next(told);
            while (!last.equals(List.of("harbour-master", "river-council"))) {
                last = next(told);
            }

            Files.delete(second);
            assertThat(next(told)).containsExactly("harbour-master");
            assertThat(watch).isNotNull();
        }
    }

    private static List<String> next(BlockingQueue<List<String>> told) throws InterruptedException {
        List<String> next = told.poll(20, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("nothing was told within 20 s");
        }
        return next;
    }

    private static String catalogue(String id) {
        return "sources:\n  - {id: " + id + ", kind: push, publisher: Teal Office}\n";
    }
}
