package org.onrecord.processor.passage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.onrecord.events.Statement;

class PassageWordsTest {
    @Test
    void putsTheQuestionBeforeItsAnswer() {
        PassageWords words = PassageWords.of(passage("en", "Will the harbour close?", "No.", "It stays open."));

        assertThat(words.sentences()).containsExactly("Q: Will the harbour close?", "A: No.", "It stays open.");
        assertThat(words.before()).isEqualTo(1);
    }

    @Test
    void marksChineseQuestionsInChinese() {
        assertThat(PassageWords.of(passage("zh", "港口会关闭吗？", "不会。")).sentences()).containsExactly("问：港口会关闭吗？", "答：不会。");
    }

    @Test
    void leavesWordsWithoutAQuestionUnchanged() {
        assertThat(PassageWords.of(passage("en", "", "It stays open.")).sentences())
                .containsExactly("It stays open.");
    }

    @Test
    void keepsTheEndOfALongQuestion() {
        String question = "and ".repeat(200) + "will it close?";

        String asked =
                PassageWords.of(passage("en", question, "No.")).sentences().getFirst();

        assertThat(asked).startsWith("Q: and").endsWith("will it close?").hasSizeLessThanOrEqualTo(403);
    }

    private static Passage passage(String language, String question, String... sentences) {
        List<Passage.Sentence> read = new ArrayList<>();
        int at = 0;
        for (String sentence : sentences) {
            read.add(new Passage.Sentence(
                    new Statement.Span(at, at + sentence.length()), sentence, new float[0], false));
            at += sentence.length() + 1;
        }
        return new Passage(language, "XX", question, read);
    }
}
