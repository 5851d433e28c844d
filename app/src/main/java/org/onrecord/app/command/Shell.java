package org.onrecord.app.command;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

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

    /** Tells a person something that is no result. */
    public void say(String sentence) {
        err.println(sentence);
    }

    /** True once the command is to end. */
    public boolean stopping() {
        return stop.getCount() == 0;
    }
}
