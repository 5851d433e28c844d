package org.onrecord.processor.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.onrecord.events.Stance;

class WithdrawalReasonTest {
    private static final Position DOUBTFUL = position("s1", 2, 0.7);
    private static final Position CONFIRMED = position("s1", 2, 1);
    private static final Position LATER = position("s2", 5, 0.95);

    private final FirstPosition decision = new FirstPosition(Weather.ISSUE);

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
        assertThat(reason(Map.of("b", LATER), Map.of("0", position("s0", 1, 0.7), "a", CONFIRMED, "b", LATER)))
                .isEqualTo("An earlier statement was found, of 2024-02-01.");
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
                .isEqualTo("Another statement of the same day stands first now.");
    }

    @Test
    void saysThatAStatementIsGone() {
        assertThat(reason(Map.of("a", CONFIRMED), Map.of("b", LATER)))
                .isEqualTo(
                        "The statement that it rests on was corrected, edited or withdrawn, or an earlier copy of the same words was found.");
    }

    /** Returns why the first alert of a series is withdrawn when its positions change. */
    private String reason(Map<String, Position> before, Map<String, Position> after) {
        List<PositionAlert> standing = decision.of(Weather.SERIES, after);
        return WithdrawalReason.of(decision.of(Weather.SERIES, before).getFirst(), standing, after.values());
    }

    private static Position position(String statement, int month, double score) {
        return Weather.position(statement, LocalDate.of(2024, month, 1), Stance.FAVOR, 1, score, "Words.");
    }
}
