package org.onrecord.processor.talkingpoint;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.onrecord.events.resource.WordLists;
import org.onrecord.events.text.PlainWords;

/**
 * Sentences of one actor that say the same: the models that sentences are compared with, and the sentences that match.
 *
 * <p>A sentence is compared with the models, not with every matching sentence, so that a formulation does not drift.
 *
 * @param isDeclared true if the issue file declares it
 * @param shown its words for people to read
 * @param uses the matching sentences, the earliest first; grows
 */
record Formulation(String id, boolean isDeclared, String shown, List<Model> models, List<SpokenSentence> uses) {
    /** Sentences with fewer words are not distinctive. */
    private static final int LEAST_WORDS = 7;

    private static final int LEAST_HAN = 10;

    /** Two sentences have the same words if they share this much of the shorter one's shingles. */
    private static final double SAME_WORDS = 0.5;

    /** Two sentences have the same meaning from this cosine on. */
    private static final double SAME_MEANING = 0.86;

    /** The least share of shingles for the same meaning, unless a person chose the wording: meaning alone joins sentences that are only related. */
    private static final double SOME_WORDS = 0.1;

    /** A sentence that is this much like a formulation, in words or meaning, may say it in other words. */
    private static final double NEAR_WORDS = 0.25;

    private static final double NEAR_MEANING = 0.78;

    /** What begins with a pronoun, or ends in "do so", says nothing without the sentence before it. */
    private static final Pattern DEPENDENT =
            WordLists.ofLines(Formulation.class, "formulations.txt").pattern("dependent");

    /** A wording that sentences are compared with; {@code chosen} if a person chose it. */
    record Model(SentenceShingles wording, QuantizedVector meaning, boolean chosen) {
        /** Returns the likeness of a sentence; 0 if it does not say the same. */
        double likeness(SentenceShingles words, QuantizedVector sense) {
            double shared = wording.shared(words);
            double cosine = meaning.cosine(sense);
            boolean same = shared >= SAME_WORDS || (cosine >= SAME_MEANING && (chosen || shared >= SOME_WORDS));
            return same ? shared + cosine : 0;
        }
    }

    static Formulation of(String id, SpokenSentence first) {
        List<Model> models = List.of(new Model(first.wording(), first.meaning(), false));
        return new Formulation(id, false, PlainWords.of(first.words()), models, new ArrayList<>(List.of(first)));
    }

    /** Returns true for a sentence that is long enough not to be a common phrase. */
    static boolean isDistinctive(SentenceShingles wording) {
        return wording.length() >= (wording.isHan() ? LEAST_HAN : LEAST_WORDS);
    }

    /** Returns true if words are a proposition that can be understood alone. */
    static boolean standsAlone(String words) {
        return !DEPENDENT.matcher(words).find();
    }

    /** Returns true if a sentence may say the same in other words, so that it is no silence. */
    boolean mayBeSaidBy(SpokenSentence sentence) {
        return models.stream()
                .anyMatch(model -> model.wording().shared(sentence.wording()) >= NEAR_WORDS
                        || model.meaning().cosine(sentence.meaning()) >= NEAR_MEANING);
    }

    /** Returns the greatest cosine with a wording. */
    double nearness(QuantizedVector sense) {
        return models.stream()
                .mapToDouble(model -> model.meaning().cosine(sense))
                .max()
                .orElse(0);
    }

    double likeness(SentenceShingles words, QuantizedVector sense) {
        return models.stream()
                .mapToDouble(model -> model.likeness(words, sense))
                .max()
                .orElse(0);
    }
}
