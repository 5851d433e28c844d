package org.onrecord.events;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a record read from JSON lacks: the first component that is null though it is not declared {@link Nullable}.
 *
 * <p>Jackson leaves absent fields null. Without this, bytes that are not ours would pass as a record and fail far away.
 */
final class RequiredFields {
    private record Field(String name, Method accessor, boolean nullable) {}

    private static final ClassValue<List<Field>> FIELDS = new ClassValue<>() {
        @Override
        protected List<Field> computeValue(Class<?> type) {
            return Arrays.stream(type.getRecordComponents())
                    .map(RequiredFields::field)
                    .toList();
        }
    };

    private RequiredFields() {}

    /** The path of the first missing field of a record, e.g. {@code document.title}; empty if nothing is missing. */
    static Optional<String> firstMissing(Object value) {
        for (Field field : FIELDS.get(value.getClass())) {
            Optional<String> missing = missing(field, read(field, value));
            if (missing.isPresent()) {
                return missing;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> missing(Field field, @Nullable Object value) {
        return switch (value) {
            case null -> field.nullable() ? Optional.empty() : Optional.of(field.name());
            case Record nested -> firstMissing(nested).map(path -> field.name() + "." + path);
            case List<?> list ->
                list.stream()
                        .map(item -> missing(new Field(field.name() + "[]", field.accessor(), false), item))
                        .flatMap(Optional::stream)
                        .findFirst();
            default -> Optional.empty();
        };
    }

    private static Field field(RecordComponent component) {
        return new Field(
                component.getName(),
                component.getAccessor(),
                component.getAnnotatedType().isAnnotationPresent(Nullable.class));
    }

    private static @Nullable Object read(Field field, Object value) {
        try {
            return field.accessor().invoke(value);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("the records of this package are public", e);
        }
    }
}
