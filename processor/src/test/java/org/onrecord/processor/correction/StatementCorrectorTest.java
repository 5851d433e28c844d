package org.onrecord.processor.correction;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.onrecord.events.Correction;
import org.onrecord.events.Correction.Field;
import org.onrecord.events.Stance;
import org.onrecord.events.Statement;
import org.onrecord.events.Statement.Actor;
import org.onrecord.events.Statement.Span;
import org.onrecord.events.Statement.Speaker;
import org.onrecord.events.Statement.StanceLabel;
import org.onrecord.events.Statement.TopicLabel;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.issue.Issue.Claim;
import org.onrecord.events.issue.Issue.RegisteredActor;
import org.onrecord.events.issue.Issue.Role;
import org.onrecord.events.issue.Issue.Topic;
import org.onrecord.testing.IssueBuilder;
import org.onrecord.testing.StatementBuilder;

class StatementCorrectorTest {
    private static final Issue ISSUE = IssueBuilder.issue("harbour", "Harbour")
            .actors(
                    actor("ana-reef", "Ana Reef", "AA", 1, List.of()),
                    actor(
                            "ben-tarn",
                            "Ben Tarn",
                            "BB",
                            1,
                            List.of(
                                    new Role(
                                            "Harbour Minister",
                                            null,
                                            null,
                                            LocalDate.of(2020, 12, 31),
                                            null,
                                            1,
                                            "a note"),
                                    new Role("Spokesman", null, LocalDate.of(2021, 1, 1), null, null, 2, "a note"))),
                    actor("gull-news", "Gull News", "BB", 4, List.of()))
            .topics(
                    new Topic("lamps", "Lamps", "", List.of(), Map.of()),
                    new Topic("fees", "Fees", "", List.of(), Map.of()))
            .claims(
                    new Claim("keep-lit", "The lights stay lit.", "lit", List.of(), List.of()),
                    new Claim("mend", "The lamps must be mended.", "mend", List.of(), List.of()))
            .build();

    private static final Span ALL = new Span(100, 143);
    private static final String QUOTE = "The lights stay lit. The lamps may be mended.";
    private static final StanceLabel LIT =
            new StanceLabel("keep-lit", Stance.FAVOR, 0.7, new Span(100, 120), "The lights stay lit.");
    private static final StanceLabel MEND_UNSURE =
            new StanceLabel("mend", Stance.FAVOR, 0.4, new Span(121, 143), "The lamps may be mended.");

    private static final Statement READ = StatementBuilder.statement("s1", QUOTE)
            .document(new Statement.DocumentRef("d1", "v1", "Notes", "Harbour Office", null, "2023-06-20"))
            .span(ALL)
            .speaker("A. Reef", "Minister", "Harbour Office")
            .actor(new Actor("ana-reef", "Ana Reef", false, "AA", 1, true))
            .day(LocalDate.of(2023, 6, 20))
            .issue("harbour")
            .topics(List.of(new TopicLabel("lamps", 0.6)))
            .stances(List.of(LIT))
            .unsure(List.of(MEND_UNSURE))
            .model("example/1")
            .build();

    @Test
    void leavesAStatementWithoutCorrectionsUnchanged() {
        assertThat(apply()).isSameAs(READ);
        assertThat(apply(of("another", Field.OFFICIAL, null, "false", 1))).isSameAs(READ);
    }

    @Test
    void takesASideThatTheModelsWereUnsureOf() {
        Statement corrected = apply(stance("mend", "favor", 1));

        assertThat(corrected.stances())
                .containsExactly(
                        LIT, new StanceLabel("mend", Stance.FAVOR, 1, new Span(121, 143), "The lamps may be mended."));
        assertThat(corrected.unsure()).isEmpty();
    }

    @Test
    void changesASideAndKeepsItsEvidence() {
        assertThat(apply(stance("keep-lit", "against", 1)).stances())
                .containsExactly(
                        new StanceLabel("keep-lit", Stance.AGAINST, 1, new Span(100, 120), "The lights stay lit."));
    }

    @Test
    void takesTheWholeStatementAsEvidenceOfASideThatTheModelsDidNotFind() {
        Statement without = StatementBuilder.like(READ)
                .stances(List.of())
                .unsure(List.of())
                .corrected(List.of())
                .build();

        assertThat(new StatementCorrector(ISSUE)
                        .apply(without, DocumentCorrections.NONE.with(stance("mend", "against", 1)))
                        .stances())
                .containsExactly(new StanceLabel("mend", Stance.AGAINST, 1, ALL, QUOTE));
    }

    @Test
    void takesNoSideIfAnEditorSaysNone() {
        Statement corrected = apply(stance("keep-lit", "none", 1), stance("mend", "none", 2));

        assertThat(corrected.stances()).isEmpty();
        assertThat(corrected.unsure()).isEmpty();
        assertThat(corrected.corrected()).hasSize(2);
    }

    @Test
    void addsAndRemovesTopics() {
        assertThat(apply(topic("fees", "present", 1)).topics())
                .containsExactly(new TopicLabel("lamps", 0.6), new TopicLabel("fees", 1));
        assertThat(apply(topic("lamps", "absent", 1)).topics()).isEmpty();
        assertThat(apply(topic("lamps", "present", 1)).topics()).containsExactly(new TopicLabel("lamps", 1));
    }

    @Test
    void setsARegisteredSpeakerWithTheRoleOfTheDay() {
        Statement corrected = apply(of("s1", Field.SPEAKER, null, "ben-tarn", 1));

        assertThat(corrected.speaker()).isEqualTo(new Speaker("Ben Tarn", "Spokesman", null));
        assertThat(corrected.actor()).isEqualTo(new Actor("ben-tarn", "Ben Tarn", false, "BB", 2, true));
    }

    @Test
    void doesNotCountASpeakerWithoutAnOffice() {
        Statement corrected = apply(of("s1", Field.SPEAKER, null, "gull-news", 1));

        assertThat(corrected.actor()).isEqualTo(new Actor("gull-news", "Gull News", false, "none", 4, false));
        assertThat(corrected.counts()).isFalse();
    }

    @Test
    void keepsSideAndTierForANameThatTheRegistryDoesNotKnow() {
        Statement corrected = apply(of("s1", Field.SPEAKER, null, "~Cora Lind", 1));

        assertThat(corrected.speaker()).isEqualTo(new Speaker("Cora Lind", null, null));
        assertThat(corrected.actor()).isEqualTo(new Actor(null, "Cora Lind", true, "AA", 1, true));
    }

    @Test
    void keepsTheSpellingOfAConfirmedSpeaker() {
        Statement corrected = apply(of("s1", Field.SPEAKER, null, "ana-reef", 1));

        assertThat(corrected.speaker()).isEqualTo(READ.speaker());
        assertThat(corrected.actor()).isEqualTo(READ.actor());
        assertThat(corrected.corrected()).hasSize(1);
    }

    @Test
    void countsAStatementOnlyIfItIsOfficial() {
        Statement not = apply(of("s1", Field.OFFICIAL, null, "false", 1));
        assertThat(not.actor()).isEqualTo(new Actor("ana-reef", "Ana Reef", false, "AA", 4, false));
        assertThat(not.counts()).isFalse();

        Statement after =
                apply(of("s1", Field.SPEAKER, null, "gull-news", 1), of("s1", Field.OFFICIAL, null, "true", 2));
        assertThat(after.actor()).isEqualTo(new Actor("gull-news", "Gull News", false, "none", 2, true));
        assertThat(after.counts()).isTrue();
    }

    @Test
    void recordsWhoCorrectedWhatAndWhy() {
        Correction correction = stance("mend", "favor", 1);

        assertThat(apply(correction).corrected())
                .containsExactly(new Statement.Corrected(
                        correction.id(),
                        Field.STANCE,
                        "mend",
                        "favor",
                        "Ines Calder",
                        Instant.ofEpochSecond(1),
                        "She says so."));
    }

    @Test
    void appliesTheNewestCorrectionOfALabelInAnyOrder() {
        Correction older = stance("mend", "favor", 1);
        Correction newer = stance("mend", "none", 2);

        assertThat(apply(older, newer)).isEqualTo(apply(newer, older));
        assertThat(apply(older, newer).stances()).containsExactly(LIT);
        assertThat(apply(older, newer).corrected())
                .extracting(Statement.Corrected::correction)
                .containsExactly(newer.id());
    }

    @Test
    void appliesTheGreaterIdOfTwoCorrectionsAtTheSameTime() {
        Correction one = stance("mend", "favor", 1);
        Correction other = stance("mend", "against", 1);
        Correction greater = one.id().compareTo(other.id()) > 0 ? one : other;

        assertThat(apply(one, other)).isEqualTo(apply(other, one)).isEqualTo(apply(greater));
    }

    @Test
    void fallsBackToTheCorrectionBeforeARevokedOne() {
        Correction older = stance("mend", "favor", 1);
        Correction newer = stance("mend", "none", 2);

        assertThat(apply(older, newer, revoked(newer, 3))).isEqualTo(apply(older));
        assertThat(apply(revoked(newer, 3), older, newer)).isEqualTo(apply(older));
        assertThat(apply(older, revoked(older, 4), revoked(newer, 3))).isSameAs(READ);
    }

    @Test
    void ignoresCorrectionsThatNameThingsTheIssueDoesNotHave() {
        assertThat(apply(
                        stance("gone", "favor", 1),
                        topic("gone", "present", 1),
                        of("s1", Field.SPEAKER, null, "gone", 1)))
                .isSameAs(READ);
    }

    private static Statement apply(Correction... corrections) {
        DocumentCorrections known = DocumentCorrections.NONE;
        for (Correction each : corrections) {
            known = known.with(each);
        }
        return new StatementCorrector(ISSUE).apply(READ, known);
    }

    private static Correction stance(String claim, String side, int second) {
        return of("s1", Field.STANCE, claim, side, second);
    }

    private static Correction topic(String topic, String value, int second) {
        return of("s1", Field.TOPIC, topic, value, second);
    }

    private static Correction of(String statement, Field field, @Nullable String subject, String value, int second) {
        return Correction.standing(
                "d1", statement, field, subject, value, "Ines Calder", Instant.ofEpochSecond(second), "She says so.");
    }

    private static Correction revoked(Correction correction, int second) {
        return correction.revokedBy(new Correction.Revocation("Tom Reed", Instant.ofEpochSecond(second), "A slip."));
    }

    private static RegisteredActor actor(String id, String name, String side, int tier, List<Role> roles) {
        return new RegisteredActor(
                id, RegisteredActor.Kind.PERSON, Map.of("en", List.of(name)), null, side, tier, roles);
    }
}
