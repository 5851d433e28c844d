package org.onrecord.processor.model;

import java.util.List;

/** Reads words against a claim: what each sentence, and all of them together, say of it. Safe for use by several threads. */
public interface StanceReader extends AutoCloseable {

    /**
     * Words and what they are read against.
     *
     * @param claim the proposition, a topic's description or an issue's title
     * @param side the government that speaks, as in a statement's actor, or the empty string
     * @param sentences the words in order
     */
    record Query(String claim, String side, List<String> sentences) {
        public Query {
            sentences = List.copyOf(sentences);
        }
    }

    /**
     * Probabilities of the three stances; they sum to 1.
     *
     * @param favor that the claim's side is taken
     * @param against that the other is taken
     * @param none that none is
     */
    record Stances(double favor, double against, double none) {}

    /**
     * What was read.
     *
     * @param whole of the words together; of more than the model reads at once, the part that takes a side most surely
     * @param each of every sentence in its context
     * @param about from 0 to 1: that the words treat what stands in the claim's place
     */
    record Reading(Stances whole, List<Stances> each, double about) {
        public Reading {
            each = List.copyOf(each);
        }
    }

    /** Reads; a query without sentences takes no side. */
    Reading read(Query query, String language);

    /** What it is, for the {@code model} field of labels. */
    String id();

    @Override
    void close();
}
