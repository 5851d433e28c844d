package org.onrecord.processor.opinion;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Stance;
import org.onrecord.events.Statement;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.opinion.OpinionRequest;
import org.onrecord.testing.IssueBuilder;
import org.onrecord.testing.StatementBuilder;

/** A small issue, and statements on it. */
final class Lights {
    static final Issue ISSUE = IssueBuilder.issue("lights", "Harbour lights")
            .claims(
                    new Issue.Claim("keep-lit", "The harbour lights should stay lit.", "lit", List.of(), List.of()),
                    new Issue.Claim("fee", "Ships should pay for the lights.", "fee", List.of(), List.of()))
            .topics(
                    new Issue.Topic("lamps", "Lamps", "", List.of(), Map.of()),
                    new Issue.Topic("money", "Money", "who pays for the lights", List.of(), Map.of()))
            .build();

    static final OpinionRequest INQUIRY = new OpinionRequest(
            "We will keep the lights lit, and “no ship” shall pay.",
            "Who pays?",
            "Mira Okafor",
            "AA",
            List.of(
                    new OpinionRequest.Proposition("keep-lit", "The harbour lights should stay lit."),
                    new OpinionRequest.Proposition("fee", "Ships should pay for the lights.")),
            List.of(
                    new OpinionRequest.Subject("lamps", "Lamps"),
                    new OpinionRequest.Subject("money", "Money: who pays for the lights")));

    private Lights() {}

    /** Returns a statement of an official with sides of these scores. */
    static Statement statement(String id, String quote, @Nullable LocalDate day, double... scores) {
        return statement(id, quote, Statement.Kind.TURN, day, null, 1, scores);
    }

    static Statement statement(
            String id,
            String quote,
            Statement.Kind kind,
            @Nullable LocalDate day,
            @Nullable String answerTo,
            int tier,
            double... scores) {
        return StatementBuilder.statement(id, quote)
                .document(new Statement.DocumentRef("d1", "v1", "Lights", "Harbour Board", null, null))
                .kind(kind)
                .speaker("M. Okafor", "Minister", null)
                .actor(new Statement.Actor("mira-okafor", "Mira Okafor", false, "AA", tier, tier <= 2))
                .day(day)
                .answerTo(answerTo)
                .issue("lights")
                .stances(DoubleStream.of(scores)
                        .mapToObj(score -> new Statement.StanceLabel(
                                "keep-lit", Stance.FAVOR, score, new Statement.Span(0, 2), "We"))
                        .toList())
                .model("example-model/1")
                .build();
    }
}
