package org.onrecord.processor.gloss;

import java.util.ArrayList;
import java.util.List;
import org.onrecord.events.language.QuoteLanguage;
import org.onrecord.processor.model.Embedder;
import org.onrecord.processor.model.Script;
import org.onrecord.processor.passage.Passage;

/** Turns Chinese and Spanish passages into English ones, sentence by sentence and word by word, for models and examples in English. */
public record GlossedPassages(Embedder embedder) {
    private static final String ENGLISH = "en";

    /** Returns a Chinese passage in English words; one in another language as it is. */
    public Passage ofChinese(Passage passage) {
        return Script.readsChinese(passage.language()) ? of(passage, Glosses.ofChinese()) : passage;
    }

    /** Returns a Spanish passage in English words; one in another language as it is. */
    public Passage ofSpanish(Passage passage) {
        return isSpanish(passage) ? of(passage, Glosses.ofSpanish()) : passage;
    }

    public static boolean isSpanish(Passage passage) {
        return QuoteLanguage.primary(passage.language()).equals("es");
    }

    private Passage of(Passage passage, Glosses glosses) {
        if (passage.sentences().isEmpty()) {
            return passage;
        }
        List<String> texts = passage.sentences().stream()
                .map(sentence -> glosses.of(sentence.text()))
                .toList();
        List<float[]> vectors = embedder.embed(texts, ENGLISH);
        List<Passage.Sentence> sentences = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            Passage.Sentence own = passage.sentences().get(i);
            sentences.add(new Passage.Sentence(
                    own.span(),
                    texts.get(i),
                    own.gap(),
                    glosses.of(own.inContext()),
                    vectors.get(i),
                    own.reported(),
                    own.others(),
                    own.near()));
        }
        return new Passage(ENGLISH, passage.side(), glosses.of(passage.question()), sentences);
    }
}
