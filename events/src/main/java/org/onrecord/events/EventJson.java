package org.onrecord.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.text.Ellipsis;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes and reads the JSON of records: UTF-8, fields in a fixed order, without absent values; unknown fields are ignored. */
public final class EventJson {
    /** The largest record of a topic, in bytes. */
    public static final int MAX_RECORD_BYTES = 16 * 1024 * 1024;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(4 * MAX_RECORD_BYTES)
                            .build())
                    .build())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
            .changeDefaultPropertyInclusion(i -> i.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    /** What JSON from outside may contain: an array of ten million brackets is valid JSON, and its tree is larger than the heap. */
    public static final StreamReadConstraints FROM_OUTSIDE = StreamReadConstraints.builder()
            .maxStringLength(MAX_RECORD_BYTES)
            .maxNestingDepth(64)
            .maxTokenCount(500_000)
            .build();

    private static final JsonMapper OUTSIDE = JsonMapper.builder(
                    JsonFactory.builder().streamReadConstraints(FROM_OUTSIDE).build())
            .build();

    private static final Pattern SOURCE = Pattern.compile("\\[Source: [^;\\]]*; (line: \\d+, column: \\d+)\\]"
            + "| \\(start marker at \\[Source: [^\\]]*; byte offset: [^\\]]*\\]\\)|, from `[^`]*`");

    private EventJson() {}

    /** Returns the mapper, for code that embeds records in other JSON. */
    public static JsonMapper mapper() {
        return MAPPER;
    }

    /**
     * Reads JSON from outside as a tree, within limits.
     *
     * @throws JacksonException if it is not JSON, or exceeds a limit
     */
    public static JsonNode tree(String json) {
        return OUTSIDE.readTree(json);
    }

    /** Returns the {@code type} of a record in JSON, e.g. {@code statement}. */
    public static String typeOf(Event event) {
        return Arrays.stream(Event.class.getAnnotation(JsonSubTypes.class).value())
                .filter(type -> type.value() == event.getClass())
                .map(JsonSubTypes.Type::name)
                .findFirst()
                .orElseThrow();
    }

    /** Returns the JSON of a record in UTF-8. */
    public static byte[] write(Event event) {
        return MAPPER.writerFor(Event.class).writeValueAsBytes(event);
    }

    /**
     * Reads a record.
     *
     * @throws UnreadableEventException if the bytes are not JSON, have no known {@code type}, are of another type than {@code type}, lack a
     *     required field, or have a time in a year of more than four digits
     */
    public static <E extends Event> E read(byte[] json, Class<E> type) {
        @Nullable Event event;
        try {
            event = MAPPER.readerFor(Event.class).readValue(json);
        } catch (JacksonException e) {
            throw unreadable(json, type, reason(e), e);
        }
        if (event == null) {
            throw unreadable(json, type, "it is the JSON null", null);
        }
        if (!type.isInstance(event)) {
            throw unreadable(json, type, "its type is " + typeOf(event), null);
        }
        RecordFields.firstFault(event).ifPresent(fault -> {
            throw unreadable(json, type, fault, null);
        });
        return type.cast(event);
    }

    /** Returns the document that a record holds; empty if it holds something else, or nothing that can be read. */
    public static Optional<Document> document(byte @Nullable [] json) {
        try {
            return json != null && read(json, DocumentEvent.class) instanceof Document document
                    ? Optional.of(document)
                    : Optional.empty();
        } catch (UnreadableEventException e) {
            return Optional.empty();
        }
    }

    /** Returns why text is not JSON, with line and column if they are known, without what the library says about the source. */
    public static String reason(JacksonException e) {
        return SOURCE.matcher(e.getOriginalMessage())
                .replaceAll(place -> Objects.requireNonNullElse(place.group(1), ""));
    }

    private static UnreadableEventException unreadable(
            byte[] json, Class<?> type, String reason, @Nullable Throwable cause) {
        return new UnreadableEventException(
                "not a record of " + type.getSimpleName() + ": " + reason + " in "
                        + Ellipsis.cut(new String(json, 0, Math.min(json.length, 500), StandardCharsets.UTF_8), 117),
                cause);
    }

    /** The bytes are not a record of the expected type. */
    public static final class UnreadableEventException extends RuntimeException {
        UnreadableEventException(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
