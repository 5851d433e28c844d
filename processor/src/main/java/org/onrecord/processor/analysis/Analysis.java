package org.onrecord.processor.analysis;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Document;
import org.onrecord.events.Ids;
import org.onrecord.events.Statement;
import org.onrecord.events.Statement.Labels;
import org.onrecord.events.Statement.Span;
import org.onrecord.events.language.QuoteLanguage;
import org.onrecord.events.time.StatedDate;
import org.onrecord.processor.statement.FoundStatement;

/**
 * The result of analyzing a document: the statements found in it, with their labels.
 *
 * @param named true if the document names the issue; if it does not, no statement is on the issue, and none need have been looked for
 * @param model id of the models that made the labels
 * @param statements in the order of the text
 */
public record Analysis(Document document, String issue, boolean named, String model, List<Labelled> statements) {
    private static final int CONTEXT = 32;

    /**
     * A statement with its labels.
     *
     * @param onIssue true if it is on the issue: by its own words, by its question or answer, or by the statement around it
     * @param labels its topics, stances and talking points
     */
    public record Labelled(FoundStatement found, boolean onIssue, Labels labels) {}

    /** Returns the statements on the issue as the records of their topic, except for their clusters. */
    public List<Statement> onIssue() {
        List<String> ids = ids();
        return IntStream.range(0, statements.size())
                .filter(i -> statements.get(i).onIssue())
                .mapToObj(i -> statement(i, ids))
                .toList();
    }

    private List<String> ids() {
        Map<String, Integer> occurrences = new HashMap<>();
        List<String> ids = new ArrayList<>();
        for (Labelled each : statements) {
            FoundStatement found = each.found();
            String quote = found.span().of(document.text());
            int occurrence = occurrences.merge(found.kind().json() + "\n" + quote, 1, Integer::sum) - 1;
            ids.add(Ids.statement(document.id(), found.kind(), quote, occurrence));
        }
        return ids;
    }

    private Statement statement(int index, List<String> ids) {
        Labelled labelled = statements.get(index);
        FoundStatement found = labelled.found();
        Span span = found.span();
        String text = document.text();
        String quote = span.of(text);
        return new Statement(
                ids.get(index),
                Statement.DocumentRef.of(document),
                new Statement.Excerpt(
                        span,
                        quote,
                        text.substring(border(text, Math.max(0, span.start() - CONTEXT)), span.start()),
                        text.substring(span.end(), border(text, Math.min(text.length(), span.end() + CONTEXT))),
                        QuoteLanguage.of(quote, document.language())),
                found.kind(),
                idAt(ids, isPrincipal(found) ? -1 : found.within()),
                new Statement.Attribution(found.speaker(), found.actor()),
                when(found),
                idAt(ids, found.answerTo()),
                found.distanced(),
                issue,
                labelled.labels(),
                "",
                false,
                model,
                List.of(),
                null);
    }

    /** Returns true for an official whose words the text of the own institution quotes or reports: they count as the official's own. */
    private boolean isPrincipal(FoundStatement found) {
        if (found.within() < 0
                || (found.kind() != Statement.Kind.DIRECT && found.kind() != Statement.Kind.INDIRECT)
                || !found.actor().official()) {
            return false;
        }
        FoundStatement outer = statements.get(found.within()).found();
        return outer.kind() == Statement.Kind.OWN_TEXT
                && outer.actor().official()
                && outer.actor().side().equals(found.actor().side())
                && !outer.actor().key().equals(found.actor().key());
    }

    /**
     * Returns when a statement was made. One of which only the month is known counts under the document's day if that lies in the month, else
     * under the first day of it; one of which only the year is known is undated unless the document is of that year.
     */
    private Statement.When when(FoundStatement found) {
        LocalDate published = document.publishedDay().orElse(null);
        StatedDate date = found.date();
        if (date == null) {
            return new Statement.When(null, published, found.occasion());
        }
        LocalDate exact = date.day().orElse(null);
        if (exact != null) {
            return new Statement.When(exact, exact, found.occasion());
        }
        LocalDate within = published != null && date.holds(published)
                ? published
                : date.unit() == ChronoUnit.MONTHS ? date.first() : null;
        return new Statement.When(null, within, found.occasion(), date.toString());
    }

    private static @Nullable String idAt(List<String> ids, int index) {
        return index < 0 ? null : ids.get(index);
    }

    /** Returns the offset, or the one before it if it would cut a surrogate pair. */
    private static int border(String text, int offset) {
        boolean cuts = offset > 0
                && offset < text.length()
                && Character.isLowSurrogate(text.charAt(offset))
                && Character.isHighSurrogate(text.charAt(offset - 1));
        return cuts ? offset - 1 : offset;
    }
}
