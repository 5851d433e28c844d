package org.onrecord.processor.model;

import java.util.List;

/** Turns sentences into vectors whose dot product tells how similar their meanings are. Safe for use by several threads. */
public interface Embedder extends AutoCloseable {

    /**
     * Embeds sentences.
     *
     * @param language BCP 47 tag; {@code zh} takes the Chinese model, all others the English one
     * @return one vector of length 1 for each sentence, in order
     */
    List<float[]> embed(List<String> sentences, String language);

    default float[] embed(String sentence, String language) {
        return embed(List.of(sentence), language).getFirst();
    }

    /** Loads what sentences of a language need, so that the first need not wait. */
    default void load(String language) {}

    /** Returns its id for the {@code model} field of labels, e.g. {@code bge-small-v1.5-q}. */
    String id();

    @Override
    void close();
}
