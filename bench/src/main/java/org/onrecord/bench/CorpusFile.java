package org.onrecord.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.onrecord.events.Document;
import org.onrecord.events.exchange.DocumentLine;

/** A file of documents in JSON Lines, plain or {@code .gz}, as {@code onrecord import} takes it. */
public final class CorpusFile {
    private CorpusFile() {}

    /**
     * Passes every document of a file on.
     *
     * @return how many lines hold no document
     */
    public static int read(Path file, Consumer<Document> each) throws IOException {
        int refused = 0;
        try (BufferedReader lines = lines(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                byte[] json = line.getBytes(StandardCharsets.UTF_8);
                switch (DocumentLine.read(json, file.getFileName().toString(), Instant.EPOCH)) {
                    case DocumentLine.Result.Accepted accepted -> each.accept(accepted.document());
                    case DocumentLine.Result.Refused refusal -> refused++;
                }
            }
        }
        return refused;
    }

    /** Returns all documents of a file. */
    public static List<Document> read(Path file) throws IOException {
        List<Document> documents = new ArrayList<>();
        read(file, documents::add);
        return documents;
    }

    /** Returns at most so many of a list, at even distances. */
    public static <T> List<T> spread(List<T> all, int most) {
        List<T> drawn = new ArrayList<>();
        for (int i = 0; i < Math.min(most, all.size()); i++) {
            drawn.add(all.get((int) ((long) i * all.size() / Math.min(most, all.size()))));
        }
        return drawn;
    }

    /** Returns the JSON Lines files of a folder, sorted by name. */
    public static List<Path> in(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().matches(".*\\.jsonl(\\.gz)?"))
                    .sorted()
                    .toList();
        }
    }

    /** Opens a text file, plain or {@code .gz}. */
    public static BufferedReader lines(Path file) throws IOException {
        InputStream in = Files.newInputStream(file);
        return new BufferedReader(new InputStreamReader(
                file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in, StandardCharsets.UTF_8));
    }
}
