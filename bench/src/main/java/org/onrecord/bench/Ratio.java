package org.onrecord.bench;

import java.io.PrintStream;
import java.util.Locale;

/** The cost of something as a multiple of the cost of a bare counterpart in the same run, for {@code bench/all}: the lower, the better. */
public final class Ratio {
    private Ratio() {}

    /** Prints a line {@code ratio: NAME<tab>RATIO<tab>WORDS}. */
    public static void print(PrintStream out, String name, double cost, double bare, String words) {
        out.printf(Locale.ROOT, "ratio: %s\t%.3f\t%s%n", name, cost / Math.max(1e-9, bare), words);
    }
}
