package org.onrecord.training;

/** Counts of right, invented and missed labels of one kind. */
public final class PrecisionRecall {
    private int right;
    private int invented;
    private int missed;

    /** Counts a case in which the reader and OnRecord give the label, or not. */
    public void add(boolean gold, boolean found) {
        if (gold && found) {
            right++;
        } else if (found) {
            invented++;
        } else if (gold) {
            missed++;
        }
    }

    double precision() {
        return right + invented == 0 ? 0 : right / (double) (right + invented);
    }

    double recall() {
        return right + missed == 0 ? 0 : right / (double) (right + missed);
    }

    public double f1() {
        return right == 0 ? 0 : 2.0 * right / (2 * right + invented + missed);
    }

    public int gold() {
        return right + missed;
    }

    int found() {
        return right + invented;
    }

    @Override
    public String toString() {
        return String.format("F1 %.3f  P %.3f  R %.3f  gold %d found %d", f1(), precision(), recall(), gold(), found());
    }
}
