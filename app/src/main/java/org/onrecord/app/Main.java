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

    /** Lucene warns at every start that a faster module of Java is not switched on; held here, or it would be collected. */
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
                System.getenv(), Path.of(System.getProperty("onrecord.home", "")), System.in, out, err, stop.requested);
        int code = Commands.run(shell, arguments);
        out.flush();
        stop.done(code);
        System.exit(code);
    }

    /**
     * Ctrl-C and signals: the command is asked to end, and the process ends when it has, with the command's own exit code. Stopping
     * a service is what it is meant for, so that is 0 and not the signal's number.
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
                return; // The command ended by itself, and the process with it.
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
