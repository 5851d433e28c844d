package org.onrecord.events;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the first required field that a record read from JSON lacks: a component that is null although it is not declared {@link Nullable}.
 *
 * <p>Jackson leaves absent fields null. Without this check, foreign bytes would pass as a record and cause a failure far away.
 */
final class RequiredFields {
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

    private RequiredFields() {}

    /** Returns the path of the first missing field of a record, e.g. {@code document.title}; empty if nothing is missing. */
    static Optional<String> firstMissing(Object value) {
        return FIELDS.get(value.getClass()).stream()
                .flatMap(field -> missing(field.name(), field.nullable(), read(field, value)).stream())
                .findFirst();
    }

    private static Optional<String> missing(String name, boolean nullable, @Nullable Object value) {
        return switch (value) {
            case null -> nullable ? Optional.empty() : Optional.of(name);
            case Record nested -> firstMissing(nested).map(path -> name.isEmpty() ? path : name + "." + path);
            case List<?> list ->
                list.stream()
                        .flatMap(item -> missing(name + "[]", false, item).stream())
                        .findFirst();
            default -> Optional.empty();
        };
    }

    private static @Nullable Object read(Field field, Object value) {
        try {
            return field.accessor().invoke(value);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("the records of this package are public", e);
        }
    }
}
