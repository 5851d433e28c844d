package org.onrecord.processor.opinion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onrecord.processor.opinion.Lights.statement;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.onrecord.events.Opinion;
import org.onrecord.events.Statement;
import org.onrecord.processor.opinion.OpinionQueue.Turn;

class OpinionQueueTest {
    private static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");
    private static final LocalDate MONDAY = LocalDate.of(2026, 1, 5);
    private static final LocalDate SUNDAY = LocalDate.of(2026, 1, 4);

    private final OpinionQueue list = new OpinionQueue(Lights.ISSUE, "example-llm", 3);

    @Test
    void asksAboutTheLeastSureFirstAndTheNewestOfEquals() {
        put(statement("sure", "a", MONDAY, 0.95));
        put(statement("doubtful", "b", SUNDAY, 0.9, 0.55));
        put(statement("no-side", "c", MONDAY));
        assertThat(order()).containsExactly("doubtful", "no-side", "sure");

        put(statement("undated", "d", null, 0.6));
        put(statement("old", "e", SUNDAY, 0.6));
        put(statement("new", "f", MONDAY, 0.6));
        assertThat(order()).containsExactly("new", "old", "undated");
    }

    @Test
    void asksOnlyAboutTheOwnWordsOfOfficials() {
        put(statement("question", "a", Statement.Kind.QUESTION, MONDAY, null, 1));
        put(statement("comment", "b", Statement.Kind.COMMENT, MONDAY, null, 2));
        put(statement("media", "c", Statement.Kind.TURN, MONDAY, null, 3));
        put(statement("agency", "d", Statement.Kind.OWN_TEXT, MONDAY, null, 2));

        assertThat(order()).containsExactly("agency");
    }

    @Test
    void includesAQuestionThatCameLater() {
        put(statement("answer", "Nobody.", Statement.Kind.TURN, MONDAY, "q", 1));
        put(statement("q", "Who pays?", Statement.Kind.QUESTION, MONDAY, null, 4));

        assertThat(next().inquiry().question()).isEqualTo("Who pays?");
    }

    @Test
    void asksAboutEqualWordsOnce() {
        put(statement("here", "The lights stay on.", MONDAY));
        put(statement("there", "The lights stay on.", SUNDAY));
        Turn turn = next();
        list.answered(turn, opinion(turn, null, NOW));
        assertThat(list.size()).isEqualTo(1);

        assertThat(order()).isEmpty();
        put(statement("later", "The lights stay on.", MONDAY));
        assertThat(order()).isEmpty();
        assertThat(list.needsReread()).isFalse();
    }

    @Test
    void asksAgainWithAnotherModel() {
        put(statement("here", "The lights stay on.", MONDAY));
        Turn turn = next();
        list.put(new Opinion(turn.id(), turn.asked(), "lights", "another-llm", List.of(), List.of(), null, 1, NOW));

        assertThat(order()).containsExactly("here");
    }

    @Test
    void retriesARefusedAnswerOnAnotherDayButNotForever() {
        put(statement("here", "The lights stay on.", MONDAY));
        Turn first = next();
        assertThat(first.attempts()).isEqualTo(1);
        list.answered(first, opinion(first, "the answer is not JSON", NOW));
        assertThat(list.size()).isZero();
        assertThat(list.next(NOW.plus(Duration.ofHours(23)))).isEmpty();
        assertThat(list.needsReread()).isTrue();

        Instant nextDay = NOW.plus(Duration.ofHours(24));
        list.rereadStarts();
        list.put(statement("here", "The lights stay on.", MONDAY), nextDay);
        Turn second = list.next(nextDay).orElseThrow();
        assertThat(second.attempts()).isEqualTo(2);
        list.put(
                opinion(new Turn(second.statement(), second.inquiry(), second.id(), second.asked(), 3), "no", nextDay));

        list.put(statement("here", "The lights stay on.", MONDAY), nextDay.plus(Duration.ofDays(9)));
        assertThat(list.next(nextDay.plus(Duration.ofDays(9)))).isEmpty();
        assertThat(list.needsReread()).isFalse();
    }

    @Test
    void movesAStatementBehindTheOthersAfterAFailure() {
        put(statement("doubtful", "a", MONDAY, 0.5));
        put(statement("sure", "b", MONDAY, 0.9));
        list.failed(next());

        assertThat(order()).containsExactly("sure", "doubtful");
    }

    @Test
    void leavesOutTheSurestIfThereIsNoRoomAndWantsThemReadLater() {
        put(statement("1", "a", MONDAY, 0.7));
        put(statement("2", "b", MONDAY, 0.9));
        put(statement("3", "c", MONDAY, 0.8));
        put(statement("4", "d", MONDAY, 0.6));
        assertThat(list.needsReread()).isFalse();

        assertThat(order()).containsExactly("4", "1", "3");
        assertThat(list.needsReread()).isTrue();
        list.rereadStarts();
        assertThat(list.needsReread()).isFalse();
    }

    @Test
    void forgetsARemovedStatement() {
        put(statement("here", "a", MONDAY));
        list.remove("here");

        assertThat(order()).isEmpty();
    }

    private void put(Statement statement) {
        list.put(statement, NOW);
    }

    private Turn next() {
        return list.next(NOW).orElseThrow();
    }

    /** Returns the ids of the statements in the order in which they are asked about, and empties the list. */
    private List<String> order() {
        List<String> order = new ArrayList<>();
        Optional<Turn> turn = list.next(NOW);
        while (turn.isPresent()) {
            order.add(turn.get().statement());
            list.remove(turn.get().statement());
            turn = list.next(NOW);
        }
        return order;
    }

    private static Opinion opinion(Turn turn, @Nullable String refused, Instant at) {
        return new Opinion(
                turn.id(), turn.asked(), "lights", "example-llm", List.of(), List.of(), refused, turn.attempts(), at);
    }
}
