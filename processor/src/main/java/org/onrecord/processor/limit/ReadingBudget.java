package org.onrecord.processor.limit;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.function.Supplier;
import org.onrecord.events.Document;

/**
 * What reading the present document may still cost. Reading stops when a document exceeds it, so that the documents behind it are read.
 *
 * <p>The budget belongs to the thread that reads, so that the finder's innermost loops can ask for it without carrying it through every class.
 * Time is processor time: a busy or sleeping machine does not spend it. Outside {@link #spend} there is no limit.
 */
public final class ReadingBudget {
    private static final ScopedValue<ReadingBudget> PRESENT = ScopedValue.newInstance();
    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

    /** How many steps are taken between two looks at the clock, which takes longer than a step. */
    private static final int STEPS = 64;

    private final ReadingLimits limits;
    private final long end;
    private int steps;
    private int sentences;

    private ReadingBudget(ReadingLimits limits) {
        this.limits = limits;
        this.end = CLOCK.getCurrentThreadCpuTime() + limits.time().toNanos();
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
        return ScopedValue.where(PRESENT, new ReadingBudget(limits)).call(reading::get);
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
            ReadingBudget budget = PRESENT.get();
            budget.sentences += count;
            if (budget.sentences > budget.limits.sentences()) {
                throw TooMuchToReadException.sentences(budget.limits.sentences());
            }
            budget.look();
        }
    }

    private void look() {
        if (CLOCK.getCurrentThreadCpuTime() > end) {
            throw TooMuchToReadException.time(limits.time());
        }
    }
}
