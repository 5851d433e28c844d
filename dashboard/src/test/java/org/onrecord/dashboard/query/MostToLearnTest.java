package org.onrecord.dashboard.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onrecord.events.Stance.AGAINST;
import static org.onrecord.events.Stance.FAVOR;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.onrecord.dashboard.query.MostToLearn.Question;
import org.onrecord.events.Stance;

class MostToLearnTest {

    @Test
    void asksFirstWhatIsNearestToTheThreshold() {
        assertThat(order(
                        unsure("far", "dams", FAVOR, 0.20),
                        unsure("near", "dams", FAVOR, 0.38),
                        told("sure", "dams", FAVOR, 0.95),
                        told("just-told", "dams", FAVOR, 0.44)))
                .containsExactly("just-told", "near", "far", "sure");
    }

    @Test
    void goesOnWithAnotherClaimAndTheOtherStance() {
        assertThat(order(
                        unsure("a", "dams", FAVOR, 0.39),
                        unsure("b", "dams", FAVOR, 0.38),
                        unsure("c", "locks", FAVOR, 0.379),
                        unsure("d", "dams", AGAINST, 0.379)))
                .containsExactly("a", "c", "d", "b");
    }

    @Test
    void countsWhatWasAnsweredBefore() {
        List<Question> questions = List.of(unsure("a", "dams", FAVOR, 0.39), unsure("b", "locks", FAVOR, 0.388));
        assertThat(ids(MostToLearn.order(questions, Map.of(cell("dams", FAVOR), 12, cell("locks", FAVOR), 3))))
                .containsExactly("b", "a");
    }

    @Test
    void asksUntilThreeOfEachStanceOfAGovernmentOnAClaimAreKnown() {
        List<Question> questions = List.of(
                unsure("a", "dams", FAVOR, 0.39),
                unsure("b", "dams", FAVOR, 0.385),
                unsure("far", "dams", AGAINST, 0.1),
                unsure("farther", "dams", AGAINST, 0.05));

        assertThat(ids(MostToLearn.order(questions, Map.of(cell("dams", FAVOR), 3, cell("dams", AGAINST), 2))))
                .containsExactly("far", "a", "b", "farther");
    }

    @Test
    void asksAboutTheSameWordsOnce() {
        Question one = new Question("one", "same", "dams", FAVOR, 0.39, false, "CN", Set.of());
        Question copy = new Question("two", "same", "dams", FAVOR, 0.38, false, "CN", Set.of());
        assertThat(ids(MostToLearn.order(List.of(one, copy), Map.of()))).containsExactly("one");
    }

    @Test
    void goesOnWithAnotherGovernment() {
        Question one = new Question("one", "one", "dams", FAVOR, 0.39, false, "CN", Set.of());
        Question same = new Question("same", "same", "dams", FAVOR, 0.385, false, "CN", Set.of());
        Question other = new Question("other", "other", "dams", FAVOR, 0.384, false, "US", Set.of());
        assertThat(ids(MostToLearn.order(List.of(same, other, one), Map.of()))).containsExactly("one", "other", "same");
    }

    @Test
    void doesNotDependOnTheOrderInWhichQuestionsCome() {
        List<Question> questions = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            questions.add(
                    unsure("s" + i, i % 3 == 0 ? "dams" : "locks", i % 2 == 0 ? FAVOR : AGAINST, 0.3 + i % 7 / 70.0));
        }
        List<String> ordered = ids(MostToLearn.order(questions, Map.of()));
        Collections.shuffle(questions, new Random(3));
        assertThat(ids(MostToLearn.order(questions, Map.of())))
                .isEqualTo(ordered)
                .hasSize(40);
    }

    private static MostToLearn.Cell cell(String claim, Stance stance) {
        return new MostToLearn.Cell(claim, "CN", stance);
    }

    private static List<String> order(Question... questions) {
        return ids(MostToLearn.order(List.of(questions), Map.of()));
    }

    private static List<String> ids(List<Question> questions) {
        return questions.stream().map(Question::statement).toList();
    }

    private static Question unsure(String id, String claim, Stance stance, double score) {
        return new Question(id, id, claim, stance, score, false, "CN", Set.of());
    }

    private static Question told(String id, String claim, Stance stance, double score) {
        return new Question(id, id, claim, stance, score, true, "CN", Set.of());
    }
}
