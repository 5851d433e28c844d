package org.onrecord.ingest.extract.text;

/** The boxes with one {@link LayoutBox#path}: their number, words and linked words. */
final class SimilarBoxes {
    int count;
    float words;
    float linked;

    void add(LayoutBox box) {
        count++;
        words += box.words;
        linked += box.linked;
    }
}
