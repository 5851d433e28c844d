package org.onrecord.bench.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.onrecord.events.Stance.AGAINST;
import static org.onrecord.events.Stance.FAVOR;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.onrecord.app.learning.LabelledPassage;
import org.onrecord.bench.accuracy.PassageAnswer.Decision;
import org.onrecord.bench.accuracy.PassageScores.Coverage;
import org.onrecord.bench.accuracy.PassageScores.Group;
import org.onrecord.bench.accuracy.PassageScores.Mistake;
import org.onrecord.events.Stance;
import org.onrecord.events.Statement.Span;
import org.onrecord.events.issue.ActorFiles;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.issue.IssueFile;

/** Four passages on two claims and two topics, counted by hand. */
class PassageScoresTest {
    private static final Issue ISSUE = IssueFile.parse("lakes.yaml", """
            id: lakes
            title: Lakes
            description: Who keeps the lakes clean.
            languages: [en, zh]
            topics:
              - {id: water, label: Water, description: water, examples: [The water is clean.]}
              - {id: fish, label: Fish, description: fish, examples: [The fish are back.]}
            claims:
              - {id: clean, label: Clean, text: The lakes are clean., favor: [They are clean.], against: [They are dirty.]}
              - {id: share, label: Share, text: The lakes should be shared., favor: [Let us share them.], against: [They are ours.]}
            """, ActorFiles.NONE);

    /** Right on both claims; the evidence of one of them overlaps the reader's. */
    private static final JudgedPassage RIGHT = new JudgedPassage(
            gold(
                    "a",
                    "en",
                    true,
                    Set.of("water"),
                    Map.of("clean", FAVOR, "share", AGAINST),
                    Map.of("clean", List.of(new Span(0, 10)), "share", List.of(new Span(20, 30)))),
            answer(
                    true,
                    "Minister Heron",
                    Set.of("water"),
                    Map.of("clean", decision(FAVOR, 0.95, 5, 12), "share", decision(AGAINST, 0.85, 30, 40))));

    /** The opposite side on one claim; one topic invented, one missed. */
    private static final JudgedPassage OPPOSITE = new JudgedPassage(
            gold("b", "zh", true, Set.of("water"), Map.of("clean", FAVOR), Map.of()),
            answer(true, "Reed", Set.of("fish"), Map.of("clean", decision(AGAINST, 0.9, 0, 5))));

    /** A side that nobody takes, in a passage that is off the issue. */
    private static final JudgedPassage INVENTED = new JudgedPassage(
            gold("c", "en", false, Set.of(), Map.of(), Map.of()),
            answer(true, "Heron", Set.of(), Map.of("share", decision(FAVOR, 0.55, 0, 5))));

    /** A side that is missed. */
    private static final JudgedPassage MISSED = new JudgedPassage(
            gold("d", "en", false, Set.of(), Map.of("share", AGAINST), Map.of()),
            answer(false, null, Set.of(), Map.of()));

    private final PassageScores scores = PassageScores.of(ISSUE, List.of(RIGHT, OPPOSITE, INVENTED, MISSED));

    private static LabelledPassage gold(
            String id,
            String language,
            boolean onIssue,
            Set<String> topics,
            Map<String, Stance> stances,
            Map<String, List<Span>> evidence) {
        return new LabelledPassage(
                id,
                language,
                "turn",
                "",
                onIssue,
                List.of("Ada Heron", "Heron"),
                "CN",
                true,
                topics,
                stances,
                evidence);
    }

    private static PassageAnswer answer(
            boolean onIssue, @Nullable String speaker, Set<String> topics, Map<String, Decision> decisions) {
        return new PassageAnswer(onIssue, speaker, speaker == null ? "none" : "CN", true, topics, decisions);
    }

    private static Decision decision(Stance stance, double score, int start, int end) {
        return new Decision(stance, score, new Span(start, end));
    }

    @Test
    void countsSpeakersSidesAndPassagesOnTheIssue() {
        // On: a and b found. Off: c not, d so.
        assertThat(scores.passages()).isEqualTo(4);
        assertThat(scores.onIssueAccuracy().value()).isEqualTo(0.75);
        assertThat(scores.onIssueBalanced().value()).isEqualTo(0.75);
        assertThat(scores.speaker().value()).isEqualTo(0.5);
        assertThat(scores.side().value()).isEqualTo(0.75);
        assertThat(scores.official().value()).isEqualTo(1.0);
    }

    @Test
    void countsTopicsOverAllPairsAndByTopic() {
        // Water: one right, one missed. Fish: one invented.
        assertThat(scores.topicsMicroF1().value()).isEqualTo(0.5);
        assertThat(scores.topicsMacroF1().value()).isEqualTo(0.6667);
        assertThat(scores.topics().get(1).figures().f1()).isEqualTo(0.0);
        assertThat(scores.topics().get(1).figures().recall()).isNull();
    }

    @Test
    void countsSidesOverAllPairs() {
        // Favor: one right, one invented, one missed. Against: one right, one invented, one missed.
        assertThat(scores.stance().favor().precision()).isEqualTo(0.5);
        assertThat(scores.stance().favor().recall()).isEqualTo(0.5);
        assertThat(scores.stance().against().f1()).isEqualTo(0.5);
        assertThat(scores.stance().macroF1().value()).isEqualTo(0.5);
        assertThat(scores.stance().labelled()).isEqualTo(4);
        assertThat(scores.stance().opposite()).isEqualTo(1);
        assertThat(scores.stance().oppositeShare().value()).isEqualTo(0.25);
        assertThat(scores.confusion()).containsExactly(List.of(1, 1, 0), List.of(0, 1, 1), List.of(1, 0, 3));
    }

    @Test
    void theMeanIsThatOfTheOnlySideGiven() {
        // Chinese: favor missed, against invented. English: clean is favor alone and right.
        assertThat(scores.byLanguage()).extracting(Group::id).containsExactly("en", "zh");
        assertThat(scores.byLanguage().get(1).stance().macroF1().value()).isEqualTo(0.0);
        PassageScores one = PassageScores.of(ISSUE, List.of(RIGHT));
        assertThat(one.byClaim().getFirst().stance().macroF1().value()).isEqualTo(1.0);
        assertThat(one.byClaim().getFirst().stance().against().f1()).isNull();
    }

    @Test
    void leavesOutGroupsWithoutALabel() {
        assertThat(scores.byKind()).extracting(Group::id).containsExactly("turn");
        assertThat(scores.byHard()).isEmpty();
    }

    @Test
    void countsOverlappingEvidenceOfRightDecisions() {
        assertThat(scores.evidenceDecisions()).isEqualTo(2);
        assertThat(scores.evidence().value()).isEqualTo(0.5);
    }

    @Test
    void calibrationErrorIsWeightedByDecisions() {
        // .9 to 1: .95 right and .9 wrong, mean .925, half right; .8 to .9: .85 right; .5 to .6: .55 wrong.
        assertThat(scores.calibration().bins().get(9).decisions()).isEqualTo(2);
        assertThat(scores.calibration().bins().get(9).right()).isEqualTo(0.5);
        assertThat(scores.calibration().bins().getFirst().score()).isNull();
        assertThat(scores.calibration().error()).isCloseTo((2 * 0.425 + 0.15 + 0.55) / 4, within(1e-9));
    }

    @Test
    void coverageStartsWithTheSurestDecisions() {
        assertThat(scores.coverage()).hasSize(10);
        assertThat(scores.coverage().getFirst()).isEqualTo(new Coverage(0.1, 1, 0.95, 1.0));
        assertThat(scores.coverage().get(4)).isEqualTo(new Coverage(0.5, 2, 0.9, 0.5));
        assertThat(scores.coverage().getLast()).isEqualTo(new Coverage(1.0, 4, 0.55, 0.5));
    }

    @Test
    void listsTheSurestMistakes() {
        assertThat(scores.mistakes())
                .containsExactly(
                        new Mistake("b", "clean", "favor", "against", 0.9),
                        new Mistake("c", "share", "none", "favor", 0.55));
    }

    @Test
    void intervalsAreReproducible() {
        assertThat(PassageScores.of(ISSUE, List.of(RIGHT, OPPOSITE, INVENTED, MISSED)))
                .isEqualTo(scores);
        assertThat(scores.side().low()).isEqualTo(0.25);
        assertThat(scores.side().high()).isEqualTo(1.0);
    }

    @Test
    void refusesAnEmptySet() {
        assertThatThrownBy(() -> PassageScores.of(ISSUE, List.of())).hasMessage("there are no passages to score");
    }
}
