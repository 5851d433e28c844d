package org.onrecord.processor.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.onrecord.processor.model.Head;
import org.onrecord.processor.model.SentenceFeatures;

class HeadFitterTest {
    private static final SentenceFeatures SAYS = sentence("The gates must close.", 1, 0);
    private static final SentenceFeatures OTHER = sentence("The boats are blue.", 0, 1);
    private static final SentenceFeatures THIRD = sentence("We met on Monday.", -1, 0);

    @Test
    void findsTheSentenceThatMakesAPassageSayIt() {
        HeadFitter fit = new HeadFitter(passages());
        HeadFitter.Labels labels = labels(0, 3, 6, 9);

        Head head = fit.fit(labels).orElseThrow();

        assertThat(head.logOdds(SAYS)).isPositive();
        assertThat(head.logOdds(OTHER)).isNegative();
        assertThat(head.logOdds(THIRD)).isNegative();
    }

    @Test
    void ignoresSentencesThatCannotSayIt() {
        HeadFitter fit = new HeadFitter(passages());
        HeadFitter.Labels labels = labels(0, 3, 6, 9);
        for (int passage = 0; passage < 12; passage += 3) {
            labels.speaking().clear(fit.start(passage));
        }

        Head head = fit.fit(labels).orElseThrow();

        assertThat(head.logOdds(SAYS)).isLessThan(head.logOdds(OTHER));
    }

    @Test
    void fitsNothingIfEveryPassageSaysItOrNoneDoes() {
        HeadFitter fit = new HeadFitter(passages());

        assertThat(fit.fit(labels())).isEmpty();
        assertThat(fit.fit(labels(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11))).isEmpty();
    }

    @Test
    void fitsTheSameHeadToTheSamePassages() {
        HeadFitter fit = new HeadFitter(passages());

        assertThat(fit.fit(labels(0, 3)).map(Head::packed))
                .isEqualTo(fit.fit(labels(0, 3)).map(Head::packed));
    }

    @Test
    void correctsWhatIsKnownBefore() {
        Head head = corrections(-1, -1, -1);

        assertThat(-1 + head.logOdds(SAYS)).isPositive();
        assertThat(-1 + head.logOdds(OTHER)).isNegative();
        assertThat(-1 + head.logOdds(THIRD)).isNegative();
    }

    @Test
    void correctsLittleWhereWhatIsKnownBeforeIsRight() {
        Head head = corrections(6, -6, -6);

        assertThat(head.logOdds(SAYS)).isBetween(-0.3, 0.3);
        assertThat(head.logOdds(OTHER)).isBetween(-0.3, 0.3);
    }

    /** Returns the correction by four passages of each sentence, of which only the first says it. */
    private static Head corrections(double says, double other, double third) {
        List<List<SentenceFeatures>> passages = new ArrayList<>();
        double[] known = new double[12];
        for (int i = 0; i < 12; i += 3) {
            passages.addAll(List.of(List.of(SAYS), List.of(OTHER), List.of(THIRD)));
            known[i] = says;
            known[i + 1] = other;
            known[i + 2] = third;
        }
        return new HeadFitter(passages).fit(labels(0, 3, 6, 9), known).orElseThrow();
    }

    private static List<List<SentenceFeatures>> passages() {
        List<List<SentenceFeatures>> passages = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            passages.add(List.of(SAYS, OTHER, THIRD));
            passages.add(List.of(OTHER, THIRD));
            passages.add(List.of(THIRD, OTHER));
        }
        return passages;
    }

    private static HeadFitter.Labels labels(int... yes) {
        HeadFitter.Labels labels = HeadFitter.Labels.none();
        labels.passages().set(0, 12);
        labels.speaking().set(0, 32);
        for (int passage : yes) {
            labels.yes().set(passage);
        }
        return labels;
    }

    private static SentenceFeatures sentence(String words, float... vector) {
        return SentenceFeatures.of(words, vector, new float[] {0, 0});
    }
}
