package org.onrecord.app.fuzz;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/** Runs targets in a process of its own: on seeded damages of the seeds, or, called by Jazzer, on the inputs that Jazzer makes up. */
public final class FuzzMain {
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final PrintStream OUT = System.out;

    private static FuzzTarget target = FuzzTarget.HTML;
    private static Path folder = Path.of("");

    private FuzzMain() {}

    /** Called by Jazzer once, with the name of the target. */
    public static void fuzzerInitialize(String[] arguments) throws IOException {
        begin(FuzzTarget.valueOf(arguments[0]));
    }

    /** Called by Jazzer with each input. */
    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        target.read(input, folder);
    }

    /**
     * Runs targets on the kept inputs and on seeded damages of the seeds.
     *
     * @param arguments the seconds for each target, the folder of kept inputs, the folder for findings, and the names of the targets
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Duration time = Duration.ofSeconds(Long.parseLong(arguments[0]));
        for (String name : List.of(arguments).subList(3, arguments.length)) {
            begin(FuzzTarget.valueOf(name));
            String lower = name.toLowerCase(Locale.ROOT);
            run(time, kept(Path.of(arguments[1], lower)), Files.createDirectories(Path.of(arguments[2], lower)));
        }
    }

    private static void begin(FuzzTarget next) throws IOException {
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.OFF);
        target = next;
        folder = Files.createTempDirectory("fuzz");
    }

    private static List<byte[]> kept(Path from) throws IOException {
        List<byte[]> inputs = new ArrayList<>();
        if (Files.isDirectory(from)) {
            try (Stream<Path> files = Files.list(from)) {
                for (Path file : files.sorted().toList()) {
                    inputs.add(Files.readAllBytes(file));
                }
            }
        }
        return inputs;
    }

    private static void run(Duration time, List<byte[]> kept, Path findings) throws IOException, InterruptedException {
        List<byte[]> seeds = FuzzSeeds.of(target);
        List<byte[]> first = new ArrayList<>(kept);
        first.addAll(seeds);
        long end = System.nanoTime() + time.toNanos();
        int seed = 0;
        while (seed < first.size() || System.nanoTime() < end) {
            byte[] input = seed < first.size()
                    ? first.get(seed)
                    : Damage.of(seeds, FuzzSeeds.pieces(target), new Random(seed));
            if (!passes(input)) {
                Path finding = Files.write(findings.resolve("input-" + seed), input);
                OUT.println(target + " fails on " + finding);
            }
            seed++;
        }
        OUT.println(target + ": " + seed + " inputs");
    }

    /** Returns false for an input on which the reader fails or takes too long. A reader that hangs ends the process. */
    private static boolean passes(byte[] input) throws InterruptedException {
        boolean[] passed = {false};
        CountDownLatch done = new CountDownLatch(1);
        Thread reading = Thread.ofPlatform().daemon().start(() -> {
            try {
                fuzzerTestOneInput(input);
                passed[0] = true;
            } catch (Throwable e) { // Errors are findings too.
                e.printStackTrace(OUT);
            } finally {
                done.countDown();
            }
        });
        if (!done.await(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
            OUT.println(target + " takes longer than " + LONGEST.toSeconds() + " s");
            Stream.of(reading.getStackTrace()).forEach(OUT::println);
        }
        return passed[0];
    }
}
