package org.onrecord.processor.trend;

import org.onrecord.events.Stance;

/** Counts of distinct statements, and of those for and against a claim, or a change of such counts, which may be negative. */
public record Counts(int statements, int favor, int against, int carriers) {
    public static final Counts ZERO = new Counts(0, 0, 0, 0);

    static Counts one(int carriers) {
        return new Counts(1, 0, 0, carriers);
    }

    static Counts one(int carriers, Stance side) {
        return new Counts(1, side == Stance.FAVOR ? 1 : 0, side == Stance.AGAINST ? 1 : 0, carriers);
    }

    public Counts plus(Counts other) {
        return new Counts(
                statements + other.statements, favor + other.favor, against + other.against, carriers + other.carriers);
    }

    Counts negative() {
        return new Counts(-statements, -favor, -against, -carriers);
    }

    boolean isZero() {
        return equals(ZERO);
    }
}
