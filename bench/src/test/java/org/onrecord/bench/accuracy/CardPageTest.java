package org.onrecord.bench.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.onrecord.app.learning.LabelledPassage;
import org.onrecord.bench.accuracy.AccuracyCard.DocumentSet;
import org.onrecord.bench.accuracy.AccuracyCard.LanguageModel;
import org.onrecord.bench.accuracy.AccuracyCard.LearnedSet;
import org.onrecord.bench.accuracy.AccuracyCard.ModelSet;
import org.onrecord.bench.accuracy.AccuracyCard.PassageSet;
import org.onrecord.bench.accuracy.PassageAnswer.Decision;
import org.onrecord.events.EventJson;
import org.onrecord.events.Stance;
import org.onrecord.events.Statement.Span;
import org.onrecord.events.issue.Issue;
import org.onrecord.testing.IssueBuilder;

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
        BootstrapEstimate none = new BootstrapEstimate(null, null, null);
        AccuracyCard card = new AccuracyCard(
                "bench/accuracy gold",
                "2026-01-05",
                "lake-1",
                0.9,
                2,
                0.25,
                List.of(),
                List.of(new LearnedSet(
                        "lakes", "Lakes", 7, 3, new BootstrapEstimate(0.5, 0.25, 1.0), none, none, none)),
                List.of(DocumentSet.of("docs", 1, new DocumentScore(4, 4, 3, 3, 3, 3, 3, 1, 1, 0, 2, 1))),
                Map.of("zh", List.of("dredge")),
                null);
        assertThat(CardMarkdown.of(card))
                .startsWith("`bench/accuracy gold` on 2026-01-05, model `lake-1`, 0.250 s per passage")
                .doesNotContain("Labelled by")
                .contains("**Cannot be told yet in `zh`**, since one side never becomes sure enough: `dredge`.")
                .contains("| `lakes` | 7 | .500 [.250, 1.000] | - | - | - |")
                .contains(
                        "| `docs` | 1 | .750 | 3 of 4, 1 invented | 1.000 | 1.000 | 1.000 | 1.000 | 1 of 1, 0 invented | 1 of 2 |");
    }

    @Test
    void putsTheFiguresOfALanguageModelBesideThoseOfTheLocalModels() {
        AccuracyCard local = new AccuracyCard(
                "bench/accuracy --llm",
                "2026-01-05",
                "lake-1",
                0.9,
                2,
                0.25,
                List.of(new PassageSet("passages_lakes", "Lakes", "one reader's", scores(Stance.AGAINST))),
                List.of(),
                List.of(),
                Map.of(),
                null);
        AccuracyCard card = local.with(
                new LanguageModel("reader-large", List.of(new ModelSet("passages_lakes", 5, 1, scores(Stance.FAVOR)))));

        assertThat(CardMarkdown.of(card))
                .contains("**Missed: 1 of 1 sides that the readers see.**")
                .contains("### Labelled by `reader-large`")
                .contains("| `passages_lakes` | local models | .000 [.000, .000] | .000 | .000 | 1 | - | - |  |")
                .contains(
                        "| `passages_lakes` | reader-large | 1.000 [1.000, 1.000] | 1.000 | - | 0 | - | - | 1 of 5 |");
        assertThat(EventJson.mapper()
                        .readTree(EventJson.mapper().writeValueAsBytes(card))
                        .at("/languageModel/sets/0/refused")
                        .asInt())
                .isEqualTo(1);
        assertThat(EventJson.mapper()
                        .readTree(EventJson.mapper().writeValueAsBytes(local))
                        .has("languageModel"))
                .isFalse();
    }

    /** Returns the scores of a passage in favour of a claim, which is given a side. */
    private static PassageScores scores(Stance side) {
        Issue issue = IssueBuilder.issue("lakes", "Lakes")
                .claims(new Issue.Claim("clean", "The lakes are clean.", "clean", List.of(), List.of()))
                .build();
        LabelledPassage gold = new LabelledPassage(
                "p1", "en", "", "", true, List.of(), "AA", true, Set.of(), Map.of("clean", Stance.FAVOR), Map.of());
        PassageAnswer answer = new PassageAnswer(
                true, null, "AA", true, Set.of(), Map.of("clean", new Decision(side, 0.9, new Span(0, 4))));
        return PassageScores.of(issue, List.of(new JudgedPassage(gold, answer)));
    }
}
