package org.onrecord.bench.statements;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.onrecord.bench.CorpusFile;
import org.onrecord.events.Document;
import org.onrecord.events.Statement.Span;
import org.onrecord.events.issue.ActorFiles;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.issue.IssueFile;
import org.onrecord.processor.statement.FoundStatement;
import org.onrecord.processor.statement.StatementFinder;

/**
 * Measures how fast statements are found in all documents of a folder, on one thread: {@code StatementSpeed FOLDER
 * [ISSUE.yaml]}. Prints the CPU time per document (median, 99th percentile, maximum), documents per second, exceptions,
 * and spans that do not fit their document: outside of it, empty, overlapping another, or splitting a character.
 */
public final class StatementSpeed {
    private static final int WARM_UP = 1_500;

    private final StatementFinder finder;
    private final ThreadMXBean clock = ManagementFactory.getThreadMXBean();
    private final List<Long> times = new ArrayList<>();
    private String slowest = "";
    private long slowestTime;
    private long statements;
    private int exceptions;
    private int misfits;
    private int refused;

    private StatementSpeed(StatementFinder finder) {
        this.finder = finder;
    }

    public static void main(String[] args) throws IOException {
        if (args.length == 0) {
            System.err.println("usage: StatementSpeed FOLDER [ISSUE.yaml]");
            System.exit(2);
        }
        Issue issue = args.length > 1
                ? IssueFile.read(Path.of(args[1]), Path.of("actors"))
                : IssueFile.parse(
                        "none", "id: none\ntitle: none\ndescription: none\nlanguages: [en]\n", ActorFiles.NONE);
        StatementSpeed speed = new StatementSpeed(StatementFinder.of(issue));
        for (Path file : CorpusFile.in(Path.of(args[0]))) {
            speed.refused += CorpusFile.read(file, speed::document);
        }
        speed.print();
        System.exit(speed.exceptions + speed.misfits > 0 ? 1 : 0);
    }

    private void document(Document document) {
        long start = clock.getCurrentThreadCpuTime();
        try {
            List<FoundStatement> found = finder.find(document);
            long took = clock.getCurrentThreadCpuTime() - start;
            times.add(took);
            if (took > slowestTime && times.size() > WARM_UP) {
                slowestTime = took;
                slowest = document.sourceItem() + " with " + document.text().length() + " characters";
            }
            statements += found.size();
            misfits += (int) found.stream()
                    .filter(one -> !fits(one, found, document.text()))
                    .peek(one -> System.out.println("does not fit: " + document.sourceItem() + " " + one.span()))
                    .count();
        } catch (RuntimeException e) {
            exceptions++;
            System.out.println("exception: " + document.sourceItem() + " " + e);
        }
    }

    private static boolean fits(FoundStatement one, List<FoundStatement> found, String text) {
        Span span = one.span();
        if (span.start() < 0 || span.end() > text.length() || span.start() >= span.end()) {
            return false;
        }
        boolean whole = !cuts(text, span.start()) && !cuts(text, span.end());
        return whole && (one.within() < 0 || found.get(one.within()).span().contains(span));
    }

    private static boolean cuts(String text, int at) {
        return at > 0
                && at < text.length()
                && Character.isHighSurrogate(text.charAt(at - 1))
                && Character.isLowSurrogate(text.charAt(at));
    }

    private void print() {
        List<Long> warm = new ArrayList<>(times.subList(Math.min(WARM_UP, times.size() / 2), times.size()));
        Collections.sort(warm);
        double seconds = warm.stream().mapToLong(Long::longValue).sum() / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%d documents, %d statements, %d refused; %d exceptions, %d spans that do not fit%n"
                        + "CPU time per document: median %.2f ms, 99th percentile %.2f ms, maximum %.1f ms (%s); %.0f documents per second%n",
                times.size(),
                statements,
                refused,
                exceptions,
                misfits,
                at(warm, 0.5),
                at(warm, 0.99),
                slowestTime / 1e6,
                slowest,
                warm.size() / seconds);
    }

    private static double at(List<Long> sorted, double share) {
        return sorted.isEmpty() ? 0 : sorted.get((int) ((sorted.size() - 1) * share)) / 1e6;
    }
}
