package org.onrecord.ingest.extract.text;

import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.onrecord.events.text.StrictUtf8;

/**
 * Writes the features of every block of web pages, for the training of the main-text model: {@code BlockFeatureFiles
 * LIST FOLDER}. A line of LIST is a page's name, a tab and its file. FOLDER receives {@code columns.bin} (little-endian
 * floats, a row per block), {@code counts.tsv} (page, number of blocks) and {@code texts.txt} (a line per block, line
 * feeds replaced by spaces).
 *
 * <p>It stands in the package of the extractor because the features are package-private there.
 */
final class BlockFeatureFiles {
    private BlockFeatureFiles() {}

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[1]);
        try (OutputStream columns = new BufferedOutputStream(Files.newOutputStream(folder.resolve("columns.bin")));
                BufferedWriter counts = Files.newBufferedWriter(folder.resolve("counts.tsv"));
                OutputStream texts = new BufferedOutputStream(Files.newOutputStream(folder.resolve("texts.txt")))) {
            for (String line : Files.readAllLines(Path.of(args[0]))) {
                String[] page = line.split("\t");
                PageLayout layout = PageLayout.of(parse(Path.of(page[1])));
                BlockFeatures features = new BlockFeatures(layout);
                for (TextBlock block : layout.blocks) {
                    float[] row = features.of(block);
                    ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * features.columns())
                            .order(ByteOrder.LITTLE_ENDIAN);
                    for (int i = 0; i < features.columns(); i++) {
                        bytes.putFloat(row[i]);
                    }
                    columns.write(bytes.array());
                    texts.write((block.text.replaceAll("\\R", " ") + "\n").getBytes(StandardCharsets.UTF_8));
                }
                counts.write(page[0] + "\t" + layout.blocks.size() + "\n");
            }
        }
    }

    private static Document parse(Path file) throws IOException {
        byte[] bytes;
        try (InputStream in = file.toString().endsWith(".gz")
                ? new GZIPInputStream(Files.newInputStream(file))
                : Files.newInputStream(file)) {
            bytes = in.readAllBytes();
        }
        try {
            return Jsoup.parse(StrictUtf8.decode(bytes));
        } catch (StrictUtf8.NotUtf8Exception e) {
            return Jsoup.parse(new ByteArrayInputStream(bytes), null, "");
        }
    }
}
