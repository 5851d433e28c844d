package org.onrecord.processor.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.onrecord.events.Stance;
import org.onrecord.events.Statement;
import org.onrecord.processor.replay.LabelChanges.Move;
import org.onrecord.processor.replay.LabelChanges.Moved;
import org.onrecord.processor.replay.LabelChanges.OfClaim;
import org.onrecord.processor.replay.LabelChanges.OfTopic;
import org.onrecord.processor.replay.LabelChanges.SideCounts;
import org.onrecord.testing.StatementBuilder;

class LabelChangesTest {
    private final LabelChanges changes = new LabelChanges();

    @Test
    void countsAddedRemovedAndRelabelledStatements() {
        changes.before(statement("same", "lit", Stance.FAVOR, "lamps"), false);
        changes.before(statement("relabelled", "lit", Stance.FAVOR, "lamps"), true);
        changes.before(statement("gone", "lit", Stance.AGAINST, "lamps"), true);
        changes.before(statement("reworded", "lit", Stance.AGAINST, "lamps"), true);
        changes.after(statement("same", "lit", Stance.FAVOR, "lamps"), false);
        changes.after(statement("relabelled", "lit", Stance.FAVOR, "fees"), true);
        changes.after(statement("come", "paid", Stance.FAVOR, "fees"), true);
        changes.after(statement("reworded", "lit", Stance.AGAINST, "lamps"), true);

        assertThat(changes.rows()).isEqualTo(new RowCounts(4, 4, 1, 1, 1));
        assertThat(changes.topics()).containsExactly(new OfTopic("fees", 0, 2), new OfTopic("lamps", 4, 2));
        assertThat(changes.claims())
                .containsExactly(
                        new OfClaim("lit", new SideCounts(2, 2, 0), new SideCounts(2, 1, 1), List.of()),
                        new OfClaim("paid", new SideCounts(0, 0, 4), new SideCounts(1, 0, 3), List.of()));
    }

    @Test
    void listsChangesToTheOppositeSideFirst() {
        changes.before(statement("a", "lit", Stance.FAVOR), true);
        changes.before(statement("b", "lit", null), true);
        changes.before(statement("c", "lit", Stance.FAVOR), true);
        changes.before(statement("d", "lit", Stance.AGAINST), true);
        changes.after(statement("a", "lit", null), true);
        changes.after(statement("b", "lit", Stance.FAVOR), true);
        changes.after(statement("c", "lit", Stance.AGAINST), true);
        changes.after(statement("d", "lit", Stance.FAVOR), true);

        assertThat(changes.claims())
                .containsExactly(new OfClaim(
                        "lit",
                        new SideCounts(2, 1, 1),
                        new SideCounts(2, 1, 1),
                        List.of(
                                new Moved(new Move("against", "favor"), 1),
                                new Moved(new Move("favor", "against"), 1),
                                new Moved(new Move("favor", "none"), 1),
                                new Moved(new Move("none", "favor"), 1))));
        assertThat(changes.examples())
                .extracting(each -> each.statement() + " " + each.move().from() + " "
                        + each.move().to())
                .containsExactly("d against favor", "c favor against", "a favor none", "b none favor");
        assertThat(changes.examples().getFirst())
                .isEqualTo(new LabelChanges.Example(
                        "lit",
                        new Move("against", "favor"),
                        "d",
                        "Mira Okafor",
                        LocalDate.of(2023, 6, 21),
                        "The lights stay on."));
    }

    @Test
    void keepsFiveExamplesPerClaim() {
        for (int i = 0; i < 9; i++) {
            changes.before(statement("s" + i, "lit", Stance.FAVOR), true);
        }
        for (int i = 8; i >= 0; i--) {
            changes.after(statement("s" + i, "lit", i == 7 ? Stance.AGAINST : null), true);
        }

        assertThat(changes.claims().getFirst().moved())
                .containsExactly(new Moved(new Move("favor", "against"), 1), new Moved(new Move("favor", "none"), 8));
        assertThat(changes.examples())
                .extracting(LabelChanges.Example::statement)
                .containsExactly("s7", "s0", "s1", "s2", "s3");
    }

    @Test
    void showsStatementsOfUnnamedSpeakers() {
        Statement.Actor nobody = new Statement.Actor(null, null, true, "none", 4, false);
        changes.before(statement(nobody, "note", "lit", Stance.FAVOR), true);
        changes.after(statement(nobody, "note", "lit", null), true);

        assertThat(changes.examples())
                .extracting(LabelChanges.Example::statement, LabelChanges.Example::speaker)
                .containsExactly(tuple("note", null));
    }

    private static Statement statement(String id, String claim, @Nullable Stance stance, String... topics) {
        return statement(
                new Statement.Actor("mira-okafor", "Mira Okafor", false, "AA", 2, true), id, claim, stance, topics);
    }

    private static Statement statement(
            Statement.Actor actor, String id, String claim, @Nullable Stance stance, String... topics) {
        return StatementBuilder.statement(id, "The lights stay on.")
                .document(new Statement.DocumentRef("notes", "1", "Notes", "Ministry of Harbours", null, null))
                .span(new Statement.Span(0, 19))
                .speaker(actor.name() == null ? null : "Okafor", null, null)
                .actor(actor)
                .day(LocalDate.of(2023, 6, 21))
                .issue("harbour-lights")
                .topics(Arrays.stream(topics)
                        .map(topic -> new Statement.TopicLabel(topic, 0.9))
                        .toList())
                .stances(
                        stance == null
                                ? List.of()
                                : List.of(new Statement.StanceLabel(
                                        claim, stance, 0.9, new Statement.Span(11, 18), "stay on")))
                .model("m")
                .build();
    }
}
