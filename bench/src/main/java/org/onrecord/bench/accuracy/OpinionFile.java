package org.onrecord.bench.accuracy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.EventJson;
import org.onrecord.events.EventJson.UnreadableEventException;
import org.onrecord.events.Opinion;

/** The answers of language models in a file of JSON Lines, each written as soon as it is there. */
final class OpinionFile {
    private final Path file;
    private final Map<String, Opinion> byId = new HashMap<>();

    private OpinionFile(Path file) {
        this.file = file;
    }

    /** Reads the file, if it is there. A line that was cut off by a crash is skipped. */
    static OpinionFile in(Path file) throws IOException {
        OpinionFile kept = new OpinionFile(file);
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                kept.read(line);
            }
        }
        return kept;
    }

    private void read(String line) {
        try {
            Opinion answer = EventJson.read(line.getBytes(StandardCharsets.UTF_8), Opinion.class);
            byId.put(answer.id(), answer);
        } catch (UnreadableEventException e) {
            // It is asked for again.
        }
    }

    Path file() {
        return file;
    }

    Optional<Opinion> get(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    Collection<Opinion> all() {
        return byId.values();
    }

    void add(Opinion answer) throws IOException {
        byId.put(answer.id(), answer);
        @Nullable Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        String line = "\n" + new String(EventJson.write(answer), StandardCharsets.UTF_8);
        Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
