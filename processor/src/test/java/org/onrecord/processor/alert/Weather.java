package org.onrecord.processor.alert;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Stance;
import org.onrecord.events.Statement;
import org.onrecord.events.Statement.Span;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.issue.Issue.Claim;
import org.onrecord.processor.trend.Member;
import org.onrecord.testing.IssueBuilder;

/** An issue with one claim, and positions that Ann takes on it. */
final class Weather {
    static final String SERIES = "weather/claim:wet/actor:ann";

    static final Issue ISSUE = IssueBuilder.issue("weather", "Weather")
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
                new Member(
                        statement,
                        new Statement.DocumentRef("d-" + statement, "v", "Title", "Paper", null, null),
                        day,
                        "weather",
                        new Statement.Actor("ann", "Ann", false, "XX", tier, true),
                        "Ann",
                        null,
                        List.of(),
                        List.of()),
                new Statement.StanceLabel("wet", stance, score, new Span(0, words.length()), words, null, by));
    }
}
