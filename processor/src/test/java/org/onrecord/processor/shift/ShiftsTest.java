package org.onrecord.processor.shift;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onrecord.events.Stance;

class ShiftsTest {
    private static final LocalDate LATER = LocalDate.parse("2030-01-01");

    /** A statement of XX every third day: for half a year all against the dam, then all for it. */
    private static Spoken turned() {
        return new Spoken("2024-01-01")
                .every(3, 0, 60, "XX", "dam", Stance.AGAINST)
                .every(3, 180, 60, "XX", "dam", Stance.FAVOR);
    }

    @Test
    void findsAChangeOfStanceWithDayCountsAndIntervals() {
        List<Shift> ofSide = turned().shifts().stream()
                .filter(each -> each.holder().id().equals("XX"))
                .toList();

        assertThat(ofSide).singleElement().satisfies(shift -> {
            assertThat(shift.series()).isEqualTo("tide/claim:dam/side:XX/stance");
            assertThat(shift.day()).isEqualTo("2024-06-29");
            assertThat(shift.earliest()).isEqualTo("2024-06-29");
            assertThat(shift.latest()).isEqualTo("2024-06-29");
            assertThat(shift.before().part() + " of " + shift.before().of()).isEqualTo("0 of 60");
            assertThat(shift.after().part() + " of " + shift.after().of()).isEqualTo("60 of 60");
            assertThat(shift.before().high()).isBetween(0.03, 0.05);
            assertThat(shift.after().low()).isBetween(0.95, 0.97);
            assertThat(shift.chance()).isLessThan(0.002);
            assertThat(shift.identity()).isEqualTo("up 2024");
        });
    }

    /** What the side says in each language stays as it was. */
    @Test
    void aLanguageOrAPublisherThatComesOrGoesIsNoShift() {
        assertThat(new Spoken("2024-01-01")
                        .in("zh", "Ministry")
                        .every(3, 0, 60, "XX", "", Stance.FAVOR)
                        .every(15, 1, 12, "XX", "dam", Stance.FAVOR)
                        .in("en", "Ministry")
                        .every(3, 180, 60, "XX", "dam", Stance.FAVOR)
                        .every(15, 181, 12, "XX", "", Stance.FAVOR)
                        .shifts())
                .extracting(Shift::kind)
                .doesNotContain(Shift.Kind.STANCE, Shift.Kind.EMPHASIS);
        assertThat(new Spoken("2024-01-01")
                        .in("en", "Ministry")
                        .every(3, 0, 60, "XX", "dam", Stance.AGAINST)
                        .in("en", "Embassy")
                        .every(3, 180, 60, "XX", "dam", Stance.FAVOR)
                        .shifts())
                .extracting(Shift::kind)
                .doesNotContain(Shift.Kind.STANCE, Shift.Kind.EMPHASIS);
    }

    @Test
    void findsAChangeThatEachLanguageShows() {
        assertThat(new Spoken("2024-01-01")
                        .in("zh", "Ministry")
                        .every(6, 0, 30, "XX", "dam", Stance.AGAINST)
                        .every(6, 180, 30, "XX", "dam", Stance.FAVOR)
                        .in("en", "Embassy")
                        .every(6, 3, 30, "XX", "dam", Stance.AGAINST)
                        .every(6, 183, 30, "XX", "dam", Stance.FAVOR)
                        .shifts())
                .extracting(Shift::series, shift -> shift.day().toString())
                .contains(org.assertj.core.groups.Tuple.tuple("tide/claim:dam/side:XX/stance", "2024-06-29"));
    }

    @Test
    void findsAChangeOfEmphasisIfASideStopsMakingAClaim() {
        List<Shift> shifts = new Spoken("2024-01-01")
                .every(4, 0, 40, "XX", "dam", Stance.FAVOR)
                .every(4, 2, 80, "XX", "", Stance.FAVOR)
                .shifts();

        assertThat(shifts)
                .extracting(Shift::series)
                .contains("tide/claim:dam/side:XX/emphasis", "tide/claim:dam/actor:ann-XX/emphasis")
                .allMatch(series -> series.endsWith("/emphasis"));
        assertThat(shifts.getFirst().rises()).isFalse();
        assertThat(shifts.getFirst().after().part()).isZero();
    }

    @Test
    void findsBothEndsOfAnEpisode() {
        List<Shift> shifts = new Spoken("2024-01-01")
                .every(2, 0, 200, "XX", "", Stance.FAVOR)
                .every(2, 121, 60, "XX", "dam", Stance.FAVOR)
                .shifts();

        assertThat(shifts.stream().filter(each -> each.series().equals("tide/claim:dam/side:XX/emphasis")))
                .extracting(Shift::identity, shift -> shift.day().toString())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("up 2024", "2024-05-01"),
                        org.assertj.core.groups.Tuple.tuple("down 2024", "2024-08-28"));
    }

    @Test
    void doesNotTakeOnePressConferenceForAShift() {
        assertThat(new Spoken("2024-01-01")
                        .every(5, 0, 40, "XX", "", Stance.FAVOR)
                        .every(50, 3, 5, "XX", "dam", Stance.FAVOR)
                        .burst(120, 10, "XX", "dam", Stance.FAVOR)
                        .shifts())
                .isEmpty();
    }

    @Test
    void findsAWeekWithFarMoreStatementsThanUsual() {
        Spoken spoken = new Spoken("2024-01-01").every(7, 2, 40, "XX", "", Stance.FAVOR);
        for (int i = 0; i < 14; i++) {
            spoken.every(1, 203 + i % 5, 1, "XX", "", Stance.FAVOR);
        }

        assertThat(spoken.shifts().stream().filter(each -> each.holder().id().equals("XX")))
                .singleElement()
                .satisfies(shift -> {
                    assertThat(shift.series()).isEqualTo("tide/issue:*/side:XX/volume");
                    assertThat(shift.identity()).isEqualTo("more 2024-07-22");
                    assertThat(shift.before().value()).isEqualTo(1);
                    assertThat(shift.after().part()).isEqualTo(15);
                });
    }

    @Test
    void doesNotTakeAWeekFullOfOneDocumentForMore() {
        assertThat(new Spoken("2024-01-01")
                        .every(7, 2, 28, "XX", "", Stance.FAVOR)
                        .every(7, 205, 12, "XX", "", Stance.FAVOR)
                        .burst(199, 15, "XX", "", Stance.FAVOR)
                        .shifts())
                .isEmpty();
    }

    @Test
    void doesNotCountUncoveredWeeksAsZero() {
        Spoken spoken = new Spoken("2024-01-01")
                .every(1, 0, 140, "XX", "", Stance.FAVOR)
                .every(1, 182, 60, "XX", "", Stance.FAVOR);
        Coverage all = Coverage.ofStatements(spoken.statements());
        for (int week = 20; week < 26; week++) {
            all.add("XX", LocalDate.parse("2024-01-01").plusWeeks(week));
        }

        assertThat(spoken.shifts()).isEmpty();
        assertThat(Shifts.of(spoken.statements(), all, LATER))
                .extracting(Shift::identity)
                .containsOnly("fewer 2024-05-20");
    }

    @Test
    void ignoresStatementsAfterTheDay() {
        assertThat(turned().shifts("2024-06-28")).isEmpty();
        assertThat(turned().shifts("2024-09-01")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void findsTheSameInAnyOrderOfStatements(long seed) {
        List<DistinctStatement> shuffled = turned().statements();
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(Shifts.of(shuffled, Coverage.ofStatements(shuffled), LATER)).isEqualTo(turned().shifts());
    }

    @Test
    void keepsTheIdentityOfAShiftWhoseDayOlderDocumentsMove() {
        Spoken more = turned().every(1, 178, 2, "XX", "dam", Stance.FAVOR);

        assertThat(more.shifts().getFirst().day())
                .isNotEqualTo(turned().shifts().getFirst().day());
        assertThat(more.shifts().getFirst().identity())
                .isEqualTo(turned().shifts().getFirst().identity());
    }

    @Test
    void findsNoShiftInAFewStatements() {
        assertThat(new Spoken("2024-01-01")
                        .every(30, 0, 3, "XX", "dam", Stance.AGAINST)
                        .every(30, 90, 3, "XX", "dam", Stance.FAVOR)
                        .shifts())
                .isEmpty();
    }
}
