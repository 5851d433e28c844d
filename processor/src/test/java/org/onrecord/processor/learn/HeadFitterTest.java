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
        HeadFitter.Labels labels = labels(fit, 0, 3, 6, 9);

        Head head = fit.fit(labels).orElseThrow();

        assertThat(head.logOdds(SAYS)).isPositive();
        assertThat(head.logOdds(OTHER)).isNegative();
        assertThat(head.logOdds(THIRD)).isNegative();
    }

    @Test
    void ignoresSentencesThatCannotSayIt() {
        HeadFitter fit = new HeadFitter(passages());
        HeadFitter.Labels labels = labels(fit, 0, 3, 6, 9);
        for (int passage = 0; passage < 12; passage += 3) {
            labels.speaking().clear(fit.start(passage));
        }

        Head head = fit.fit(labels).orElseThrow();

        assertThat(head.logOdds(SAYS)).isLessThan(head.logOdds(OTHER));
    }

    @Test
    void fitsNothingIfEveryPassageSaysItOrNoneDoes() {
        HeadFitter fit = new HeadFitter(passages());

        assertThat(fit.fit(labels(fit))).isEmpty();
        assertThat(fit.fit(labels(fit, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11))).isEmpty();
    }

    @Test
    void fitsTheSameHeadToTheSamePassages() {
        HeadFitter fit = new HeadFitter(passages());

        assertThat(fit.fit(labels(fit, 0, 3))).isEqualTo(fit.fit(labels(fit, 0, 3)));
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

    private static HeadFitter.Labels labels(HeadFitter fit, int... yes) {
        HeadFitter.Labels labels = HeadFitter.Labels.none();
        labels.passages().set(0, 12);
        labels.speaking().set(0, fit.sentences());
        for (int passage : yes) {
            labels.yes().set(passage);
        }
        return labels;
    }

    private static SentenceFeatures sentence(String words, float... vector) {
        return SentenceFeatures.of(words, vector, new float[] {0, 0});
    }
}
