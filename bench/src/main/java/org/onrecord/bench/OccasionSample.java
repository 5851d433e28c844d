package org.onrecord.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.onrecord.events.Document;
import org.onrecord.events.exchange.DocumentLine;
import org.onrecord.events.issue.IssueFile;
import org.onrecord.processor.statement.FoundStatement;
import org.onrecord.processor.statement.StatementFinder;

/**
 * Draws statements that have an occasion, to be read by a person: {@code OccasionSample FOLDER ISSUE.yaml NUMBER SEED [distinct|without]}. From each
 * document of the folder's JSON Lines one of its statements with an occasion, then of these the number, both at random. Prints each with its
 * title, the text around it, kind and occasion, and how many statements of each kind have one. With {@code distinct} the
 * words of an occasion come once, so that the many press conferences do not hide the rest; with {@code without} it draws quoted and reported
 * words that have none.
 */
public final class OccasionSample {
    private static final int AROUND = 260;

    private final StatementFinder finder;
    private final Random random;
    private final String choice;
    private final Set<String> seen = new HashSet<>();
    private final List<String> drawn = new ArrayList<>();
    private final Map<String, int[]> kinds = new TreeMap<>();

    private OccasionSample(StatementFinder finder, long seed, String choice) {
        this.finder = finder;
        this.random = new Random(seed);
        this.choice = choice;
    }

    public static void main(String[] args) throws IOException {
        if (args.length < 4) {
            System.err.println("usage: OccasionSample FOLDER ISSUE.yaml NUMBER SEED [distinct|without]");
            System.exit(2);
        }
        OccasionSample sample = new OccasionSample(
                StatementFinder.of(IssueFile.read(Path.of(args[1]))),
                Long.parseLong(args[3]),
                args.length > 4 ? args[4] : "");
        try (Stream<Path> files = Files.list(Path.of(args[0]))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".jsonl.gz"))
                    .sorted()
                    .toList()) {
                sample.file(file);
            }
        }
        sample.print(Integer.parseInt(args[2]));
    }

    private void file(Path file) throws IOException {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
                if (DocumentLine.read(bytes, file.getFileName().toString(), Instant.EPOCH)
                        instanceof DocumentLine.Reading.Accepted accepted) {
                    document(accepted.document());
                }
            }
        }
    }

    private void document(Document document) {
        List<FoundStatement> found = finder.find(document);
        for (FoundStatement one : found) {
            int[] count = kinds.computeIfAbsent(one.kind().json(), unused -> new int[2]);
            count[0]++;
            count[1] += one.occasion() == null ? 0 : 1;
        }
        List<FoundStatement> wanted = found.stream().filter(this::wanted).toList();
        if (!wanted.isEmpty()) {
            FoundStatement one = wanted.get(random.nextInt(wanted.size()));
            seen.add(String.valueOf(one.occasion()).toLowerCase(Locale.ROOT));
            drawn.add(shown(document, one));
        }
    }

    private boolean wanted(FoundStatement one) {
        if (choice.equals("without")) {
            return one.occasion() == null && one.kind().json().endsWith("direct");
        }
        return one.occasion() != null
                && (!choice.equals("distinct") || !seen.contains(one.occasion().toLowerCase(Locale.ROOT)));
    }

    private static String shown(Document document, FoundStatement one) {
        String text = document.text();
        int start = one.span().start();
        int end = one.span().end();
        return document.sourceItem() + " | " + document.title() + "\n   "
                + one.kind().json() + " of "
                + one.speaker().name() + ", OCCASION: " + one.occasion() + "\n   "
                + (text.substring(Math.max(0, start - AROUND), start) + " <<< "
                                + text.substring(start, Math.min(end, start + AROUND))
                                + (end - start > AROUND ? " ... " : "") + " >>> "
                                + text.substring(end, Math.min(text.length(), end + AROUND)))
                        .replaceAll("\\s+", " ");
    }

    private void print(int number) {
        int documents = drawn.size();
        for (int i = 1; i <= number && !drawn.isEmpty(); i++) {
            System.out.println(i + ". " + drawn.remove(random.nextInt(drawn.size())));
        }
        System.out.println(documents + " documents to draw from; statements of each kind, and with an occasion:");
        kinds.forEach((kind, count) -> System.out.println("  " + kind + " " + count[0] + " " + count[1]));
    }
}
