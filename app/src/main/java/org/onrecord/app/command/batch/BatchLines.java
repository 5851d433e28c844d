package org.onrecord.app.command.batch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import me.tongfei.progressbar.ProgressBar;
import org.onrecord.app.shell.Shell;
import org.onrecord.events.EventJson;
import org.onrecord.ingest.reading.LimitExceededException;
import org.onrecord.processor.limit.TooMuchToReadException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The batch form of a command: reads one JSON object per line, and writes one per line in the same order. A bad line
 * gets its id and the error. Lines are answered on all cores; an answer is written as soon as those before it are.
 */
final class BatchLines {
    private static final Logger LOG = LoggerFactory.getLogger(BatchLines.class);
    private static final JsonMapper JSON = EventJson.mapper();

    /** Lines that are read ahead for each core, so that no core waits while another answers a long line. */
    private static final int AHEAD = 8;

    private final BufferedReader lines;
    private final Answer answer;
    private final Runnable step;
    private final ExecutorService threads;

    /** The answers of the lines in their order, then an empty one. */
    private final BlockingQueue<Future<Optional<String>>> answers;

    private BatchLines(InputStream in, Answer answer, Runnable step, int cores) {
        lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        this.answer = answer;
        this.step = step;
        threads = Executors.newFixedThreadPool(cores);
        answers = new ArrayBlockingQueue<>(AHEAD * cores);
    }

    /** The function that answers a line. Safe for use by several threads. */
    interface Answer {
        /**
         * Returns the fields of the answer, without the id.
         *
         * @throws BadLineException if the line cannot be answered
         */
        ObjectNode to(JsonNode line) throws BadLineException;
    }

    /** A line cannot be answered; the message says why. */
    static final class BadLineException extends Exception {
        BadLineException(String message) {
            super(message);
        }
    }

    /** Answers every line of standard input except empty ones; shows how many to a person who watches. */
    static void run(Shell shell, Answer answer) throws IOException {
        if (shell.watched()) {
            try (ProgressBar bar =
                    shell.bar("Answering").setUnit(" lines", 1).showSpeed().build()) {
                run(shell.in(), shell.out(), answer, bar::step);
            }
        } else {
            run(shell.in(), shell.out(), answer, () -> {});
        }
    }

    /**
     * Answers every line of the input except empty ones.
     *
     * @param step called after each answer
     */
    static void run(InputStream in, OutputStream out, Answer answer, Runnable step) throws IOException {
        BatchLines batch = new BatchLines(in, answer, step, Runtime.getRuntime().availableProcessors());
        Thread reader = Thread.ofPlatform().daemon().name("batch-lines").start(batch::read);
        try {
            batch.write(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        } finally {
            reader.interrupt();
            batch.threads.shutdownNow();
        }
    }

    private void read() {
        try {
            answers.put(readAll());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // The answers can no longer be written.
        }
    }

    /** Hands out all lines; returns the end of the answers. */
    private Future<Optional<String>> readAll() throws InterruptedException {
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank()) {
                    String each = line;
                    answers.put(CompletableFuture.supplyAsync(() -> Optional.of(answer(each)), threads));
                }
            }
            return CompletableFuture.completedFuture(Optional.empty());
        } catch (IOException | RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private void write(Writer writer) throws IOException {
        try {
            for (Optional<String> next = answers.take().get();
                    next.isPresent();
                    next = answers.take().get()) {
                writer.write(next.get());
                writer.write('\n');
                writer.flush();
                step.run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("stopped before all lines were answered");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private String answer(String line) {
        ObjectNode result = JSON.createObjectNode();
        result.putNull("id");
        try {
            JsonNode node = JSON.readTree(line);
            if (!node.isObject()) {
                return JSON.writeValueAsString(result.put("error", "the line is JSON but no object"));
            }
            if (node.has("id")) {
                result.set("id", node.get("id"));
            }
            result.setAll(answer.to(node));
        } catch (JacksonException e) {
            result.put("error", "the line is not JSON: " + EventJson.reason(e));
        } catch (BadLineException | TooMuchToReadException | LimitExceededException e) {
            result.put("error", e.getMessage());
        } catch (RuntimeException | StackOverflowError e) { // Regular expressions recurse on long texts.
            LOG.warn("The line {} met a bug; please report it.", result.get("id"), e);
            result.put("error", "the line could not be read because of a bug; report it with what the log says");
        }
        return JSON.writeValueAsString(result);
    }
}
