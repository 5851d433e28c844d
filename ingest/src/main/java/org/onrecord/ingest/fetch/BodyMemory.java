package org.onrecord.ingest.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.onrecord.ingest.reading.CountingStream;

/**
 * The memory for the bodies of concurrent fetches. Each fetch has a small reserve of its own; a body that needs more than is free is
 * dropped and fetched again later, so that no fetch waits for the server of another one.
 */
public final class BodyMemory {
    private static final ScopedValue<Loan> CURRENT = ScopedValue.newInstance();
    private static final int UNIT = 1024;

    /** Larger than most pages. */
    private static final int OWN_UNITS = 256;

    private final Semaphore free;

    /** @param bytes for the bodies that are larger than most */
    public BodyMemory(int bytes) {
        free = new Semaphore(bytes / UNIT);
    }

    /** Returns the memory of a fetch, to be given back with {@link Loan#close} when its body is no longer needed. */
    public Loan lend() {
        return new Loan();
    }

    /** The memory of one fetch, for one thread at a time. */
    public final class Loan implements AutoCloseable {
        private int units = OWN_UNITS;

        private Loan() {}

        /** Runs something that fetches within this memory. */
        public <T> T during(Supplier<T> fetch) {
            return ScopedValue.where(CURRENT, this).call(fetch::get);
        }

        private boolean covers(long bytes) {
            while (bytes > (long) units * UNIT) {
                if (!free.tryAcquire(OWN_UNITS)) {
                    return false;
                }
                units += OWN_UNITS;
            }
            return true;
        }

        @Override
        public void close() {
            free.release(units - OWN_UNITS);
            units = OWN_UNITS;
        }
    }

    /** Returns a stream that fails when what was read from it exceeds the memory of the current fetch. */
    static InputStream bounded(InputStream in) {
        if (!CURRENT.isBound()) {
            return in;
        }
        Loan loan = CURRENT.get();
        return new CountingStream(in) {
            @Override
            protected void counted(long bytes) throws Exhausted {
                if (!loan.covers(bytes)) {
                    throw new Exhausted();
                }
            }
        };
    }

    /** There is no memory for the rest of a body now. */
    static final class Exhausted extends IOException {
        Exhausted() {
            super("too many large answers came at once; it is fetched again later");
        }
    }
}
