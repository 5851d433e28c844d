package org.onrecord.processor.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReadSentencesTest {
    @Test
    void readsFourSentencesAroundTheIssuesNameAndBelievesOneOnEitherSide() {
        ReadSentences read = new ReadSentences(
                List.of(false, false, false, false, false, true, false, false, false, false, false), false);

        assertThat(read.indices()).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(shown(read, 11)).containsExactly(4, 5, 6);
    }

    @Test
    void readsTheBeginningOfAnAnswerToAQuestionThatNamesTheIssue() {
        ReadSentences read = new ReadSentences(List.of(false, false, false, false, false, false, false, false), true);

        assertThat(read.indices()).containsExactly(0, 1, 2, 3, 4, 5, 6);
        assertThat(shown(read, 8)).containsExactly(0, 1, 2);
    }

    @Test
    void readsNothingOfAStatementThatDoesNotNameTheIssue() {
        ReadSentences read = new ReadSentences(List.of(false, false, false), false);

        assertThat(read.indices()).isEmpty();
    }

    private static List<Integer> shown(ReadSentences read, int sentences) {
        return IntStream.range(0, sentences).filter(read::shows).boxed().toList();
    }
}
