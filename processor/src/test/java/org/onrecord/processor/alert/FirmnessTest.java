package org.onrecord.processor.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.onrecord.events.Alert;
import org.onrecord.events.Stance;

class FirmnessTest {
    /** What the mill's spokesperson says outright on three days. */
    private static final List<Position> OUTRIGHT = List.of(
            Weather.said("s1", "bob", "2024-01-01", Stance.FAVOR, 0.95),
            Weather.said("s2", "bob", "2024-02-01", Stance.FAVOR, 0.95),
            Weather.said("s3", "cem", "2024-03-01", Stance.FAVOR, 0.95));

    @Test
    void aConditionThatIsRepeatedIsASofteningOfTheInstitution() {
        assertThat(alerts(
                        OUTRIGHT,
                        Weather.conditional("s4", "bob", "2024-05-01", Stance.FAVOR),
                        Weather.conditional("s5", "mill", "2024-06-01", Stance.FAVOR)))
                .singleElement()
                .satisfies(each -> {
                    Alert alert = each.alert();
                    assertThat(each.confirmed()).isTrue();
                    assertThat(alert.title())
                            .isEqualTo("mill (XX) now is in favour of “It will be wet.” only on a condition, and was in"
                                    + " favour outright before");
                    assertThat(alert.why())
                            .isEqualTo(
                                    "mill names a condition now: 3 statements in favour from 2024-01-01 to 2024-03-01"
                                            + " outright, and 2 statements in favour from 2024-05-01 to 2024-06-01 on a condition. A day"
                                            + " with both decides nothing.");
                    assertThat(alert.facts())
                            .containsEntry("shift", "softening")
                            .containsEntry("from", "favor")
                            .containsEntry("to", "favor");
                    assertThat(alert.evidence())
                            .extracting(Alert.Evidence::statement)
                            .containsExactly("s4", "s3", "s5");
                });
    }

    @Test
    void anOfferOnAConditionSoftensARefusal() {
        assertThat(alerts(
                        OUTRIGHT,
                        Weather.conditional("s4", "bob", "2024-05-01", Stance.AGAINST),
                        Weather.conditional("s5", "bob", "2024-06-01", Stance.AGAINST)))
                .extracting(FirmnessTest::shown)
                .containsExactly("softening favor to against 2024-05-01");
    }

    @Test
    void oneConditionIsNone() {
        assertThat(alerts(OUTRIGHT, Weather.conditional("s4", "bob", "2024-05-01", Stance.FAVOR)))
                .isEmpty();
    }

    @Test
    void conditionsNowAndThenAreNoChange() {
        assertThat(alerts(
                        OUTRIGHT,
                        Weather.conditional("s4", "bob", "2024-04-01", Stance.FAVOR),
                        Weather.said("s5", "bob", "2024-05-01", Stance.FAVOR, 0.95),
                        Weather.conditional("s6", "bob", "2024-06-01", Stance.FAVOR),
                        Weather.said("s7", "bob", "2024-07-01", Stance.FAVOR, 0.95),
                        Weather.conditional("s8", "bob", "2024-08-01", Stance.FAVOR),
                        Weather.conditional("s9", "bob", "2024-09-01", Stance.FAVOR)))
                .isEmpty();
    }

    @Test
    void whoDropsTheConditionHardens() {
        assertThat(alerts(
                        OUTRIGHT,
                        Weather.conditional("s4", "bob", "2024-05-01", Stance.FAVOR),
                        Weather.conditional("s5", "bob", "2024-06-01", Stance.FAVOR),
                        Weather.conditional("s6", "bob", "2024-07-01", Stance.FAVOR),
                        Weather.said("s7", "bob", "2024-08-01", Stance.FAVOR, 0.95),
                        Weather.said("s8", "bob", "2024-09-01", Stance.FAVOR, 0.95)))
                .extracting(FirmnessTest::shown)
                .containsExactlyInAnyOrder(
                        "softening favor to favor 2024-05-01", "hardening favor to favor 2024-08-01");
    }

    private static List<PositionAlert> alerts(List<Position> before, Position... after) {
        List<Position> all = new ArrayList<>(before);
        Collections.addAll(all, after);
        List<PositionAlert> alerts = Weather.reversals(all);
        Collections.shuffle(all, new Random(1));
        assertThat(Weather.reversals(all)).isEqualTo(alerts);
        return alerts;
    }

    private static String shown(PositionAlert each) {
        return each.alert().facts().get("shift") + " " + each.alert().facts().get("from") + " to "
                + each.alert().facts().get("to") + " " + each.alert().day();
    }
}
