package org.onrecord.app.shell;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.onrecord.app.command.Commands;

/** A command that was called in this process: what it wrote, and how it ended. */
public record CommandResult(int code, String out, String err) {

    public static CommandResult onrecord(Map<String, String> environment, String... arguments) {
        return onrecord("", environment, arguments);
    }

    /** Calls a command that reads an input. */
    public static CommandResult onrecord(String input, Map<String, String> environment, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Shell shell = new Shell(
                environment,
                Path.of(".."),
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                new CountDownLatch(1));
        int code = Commands.commandLine(shell).execute(arguments);
        return new CommandResult(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    public static CommandResult onrecord(String... arguments) {
        return onrecord(Map.of(), arguments);
    }
}
