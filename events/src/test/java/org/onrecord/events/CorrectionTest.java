package org.onrecord.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.onrecord.events.Correction.Field;

class CorrectionTest {
    private static final Instant AT = Instant.parse("2024-05-06T07:08:09Z");
    private static final Correction ONE =
            Correction.standing("d1", "s1", Field.STANCE, "keep-lit", "favor", "Ines", AT, "She says so.");

    @Test
    void idDependsOnStatementLabelValueAuthorAndTime() {
        assertThat(ONE.id())
                .isEqualTo(Correction.standing("d1", "s1", Field.STANCE, "keep-lit", "favor", "Ines", AT, "So.")
                        .id())
                .isNotEqualTo(
                        Correction.standing("d1", "s1", Field.STANCE, "keep-lit", "against", "Ines", AT, "She says so.")
                                .id())
                .isNotEqualTo(Correction.standing(
                                "d1", "s1", Field.STANCE, "keep-lit", "favor", "Ines", AT.plusMillis(1), "She says so.")
                        .id());
    }

    @Test
    void keepsItsHistoryWhenRevoked() {
        Correction.Revocation revocation = new Correction.Revocation("Tom", AT.plusSeconds(60), "A slip.");
        assertThat(ONE.revokedBy(revocation))
                .isEqualTo(new Correction(
                        ONE.id(),
                        "d1",
                        "s1",
                        Field.STANCE,
                        "keep-lit",
                        "favor",
                        "Ines",
                        AT,
                        "She says so.",
                        revocation,
                        null));
        assertThat(ONE.stands()).isTrue();
        assertThat(ONE.revokedBy(revocation).stands()).isFalse();
    }

    @Test
    void correctionsOfTheSameLabelReplaceEachOther() {
        assertThat(ONE.label()).isEqualTo("s1/stance:keep-lit");
        assertThat(Correction.standing("d1", "s1", Field.OFFICIAL, null, "true", "Ines", AT, "A minister.")
                        .label())
                .isEqualTo("s1/official");
    }
}
