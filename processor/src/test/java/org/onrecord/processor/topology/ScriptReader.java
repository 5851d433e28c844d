package org.onrecord.processor.topology;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.onrecord.events.Document;
import org.onrecord.events.Stance;
import org.onrecord.events.Statement;
import org.onrecord.events.Statement.Span;
import org.onrecord.events.time.StatedDate;
import org.onrecord.processor.analysis.Analysis;
import org.onrecord.processor.analysis.Analysis.Labelled;
import org.onrecord.processor.statement.FoundStatement;

/**
 * Analyzes scripted documents, whose lines are statements: {@code actor side day claim stance: words}. The side can have a tier, as in {@code YY/2};
 * without one it is 1. The day can be {@code -}. A stance with {@code ?} is not sure enough to be taken; one with {@code -} is taken, and not sure
 * enough for an alert; one with {@code @} is taken by a language model. A line {@code fail} fails, and a line {@code overflow} overflows the stack.
 */
final class ScriptReader implements Function<Document, Analysis> {

    @Override
    public Analysis apply(Document document) {
        List<Labelled> statements = new ArrayList<>();
        int start = 0;
        for (String line : document.text().split("\n", -1)) {
            if (line.equals("fail")) {
                throw new IllegalStateException("the script says fail");
            }
            if (line.equals("overflow")) {
                throw new StackOverflowError();
            }
            int colon = line.indexOf(": ");
            if (colon > 0) {
                statements.add(statement(line, line.substring(0, colon).split(" "), start, colon + 2));
            }
            start += line.length() + 1;
        }
        return new Analysis(document, "weather", true, "script", statements);
    }

    private static Labelled statement(String line, String[] head, int start, int words) {
        Span span = new Span(start + words, start + line.length());
        String[] side = head[1].split("/");
        int tier = side.length > 1 ? Integer.parseInt(side[1]) : 1;
        StatedDate day = head[2].equals("-") ? null : StatedDate.of(LocalDate.parse(head[2]));
        FoundStatement found = new FoundStatement(
                span,
                Statement.Kind.TURN,
                -1,
                -1,
                new Statement.Speaker(head[0], null, null),
                new Statement.Actor(head[0], head[0], false, side[0], tier, tier <= 2),
                day,
                null,
                List.of());
        Statement.StanceLabel label = new Statement.StanceLabel(
                head[3],
                head[4].startsWith("favor") ? Stance.FAVOR : Stance.AGAINST,
                score(head[4]),
                span,
                line.substring(words),
                null,
                head[4].endsWith("@") ? "reader-large" : null,
                false);
        return new Labelled(
                found,
                true,
                new Statement.Labels(
                        List.of(new Statement.TopicLabel("rain", 0.9)),
                        head[4].endsWith("?") ? List.of() : List.of(label),
                        head[4].endsWith("?") ? List.of(label) : List.of(),
                        List.of()));
    }

    private static double score(String stance) {
        return stance.endsWith("?") ? 0.3 : stance.endsWith("-") ? 0.7 : 0.95;
    }
}
