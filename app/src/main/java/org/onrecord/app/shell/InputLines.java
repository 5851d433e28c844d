package org.onrecord.app.shell;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.onrecord.app.failure.Failure;
import org.onrecord.events.Document;
import org.onrecord.events.exchange.DocumentLine;
import org.onrecord.events.file.GunzipStream;

/** The lines of a JSON Lines file, plain or {@code .gz}, that a command reads one after the other. */
public final class InputLines {
    private InputLines() {}

    /**
     * Reads a file.
     *
     * @param each takes a line that is not blank and the time when the file was written, and returns why the line is of no
     *     use; empty if it is
     * @param refused takes a sentence for each line that is of no use
     * @throws Failure if the file does not exist or cannot be read
     */
    public static void read(Path file, BiFunction<String, Instant, Optional<String>> each, Consumer<String> refused) {
        try (InputStream bytes = Files.newInputStream(file);
                InputStream plain = file.toString().endsWith(".gz") ? new GunzipStream(bytes) : bytes;
                BufferedReader lines = new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
            Instant written = Files.getLastModifiedTime(file).toInstant();
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                String where = file.getFileName() + ", line " + number + ": ";
                if (!line.isBlank()) {
                    each.apply(line, written).ifPresent(reason -> refused.accept(where + reason));
                }
            }
        } catch (NoSuchFileException e) {
            throw new Failure("There is no file " + file + ".", e);
        } catch (IOException e) {
            throw new Failure("The file " + file + " cannot be read (" + e + ").", e);
        }
    }

    /** Reads a document as {@code import} takes it; returns why the line is none. */
    public static Optional<String> document(String line, String source, Instant written, Consumer<Document> document) {
        return switch (DocumentLine.read(line.getBytes(StandardCharsets.UTF_8), source, written)) {
            case DocumentLine.Result.Refused wrong -> Optional.of(wrong.reason());
            case DocumentLine.Result.Accepted accepted -> {
                document.accept(accepted.document());
                yield Optional.empty();
            }
        };
    }

    public static void documents(Path file, String source, Consumer<Document> document, Consumer<String> refused) {
        read(file, (line, written) -> document(line, source, written, document), refused);
    }
}
