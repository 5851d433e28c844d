package org.onrecord.processor.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.onrecord.events.Document;
import org.onrecord.events.EventJson;
import tools.jackson.databind.JsonNode;

/**
 * Invented documents in the forms that transcripts, releases and articles take. What they say is found in full, each part under its
 * speaker, and nothing else is: so no word of a questioner, or of the text around, counts as an official's.
 */
class FormsTest {
    private static final List<String> FILES = List.of("transcripts.jsonl", "reports.jsonl");

    /** A labelled document, shown by its name. */
    record Form(String name, JsonNode json) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Form> forms() {
        return FILES.stream().flatMap(FormsTest::read);
    }

    private static Stream<Form> read(String file) {
        try (InputStream in = Objects.requireNonNull(FormsTest.class.getResourceAsStream("forms/" + file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> EventJson.mapper().readTree(line))
                    .map(json -> new Form(json.path("doc_id").asString(), json));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void findsWhatEachSays(Form form) {
        JsonNode json = form.json();
        String text = json.path("text").asString();
        Document document = Texts.document(
                json.path("publisher").asString(),
                json.path("date").asString(),
                json.path("lang").asString(),
                json.path("title").asString(),
                text);
        List<String> wanted = new ArrayList<>();
        json.path("statements").forEach(each -> wanted.add(line(each, text)));
        List<String> found = StatementFinder.of(Texts.NO_ACTORS).find(document).stream()
                .map(each -> line(each, text))
                .toList();
        assertThat(found).containsExactlyElementsOf(wanted);
    }

    /** "> direct | Otto Marsh | CA official | 2024-05-01 | words", with ">" inside another statement. */
    private static String line(JsonNode each, String text) {
        int start = text.offsetByCodePoints(0, each.path("start").asInt());
        int end = text.offsetByCodePoints(0, each.path("end").asInt());
        return line(
                each.path("nested").asBoolean(false),
                each.path("kind").asString(),
                each.path("speaker").isString() ? each.path("speaker").asString() : "-",
                each.path("side").asString(),
                each.path("official").asBoolean(),
                each.path("date").isString() ? each.path("date").asString() : "-",
                text.substring(start, end));
    }

    private static String line(FoundStatement each, String text) {
        String name = each.speaker().name();
        return line(
                each.within() >= 0,
                each.kind().json(),
                name == null ? "-" : name,
                each.actor().side(),
                each.actor().official(),
                each.date() == null ? "-" : each.date().toString(),
                each.span().of(text));
    }

    private static String line(
            boolean nested, String kind, String name, String side, boolean official, String date, String words) {
        return (nested ? "> " : "") + kind + " | " + name + " | " + side + (official ? " official | " : " | ") + date
                + " | " + words;
    }
}
