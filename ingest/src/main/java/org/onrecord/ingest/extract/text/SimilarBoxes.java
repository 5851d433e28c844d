package org.onrecord.ingest.extract.text;

import org.jspecify.annotations.Nullable;

/** The boxes with one {@link LayoutBox#path}: their number, words and linked words. */
final class SimilarBoxes {
    private final long path;
    int count;
    float words;
    float linked;

    private SimilarBoxes(long path) {
        this.path = path;
    }

    void add(LayoutBox box) {
        count++;
        words += box.words;
        linked += box.linked;
    }

    /** The similar boxes of a page, by path. */
    static final class Table {
        private @Nullable SimilarBoxes[] slots = new SimilarBoxes[512];
        private int size;

        SimilarBoxes of(long path) {
            int slot = slot(path);
            SimilarBoxes twins = slots[slot];
            if (twins != null) {
                return twins;
            }
            SimilarBoxes first = new SimilarBoxes(path);
            slots[slot] = first;
            if (++size > slots.length / 2) {
                grow();
            }
            return first;
        }

        private int slot(long path) {
            int mask = slots.length - 1;
            int slot = (int) (path ^ path >>> 32) & mask;
            for (SimilarBoxes there = slots[slot]; there != null && there.path != path; there = slots[slot]) {
                slot = slot + 1 & mask;
            }
            return slot;
        }

        private void grow() {
            @Nullable SimilarBoxes[] old = slots;
            slots = new SimilarBoxes[2 * old.length];
            for (SimilarBoxes twins : old) {
                if (twins != null) {
                    slots[slot(twins.path)] = twins;
                }
            }
        }
    }
}
