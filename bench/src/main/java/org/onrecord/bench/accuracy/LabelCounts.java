package org.onrecord.bench.accuracy;

/**
 * Counts of a label: right, invented and missed.
 *
 * @param right given by OnRecord and the readers
 * @param invented given by OnRecord alone
 * @param missed given by the readers alone
 */
record LabelCounts(int right, int invented, int missed) {
    int gold() {
        return right + missed;
    }

    int found() {
        return right + invented;
    }

    /** NaN where OnRecord never gives the label. */
    double precision() {
        return found() == 0 ? Double.NaN : right / (double) found();
    }

    /** NaN where the readers never give it. */
    double recall() {
        return gold() == 0 ? Double.NaN : right / (double) gold();
    }

    /** NaN where nobody gives it. */
    double f1() {
        return gold() + found() == 0 ? Double.NaN : 2.0 * right / (gold() + found());
    }

    LabelCounts plus(LabelCounts other) {
        return new LabelCounts(right + other.right, invented + other.invented, missed + other.missed);
    }
}
