package org.onrecord.processor.model;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

/** Keeps the answers of models as bytes, by what was asked. Safe for use by several threads. */
public interface AnswerStore extends AutoCloseable {

    /** Returns a stored answer by its key of 32 hexadecimal digits. */
    Optional<ByteBuffer> get(String key);

    void put(String key, ByteBuffer answer);

    @Override
    default void close() {}

    /** Returns the stored answer, or computes and stores it. */
    default <A> A get(String key, Function<ByteBuffer, A> read, Function<A, ByteBuffer> write, Supplier<A> compute) {
        return get(key).map(read).orElseGet(() -> {
            A answer = compute.get();
            put(key, write.apply(answer));
            return answer;
        });
    }

    /** Opens a store in a file of at most about so many bytes. */
    static AnswerStore inFile(Path file, long most) {
        return AnswerFile.open(file, most);
    }

    /** Opens a file whose answers are used and to which none is added. */
    static AnswerStore readOnly(Path file) {
        return AnswerFile.readOnly(file);
    }

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
