package org.onrecord.dashboard.index;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the index on a few threads of its own, so that health, live events and pages never wait behind searches. Requests run on virtual
 * threads, and a few long searches would keep all processors from them.
 */
public final class ReadQueue implements IndexReads, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReadQueue.class);
    private static final int THREADS = Math.max(4, Runtime.getRuntime().availableProcessors());
    private static final int MAX_WAITING = 256;

    private final RecordIndex index;
    private final Duration limit;
    private final Duration patience;
    private final ThreadPoolExecutor threads;

    /**
     * @param limit the longest that a question may take
     * @param patience the longest that an answer is waited for
     */
    public ReadQueue(RecordIndex index, Duration limit, Duration patience) {
        this.index = index;
        this.limit = limit;
        this.patience = patience;
        this.threads = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(MAX_WAITING),
                Thread.ofPlatform().name("onrecord-index-reader-", 0).daemon().factory());
    }

    /**
     * Returns the answer to a question.
     *
     * @throws ReadRefusedException if too many others wait, or if it takes too long
     */
    @Override
    public <T> T read(Function<IndexSnapshot, T> question) {
        Future<T> answer;
        try {
            answer = threads.submit(() -> index.read(question, limit));
        } catch (RejectedExecutionException e) {
            throw new ReadRefusedException("too many questions are waiting for the index; ask again in a moment");
        }
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // No interrupt: it would close the files of the index.
            answer.cancel(false);
            throw new ReadRefusedException("the index is busy with other questions; ask again in a moment");
        } catch (InterruptedException e) {
            answer.cancel(false);
            Thread.currentThread().interrupt();
            throw new ReadRefusedException("the service is stopping");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException fault) {
                throw fault;
            }
            if (e.getCause() instanceof Error fault) {
                throw fault;
            }
            throw new IllegalStateException(e);
        }
    }

    /** Waits for the questions that are being answered. */
    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(2 * limit.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("A question to the index does not end; the index is closed without it");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
