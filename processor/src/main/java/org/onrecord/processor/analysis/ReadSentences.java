package org.onrecord.processor.analysis;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The sentences of a statement that are read at all, and those among them that can show a stance. In a long turn only the stretches around the issue's
 * name are read: the rest costs time, and is where wrong sides come from.
 *
 * @param named for each sentence, whether it names the issue
 * @param asked true if the question that the statement answers names the issue
 */
record ReadSentences(List<Boolean> named, boolean asked) {
    /** A sentence this far from one that names the issue can show a stance. */
    private static final int SHOWS = 1;

    /** A sentence this far from one that names the issue is read as its context. */
    private static final int CONTEXT = 4;

    /** This many sentences at the beginning answer the question at once. */
    private static final int ANSWERS = 3;

    /** Returns true if a sentence can show a stance: the issue is named in it, beside it, or in the question that it answers at once. */
    boolean shows(int sentence) {
        return within(sentence, SHOWS) || asked && sentence < ANSWERS;
    }

    List<Integer> indices() {
        return IntStream.range(0, named.size())
                .filter(i -> within(i, CONTEXT) || asked && i < ANSWERS + CONTEXT)
                .boxed()
                .toList();
    }

    private boolean within(int sentence, int distance) {
        return IntStream.rangeClosed(Math.max(0, sentence - distance), Math.min(named.size() - 1, sentence + distance))
                .anyMatch(named::get);
    }
}
