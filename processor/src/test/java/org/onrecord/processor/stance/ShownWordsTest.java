package org.onrecord.processor.stance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.onrecord.events.Statement.Span;
import org.onrecord.processor.passage.Passage;

class ShownWordsTest {
    private final Passage passage = passage("One.", "Two.", "Three.", "Four.");

    @Test
    void showsTheStrongestSentence() {
        assertThat(shown(0.1, 0.9, 0.2, 0.3)).isEqualTo(new ShownWords(new Span(5, 9), "Two."));
    }

    @Test
    void addsNeighboursThatAreAtLeastHalfAsStrong() {
        assertThat(shown(0.1, 0.9, 0.5, 0.9)).isEqualTo(new ShownWords(new Span(5, 16), "Two. Three."));
    }

    @Test
    void doesNotBridgeASentenceThatCannotShowASide() {
        assertThat(ShownWords.of(passage, List.of(0, 2), 0, new double[] {0.9, 0.9}))
                .isEqualTo(new ShownWords(new Span(0, 4), "One."));
    }

    private ShownWords shown(double... probabilities) {
        return ShownWords.of(passage, List.of(0, 1, 2, 3), ShownWords.strongest(probabilities), probabilities);
    }

    private static Passage passage(String... sentences) {
        List<Passage.Sentence> read = new ArrayList<>();
        String text = String.join(" ", sentences);
        int at = 0;
        for (String sentence : sentences) {
            Passage.Sentence next =
                    new Passage.Sentence(new Span(at, at + sentence.length()), sentence, new float[0], false);
            read.add(read.isEmpty() ? next : next.after(read.getLast().span(), text));
            at += sentence.length() + 1;
        }
        return new Passage("en", "US", "", read);
    }
}
