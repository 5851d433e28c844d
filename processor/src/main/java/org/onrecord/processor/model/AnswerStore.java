package org.onrecord.processor.model;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps the answers of models as bytes, by what was asked. Safe for use by several threads. */
interface AnswerStore extends AutoCloseable {

    /** Returns a stored answer by its key of 32 hexadecimal digits. */
    Optional<ByteBuffer> get(String key);

    void put(String key, ByteBuffer answer);

    @Override
    default void close() {}

    /** Returns a store in memory, which forgets nothing. */
    static AnswerStore inMemory() {
        Map<String, ByteBuffer> answers = new ConcurrentHashMap<>();
        return new AnswerStore() {
            @Override
            public Optional<ByteBuffer> get(String key) {
                return Optional.ofNullable(answers.get(key)).map(ByteBuffer::duplicate);
            }

            @Override
            public void put(String key, ByteBuffer answer) {
                answers.put(key, answer);
            }
        };
    }
}
