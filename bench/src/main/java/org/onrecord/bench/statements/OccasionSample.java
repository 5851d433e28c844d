package org.onrecord.bench.statements;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.onrecord.bench.CorpusFile;
import org.onrecord.events.Document;
import org.onrecord.events.issue.IssueFile;
import org.onrecord.processor.statement.FoundStatement;
import org.onrecord.processor.statement.StatementFinder;

/**
 * Draws a random sample of statements with an occasion, for a person to read: {@code OccasionSample FOLDER ISSUE.yaml
 * NUMBER SEED [distinct|without]}. It draws one such statement from each document of the folder, and NUMBER of these.
 * It prints each with its title, the text around it, its kind and its occasion, and for each kind how many statements
 * have an occasion. With {@code distinct} every occasion is drawn once, so that the many press conferences do not hide
 * the rest; with {@code without} the sample holds quoted and reported statements that have no occasion.
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
                StatementFinder.of(IssueFile.read(Path.of(args[1]), Path.of("actors"))),
                Long.parseLong(args[3]),
                args.length > 4 ? args[4] : "");
        for (Path file : CorpusFile.in(Path.of(args[0]))) {
            CorpusFile.read(file, sample::document);
        }
        sample.print(Integer.parseInt(args[2]));
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
        System.out.println(
                documents + " documents to draw from; for each kind, all statements and those with an occasion:");
        kinds.forEach((kind, count) -> System.out.println("  " + kind + " " + count[0] + " " + count[1]));
    }
}
