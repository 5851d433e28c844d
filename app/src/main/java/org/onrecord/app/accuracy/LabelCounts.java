package org.onrecord.app.accuracy;

/**
 * How often a label is right, invented and missed.
 *
 * @param right given by both
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

    /** NaN where OnRecord gives none. */
    double precision() {
        return found() == 0 ? Double.NaN : right / (double) found();
    }

    /** NaN where the readers give none. */
    double recall() {
        return gold() == 0 ? Double.NaN : right / (double) gold();
    }

    /** NaN where nobody gives one. */
    double f1() {
        return gold() + found() == 0 ? Double.NaN : 2.0 * right / (gold() + found());
    }

    LabelCounts plus(LabelCounts other) {
        return new LabelCounts(right + other.right, invented + other.invented, missed + other.missed);
    }
}
