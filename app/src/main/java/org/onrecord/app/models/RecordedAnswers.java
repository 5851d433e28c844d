package org.onrecord.app.models;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.file.Folders;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The answers that the models gave about the seeds when the launcher recorded a start, in the folder {@code models} beside that of the jars. With them
 * the first start on a new data folder does not wait for the models, and commands without a broker know the vectors of an issue's examples.
 */
public final class RecordedAnswers {
    private static final Logger LOG = LoggerFactory.getLogger(RecordedAnswers.class);

    private RecordedAnswers() {}

    /** Copies the answers to a folder that does not exist yet. */
    static void copyTo(Path folder) {
        try {
            if (!Files.exists(folder)) {
                Optional<Path> recorded = folder().filter(Files::isDirectory);
                Files.createDirectories(folder);
                if (recorded.isPresent()) {
                    copy(recorded.get(), folder);
                }
            }
        } catch (IOException e) {
            LOG.warn("The models begin without recorded answers in {}: {}", folder, e.toString());
        }
    }

    public static void record(Path data) throws IOException {
        Optional<Path> folder = folder();
        if (folder.isPresent()) {
            Folders.delete(folder.get());
            Files.createDirectories(folder.get());
            copy(ReadingModels.folder(data), folder.get());
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    /** Returns the folder; empty if the product does not run from jars. */
    public static Optional<Path> folder() {
        @Nullable
        CodeSource source = RecordedAnswers.class.getProtectionDomain().getCodeSource();
        if (source == null || !source.getLocation().getPath().endsWith(".jar")) {
            return Optional.empty();
        }
        try {
            Path lib = Path.of(source.getLocation().toURI()).getParent();
            return Optional.ofNullable(lib).map(jars -> jars.resolveSibling("models"));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
