package org.onrecord.processor.talkingpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.onrecord.events.TalkingPoint.State;
import org.onrecord.processor.talkingpoint.Lifecycle.Dropped;
import org.onrecord.processor.talkingpoint.Lifecycle.Revived;

class LifecycleTest {
    @Test
    void isCurrentWhileASilenceIsLikely() {
        Lifecycle life = Lifecycle.of(days("2024-01-01", "2024-01-11", "2024-01-21"), days("2024-02-01", "2024-02-11"));

        assertThat(life.state()).isEqualTo(State.CURRENT);
        assertThat(life.turns()).isEmpty();
        assertThat(life.spoke()).isEqualTo(5);
        assertThat(life.silent()).isEqualTo(2);
        assertThat(life.probability()).as("1/5 * 2/6").isEqualTo(1 / 15.0, within(1e-12));
    }

    @Test
    void isDroppedOnTheDayOnWhichTheSilenceBecomesUnlikely() {
        Lifecycle life = Lifecycle.of(
                days("2024-01-01", "2024-01-11", "2024-01-21"),
                days("2024-02-01", "2024-02-11", "2024-02-21", "2024-03-01", "2024-03-11", "2024-03-21"));

        assertThat(life.state()).isEqualTo(State.DROPPED);
        assertThat(life.turns()).singleElement().isInstanceOfSatisfying(Dropped.class, dropped -> {
            assertThat(dropped.day()).isEqualTo("2024-03-11");
            assertThat(dropped.lastUse()).isEqualTo("2024-01-21");
            assertThat(dropped.silent()).isEqualTo(5);
            assertThat(dropped.uses()).isEqualTo(3);
            assertThat(dropped.of()).isEqualTo(3);
            assertThat(dropped.probability()).as("1/5 * 2/6 * 3/7 * 4/8 * 5/9").isEqualTo(1 / 126.0, within(1e-12));
        });
    }

    @Test
    void toleratesALongerSilenceIfUsesWereRare() {
        List<LocalDate> spoke = Stream.iterate(LocalDate.of(2024, 1, 1), day -> day.plusDays(10))
                .limit(12)
                .toList();
        List<LocalDate> used = List.of(spoke.get(0), spoke.get(4), spoke.get(7));

        assertThat(Lifecycle.of(used, spoke).state()).isEqualTo(State.CURRENT);
    }

    @Test
    void isNotDroppedIfTheActorDoesNotSpeakOfTheTopic() {
        assertThat(Lifecycle.of(days("2020-01-01", "2020-01-11", "2020-01-21"), List.of())
                        .state())
                .isEqualTo(State.CURRENT);
    }

    @Test
    void isRevivedByTheNextUse() {
        Lifecycle life = Lifecycle.of(
                days("2024-01-01", "2024-01-11", "2024-01-21", "2024-06-01"),
                days("2024-02-01", "2024-02-11", "2024-02-21", "2024-03-01", "2024-03-11", "2024-03-21"));

        assertThat(life.state()).isEqualTo(State.REVIVED);
        assertThat(life.turns())
                .hasSize(2)
                .last()
                .isEqualTo(new Revived(LocalDate.parse("2024-06-01"), LocalDate.parse("2024-01-21")));
    }

    @Test
    void groupsDaysCloseTogetherIntoOneOccasion() {
        assertThat(Lifecycle.occasions(days("2024-01-01", "2024-01-02", "2024-01-03", "2024-01-04")))
                .extracting(Lifecycle.Occasion::first)
                .containsExactly(LocalDate.parse("2024-01-01"), LocalDate.parse("2024-01-04"));
    }

    @Test
    void ignoresTheOrderAndRepetitionOfDays() {
        List<LocalDate> used = new ArrayList<>(days("2024-01-01", "2024-01-11", "2024-01-21", "2024-06-01"));
        List<LocalDate> spoke = new ArrayList<>(days("2024-02-01", "2024-02-11", "2024-02-21", "2024-02-21"));
        Lifecycle expected = Lifecycle.of(used, spoke);
        for (long seed = 0; seed < 20; seed++) {
            Collections.shuffle(used, new Random(seed));
            Collections.shuffle(spoke, new Random(seed));
            assertThat(Lifecycle.of(used, spoke)).as("seed " + seed).isEqualTo(expected);
        }
    }

    private static List<LocalDate> days(String... days) {
        return Stream.of(days).map(LocalDate::parse).toList();
    }
}
