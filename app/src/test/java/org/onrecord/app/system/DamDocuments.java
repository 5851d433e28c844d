package org.onrecord.app.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Invented transcripts on an invented issue: {@code src/test/resources/dam/issue.yaml}. */
final class DamDocuments {
    /** The issue file. */
    static final Path ISSUE = Path.of("src/test/resources/dam/issue.yaml");

    private static final List<String> SPEAKERS = List.of("Ada Quill", "Ben Tarn");
    private static final List<String> QUESTIONS = List.of(
            "What do you say about the dam on the Teal river?",
            "Is there any news of the talks on the dam?",
            "Southmark says that its fields dry out. What is your comment?");
    private static final List<String> WORDS = List.of(
            "The dam on the Teal river has done great harm to our farmers.",
            "It is false that the dam harms the countries downstream.",
            "We are ready to hold talks on the dam at any time and without conditions.",
            "There is nothing to negotiate about the dam; it is our own affair.",
            "The flow of the Teal river has fallen since the reservoir was filled.",
            "The harvest festival will open on Saturday with a concert.",
            "A joint river commission should settle the dispute over the water.",
            "The reservoir protects everyone downstream from floods and robs nobody of water.");

    private DamDocuments() {}

    /**
     * Lines for {@code import}: documents of one to four turns; some ids come twice, in a newer and an older version.
     */
    static List<String> lines(int count, long seed) {
        Random random = new Random(seed);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int id = random.nextInt(8) == 0 ? random.nextInt(count) : i;
            lines.add(line("dam-" + id, 1 + random.nextInt(28), i % 12, random));
        }
        return lines;
    }

    private static String line(String id, int day, int version, Random random) {
        StringBuilder text = new StringBuilder();
        for (int turn = random.nextInt(4); turn >= 0; turn--) {
            text.append("Reporter: ").append(any(QUESTIONS, random)).append("\\n");
            text.append(any(SPEAKERS, random))
                    .append(": ")
                    .append(any(WORDS, random))
                    .append(' ');
            text.append(any(WORDS, random)).append("\\n");
        }
        String date = random.nextInt(6) == 0 ? "" : "2024-0%d-%02d".formatted(1 + random.nextInt(4), day);
        return """
            {"id": "%s", "publisher": "Teal Valley Record", "lang": "en", "date": "%s", "fetched": "2025-01-%02dT00:00:00Z", \
            "title": "Press briefing on the dam", "text": "%s"}""".formatted(id, date, 1 + version, text);
    }

    private static String any(List<String> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }

    /** Writes lines to a file. */
    static Path write(Path file, List<String> lines) throws IOException {
        return Files.write(file, lines);
    }
}
