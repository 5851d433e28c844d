package org.onrecord.events;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.time.PlausibleTime;

/**
 * Finds the first fault in the fields of a record that was read from JSON: a component that is null although it is not declared {@link Nullable},
 * or a time whose year has more than four digits.
 *
 * <p>Jackson leaves absent fields null, and Java's times reach a billion years. Without this check, foreign bytes would pass as a record and cause
 * a failure far away.
 */
final class RecordFields {
    /**
     * A component of a record.
     *
     * @param name in JSON; empty for a record whose fields stand in its parent's place
     */
    private record Field(String name, Method accessor, boolean nullable) {}

    private static final ClassValue<List<Field>> FIELDS = new ClassValue<>() {
        @Override
        protected List<Field> computeValue(Class<?> type) {
            return Arrays.stream(type.getRecordComponents())
                    .map(component -> new Field(
                            component.getAccessor().isAnnotationPresent(JsonUnwrapped.class) ? "" : component.getName(),
                            component.getAccessor(),
                            component.getAnnotatedType().isAnnotationPresent(Nullable.class)))
                    .toList();
        }
    };

    private RecordFields() {}

    /** Returns the first fault of a record, with the path of the field, e.g. {@code it has no document.title}; empty if there is none. */
    static Optional<String> firstFault(Object value) {
        return firstFault("", value);
    }

    private static Optional<String> firstFault(String path, Object value) {
        return FIELDS.get(value.getClass()).stream()
                .flatMap(field -> fault(path(path, field.name()), field.nullable(), read(field, value)).stream())
                .findFirst();
    }

    private static Optional<String> fault(String path, boolean nullable, @Nullable Object value) {
        return switch (value) {
            case null -> nullable ? Optional.empty() : Optional.of("it has no " + path);
            case Record nested -> firstFault(path, nested);
            case List<?> list ->
                list.stream()
                        .flatMap(item -> fault(path + "[]", false, item).stream())
                        .findFirst();
            case Instant time -> PlausibleTime.isFinite(time) ? Optional.empty() : Optional.of(absurd(path, time));
            case LocalDate day -> PlausibleTime.isFinite(day) ? Optional.empty() : Optional.of(absurd(path, day));
            default -> Optional.empty();
        };
    }

    private static String absurd(String path, Object time) {
        return "its " + path + " is " + time + ", a year that is not of four digits";
    }

    private static String path(String outer, String name) {
        return outer.isEmpty() || name.isEmpty() ? outer + name : outer + "." + name;
    }

    private static @Nullable Object read(Field field, Object value) {
        try {
            return field.accessor().invoke(value);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("the records of this package are public", e);
        }
    }
}
