package org.onrecord.app.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.onrecord.app.accuracy.AccuracyCard.DocumentSet;
import org.onrecord.app.accuracy.AccuracyCard.LearnedSet;

class CardPageTest {
    private static final String MARKED = MarkedSection.BEGIN + "\nold\n" + MarkedSection.END;

    @Test
    void replacesOnlyTheTextBetweenTheMarkers() {
        assertThat(MarkedSection.replace("# Ours\n\n" + MARKED + "\n\nOurs too.\n", "new\n"))
                .isEqualTo("# Ours\n\n" + MarkedSection.BEGIN + "\n\nnew\n\n" + MarkedSection.END + "\n\nOurs too.\n");
    }

    @Test
    void writingTwiceChangesNothing() {
        String once = MarkedSection.replace(MARKED, "new");
        assertThat(MarkedSection.replace(once, "new")).isEqualTo(once);
        assertThat(MarkedSection.replace(MarkedSection.page("Accuracy", "old"), "new"))
                .isEqualTo(MarkedSection.page("Accuracy", "new"));
    }

    @Test
    void namesTheMarkersThatAPageLacks() {
        for (String page : List.of("", MarkedSection.BEGIN, MARKED + MARKED, MarkedSection.END + MarkedSection.BEGIN)) {
            assertThatThrownBy(() -> MarkedSection.replace(page, "new"))
                    .as(page)
                    .hasMessageContaining("put these two lines")
                    .hasMessageContaining(MarkedSection.BEGIN);
        }
    }

    @Test
    void writesFiguresWithIntervalsAndADashForAMissingFigure() {
        Estimate none = new Estimate(null, null, null);
        AccuracyCard card = new AccuracyCard(
                "./onrecord eval gold",
                "2026-01-05",
                "lake-1",
                2,
                0.25,
                List.of(),
                List.of(new LearnedSet("lakes", "Lakes", 7, 3, new Estimate(0.5, 0.25, 1.0), none, none, none)),
                List.of(DocumentSet.of("docs", 1, new DocumentScore(4, 4, 3, 3, 3, 3, 3, 1, 1, 0, 2, 1))));
        assertThat(CardMarkdown.of(card))
                .startsWith("`./onrecord eval gold` on 2026-01-05, model `lake-1`, 0.250 s per passage")
                .contains("| `lakes` | 7 | .500 [.250, 1.000] | - | - | - |")
                .contains(
                        "| `docs` | 1 | .750 | 3 of 4, 1 invented | 1.000 | 1.000 | 1.000 | 1.000 | 1 of 1, 0 invented | 1 of 2 |");
    }
}
