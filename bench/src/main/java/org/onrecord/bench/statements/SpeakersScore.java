package org.onrecord.bench.statements;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.onrecord.bench.CorpusFile;
import org.onrecord.events.Document;
import org.onrecord.events.Statement;
import org.onrecord.events.issue.IssueFile;
import org.onrecord.processor.statement.FoundStatement;
import org.onrecord.processor.statement.StatementFinder;

/**
 * Measures the share of documents whose main speaker is a registered actor: {@code SpeakersScore FILE.jsonl.gz
 * ISSUE.yaml [--unresolved N] [--sample N --seed S]}.
 *
 * <p>The main speaker has the most characters in top-level statements other than questions and comments. A document
 * without any speaker counts as unresolved. {@code --unresolved} lists the most frequent main speakers that are not
 * registered; {@code --sample} shows random documents.
 */
public final class SpeakersScore {
    private static final int BEFORE = 160;
    private static final int OF_IT = 120;

    private SpeakersScore() {}

    /**
     * The main speaker of a document.
     *
     * @param longest the longest of the speaker's statements
     * @param share the speaker's share of the characters of all statements
     */
    private record Main(Document document, FoundStatement longest, double share) {
        @Nullable
        String actor() {
            return longest.actor().id();
        }

        String name() {
            String name = longest.speaker().name();
            return name == null ? "(nobody named)" : name;
        }

        String role() {
            String role = longest.speaker().role();
            return role == null ? "" : role;
        }
    }

    public static void main(String[] args) throws IOException {
        if (args.length < 2) {
            System.err.println("usage: SpeakersScore FILE.jsonl.gz ISSUE.yaml [--unresolved N] [--sample N --seed S]");
            System.exit(2);
        }
        StatementFinder finder = StatementFinder.of(IssueFile.read(Path.of(args[1]), Path.of("actors")));
        List<Optional<Main>> mains = new ArrayList<>();
        int refused = CorpusFile.read(Path.of(args[0]), document -> mains.add(main(document, finder)));
        if (refused > 0) {
            System.err.println(refused + " lines are not documents");
        }
        report(mains, option(args, "--unresolved", 0), System.out);
        sample(mains, option(args, "--sample", 0), option(args, "--seed", 1), System.out);
    }

    private static Optional<Main> main(Document document, StatementFinder finder) {
        Map<String, Integer> characters = new HashMap<>();
        Map<String, FoundStatement> longest = new HashMap<>();
        int all = 0;
        for (FoundStatement found : finder.find(document)) {
            if (found.within() >= 0
                    || found.kind() == Statement.Kind.QUESTION
                    || found.kind() == Statement.Kind.COMMENT) {
                continue;
            }
            String speaker = key(found);
            int length = length(found);
            all += length;
            characters.merge(speaker, length, Integer::sum);
            longest.merge(speaker, found, (one, other) -> length(other) > length(one) ? other : one);
        }
        int total = all;
        return characters.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(most -> new Main(
                        document,
                        longest.getOrDefault(
                                most.getKey(), longest.values().iterator().next()),
                        most.getValue() / (double) Math.max(1, total)));
    }

    private static int length(FoundStatement found) {
        return found.span().end() - found.span().start();
    }

    private static String key(FoundStatement found) {
        String id = found.actor().id();
        String name = found.speaker().name();
        return id != null ? "actor " + id : "name " + (name == null ? "" : name.toLowerCase(Locale.ROOT));
    }

    private static void report(List<Optional<Main>> mains, int unresolved, PrintStream out) {
        long known = mains.stream()
                .filter(main -> main.isPresent() && main.get().actor() != null)
                .count();
        long silent = mains.stream().filter(Optional::isEmpty).count();
        out.printf(
                Locale.ROOT,
                "main speaker registered %.3f (%d of %d documents; %d without a speaker)%n",
                known / (double) mains.size(),
                known,
                mains.size(),
                silent);
        Map<String, List<Main>> rest = new HashMap<>();
        for (Optional<Main> main : mains) {
            if (main.isPresent() && main.get().actor() == null) {
                rest.computeIfAbsent(main.get().name(), unused -> new ArrayList<>())
                        .add(main.get());
            }
        }
        rest.entrySet().stream()
                .sorted(Comparator.<Map.Entry<String, List<Main>>>comparingInt(
                                entry -> -entry.getValue().size())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(unresolved)
                .forEach(entry -> out.println("  " + entry.getValue().size() + "  " + entry.getKey() + "  | "
                        + entry.getValue().getFirst().role() + "  | "
                        + entry.getValue().getFirst().document().sourceItem()));
    }

    private static void sample(List<Optional<Main>> mains, int size, int seed, PrintStream out) {
        List<Optional<Main>> drawn = new ArrayList<>(mains);
        Collections.shuffle(drawn, new Random(seed));
        for (Optional<Main> main : drawn.subList(0, Math.min(size, drawn.size()))) {
            main.ifPresentOrElse(one -> show(one, out), () -> out.println("-- no speaker found"));
        }
    }

    private static void show(Main main, PrintStream out) {
        String text = main.document().text();
        Statement.Span span = main.longest().span();
        out.printf(
                Locale.ROOT,
                "-- %s  %s%n   %s | %s -> %s  (%s, %.0f%% of the words)%n   %s%n   ...%s>>>%s...%n",
                main.document().sourceItem(),
                main.document().published() == null
                        ? ""
                        : main.document().published().value(),
                main.name(),
                main.role(),
                main.actor() == null ? "?" : main.actor(),
                main.longest().kind(),
                main.share() * 100,
                line(main.document().publisher() + ": " + main.document().title()),
                line(text.substring(Math.max(0, span.start() - BEFORE), span.start())),
                line(text.substring(span.start(), Math.min(span.end(), span.start() + OF_IT))));
    }

    private static String line(String words) {
        return words.replace('\n', '¶');
    }

    private static int option(String[] args, String name, int otherwise) {
        for (int i = 2; i + 1 < args.length; i++) {
            if (args[i].equals(name)) {
                return Integer.parseInt(args[i + 1]);
            }
        }
        return otherwise;
    }
}
