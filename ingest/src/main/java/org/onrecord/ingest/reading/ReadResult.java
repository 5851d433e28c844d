package org.onrecord.ingest.reading;

import java.util.function.Function;
import java.util.function.Supplier;

/** The result of reading a document from outside: a feed, a sitemap, a PDF, the metadata of a file. */
public sealed interface ReadResult<T> {
    record Read<T>(T value) implements ReadResult<T> {}

    /** It could not be read; the reason is a sentence for people that names the remedy. */
    record Unreadable<T>(String reason) implements ReadResult<T> {}

    /** Reads a document; one that exceeds a limit is unreadable. */
    static <T> ReadResult<T> within(Supplier<ReadResult<T>> read) {
        try {
            return read.get();
        } catch (LimitExceededException e) {
            return new Unreadable<>(e.reason());
        }
    }

    /** Returns the result of the next step of reading; an unreadable one stays as it is. */
    default <R> ReadResult<R> flatMap(Function<? super T, ReadResult<R>> next) {
        return switch (this) {
            case Read<T> read -> next.apply(read.value());
            case Unreadable<T> unreadable -> new Unreadable<>(unreadable.reason());
        };
    }
}
