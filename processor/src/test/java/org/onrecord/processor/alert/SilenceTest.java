package org.onrecord.processor.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.onrecord.events.Alert;
import org.onrecord.events.Stance;
import org.onrecord.events.Statement;
import org.onrecord.processor.shift.DistinctStatement;
import org.onrecord.processor.trend.Member;

class SilenceTest {
    private static final LocalDate START = LocalDate.of(2024, 1, 1);

    @Test
    void anInstitutionThatSpeaksOfTheIssueAndNoLongerTakesTheSideIsSilent() {
        assertThat(alerts(said(0, 8, true, "Paper"), said(8, 24, false, "Paper")))
                .singleElement()
                .satisfies(alert -> {
                    assertThat(alert.kind()).isEqualTo(Alert.Kind.SHIFT);
                    assertThat(alert.title()).isEqualTo("Mill (XX) falls silent on “It will be wet.”");
                    assertThat(alert.why())
                            .isEqualTo(
                                    "It took a side on 8 occasions, last on 2024-03-11, and on none since, though it spoke of the"
                                            + " issue: by chance the first 3 occasions are silent with a probability of 0.0045.");
                    assertThat(alert.day()).isEqualTo(LocalDate.of(2024, 5, 10));
                    assertThat(alert.facts())
                            .containsEntry("shift", "silence")
                            .containsEntry("actor", "mill")
                            .containsEntry("from", "favor");
                    assertThat(alert.evidence())
                            .extracting(Alert.Evidence::statement)
                            .containsExactly("s7");
                });
    }

    @Test
    void nobodyIsSilentWithoutOccasions() {
        assertThat(alerts(said(0, 8, true, "Paper"), List.of())).isEmpty();
    }

    @Test
    void anotherPublicationIsNoOccasion() {
        assertThat(alerts(said(0, 8, true, "Paper"), said(8, 24, false, "Gazette")))
                .isEmpty();
    }

    /** Returns what the spokesperson says every ten days. */
    private static List<DistinctStatement> said(int from, int to, boolean side, String publisher) {
        List<DistinctStatement> all = new ArrayList<>();
        for (int i = from; i < to; i++) {
            Position of = Weather.said("s" + i, "bob", START.plusDays(10L * i).toString(), Stance.FAVOR, 0.95);
            Member member = of.member();
            all.add(new DistinctStatement(
                    "c" + i,
                    new Member(
                            member.statement(),
                            new Statement.DocumentRef("d" + i, "v", "Title", publisher, null, null),
                            member.day(),
                            member.issue(),
                            member.actor(),
                            member.speaker(),
                            null,
                            List.of(),
                            side ? List.of(of.label()) : List.of(),
                            "en",
                            Member.Signs.NONE),
                    1));
        }
        return all;
    }

    private static List<Alert> alerts(List<DistinctStatement> before, List<DistinctStatement> after) {
        List<DistinctStatement> all = new ArrayList<>(before);
        all.addAll(after);
        Silence silence = new Silence(Weather.ISSUE, new PositionHolders(Weather.ISSUE));
        List<Alert> alerts = silence.of(all, LocalDate.of(2026, 1, 1), UnaryOperator.identity());
        Collections.shuffle(all, new Random(1));
        assertThat(silence.of(all, LocalDate.of(2026, 1, 1), UnaryOperator.identity()))
                .isEqualTo(alerts);
        return alerts;
    }
}
