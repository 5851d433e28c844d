package org.onrecord.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/** The JSON of records: UTF-8, fields in a fixed order, absent values left out, unknown fields ignored. */
public final class EventJson {
    /** The largest record that a topic takes, in bytes. */
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

    private EventJson() {}

    /** The mapper behind the records' JSON, for parts that embed records in answers of their own. */
    public static JsonMapper mapper() {
        return MAPPER;
    }

    /** The record's {@code type} in JSON, e.g. {@code statement}. */
    public static String typeOf(Event event) {
        return Arrays.stream(Event.class.getAnnotation(JsonSubTypes.class).value())
                .filter(type -> type.value() == event.getClass())
                .map(JsonSubTypes.Type::name)
                .findFirst()
                .orElseThrow();
    }

    /** The record's JSON in UTF-8. */
    public static byte[] write(Event event) {
        return MAPPER.writerFor(Event.class).writeValueAsBytes(event);
    }

    /**
     * Reads a record.
     *
     * @throws UnreadableEventException if the bytes are no JSON, name no known {@code type}, or are another record than {@code type}
     */
    public static <E extends Event> E read(byte[] json, Class<E> type) {
        try {
            return type.cast(MAPPER.readerFor(Event.class).<Event>readValue(json));
        } catch (JacksonException | ClassCastException e) {
            throw new UnreadableEventException(
                    "not a " + type.getSimpleName() + " record: " + e.getMessage() + " in "
                            + abbreviate(new String(json, StandardCharsets.UTF_8)),
                    e);
        }
    }

    private static String abbreviate(String text) {
        return text.length() <= 120 ? text : text.substring(0, 117) + "...";
    }

    /** Bytes that are not the record that was asked for. */
    public static final class UnreadableEventException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnreadableEventException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
