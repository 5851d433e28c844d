package org.onrecord.ingest.pdf;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.onrecord.ingest.extract.Page;
import org.onrecord.ingest.reading.ReadResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The process that reads PDF files, one at a time, for all threads of this one. It is started when there is a file, serves the next ones
 * too, and is ended when it is idle, takes too long, or runs out of memory.
 */
final class PdfProcess {
    private static final Logger LOG = LoggerFactory.getLogger(PdfProcess.class);
    private static final Duration IDLE = Duration.ofSeconds(20);

    /** Time to start, and to take and return the bytes. */
    private static final Duration OVERHEAD = Duration.ofSeconds(15);

    private static final List<String> FLAGS = List.of(
            "-Xmx128m",
            "-Xss2m",
            "-XX:MaxDirectMemorySize=16m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:-UsePerfData",
            "-Djava.awt.headless=true");

    private final Duration time;
    private final ReentrantLock turn = new ReentrantLock(true);
    private @Nullable Child child;
    private long uses;

    private record Child(Process process, DataOutputStream to, DataInputStream from) {
        void end() {
            process.destroyForcibly();
        }
    }

    PdfProcess(Duration time) {
        this.time = time;
    }

    ReadResult<Page> read(byte[] bytes) {
        turn.lock();
        try {
            Child running = running();
            ReadResult<Page> reading = ask(running, bytes);
            long use = ++uses;
            after(IDLE).execute(() -> endIfIdle(use));
            return reading;
        } catch (IOException e) {
            LOG.error("The process that reads PDF files cannot be started: {}", e.getMessage());
            return new ReadResult.Unreadable<>("the process that reads PDF files cannot be started (" + e.getMessage()
                    + "); allow this one to start processes, and hand the file in again");
        } finally {
            turn.unlock();
        }
    }

    private ReadResult<Page> ask(Child running, byte[] bytes) {
        AtomicBoolean late = new AtomicBoolean();
        CompletableFuture<?> watch = CompletableFuture.runAsync(
                () -> {
                    late.set(true);
                    running.end();
                },
                after(time.plus(OVERHEAD)));
        try {
            running.to().writeInt(bytes.length);
            running.to().write(bytes);
            running.to().flush();
            return PdfMessage.read(running.from());
        } catch (IOException e) {
            end();
            return new ReadResult.Unreadable<>(
                    late.get()
                            ? PdfReader.TOO_SLOW
                            : "the PDF needs more memory than a press release does; print it to a new PDF and take that");
        } finally {
            watch.cancel(false);
        }
    }

    private static Executor after(Duration time) {
        return CompletableFuture.delayedExecutor(time.toMillis(), TimeUnit.MILLISECONDS, Thread::startVirtualThread);
    }

    private void endIfIdle(long use) {
        turn.lock();
        try {
            if (use == uses) {
                end();
            }
        } finally {
            turn.unlock();
        }
    }

    private void end() {
        if (child != null) {
            child.end();
            child = null;
        }
    }

    private Child running() throws IOException {
        Child known = child;
        if (known == null || !known.process().isAlive()) {
            known = start();
            child = known;
        }
        return known;
    }

    private Child start() throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        command.add(PdfMain.class.getName());
        command.add(Long.toString(time.toMillis()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        // It gets the classes, and nothing of this process's secrets.
        builder.environment().clear();
        builder.environment()
                .put("CLASSPATH", ManagementFactory.getRuntimeMXBean().getClassPath());
        Process process = builder.start();
        return new Child(
                process,
                new DataOutputStream(new BufferedOutputStream(process.getOutputStream())),
                new DataInputStream(new BufferedInputStream(process.getInputStream())));
    }
}
