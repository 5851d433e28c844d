package org.onrecord.bench.issue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.onrecord.bench.KeptReadings;
import org.onrecord.processor.model.KeptEmbedder;
import org.onrecord.processor.model.KeptStanceReader;
import org.onrecord.processor.model.OnnxEmbedder;
import org.onrecord.processor.model.OnnxStanceReader;
import org.onrecord.training.KeptVectors;

/** The models whose answers are kept in memory, and between runs in a folder if there is one. */
final class KeptAnswers {
    private KeptAnswers() {}

    /** Returns the embedder. */
    static KeptVectors vectors(@Nullable Path folder) throws IOException {
        OnnxEmbedder models = OnnxEmbedder.load();
        return new KeptVectors(folder == null ? models : KeptEmbedder.of(models, file(folder, "vectors")));
    }

    /** Returns the stance reader. */
    static KeptReadings readings(@Nullable Path folder) throws IOException {
        OnnxStanceReader models = OnnxStanceReader.load();
        return new KeptReadings(folder == null ? models : KeptStanceReader.of(models, file(folder, "readings")));
    }

    private static Path file(Path folder, String name) throws IOException {
        return Files.createDirectories(folder).resolve(name);
    }
}
