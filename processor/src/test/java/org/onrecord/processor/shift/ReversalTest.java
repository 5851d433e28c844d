package org.onrecord.processor.shift;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.onrecord.events.Stance;

class ReversalTest {
    private static final LocalDate LATER = LocalDate.parse("2030-01-01");

    private static List<Reversal> reversals(Spoken spoken) {
        return Reversal.of(spoken.statements(), LATER);
    }

    @Test
    void tellsOfTheFirstStatementThatTakesTheOtherSide() {
        List<Reversal> reversals = reversals(new Spoken("2024-01-01")
                .by("bo", 0, "dam", Stance.FAVOR)
                .by("bo", 10, "dam", Stance.FAVOR)
                .by("bo", 20, "dam", Stance.AGAINST)
                .by("bo", 30, "dam", Stance.AGAINST));

        assertThat(reversals).singleElement().satisfies(reversal -> {
            assertThat(reversal.stance()).isEqualTo(Stance.AGAINST);
            assertThat(reversal.before().member().day()).isEqualTo("2024-01-11");
            assertThat(reversal.after().member().day()).isEqualTo("2024-01-21");
        });
    }

    @Test
    void whoTurnsBackTurnsTwice() {
        assertThat(reversals(new Spoken("2024-01-01")
                        .by("bo", 0, "dam", Stance.FAVOR)
                        .by("bo", 10, "dam", Stance.AGAINST)
                        .by("bo", 20, "dam", Stance.FAVOR)))
                .extracting(Reversal::stance)
                .containsExactly(Stance.AGAINST, Stance.FAVOR);
    }

    @Test
    void aDayOnWhichAsManyTakeEitherSideIsPassedOver() {
        assertThat(reversals(new Spoken("2024-01-01")
                        .by("bo", 0, "dam", Stance.FAVOR)
                        .by("bo", 10, "dam", Stance.AGAINST)
                        .by("bo", 10, "dam", Stance.FAVOR)
                        .by("bo", 20, "dam", Stance.FAVOR)))
                .isEmpty();
    }

    @Test
    void anotherActorsSideIsNoReversal() {
        assertThat(reversals(new Spoken("2024-01-01")
                        .by("bo", 0, "dam", Stance.FAVOR)
                        .by("cy", 10, "dam", Stance.AGAINST)
                        .by("bo", 20, "weir", Stance.AGAINST)))
                .isEmpty();
    }

    @Test
    void aLabelThatIsNotSureCountsForNeitherSide() {
        assertThat(reversals(new Spoken("2024-01-01")
                        .by("bo", 0, "dam", Stance.FAVOR)
                        .by("bo", 10, "dam", Stance.AGAINST, 0.69)
                        .by("bo", 20, "dam", Stance.FAVOR)))
                .isEmpty();
    }

    @Test
    void looksAtNothingAfterTheDay() {
        Spoken spoken =
                new Spoken("2024-01-01").by("bo", 0, "dam", Stance.FAVOR).by("bo", 10, "dam", Stance.AGAINST);

        assertThat(Reversal.of(spoken.statements(), LocalDate.parse("2024-01-10")))
                .isEmpty();
    }
}
