package org.onrecord.bench;

/** Right, invented and missed labels of one kind. */
final class Counts {
    private int right;
    private int invented;
    private int missed;

    void add(boolean gold, boolean found) {
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

    double f1() {
        return right == 0 ? 0 : 2.0 * right / (2 * right + invented + missed);
    }

    int gold() {
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
