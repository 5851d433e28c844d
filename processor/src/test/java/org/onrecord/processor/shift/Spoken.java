package org.onrecord.processor.shift;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.onrecord.events.Stance;
import org.onrecord.events.Statement;
import org.onrecord.processor.trend.Member;

/** Distinct statements on the issue {@code tide}, each in a document of its own unless one is named. */
final class Spoken {
    private static final double SURE = 0.9;

    private final List<DistinctStatement> statements = new ArrayList<>();
    private final LocalDate start;
    private String language = "en";
    private String publisher = "Publisher";

    Spoken(String start) {
        this.start = LocalDate.parse(start);
    }

    /** From here on, statements are in a language and from a publisher. */
    Spoken in(String language, String publisher) {
        this.language = language;
        this.publisher = publisher;
        return this;
    }

    /** Adds statements of a side at regular intervals, all with the same stance on a claim, or with none if the claim is "". */
    Spoken every(int days, int from, int count, String side, String claim, Stance stance) {
        for (int i = 0; i < count; i++) {
            one(from + i * days, side, "ann-" + side, claim, stance, SURE, "d" + statements.size());
        }
        return this;
    }

    /** Adds statements on one day in one document. */
    Spoken burst(int day, int count, String side, String claim, Stance stance) {
        for (int i = 0; i < count; i++) {
            one(day, side, "ann-" + side, claim, stance, SURE, "burst " + side + day);
        }
        return this;
    }

    /** Adds a statement of an actor of tier 1. */
    Spoken by(String actor, int day, String claim, Stance stance) {
        return by(actor, day, claim, stance, SURE);
    }

    /** Adds a statement of an actor of tier 1, with a label of a score. */
    Spoken by(String actor, int day, String claim, Stance stance, double score) {
        one(day, "XX", actor, claim, stance, score, "d" + statements.size());
        return this;
    }

    private void one(int day, String side, String actor, String claim, Stance stance, double score, String document) {
        String id = "s" + statements.size();
        Statement.Span span = new Statement.Span(0, 5);
        statements.add(new DistinctStatement(
                "c" + statements.size(),
                new Member(
                        id,
                        new Statement.DocumentRef(document, "v", "Title", publisher, null, null),
                        start.plusDays(day),
                        "tide",
                        new Statement.Actor(actor, actor, false, side, 1, true),
                        actor,
                        null,
                        List.of(),
                        claim.isEmpty()
                                ? List.of()
                                : List.of(new Statement.StanceLabel(claim, stance, score, span, "words")),
                        language,
                        Member.Signs.NONE),
                1));
    }

    List<DistinctStatement> statements() {
        return new ArrayList<>(statements);
    }

    List<Shift> shifts() {
        return shifts("2030-01-01");
    }

    List<Shift> shifts(String asOf) {
        return Shifts.of(statements, Coverage.ofStatements(statements), LocalDate.parse(asOf));
    }
}
