package org.onrecord.processor.stance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.onrecord.processor.model.StanceReader;
import org.onrecord.processor.model.StanceReader.Stances;

class ClaimEvidenceTest {
    private static final StanceReader.Reading READING = new StanceReader.Reading(
            new Stances(0.5, 0.1, 0.4), List.of(new Stances(0.1, 0.1, 0.8), new Stances(0.4, 0.2, 0.4)), 0);

    @Test
    void weighsModelAndExamplesEqually() {
        ClaimEvidence evidence = new ClaimEvidence(List.of(new SentenceEvidence(1, -1, 2)));

        SentenceEvidence read = evidence.with(READING).sentences().getFirst();

        assertThat(read.taken()).isCloseTo(-0.6 + 0.65 * (Math.log(0.6 / 0.4) - 1), within(1e-9));
    }

    @Test
    void leavesTheChoiceOfSideToTheExamples() {
        ClaimEvidence evidence = new ClaimEvidence(List.of(new SentenceEvidence(1, -1, 2)));

        SentenceEvidence read = evidence.with(READING).sentences().getFirst();

        assertThat(read.favor()).isEqualTo(2);
    }

    @Test
    void isAsLikelyAsItsLikeliestSentence() {
        ClaimEvidence evidence =
                new ClaimEvidence(List.of(new SentenceEvidence(0, -3, 0), new SentenceEvidence(1, 0, 0)));

        assertThat(evidence.likeliest()).isEqualTo(0.5);
        assertThat(new ClaimEvidence(List.of()).likeliest()).isZero();
    }
}
