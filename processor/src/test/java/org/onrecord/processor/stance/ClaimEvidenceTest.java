package org.onrecord.processor.stance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.onrecord.processor.model.StanceReader;
import org.onrecord.processor.model.StanceReader.Stances;

class ClaimEvidenceTest {
    private static final Stances FOR = new Stances(0.5, 0.1, 0.4);
    private static final Stances OPPOSED = new Stances(0.2, 0.5, 0.3);
    private static final Stances NONE = new Stances(0.1, 0.1, 0.8);

    @Test
    void isDecidedByTheSentenceThatReadingAndExamplesFindLikeliestTogether() {
        // The reading alone would take the third, the examples alone the first.
        ClaimEvidence evidence = new ClaimEvidence(
                List.of(0, 1, 2),
                new double[] {0.6, 0.5, 0.1},
                new double[] {0.9, 0.8, 0.1},
                new StanceReader.Reading(FOR, List.of(NONE, FOR, OPPOSED), 0));

        assertThat(evidence.sentence()).isEqualTo(1);
        assertThat(evidence.ofSide()[1]).isCloseTo(Math.log(0.5 / 0.1), within(1e-9));
        assertThat(evidence.ofSide()[2]).isCloseTo(Math.log(0.8 / 0.2), within(1e-9));
    }

    @Test
    void isDecidedByOwnWordsOnly() {
        ClaimEvidence evidence = new ClaimEvidence(
                List.of(1),
                new double[] {0.1},
                new double[] {0.5},
                new StanceReader.Reading(FOR, List.of(OPPOSED, NONE), 0));

        assertThat(evidence.sentence()).isEqualTo(1);
    }

    @Test
    void hasNoSentenceWhereAllWordsAreOthers() {
        ClaimEvidence evidence = new ClaimEvidence(
                List.of(), new double[0], new double[0], new StanceReader.Reading(FOR, List.of(FOR), 0));

        assertThat(evidence.sentence()).isEqualTo(-1);
        assertThat(evidence.ofSide()).containsExactly(0, 0, 0);
    }
}
