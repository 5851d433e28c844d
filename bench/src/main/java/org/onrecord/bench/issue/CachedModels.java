package org.onrecord.bench.issue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onrecord.processor.model.AnswerStore;
import org.onrecord.processor.model.CachedEmbedder;
import org.onrecord.processor.model.CachedStanceReader;
import org.onrecord.processor.model.OnnxEmbedder;
import org.onrecord.processor.model.OnnxStanceReader;

/** The models whose answers are kept in memory, and between runs in a folder if there is one. */
final class CachedModels {
    private CachedModels() {}

    /** Returns the embedder. */
    static CachedEmbedder vectors(@Nullable Path folder) throws IOException {
        OnnxEmbedder models = new OnnxEmbedder();
        return new CachedEmbedder(
                folder == null
                        ? models
                        : new CachedEmbedder(
                                models, AnswerStore.inFile(file(folder, "vectors"), CachedEmbedder.MOST_BYTES)),
                AnswerStore.inMemory());
    }

    /** Returns the stance reader. */
    static CachedStanceReader readings(@Nullable Path folder) throws IOException {
        OnnxStanceReader models = new OnnxStanceReader(List::of);
        return new CachedStanceReader(
                folder == null
                        ? models
                        : new CachedStanceReader(
                                models, AnswerStore.inFile(file(folder, "readings"), CachedStanceReader.MOST_BYTES)),
                AnswerStore.inMemory());
    }

    private static Path file(Path folder, String name) throws IOException {
        return Files.createDirectories(folder).resolve(name);
    }
}
