package org.onrecord.processor.model;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A cache of the answers of a model.
 *
 * @param write returns an answer as bytes
 * @param read returns the answer again
 */
record ModelCache<A>(AnswerStore store, Function<A, ByteBuffer> write, Function<ByteBuffer, A> read) {

    Optional<A> get(String key) {
        return store.get(key).map(read);
    }

    /** Returns the cached answer, or computes and stores it. */
    A get(String key, Supplier<A> compute) {
        return get(key).orElseGet(() -> put(key, compute.get()));
    }

    A put(String key, A answer) {
        store.put(key, write.apply(answer));
        return answer;
    }
}
