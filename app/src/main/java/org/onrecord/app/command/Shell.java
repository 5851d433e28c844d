package org.onrecord.app.command;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * What a command knows of where it was called.
 *
 * @param environment the variables
 * @param home the folder of the onrecord command, where seeds and issues lie
 * @param in standard input
 * @param out standard output: results, nothing else
 * @param err standard error: everything else
 * @param stop opens when the command is to end, by Ctrl-C or a signal
 */
public record Shell(
        Map<String, String> environment,
        Path home,
        InputStream in,
        PrintStream out,
        PrintStream err,
        CountDownLatch stop) {
    private static final int REFRESH_MS = 500;
    private static final int BAR_WIDTH = 100;

    /** Tells a person something that is no result. */
    public void say(String sentence) {
        err.println(sentence);
    }

    /** A progress bar for work that takes longer than a person waits without asking; drawn on standard error. */
    public ProgressBarBuilder bar(String task) {
        return new ProgressBarBuilder()
                .setTaskName(task)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(REFRESH_MS)
                .setConsumer(new ConsoleProgressBarConsumer(err, BAR_WIDTH));
    }

    /** True once the command is to end. */
    public boolean stopping() {
        return stop.getCount() == 0;
    }
}
