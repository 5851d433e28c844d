package org.onrecord.processor.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.onrecord.events.Stance;
import org.onrecord.events.words.ReaderLanguage;
import org.onrecord.events.words.Strings;

class WithdrawalReasonTest {
    private static final Position DOUBTFUL = position("s1", 2, 0.7);
    private static final Position CONFIRMED = position("s1", 2, 1);
    private static final Position LATER = position("s2", 5, 0.95);

    private static final String GONE =
            "The statement that it rests on was corrected, edited or withdrawn, or an earlier"
                    + " copy of the same words was found.";

    @Test
    void saysThatSomethingUnconfirmedBecameAnAlert() {
        assertThat(reason(Map.of("a", DOUBTFUL), Map.of("a", CONFIRMED)))
                .isEqualTo("It is an alert now: a person confirmed it, or a further statement is sure.");
    }

    @Test
    void saysThatAnAlertIsNoLongerSure() {
        assertThat(reason(Map.of("a", CONFIRMED), Map.of("a", DOUBTFUL)))
                .startsWith("What it rests on is no longer sure enough for an alert");
        assertThat(reason(Map.of("b", LATER), Map.of("a", position("s0", 1, 0.7), "b", position("s2", 5, 0.7))))
                .startsWith("What it rests on is no longer sure enough for an alert");
    }

    @Test
    void namesTheEarlierSureStatementThatReplacesAnAlert() {
        assertThat(reason(Map.of("b", LATER), Map.of("a", CONFIRMED, "b", LATER)))
                .isEqualTo("The position holds. An earlier statement was found, of 2024-02-01.");
    }

    @Test
    void anEarlierDoubtfulStatementLeavesNoFirst() {
        assertThat(reason(Map.of("b", LATER), Map.of("0", position("s0", 1, 0.7), "b", LATER)))
                .isEqualTo("An earlier statement was found that may take a side on this claim.");
    }

    @Test
    void namesTheEarlierStatementThatReplacesSomethingUnconfirmed() {
        assertThat(reason(Map.of("a", DOUBTFUL), Map.of("0", position("s0", 1, 0.7), "a", DOUBTFUL, "b", LATER)))
                .isEqualTo("An earlier statement was found, of 2024-01-01.");
    }

    @Test
    void doesNotCallAStatementOfTheSameDayEarlier() {
        Position surer = position("s3", 5, 0.97);
        assertThat(reason(Map.of("b", LATER), Map.of("b", LATER, "c", surer)))
                .isEqualTo("The position holds. Another statement of the same day stands first now.");
    }

    @Test
    void theOtherSideFoundEarlierTakesNothingBack() {
        Position opposed = Weather.position("s0", LocalDate.of(2024, 1, 1), Stance.AGAINST, 1, 0.95, "Words.");
        assertThat(reason(Map.of("b", LATER), Map.of("a", opposed, "b", LATER)))
                .isEqualTo("The position holds. An earlier statement was found on the other side, of 2024-01-01.");
    }

    @Test
    void aPositionHoldsByALaterStatementOfTheSameSideAlone() {
        assertThat(reason(Map.of("a", CONFIRMED), Map.of("b", LATER)))
                .isEqualTo("The position holds. It rests on a later statement now, of 2024-05-01.");
        Position opposed = Weather.position("s2", LocalDate.of(2024, 5, 1), Stance.AGAINST, 1, 0.95, "Words.");
        assertThat(reason(Map.of("a", CONFIRMED), Map.of("b", opposed))).isEqualTo(GONE);
    }

    @Test
    void saysThatAStatementIsGone() {
        assertThat(reason(Map.of("a", CONFIRMED), Map.of())).isEqualTo(GONE);
    }

    @Test
    void aReversalIsCorrectedWhereTheTurnHasAnotherDay() {
        Map<String, Position> turned = Map.of(
                "a", side("s1", 1, Stance.AGAINST), "b", side("s2", 5, Stance.FAVOR), "c", side("s3", 6, Stance.FAVOR));
        PositionAlert turn = Weather.reversals(turned.values()).getFirst();
        Map<String, Position> earlier = new TreeMap<>(turned);
        earlier.put("d", side("s4", 3, Stance.FAVOR));
        Map<String, Position> never = Map.of("b", side("s2", 5, Stance.FAVOR), "c", side("s3", 6, Stance.FAVOR));

        assertThat(WithdrawalReason.of(turn, Weather.reversals(earlier.values()), earlier.values()))
                .isEqualTo("The position holds. An earlier statement was found, of 2024-03-01.");
        assertThat(WithdrawalReason.of(turn, Weather.reversals(never.values()), never.values()))
                .isEqualTo("Other statements were found or corrected, and the actor no longer changes sides here.");
    }

    private static Position side(String statement, int month, Stance side) {
        return Weather.position(statement, LocalDate.of(2024, month, 1), side, 1, 0.95, "Words.");
    }

    /** Returns why the first alert of a series is withdrawn when its positions change. */
    private String reason(Map<String, Position> before, Map<String, Position> after) {
        List<PositionAlert> standing = Weather.firsts(after.values());
        String reason = WithdrawalReason.of(Weather.firsts(before.values()).getFirst(), standing, after.values());
        assertThat(Strings.of(ReaderLanguage.ZH).recorded(reason, Map.of()))
                .as("in Chinese")
                .doesNotContainPattern("[A-Za-z]");
        return reason;
    }

    private static Position position(String statement, int month, double score) {
        return Weather.position(statement, LocalDate.of(2024, month, 1), Stance.FAVOR, 1, score, "Words.");
    }
}
