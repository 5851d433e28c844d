package org.onrecord.app.offline;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.onrecord.app.failure.Failure;
import org.onrecord.events.Document;
import org.onrecord.events.exchange.DocumentLine;

/** Documents in a JSON Lines file, plain or {@code .gz}, as {@code import} takes them. */
final class DocumentLines {
    private DocumentLines() {}

    /**
     * Reads the documents of a file one after the other.
     *
     * @param refused takes a sentence for each line that is no document
     * @throws Failure if it does not exist or cannot be read
     */
    static void read(Path file, Consumer<Document> document, Consumer<String> refused) {
        try (InputStream bytes = Files.newInputStream(file);
                InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
                BufferedReader lines = new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
            Instant written = Files.getLastModifiedTime(file).toInstant();
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    switch (DocumentLine.read(line.getBytes(StandardCharsets.UTF_8), "trial", written)) {
                        case DocumentLine.Result.Accepted accepted -> document.accept(accepted.document());
                        case DocumentLine.Result.Refused wrong ->
                            refused.accept(file.getFileName() + ", line " + number + ": " + wrong.reason());
                    }
                }
            }
        } catch (NoSuchFileException e) {
            throw new Failure("There is no file " + file + ".", e);
        } catch (IOException e) {
            throw new Failure("The file " + file + " cannot be read (" + e + ").", e);
        }
    }
}
