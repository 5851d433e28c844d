package org.onrecord.processor.alert;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Alert;
import org.onrecord.events.Stance;
import org.onrecord.events.Statement;
import org.onrecord.events.Statement.Span;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.issue.Issue.Claim;
import org.onrecord.processor.trend.Member;
import org.onrecord.testing.IssueBuilder;

/** An issue with one claim, and positions on it that Ann, a mill, its head Dee and its spokespersons Bob and Cem take. */
final class Weather {
    static final String SERIES = "weather/claim:wet/actor:ann";

    static final Issue ISSUE = IssueBuilder.issue("weather", "Weather")
            .actors(
                    actor("mill", "Mill", Issue.RegisteredActor.Kind.INSTITUTION, null, "Institution"),
                    actor("dee", "Dee", Issue.RegisteredActor.Kind.PERSON, "mill", "Head of the Mill"),
                    actor("bob", "Bob", Issue.RegisteredActor.Kind.PERSON, "mill", "Spokesperson of the Mill"),
                    actor("cem", "Cem", Issue.RegisteredActor.Kind.PERSON, "mill", "Spokesperson of the Mill"))
            .claims(new Claim("wet", "It will be wet.", "wet", List.of("Rain."), List.of("Sun.")))
            .build();

    private Weather() {}

    static Position position(
            String statement, @Nullable LocalDate day, Stance stance, int tier, double score, String words) {
        return position(statement, day, stance, tier, score, null, words);
    }

    /** @param by name of the language model that decided the side, or null */
    static Position position(
            String statement,
            @Nullable LocalDate day,
            Stance stance,
            int tier,
            double score,
            @Nullable String by,
            String words) {
        return new Position(
                "c-" + statement,
                new Member(
                        statement,
                        new Statement.DocumentRef("d-" + statement, "v", "Title", "Paper", null, null),
                        day,
                        "weather",
                        new Statement.Actor("ann", "Ann", false, "XX", tier, true),
                        "Ann",
                        null,
                        List.of(),
                        List.of(),
                        "en",
                        Member.Signs.NONE),
                new Statement.StanceLabel("wet", stance, score, new Span(0, words.length()), words, null, by, false),
                true);
    }

    /** Returns what a registered actor says. */
    static Position said(String statement, String actor, String day, Stance stance, double score) {
        Position of = position(statement, LocalDate.parse(day), stance, 1, score, "Words.");
        Member member = of.member();
        return new Position(
                of.cluster(),
                new Member(
                        statement,
                        member.document(),
                        member.day(),
                        member.issue(),
                        new Statement.Actor(actor, actor, false, "XX", 1, true),
                        actor,
                        null,
                        List.of(),
                        List.of(),
                        "en",
                        Member.Signs.NONE),
                of.label(),
                true);
    }

    /** Returns what a registered actor says on a condition. */
    static Position conditional(String statement, String actor, String day, Stance stance) {
        Position of = said(statement, actor, day, stance, 0.95);
        Statement.StanceLabel label = of.label();
        return new Position(
                of.cluster(),
                of.member(),
                new Statement.StanceLabel(
                        label.claim(), stance, label.score(), label.evidence(), label.words(), null, null, true),
                true);
    }

    /** Returns a formal act of a registered institution. */
    static Position act(String statement, String actor, String day, Stance stance, double score) {
        Position of = said(statement, actor, day, stance, score);
        Member member = of.member();
        return new Position(
                of.cluster(),
                new Member(
                        member.statement(),
                        member.document(),
                        member.day(),
                        member.issue(),
                        member.actor(),
                        member.speaker(),
                        member.role(),
                        member.topics(),
                        member.stances(),
                        "en",
                        new Member.Signs(List.of(), List.of(), List.of("wet"))),
                of.label(),
                true);
    }

    private static Issue.RegisteredActor actor(
            String id, String name, Issue.RegisteredActor.Kind kind, @Nullable String organisation, String title) {
        return new Issue.RegisteredActor(
                id,
                kind,
                Map.of("en", List.of(name)),
                organisation,
                "XX",
                1,
                List.of(new Issue.Role(title, organisation, null, null, null, 1, "invented")));
    }

    /** Returns the first positions among what the positions say. */
    static List<PositionAlert> firsts(Collection<Position> positions) {
        return alerts(positions, Alert.Kind.FIRST_POSITION);
    }

    /** Returns the changes of side among what the positions say. */
    static List<PositionAlert> reversals(Collection<Position> positions) {
        return alerts(positions, Alert.Kind.SHIFT);
    }

    private static List<PositionAlert> alerts(Collection<Position> positions, Alert.Kind kind) {
        return new PositionAlerts(ISSUE)
                .of(positions).stream()
                        .filter(each -> each.alert().kind() == kind)
                        .toList();
    }
}
