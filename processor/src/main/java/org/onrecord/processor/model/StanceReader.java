package org.onrecord.processor.model;

import java.util.List;
import java.util.Optional;

/** Reads sentences against a claim: scores the side that each of them takes, and all of them together. Safe for use by several threads. */
public interface StanceReader extends AutoCloseable {

    /**
     * Sentences and what they are read against.
     *
     * @param claim the proposition, the description of a topic, or the title of an issue
     * @param side the government that speaks, as in a statement's actor, or the empty string
     * @param sentences in order
     */
    record Query(String claim, String side, List<String> sentences) {
        public Query {
            sentences = List.copyOf(sentences);
        }
    }

    /** The probabilities of the three stances; they sum to 1. */
    record Stances(double favor, double against, double none) {
        /** Returns the probabilities that a model gives as logits, in the order favor, against, none. */
        static Stances softmax(float[] logits) {
            double most = Math.max(logits[0], Math.max(logits[1], logits[2]));
            double favor = Math.exp(logits[0] - most);
            double against = Math.exp(logits[1] - most);
            double none = Math.exp(logits[2] - most);
            double sum = favor + against + none;
            return new Stances(favor / sum, against / sum, none / sum);
        }
    }

    /**
     * The result of a query.
     *
     * @param whole stance of all sentences together; if they do not fit into one input, that of the part that takes a side most surely
     * @param each stance of each sentence in its context
     * @param about probability that the sentences treat what they are read against
     */
    record Reading(Stances whole, List<Stances> each, double about) {
        public Reading {
            each = List.copyOf(each);
        }
    }

    /** Reads a query. Without sentences the result takes no side. */
    Reading read(Query query, String language);

    /**
     * Returns the reader of one issue that was trained for it, by the name that the learned file gives; empty for an empty name.
     *
     * @throws IllegalStateException if there is no such reader
     */
    default Optional<IssueStanceReader> ofIssue(String name) {
        return Optional.empty();
    }

    /** Loads what sentences of a language need, so that the first need not wait. */
    default void load(String language) {}

    /** Returns its id for the {@code model} field of labels. */
    String id();

    @Override
    void close();
}
