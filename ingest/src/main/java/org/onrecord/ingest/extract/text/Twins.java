package org.onrecord.ingest.extract.text;

import org.jspecify.annotations.Nullable;

/** The boxes of one {@link Box#path}, added up: how many the page has, and the words and linked words in all of these. */
final class Twins {
    private final long path;
    int count;
    float words;
    float linked;

    private Twins(long path) {
        this.path = path;
    }

    void add(Box box) {
        count++;
        words += box.words;
        linked += box.linked;
    }

    /** The twins of a page, found by their path. */
    static final class Table {
        private @Nullable Twins[] slots = new Twins[512];
        private int size;

        Twins of(long path) {
            int slot = slot(path);
            Twins twins = slots[slot];
            if (twins != null) {
                return twins;
            }
            Twins first = new Twins(path);
            slots[slot] = first;
            if (++size > slots.length / 2) {
                grow();
            }
            return first;
        }

        private int slot(long path) {
            int mask = slots.length - 1;
            int slot = (int) (path ^ path >>> 32) & mask;
            for (Twins there = slots[slot]; there != null && there.path != path; there = slots[slot]) {
                slot = slot + 1 & mask;
            }
            return slot;
        }

        private void grow() {
            @Nullable Twins[] old = slots;
            slots = new Twins[2 * old.length];
            for (Twins twins : old) {
                if (twins != null) {
                    slots[slot(twins.path)] = twins;
                }
            }
        }
    }
}
