package org.onrecord.app.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.app.shell.CommandResult;

/** Any order, any repetition and any crash give the same tables. {@code bench/laws} is the full form of this check. */
@Timeout(600) // One story of several systems, on a machine that does much else.
class LawsIT {
    private static final List<String> TABLES =
            List.of("statements", "trends", "alerts", "unconfirmed-alerts", "outcomes");

    @TempDir
    Path folder;

    @Test
    void anyOrderAnyRepetitionAndAnyCrashGiveTheSameTables() throws Exception {
        List<String> lines = DamDocuments.lines(60, 1);

        Map<String, String> inOrder;
        try (Onrecord system = serve("in-order")) {
            imports(system, DamDocuments.write(folder.resolve("in-order.jsonl"), lines));
            inOrder = system.export(TABLES);
        }
        assertThat(count(inOrder, "statements")).isGreaterThan(60);
        assertThat(count(inOrder, "trends")).isGreaterThan(100);
        assertThat(count(inOrder, "alerts")).isGreaterThan(1);

        List<String> shuffled = new ArrayList<>(lines);
        Collections.shuffle(shuffled, new Random(2));
        Path file = DamDocuments.write(folder.resolve("shuffled.jsonl"), shuffled);
        try (Onrecord system = serve("shuffled")) {
            for (int crash = 0; crash < 2; crash++) {
                Thread importing =
                        Thread.startVirtualThread(() -> system.command("import", "--no-wait", file.toString()));
                system.await(
                        "reading",
                        Duration.ofMinutes(1),
                        () -> system.json("/api/v1/statements").path("total").asInt() > 0);
                system.kill();
                system.restart();
                awaitEnd(importing);
            }
            imports(system, file);
            imports(system, file);
            assertThat(system.export(TABLES)).isEqualTo(inOrder);
            system.stop();
            system.restart();
            assertThat(system.export(TABLES)).isEqualTo(inOrder);
        }
    }

    private Onrecord serve(String name) throws IOException {
        Path seeds = Files.createDirectories(folder.resolve("no-seeds"));
        return Onrecord.serve(folder.resolve("data-" + name), seeds, DamDocuments.ISSUE);
    }

    /** Waits for an import whose broker was killed: it goes on when the broker is back, or says that it failed. */
    private static void awaitEnd(Thread importing) throws InterruptedException {
        assertThat(importing.join(Duration.ofMinutes(5)))
                .as(() -> "the import ended; it is at " + Arrays.toString(importing.getStackTrace()) + " beside "
                        + Thread.getAllStackTraces().keySet())
                .isTrue();
    }

    private static void imports(Onrecord system, Path file) throws IOException {
        CommandResult said = system.command("import", file.toString());
        assertThat(said.code()).as(said.err()).isZero();
    }

    private static long count(Map<String, String> tables, String table) {
        return tables.getOrDefault(table, "").lines().count();
    }
}
