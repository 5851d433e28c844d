package org.onrecord.processor.talkingpoint;

import java.util.ArrayList;
import java.util.List;

/**
 * Sentences of one actor that say the same: what they are compared with, and those that were found alike.
 *
 * <p>A sentence is compared with the formulation's own wordings and not with every sentence in it: so one thing does not turn into another by
 * small steps.
 */
final class Formulation {
    /** Fewer words are a phrase of everybody's. */
    private static final int LEAST_WORDS = 7;

    private static final int LEAST_HAN = 10;

    /** So much of the shorter sentence's runs of three words in the other are the same words. */
    private static final double SAME_WORDS = 0.5;

    /** So alike in meaning is the same in other words. */
    private static final double SAME_MEANING = 0.86;

    /** And so much of the words must be in common where nobody chose the wording: meaning alone brings together what is only near. */
    private static final double SOME_WORDS = 0.1;

    private final String id;
    private final boolean declared;
    private final String shown;
    private final List<Model> models;
    private final List<SpokenSentence> sayings = new ArrayList<>();

    /**
     * A wording that sentences are compared with.
     *
     * @param chosen true if a person chose it
     */
    record Model(SentenceShingles wording, QuantizedVector meaning, boolean chosen) {
        /** How alike a sentence is, 0 where it is not the same. */
        double alike(SentenceShingles said, QuantizedVector sense) {
            double words = wording.shared(said);
            double alike = meaning.alike(sense);
            boolean same = words >= SAME_WORDS || (alike >= SAME_MEANING && (chosen || words >= SOME_WORDS));
            return same ? words + alike : 0;
        }
    }

    private Formulation(String id, boolean declared, String shown, List<Model> models) {
        this.id = id;
        this.declared = declared;
        this.shown = shown;
        this.models = models;
    }

    /** One of the issue file. */
    static Formulation declared(String id, String shown, List<Model> variants) {
        return new Formulation(id, true, shown, variants);
    }

    /** One that begins with a sentence. */
    static Formulation of(String id, SpokenSentence first) {
        return new Formulation(id, false, first.words(), List.of(new Model(first.wording(), first.meaning(), false)));
    }

    /** True for a sentence that is long enough to be told from what everybody says. */
    static boolean isToldApart(SentenceShingles wording) {
        return wording.length() >= (wording.isHan() ? LEAST_HAN : LEAST_WORDS);
    }

    double alike(SpokenSentence saying) {
        return alike(saying.wording(), saying.meaning());
    }

    /** How alike a sentence is, 0 where it is not the same. */
    double alike(SentenceShingles said, QuantizedVector sense) {
        return models.stream()
                .mapToDouble(model -> model.alike(said, sense))
                .max()
                .orElse(0);
    }

    void add(SpokenSentence saying) {
        sayings.add(saying);
    }

    String id() {
        return id;
    }

    boolean isDeclared() {
        return declared;
    }

    String shown() {
        return shown;
    }

    /** What was found alike, the earliest first. */
    List<SpokenSentence> sayings() {
        return sayings;
    }
}
