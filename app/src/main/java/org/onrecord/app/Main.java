package org.onrecord.app;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.onrecord.app.command.Commands;
import org.onrecord.app.command.Shell;

/** The {@code onrecord} command as a process. */
public final class Main {
    private static final int STOP_WITHIN_SECONDS = 60;

    /**
     * Lucene warns at every start that the vector module of Java is off. The logger is kept here, or it would be
     * garbage-collected.
     */
    private static final Logger LUCENE = Logger.getLogger("org.apache.lucene.internal.vectorization");

    private Main() {}

    /** Runs the command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        LUCENE.setLevel(Level.SEVERE);
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        Stop stop = new Stop();
        Runtime.getRuntime().addShutdownHook(new Thread(stop::now, "stop"));
        Shell shell = new Shell(
                System.getenv(),
                Path.of(System.getProperty("onrecord.home", "")),
                System.in,
                out,
                err,
                Boolean.getBoolean("onrecord.watched"),
                stop.requested);
        int code = Commands.run(shell, arguments);
        out.flush();
        stop.done(code);
        System.exit(code);
    }

    /**
     * Handles Ctrl-C and signals: it asks the command to end, and waits until it has. The process then ends with the
     * exit code of the command, so that stopping a service gives 0 and not the number of the signal.
     */
    private static final class Stop {
        private final CountDownLatch requested = new CountDownLatch(1);
        private final CountDownLatch done = new CountDownLatch(1);
        private volatile int code;

        void done(int exitCode) {
            code = exitCode;
            done.countDown();
        }

        void now() {
            if (done.getCount() == 0) {
                return; // The command has ended by itself.
            }
            requested.countDown();
            try {
                if (done.await(STOP_WITHIN_SECONDS, TimeUnit.SECONDS)) {
                    Runtime.getRuntime().halt(code);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
