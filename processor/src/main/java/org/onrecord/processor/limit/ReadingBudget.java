package org.onrecord.processor.limit;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.onrecord.events.Document;

/**
 * What reading the present document may still cost. Reading stops when a document exceeds it, so that the documents behind it are read.
 *
 * <p>The budget belongs to the threads that read, so that the finder's innermost loops can ask for it without carrying it through every class.
 * Time is processor time, of all threads together: a busy or sleeping machine does not spend it. Outside {@link #spend} there is no limit.
 */
public final class ReadingBudget {
    private static final ScopedValue<ReadingBudget> PRESENT = ScopedValue.newInstance();
    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

    /** How many steps are taken between two looks at the clock, which takes longer than a step. */
    private static final int STEPS = 64;

    private final Account account;
    private long since = CLOCK.getCurrentThreadCpuTime();
    private int steps;

    /** What all threads that read one document have spent together. */
    private record Account(ReadingLimits limits, AtomicLong nanos, AtomicInteger sentences) {
        /** Does work at the cost of the document. */
        <T> T pay(Supplier<T> work) {
            ReadingBudget own = new ReadingBudget(this);
            return ScopedValue.where(PRESENT, own).call(() -> {
                T done = work.get();
                own.look();
                return done;
            });
        }
    }

    private ReadingBudget(Account account) {
        this.account = account;
    }

    /**
     * Reads a document within limits.
     *
     * @throws TooMuchToReadException if it exceeds one
     */
    public static <T> T spend(ReadingLimits limits, Document document, Supplier<T> reading) {
        long characters = (long) document.text().length()
                + document.title().length()
                + document.publisher().length();
        if (characters > limits.characters()) {
            throw TooMuchToReadException.characters(characters, limits.characters());
        }
        return new Account(limits, new AtomicLong(), new AtomicInteger()).pay(reading);
    }

    /** Returns the results for the numbers below {@code count}, computed in parallel at the cost of the document that is read here. */
    public static <T> List<T> inParallel(int count, IntFunction<T> work) {
        IntStream numbers = IntStream.range(0, count).parallel();
        if (!PRESENT.isBound()) {
            return numbers.mapToObj(work).toList();
        }
        Account account = PRESENT.get().account;
        return numbers.mapToObj(i -> PRESENT.isBound() && PRESENT.get().account == account
                        ? work.apply(i)
                        : account.pay(() -> work.apply(i)))
                .toList();
    }

    /**
     * Takes a step: a sentence, a paragraph or a name that is looked at.
     *
     * @throws TooMuchToReadException if the time of the present document is over
     */
    public static void step() {
        if (PRESENT.isBound() && ++PRESENT.get().steps % STEPS == 0) {
            PRESENT.get().look();
        }
    }

    /**
     * Takes sentences that the models are about to read.
     *
     * @throws TooMuchToReadException if the present document has too many of them, or if its time is over
     */
    public static void sentences(int count) {
        if (PRESENT.isBound()) {
            Account account = PRESENT.get().account;
            if (account.sentences.addAndGet(count) > account.limits.sentences()) {
                throw TooMuchToReadException.sentences(account.limits.sentences());
            }
            PRESENT.get().look();
        }
    }

    private void look() {
        long now = CLOCK.getCurrentThreadCpuTime();
        long spent = account.nanos.addAndGet(now - since);
        since = now;
        if (spent > account.limits.time().toNanos()) {
            throw TooMuchToReadException.time(account.limits.time());
        }
    }
}
