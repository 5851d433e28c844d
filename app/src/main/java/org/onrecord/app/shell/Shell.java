package org.onrecord.app.shell;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * The shell that a command was called from.
 *
 * @param home the folder of the onrecord command, with its seeds and issues
 * @param out standard output, for results only
 * @param err standard error, for everything else
 * @param watched true if a person sees standard error, and results go elsewhere
 * @param stop opens when Ctrl-C or a signal asks the command to end
 */
public record Shell(
        Map<String, String> environment,
        Path home,
        InputStream in,
        PrintStream out,
        PrintStream err,
        boolean watched,
        CountDownLatch stop) {
    private static final int REFRESH_MS = 500;
    private static final int BAR_WIDTH = 100;

    /** Prints a message to standard error. */
    public void say(String sentence) {
        err.println(sentence);
    }

    /** Prints a line of the result to standard output. */
    public void print(String line) {
        out.println(line);
    }

    /** Prints a part of the result to standard output, with numbers as in English. */
    public void printf(String format, Object... values) {
        out.printf(Locale.ROOT, format, values);
    }

    /** Returns a progress bar on standard error, for work that takes longer than a moment. */
    public ProgressBarBuilder bar(String task) {
        return new ProgressBarBuilder()
                .setTaskName(task)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(REFRESH_MS)
                .setConsumer(new ConsoleProgressBarConsumer(err, BAR_WIDTH));
    }

    /** Asks on standard error, and returns the line that is typed; empty at the end of the input. */
    public Optional<String> ask(String question) throws IOException {
        say(question);
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int next = in.read();
        if (next < 0) {
            return Optional.empty();
        }
        for (; next >= 0 && next != '\n'; next = in.read()) {
            line.write(next);
        }
        return Optional.of(line.toString(StandardCharsets.UTF_8).strip());
    }

    /** Returns true once the command should end. */
    public boolean stopping() {
        return stop.getCount() == 0;
    }
}
