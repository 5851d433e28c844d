package org.onrecord.bench.accuracy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Document;
import org.onrecord.events.Statement;
import org.onrecord.events.exchange.DocumentLine;
import org.onrecord.processor.statement.FoundStatement;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A document with the statements that a reader marked in it.
 *
 * @param part the part of the text that the reader labelled, in UTF-16 units
 */
public record LabelledDocument(String id, Document document, Statement.Span part, List<Wanted> statements) {

    /**
     * A statement that a reader marked.
     *
     * @param span in UTF-16 units of the document's text
     * @param speakers the right spellings of the speaker's name; empty where nobody is named, and one of them the empty string where it is as right to
     *     name nobody
     * @param side the speaker's government, {@code other} or {@code none}
     * @param date the statement's own date, ISO 8601, or null
     * @param nested whether the statement is inside another
     */
    public record Wanted(
            Statement.Span span,
            Statement.Kind kind,
            List<String> speakers,
            String side,
            boolean official,
            @Nullable String date,
            boolean nested) {}

    /**
     * Reads a document.
     *
     * @param node {@code doc_id, publisher, date, lang, title, text, statements}, and {@code part} where not all of the text is labelled; offsets
     *     count code points
     * @throws IllegalArgumentException if the labels cannot be read
     */
    public static LabelledDocument of(JsonNode node) {
        if (!node.hasNonNull("doc_id") || !node.hasNonNull("statements")) {
            throw new IllegalArgumentException("the labelled document has no doc_id or no statements");
        }
        String id = node.path("doc_id").asString();
        ObjectNode line = ((ObjectNode) node).deepCopy();
        line.put("id", id);
        Document document = switch (DocumentLine.read(line, "gold", Instant.EPOCH)) {
            case DocumentLine.Result.Accepted accepted -> accepted.document();
            case DocumentLine.Result.Refused refused ->
                throw new IllegalArgumentException(id + ": " + refused.reason());
        };
        List<Wanted> statements = new ArrayList<>();
        node.path("statements").forEach(statement -> statements.add(wanted(statement, document.text())));
        return new LabelledDocument(id, document, part(node.path("part"), document.text()), statements);
    }

    private static Statement.Span part(JsonNode node, String text) {
        return node.isMissingNode()
                ? new Statement.Span(0, text.length())
                : new Statement.Span(
                        text.offsetByCodePoints(0, node.get(0).asInt()),
                        text.offsetByCodePoints(0, node.get(1).asInt()));
    }

    /** Returns the statements of the labelled part; what lies outside it is cut off. */
    public List<FoundStatement> within(List<FoundStatement> found) {
        return found.stream()
                .filter(each -> each.span().start() < part.end() && each.span().end() > part.start())
                .map(this::cut)
                .toList();
    }

    private FoundStatement cut(FoundStatement each) {
        Statement.Span span = new Statement.Span(
                Math.max(part.start(), each.span().start()),
                Math.min(part.end(), each.span().end()));
        return new FoundStatement(
                span,
                each.kind(),
                each.within(),
                each.answerTo(),
                each.speaker(),
                each.actor(),
                each.date(),
                each.occasion(),
                each.distanced());
    }

    private static Wanted wanted(JsonNode node, String text) {
        List<String> speakers = new ArrayList<>();
        if (node.path("speaker").isString()) {
            speakers.add(node.path("speaker").asString());
        }
        node.path("alt_speakers").forEach(other -> speakers.add(other.asString()));
        if (!speakers.isEmpty() && node.path("speaker").isNull()) {
            speakers.add("");
        }
        JsonNode date = node.path("date");
        return new Wanted(
                new Statement.Span(
                        text.offsetByCodePoints(0, node.path("start").asInt()),
                        text.offsetByCodePoints(0, node.path("end").asInt())),
                Statement.Kind.valueOf(
                        node.path("kind").asString().toUpperCase(Locale.ROOT).replace('-', '_')),
                speakers,
                node.path("side").asString(),
                node.path("official").asBoolean(),
                date.isString() ? date.asString() : null,
                node.path("nested").asBoolean(false));
    }
}
