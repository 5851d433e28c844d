package org.onrecord.ingest.extract.text;

/** The boxes of one {@link Box#path}, added up: how many the page has, and the words and linked words in all of these. */
final class Twins {
    int count;
    float words;
    float linked;

    void add(Box box) {
        count++;
        words += box.words;
        linked += box.linked;
    }
}
