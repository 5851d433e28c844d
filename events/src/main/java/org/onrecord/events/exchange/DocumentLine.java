package org.onrecord.events.exchange;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Document;
import org.onrecord.events.EventJson;
import org.onrecord.events.text.StrictUtf8;
import org.onrecord.events.time.PlausibleTime;
import org.onrecord.events.time.Published;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Reads a document from a JSON object: {@code id, publisher, country, lang, url, date, title, text}, optionally {@code side, fetched,
 * corpus}. Only {@code text} and one of {@code id} and {@code url} are required; a field that is null or blank counts as absent.
 */
public final class DocumentLine {
    private static final List<String> TEXTS =
            List.of("text", "title", "publisher", "url", "lang", "language", "country", "side", "corpus", "fetched");
    private static final List<String> TEXTS_OR_NUMBERS = List.of("id", "date");

    private DocumentLine() {}

    public sealed interface Result {
        record Accepted(Document document) implements Result {}

        /** Not a document; the reason is a sentence for people that names the remedy. */
        record Refused(String reason) implements Result {}
    }

    /**
     * Reads a document.
     *
     * @param line the JSON object in UTF-8
     * @param source id of the source, unless the line has a {@code corpus}
     * @param fetched when it was fetched, unless the line says {@code fetched}
     */
    public static Result read(byte[] line, String source, Instant fetched) {
        if (line.length > EventJson.MAX_RECORD_BYTES) {
            return new Result.Refused("the line has " + line.length + " bytes; a document may have at most "
                    + EventJson.MAX_RECORD_BYTES + ": split it");
        }
        String json;
        try {
            json = StrictUtf8.decode(line);
        } catch (StrictUtf8.NotUtf8Exception e) {
            return new Result.Refused("the line is not UTF-8; convert it first");
        }
        if (json.isBlank()) {
            return new Result.Refused("the line is empty; leave it out");
        }
        JsonNode node;
        try {
            node = EventJson.tree(json);
        } catch (JacksonException e) {
            return new Result.Refused("the line is not JSON: " + EventJson.reason(e));
        }
        return node.isObject()
                ? read(node, source, fetched)
                : new Result.Refused("the line is JSON but not an object; write {\"id\": ..., \"text\": ...}");
    }

    /** As {@link #read(byte[], String, Instant)}, from a parsed JSON object. */
    public static Result read(JsonNode node, String source, Instant fetched) {
        // A field of a wrong type must not count as absent.
        Optional<String> problem = Stream.concat(TEXTS.stream(), TEXTS_OR_NUMBERS.stream())
                .flatMap(field -> problem(field, node.get(field)).stream())
                .findFirst();
        if (problem.isPresent()) {
            return new Result.Refused(problem.get());
        }
        Optional<String> text = text(node, "text");
        if (text.isEmpty()) {
            return new Result.Refused("the document has no text; give it in the field text");
        }
        Optional<String> url = text(node, "url");
        Optional<String> item = text(node, "id").or(() -> url);
        if (item.isEmpty()) {
            return new Result.Refused(
                    "the document has neither id nor url; give it one, so that it is recognised again");
        }
        Optional<Published> published = Optional.empty();
        Optional<String> date = text(node, "date");
        if (date.isPresent()) {
            published = Published.parse(date.get(), "import");
            if (published.isEmpty()) {
                return new Result.Refused("the date \"" + date.get()
                        + "\" is not ISO 8601; write it as 2023-06-21 or 2023-06-21T10:00:00+08:00, or leave it out");
            }
            if (!PlausibleTime.isPublication(published.get(), Instant.now())) {
                return new Result.Refused("the date \"" + date.get()
                        + "\" lies before 1900 or more than a day ahead; correct it, or leave it out");
            }
        }
        Instant when = fetched;
        Optional<String> stated = text(node, "fetched");
        if (stated.isPresent()) {
            Optional<Instant> parsed = PlausibleTime.parse(stated.get());
            if (parsed.isEmpty()) {
                return new Result.Refused(
                        "fetched \"" + stated.get() + "\" is not ISO 8601; write it as 2023-06-21T10:00:00Z");
            }
            when = parsed.get();
        }
        Document.Origin origin = new Document.Origin(
                text(node, "corpus").orElse(source),
                item.get(),
                text(node, "publisher").orElse(""),
                text(node, "side")
                        .or(() -> text(node, "country").flatMap(DocumentLine::side))
                        .orElse(null));
        return new Result.Accepted(Document.of(
                origin,
                url.orElse(null),
                text(node, "title").orElse(""),
                published.orElse(null),
                when,
                text(node, "lang").or(() -> text(node, "language")).orElse(null),
                text.get()));
    }

    /** Returns the side of a country, if the country is a code of two capitals as in issue files. */
    private static Optional<String> side(String country) {
        return country.matches("[A-Z]{2}") ? Optional.of(country) : Optional.empty();
    }

    private static Optional<String> problem(String field, @Nullable JsonNode value) {
        if (value == null || value.isNull() || (value.isNumber() && TEXTS_OR_NUMBERS.contains(field))) {
            return Optional.empty();
        }
        if (!value.isString()) {
            return Optional.of("the field " + field + " is not text; write it in quotation marks, or leave it out");
        }
        // A text with half of a surrogate pair cannot be written as UTF-8.
        return StandardCharsets.UTF_8.newEncoder().canEncode(value.asString())
                ? Optional.empty()
                : Optional.of("the field " + field + " has half of a surrogate pair; write the whole character");
    }

    private static Optional<String> text(JsonNode node, String field) {
        JsonNode value = node.get(field);
        return value == null || value.isNull() || value.asString().isBlank()
                ? Optional.empty()
                : Optional.of(value.asString());
    }
}
