package org.onrecord.app.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.app.shell.CommandResult;

/** A backup of a running system, restored into an empty one, gives the same exports to the byte. */
class BackupIT {
    private static final String TOKEN = "a-long-secret";
    private static final List<String> TABLES = List.of(
            "statements", "trends", "alerts", "unconfirmed-alerts", "talking-points", "outcomes", "corrections");

    @TempDir
    Path folder;

    @Test
    void isTheSameToTheByteAfterARestore() throws Exception {
        Path seeds = Files.createDirectories(folder.resolve("diary"));
        Files.writeString(
                seeds.resolve("a.html"),
                "<html lang=\"en\"><head><title>The dam</title></head><body><article><p>The dam on the Teal river was talked"
                        + " about for a long time by everybody who came to the harbour in the morning.</p></article></body></html>");
        Path backup = folder.resolve("onrecord.backup");
        Map<String, String> before;
        try (Onrecord system = serve("data", seeds)) {
            CommandResult imported = system.command(
                    "import",
                    DamDocuments.write(folder.resolve("dam.jsonl"), DamDocuments.lines(100, 7))
                            .toString());
            assertThat(imported.code()).as(imported.err()).isZero();
            correct(system);
            before = system.export(TABLES);

            CommandResult written = system.command("backup", backup.toString(), "--data", data("data"));
            assertThat(written.code()).as(written.err()).isZero();
            assertThat(written.out()).contains(" records and 1 file of captures written to " + backup);
            assertThat(folder.resolve("onrecord.backup.part")).doesNotExist();

            Path nobody = folder.resolve("nobody");
            CommandResult apart = system.command(
                    "backup", folder.resolve("apart.backup").toString(), "--captures", nobody.toString());
            assertThat(apart.code()).isEqualTo(1);
            assertThat(apart.err())
                    .contains("Documents name captures, and there are none in " + nobody
                            + "; name the folder with --captures.");
            assertThat(folder.resolve("apart.backup")).doesNotExist();
            assertThat(folder.resolve("apart.backup.part")).doesNotExist();

            CommandResult full = system.command("restore", backup.toString(), "--data", data("data"));
            assertThat(full.code()).isEqualTo(1);
            assertThat(full.err()).contains("The system is not empty: onrecord.sources has records.");
        }
        damaged(backup);
        interrupted(backup);
        Path restored = folder.resolve("restored");
        CommandResult done = Onrecord.run(Map.of(), "restore", backup.toString(), "--data", restored.toString());
        assertThat(done.code()).as(done.err()).isZero();
        assertThat(done.out()).contains(" records and 1 file of captures restored from " + backup);
        assertThat(restored.resolve("restoring")).doesNotExist();

        try (Onrecord system = serve("restored", seeds)) {
            assertThat(system.export(TABLES)).isEqualTo(before);
            assertThat(system.command("verify", "--data", data("restored")).out())
                    .contains("0 places damaged")
                    .contains("1 with a capture, 1 proven, 0 not");
        }
    }

    private void damaged(Path backup) throws IOException {
        byte[] bytes = Files.readAllBytes(backup);
        bytes[bytes.length / 2] ^= 1;
        Path damaged = Files.write(folder.resolve("damaged.backup"), bytes);
        Path nowhere = folder.resolve("nowhere");
        CommandResult refused = Onrecord.run(Map.of(), "restore", damaged.toString(), "--data", nowhere.toString());
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).contains("is no backup of OnRecord, or damaged");
        assertThat(nowhere).doesNotExist();
    }

    /** A restore that was ended leaves the file {@code restoring} behind. */
    private void interrupted(Path backup) throws IOException {
        Path half = Files.createDirectories(folder.resolve("half"));
        Files.createFile(half.resolve("restoring"));
        for (String[] command : new String[][] {
            {"serve", "--data", half.toString()}, {"restore", backup.toString(), "--data", half.toString()}
        }) {
            CommandResult refused = Onrecord.run(Map.of(), command);
            assertThat(refused.code()).isEqualTo(1);
            assertThat(refused.err()).contains("its restore was not finished; delete the folder and restore again.");
        }
    }

    private static void correct(Onrecord system) throws IOException {
        system.await(
                "there",
                Duration.ofMinutes(1),
                () -> system.json("/api/v1/statements?counted=true")
                                .path("total")
                                .asInt()
                        > 0);
        String id = system.json("/api/v1/statements?counted=true")
                .at("/items/0/statement/id")
                .asString();
        system.correct(id, "dam-harms", "against", "Read it again.");
    }

    private String data(String name) {
        return folder.resolve(name).toString();
    }

    private Onrecord serve(String name, Path seeds) throws IOException {
        return Onrecord.serve(folder.resolve(name), seeds, DamDocuments.ISSUE, Map.of("ONRECORD_ADMIN_TOKEN", TOKEN));
    }
}
