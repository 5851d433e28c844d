package org.onrecord.processor.gloss;

import java.util.ArrayList;
import java.util.List;
import org.onrecord.processor.model.Embedder;
import org.onrecord.processor.model.Script;
import org.onrecord.processor.passage.Passage;

/** Turns Chinese passages into English ones, sentence by sentence and word by word, for models and examples in English. */
public record GlossedPassages(Embedder embedder) {
    private static final String ENGLISH = "en";

    /** Returns a passage in English words; one in another language than Chinese as it is. */
    public Passage of(Passage passage) {
        if (!Script.readsChinese(passage.language()) || passage.sentences().isEmpty()) {
            return passage;
        }
        ChineseGlosses glosses = ChineseGlosses.shared();
        List<String> texts = passage.sentences().stream()
                .map(sentence -> glosses.of(sentence.text()))
                .toList();
        List<float[]> vectors = embedder.embed(texts, ENGLISH);
        List<Passage.Sentence> sentences = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            Passage.Sentence chinese = passage.sentences().get(i);
            sentences.add(new Passage.Sentence(
                    chinese.span(),
                    texts.get(i),
                    chinese.gap(),
                    glosses.of(chinese.inContext()),
                    vectors.get(i),
                    chinese.reported(),
                    chinese.others(),
                    chinese.near()));
        }
        return new Passage(ENGLISH, passage.side(), glosses.of(passage.question()), sentences);
    }
}
