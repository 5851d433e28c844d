package org.onrecord.processor.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.onrecord.events.Document;
import org.onrecord.events.EventJson;
import org.onrecord.events.exchange.DocumentLine;
import org.onrecord.events.exchange.DocumentLine.Result.Accepted;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whole documents in the forms that articles and releases come in: wrapped, quoted and marked up, with many voices, with partial dates. Each
 * line of {@code forms/reports.jsonl} is an invented document with all of its statements.
 */
class ReportFormsTest {
    private static final StatementFinder FINDER = StatementFinder.of(Texts.NO_ACTORS);

    static Stream<Named<JsonNode>> documents() {
        try (InputStream in = ReportFormsTest.class.getResourceAsStream("forms/reports.jsonl")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .map(EventJson::tree)
                            .map(node -> Named.of(node.path("doc_id").asString(), node))
                            .toList()
                            .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void findsEachStatementWithItsSpeakerAndDate(JsonNode labelled) {
        ObjectNode line = ((ObjectNode) labelled).deepCopy();
        line.put("id", labelled.path("doc_id").asString());
        Document document = ((Accepted) DocumentLine.read(line, "forms", Instant.EPOCH)).document();
        assertThat(FINDER.find(document).stream()
                        .map(found -> line(found, document))
                        .toList())
                .isEqualTo(wanted(labelled));
    }

    private static String line(FoundStatement found, Document document) {
        return line(
                found.within() >= 0,
                found.kind().json(),
                found.speaker().name(),
                found.actor().official(),
                String.valueOf(found.date()),
                found.span().of(document.text()));
    }

    private static List<String> wanted(JsonNode labelled) {
        return StreamSupport.stream(labelled.path("statements").spliterator(), false)
                .map(statement -> line(
                        statement.path("nested").asBoolean(),
                        statement.path("kind").asString(),
                        statement.path("speaker").asString(),
                        statement.path("official").asBoolean(),
                        statement.path("date").isNull()
                                ? "null"
                                : statement.path("date").asString(),
                        statement.path("quote").asString()))
                .toList();
    }

    private static String line(
            boolean nested, String kind, String speaker, boolean official, String date, String quote) {
        return (nested ? "> " : "") + kind + " | " + speaker + (official ? " (official)" : "") + " | " + date + " | "
                + quote;
    }
}
