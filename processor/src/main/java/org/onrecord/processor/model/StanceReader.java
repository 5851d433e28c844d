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
    record Query(String claim, String side, List<String> sentences) {}

    /** The probabilities of the three stances; they sum to 1. */
    record Stances(double favor, double against, double none) {
        static final Stances NONE = new Stances(0, 0, 1);

        /** Returns {@code favor}, {@code against} or {@code none}, whichever is most likely. */
        public String likeliest() {
            return none >= favor && none >= against ? "none" : favor >= against ? "favor" : "against";
        }

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
     * The result of reading sentences against one claim, or against all claims and topics of an issue. If the sentences do not fit into one input,
     * the surest result of all inputs holds.
     *
     * @param whole stance of all sentences together on each claim
     * @param each for each sentence its stance on each claim, in its context
     * @param topics probability that the sentences treat each topic; of a single claim, that they treat the claim
     */
    record Reading(List<Stances> whole, List<List<Stances>> each, List<Double> topics) {
        public Reading(Stances whole, List<Stances> each, double about) {
            this(List.of(whole), each.stream().map(List::of).toList(), List.of(about));
        }

        /** Returns the stance of all sentences together on the only claim. */
        public Stances stance() {
            return whole.getFirst();
        }

        /** Returns the stance of a sentence on the only claim. */
        public Stances stance(int sentence) {
            return each.get(sentence).getFirst();
        }

        /** Returns the probability that the sentences treat the only claim. */
        public double about() {
            return topics.getFirst();
        }

        /** Returns the reading without its first sentences. */
        public Reading from(int sentence) {
            return new Reading(whole, each.subList(sentence, each.size()), topics);
        }
    }

    /** Reads a query against its claim. Without sentences the result takes no side. */
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
