package org.onrecord.app;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.onrecord.app.command.Commands;
import org.onrecord.app.shell.Shell;
import picocli.CommandLine;
import sun.misc.Signal;

/** Runs a command as a process: the {@code onrecord} command, or one of a developer. */
public final class Main {
    private static final int STOP_WITHIN_SECONDS = 60;

    /** The exit code of a process that was told to end and did not, as that of one that SIGTERM ends. */
    private static final int STOPPED_TOO_LATE = 143;

    private static final List<String> SIGNALS = List.of("INT", "TERM", "HUP");

    /** Lucene warns at every start that the vector module of Java is off. The logger is kept here, or it would be garbage-collected. */
    private static final Logger LUCENE = Logger.getLogger("org.apache.lucene.internal.vectorization");

    private Main() {}

    /** Runs the {@code onrecord} command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        run(Commands::commandLine, arguments);
    }

    /** Runs a command, stops it on Ctrl-C and signals, and ends the process with its exit code. */
    public static void run(Function<Shell, CommandLine> parser, String... arguments) {
        LUCENE.setLevel(Level.SEVERE);
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        Stop stop = new Stop(new CountDownLatch(1));
        for (String signal : SIGNALS) {
            Signal.handle(new Signal(signal), received -> stop.request());
        }
        Shell shell = new Shell(
                System.getenv(),
                Path.of(System.getProperty("onrecord.home", "")),
                System.in,
                out,
                err,
                Boolean.getBoolean("onrecord.watched"),
                stop.requested());
        int code = parser.apply(shell).execute(arguments);
        out.flush();
        System.exit(code);
    }

    /**
     * Handles Ctrl-C and signals: it asks the command to end, and the process then ends with the exit code of the command, so that stopping a service
     * gives 0 and not the number of the signal. No shutdown hook does this, since hooks run side by side: that of ONNX Runtime would end its
     * environment while a model is still loaded or asked.
     *
     * @param requested opens when the command should end
     */
    private record Stop(CountDownLatch requested) {
        void request() {
            if (requested.getCount() == 0) {
                return;
            }
            requested.countDown();
            Thread.ofPlatform().daemon().name("stop").start(() -> {
                try {
                    TimeUnit.SECONDS.sleep(STOP_WITHIN_SECONDS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                Runtime.getRuntime().halt(STOPPED_TOO_LATE);
            });
        }
    }
}
