package org.onrecord.app.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs every {@link FuzzTarget} with the heap that ships: some seconds each on seeded damages of good inputs, in two processes side by side. With
 * {@code -Dfuzz.seconds=3600}, Jazzer makes up inputs for an hour each, one target after the other; {@code -Dfuzz.target=HTML} runs one alone. An input
 * that a reader fails on is in {@code target/fuzz}: keep it in {@code src/test/resources/regressions/fuzz/TARGET/}, where both begin.
 */
class FuzzIT {
    private static final int SECONDS = Integer.getInteger("fuzz.seconds", 8);

    private static final int PROCESSES = 2;
    private static final Pattern RESULT = Pattern.compile("^[A-Z]+(?:: \\d+ inputs$| fails on | takes longer )");

    /** Jazzer needs this long to start. */
    private static final int WORTH_JAZZER = 60;

    private static final String ONLY = System.getProperty("fuzz.target", "");
    private static final Path FINDINGS = Path.of("target/fuzz").toAbsolutePath();
    private static final Path KEPT =
            Path.of("src/test/resources/regressions/fuzz").toAbsolutePath();

    @TempDir
    private Path folder;

    @Test
    void everyReaderReadsOrRefusesWhateverItGets() throws Exception {
        List<FuzzTarget> targets = Stream.of(FuzzTarget.values())
                .filter(target -> ONLY.isEmpty() || target.name().equals(ONLY))
                .toList();
        Files.createDirectories(FINDINGS);
        if (SECONDS < WORTH_JAZZER) {
            runSideBySide(targets);
        } else {
            for (FuzzTarget target : targets) {
                run(target.name().toLowerCase(Locale.ROOT), jazzer(target));
            }
        }
    }

    private void runSideBySide(List<FuzzTarget> targets) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> running = new ArrayList<>();
            for (int process = 0; process < PROCESSES; process++) {
                String name = "seeded-" + process;
                List<String> arguments = new ArrayList<>(List.of(
                        FuzzMain.class.getName(), Integer.toString(SECONDS), KEPT.toString(), FINDINGS.toString()));
                for (int i = process; i < targets.size(); i += PROCESSES) {
                    arguments.add(targets.get(i).name());
                }
                running.add(threads.submit(() -> run(name, arguments)));
            }
            List<String> said = new ArrayList<>();
            for (Future<String> each : running) {
                each.get().lines().filter(line -> RESULT.matcher(line).find()).forEach(said::add);
            }
            said.forEach(System.out::println);
            assertThat(said).noneMatch(line -> line.contains(" fails on "));
            assertThat(targets).allSatisfy(target -> assertThat(said).anyMatch(line -> line.startsWith(target + ": ")));
        }
    }

    private List<String> jazzer(FuzzTarget target) throws IOException {
        String name = target.name().toLowerCase(Locale.ROOT);
        Path made = Files.createDirectories(folder.resolve(name));
        List<byte[]> seeds = FuzzSeeds.of(target);
        for (int i = 0; i < seeds.size(); i++) {
            Files.write(made.resolve("seed-" + i), seeds.get(i));
        }
        List<String> arguments = new ArrayList<>(List.of(
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + FuzzMain.class.getName(),
                "--target_args=" + target,
                "--instrumentation_includes=org.onrecord.**",
                // Its own ideas of what is dangerous, such as patterns that a catalogue may hold.
                "--disabled_hooks=com.code_intelligence.jazzer.sanitizers.*",
                "--reproducer_path=" + folder,
                "-artifact_prefix=" + Files.createDirectories(FINDINGS.resolve(name)) + "/",
                "-max_total_time=" + SECONDS,
                "-max_len=20000",
                "-timeout=30",
                "-rss_limit_mb=0"));
        if (!FuzzSeeds.pieces(target).isEmpty()) {
            arguments.add("-dict=" + dictionary(target));
        }
        arguments.add(made.toString());
        if (Files.isDirectory(KEPT.resolve(name))) {
            arguments.add(KEPT.resolve(name).toString());
        }
        return arguments;
    }

    /** Writes the pieces in libFuzzer's form: a text in quotes a line, its bytes as {@code \xNN}. */
    private Path dictionary(FuzzTarget target) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String piece : FuzzSeeds.pieces(target)) {
            StringBuilder line = new StringBuilder("\"");
            for (byte each : piece.getBytes(StandardCharsets.UTF_8)) {
                line.append(String.format(Locale.ROOT, "\\x%02X", each));
            }
            lines.add(line.append('"').toString());
        }
        return Files.write(folder.resolve(target + ".dict"), lines);
    }

    /** Runs a class in a process with the heap that ships, and returns what it said. */
    private String run(String name, List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx420m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=" + (SECONDS < WORTH_JAZZER ? 1 : 4),
                "-Djava.awt.headless=true",
                "-Djava.io.tmpdir=" + folder,
                "--enable-native-access=ALL-UNNAMED"));
        command.addAll(arguments);
        Path log = FINDINGS.resolve(name + ".log");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        int ended = builder.start().waitFor();
        String said = Files.readString(log);
        assertThat(ended).as(said).isZero();
        return said;
    }
}
