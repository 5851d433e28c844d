package org.onrecord.bench.statements;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.onrecord.bench.statements.Attributions.Attribution;
import org.onrecord.events.Document;
import org.onrecord.events.Statement;
import org.onrecord.events.Statement.Span;
import org.onrecord.events.issue.ActorFiles;
import org.onrecord.events.issue.IssueFile;
import org.onrecord.events.time.Published;
import org.onrecord.processor.statement.FoundStatement;
import org.onrecord.processor.statement.StatementFinder;

/**
 * Scores statements and their speakers against the attributions of labelled news articles: {@code QuotesScore FOLDER
 * [dev|train] [-v]}. FOLDER is the unpacked {@code quote_polnear}. The file has over 400 lines because the scores share one
 * reading of the articles.
 *
 * <p><b>Content</b> is scored by words, which are runs of letters and digits. Precision is the share of the words of
 * all found statements that lie in a labelled content. Recall is the share of the words of labelled contents that lie
 * in a found statement. F1 is their harmonic mean over all articles.
 *
 * <p><b>Direct</b> quotes are, among the labels, the contents that begin and end with quotation marks and, among the
 * found statements, those of kind direct. Recall covers the words of such contents, found in any statement; precision
 * covers the words of such statements, labelled in any content.
 *
 * <p><b>Source</b>: found statements and labelled contents are paired one to one, the greatest overlap first. They
 * match where the intersection of their words is at least half of the union. The speaker is right if it shares a name
 * with the labelled source (a capitalised word other than a title) or, where the source has no name, its last word. A
 * pronoun stands for the last source that the labels name before it.
 */
public final class QuotesScore {
    private static final double OVERLAP = 0.5;
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
    private static final Set<String> PRONOUNS =
            Set.of("he", "she", "they", "it", "who", "i", "we", "him", "her", "them", "his", "their");
    private static final Set<String> TITLES = Set.of(
            "mr",
            "mrs",
            "ms",
            "dr",
            "sen",
            "rep",
            "gov",
            "the",
            "president",
            "senator",
            "secretary",
            "judge",
            "new",
            "a",
            "an",
            "of",
            "for",
            "and",
            "in",
            "on",
            "former",
            "r",
            "d");

    private QuotesScore() {}

    public static void main(String[] args) throws IOException {
        List<String> plain =
                Arrays.stream(args).filter(arg -> !arg.equals("-v")).toList();
        if (plain.isEmpty()) {
            System.err.println("usage: QuotesScore FOLDER [dev|train] [-v]");
            System.exit(2);
        }
        Path folder = Path.of(plain.getFirst(), "data");
        String part = plain.size() > 1 ? plain.get(1) : "dev";
        StatementFinder finder = StatementFinder.of(IssueFile.parse(
                "none", "id: none\ntitle: none\ndescription: none\nlanguages: [en]\n", ActorFiles.NONE));
        Score score = new Score(plain.size() < args.length);
        Map<String, String[]> metadata = metadata(folder.resolve("metadata.tsv"));
        try (Stream<Path> files = Files.list(folder.resolve(part).resolve("text"))) {
            for (Path file : files.sorted().toList()) {
                article(file, folder.resolve(part).resolve("attributions"), metadata, finder, score);
            }
        }
        System.out.println(score);
    }

    /** Scores an article. Where several readers labelled it, the first of them counts. */
    private static void article(
            Path file, Path labels, Map<String, String[]> metadata, StatementFinder finder, Score score)
            throws IOException {
        String name = file.getFileName().toString().replaceFirst("\\.txt$", "");
        Optional<Path> label;
        try (Stream<Path> files = Files.list(labels)) {
            label = files.filter(path -> path.getFileName()
                            .toString()
                            .replaceFirst("_[^_]*$", "")
                            .equals(name))
                    .min(Comparator.naturalOrder());
        }
        if (label.isEmpty()) {
            return;
        }
        String text = Files.readString(file);
        String[] about = metadata.getOrDefault(name, new String[] {"", "", "", "", name, "", "", ""});
        Document document = Document.of(
                new Document.Origin("labelled", name, about[4], null),
                null,
                about[7],
                Published.parse(about[5], "label").orElse(null),
                Instant.EPOCH,
                "en",
                text);
        score.article(name, text, finder.find(document), Attributions.read(label.get(), text));
    }

    private static Map<String, String[]> metadata(Path file) throws IOException {
        Map<String, String[]> byName = new HashMap<>();
        for (String line : Files.readAllLines(file)) {
            String[] columns = line.split("\t", -1);
            byName.put(columns[1], columns);
        }
        return byName;
    }

    private static BitSet union(List<BitSet> sets) {
        BitSet all = new BitSet();
        sets.forEach(all::or);
        return all;
    }

    /** Returns true if the content begins and ends with quotation marks. */
    private static boolean quoted(Attribution one, String text) {
        Span first = one.content().getFirst();
        Span last = one.content().getLast();
        return first.end() > first.start()
                && last.end() > last.start()
                && "\"“".indexOf(text.charAt(first.start())) >= 0
                && "\"”".indexOf(text.charAt(last.end() - 1)) >= 0;
    }

    /**
     * Returns the words of each label's source, with a pronoun replaced by the last source before it that is not a
     * pronoun.
     */
    private static List<String> named(String text, List<Attribution> attributions) {
        List<String> named = new ArrayList<>(
                attributions.stream().map(one -> words(text, one.source())).toList());
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < named.size(); i++) {
            order.add(i);
        }
        order.sort(Comparator.comparingInt(i -> attributions.get(i).source().isEmpty()
                ? Integer.MAX_VALUE
                : attributions.get(i).source().getFirst().start()));
        String last = "";
        for (int i : order) {
            if (PRONOUNS.contains(named.get(i).toLowerCase(Locale.ROOT))) {
                named.set(i, last);
            } else if (!named.get(i).isEmpty()) {
                last = named.get(i);
            }
        }
        return named;
    }

    private static List<int[]> pairs(List<BitSet> wanted, List<BitSet> had) {
        record Pair(int wanted, int had, double overlap) {}
        List<Pair> possible = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            for (int j = 0; j < had.size(); j++) {
                BitSet both = (BitSet) wanted.get(i).clone();
                both.and(had.get(j));
                int either = wanted.get(i).cardinality() + had.get(j).cardinality() - both.cardinality();
                if (both.cardinality() >= OVERLAP * either && either > 0) {
                    possible.add(new Pair(i, j, (double) both.cardinality() / either));
                }
            }
        }
        possible.sort(Comparator.comparingDouble(Pair::overlap).reversed());
        BitSet left = new BitSet();
        BitSet right = new BitSet();
        List<int[]> pairs = new ArrayList<>();
        for (Pair pair : possible) {
            if (!left.get(pair.wanted()) && !right.get(pair.had())) {
                left.set(pair.wanted());
                right.set(pair.had());
                pairs.add(new int[] {pair.wanted(), pair.had()});
            }
        }
        return pairs;
    }

    private static boolean same(String want, String have) {
        List<String> mine = words(want);
        List<String> theirs =
                words(have).stream().map(word -> word.toLowerCase(Locale.ROOT)).toList();
        List<String> names = mine.stream()
                .filter(word -> Character.isUpperCase(word.charAt(0)))
                .map(word -> word.toLowerCase(Locale.ROOT))
                .filter(word -> !TITLES.contains(word))
                .toList();
        return names.isEmpty()
                ? theirs.contains(mine.getLast().toLowerCase(Locale.ROOT))
                : names.stream().anyMatch(theirs::contains);
    }

    private static List<String> words(String text) {
        return WORD.matcher(text).results().map(MatchResult::group).toList();
    }

    private static String words(String text, List<Span> spans) {
        return String.join(" ", spans.stream().map(span -> span.of(text)).toList());
    }

    private static String around(String text, Attribution one) {
        int start = Math.max(0, one.content().getFirst().start() - 90);
        int end = Math.min(text.length(), one.content().getLast().end() + 60);
        return text.substring(start, one.content().getFirst().start()).replace('\n', '¶') + "["
                + shorten(text.substring(
                        one.content().getFirst().start(),
                        one.content().getLast().end()))
                + "]" + text.substring(one.content().getLast().end(), end).replace('\n', '¶');
    }

    private static String shorten(String words) {
        String line = words.replace('\n', '¶');
        return line.length() <= 260 ? line : line.substring(0, 160) + " ... " + line.substring(line.length() - 95);
    }

    /** The counts of words over all articles. */
    private static final class Score {
        private final boolean verbose;
        private final Share precision = new Share();
        private final Share recall = new Share();
        private final Share directPrecision = new Share();
        private final Share directRecall = new Share();
        private final Share source = new Share();
        private final Share directSource = new Share();
        private int labelled;
        private int paired;

        Score(boolean verbose) {
            this.verbose = verbose;
        }

        void article(String name, String text, List<FoundStatement> found, List<Attribution> attributions) {
            Tokens tokens = Tokens.of(text);
            List<BitSet> wanted = attributions.stream()
                    .map(attribution -> tokens.in(attribution.content()))
                    .toList();
            List<BitSet> had =
                    found.stream().map(one -> tokens.in(List.of(one.span()))).toList();
            BitSet gold = union(wanted);
            BitSet have = union(had);
            precision.add(have, gold);
            recall.add(gold, have);
            BitSet direct = new BitSet();
            for (int i = 0; i < found.size(); i++) {
                if (found.get(i).kind() == Statement.Kind.DIRECT) {
                    direct.or(had.get(i));
                }
            }
            BitSet quoted = new BitSet();
            for (int i = 0; i < wanted.size(); i++) {
                if (quoted(attributions.get(i), text)) {
                    quoted.or(wanted.get(i));
                }
            }
            directPrecision.add(direct, gold);
            directRecall.add(quoted, have);
            labelled += wanted.size();
            sources(name, text, found, had, attributions, wanted);
            if (verbose) {
                explain(name, text, found, had, attributions, wanted);
            }
        }

        private void sources(
                String name,
                String text,
                List<FoundStatement> found,
                List<BitSet> had,
                List<Attribution> attributions,
                List<BitSet> wanted) {
            List<String> named = named(text, attributions);
            for (int[] pair : pairs(wanted, had)) {
                paired++;
                String want = named.get(pair[0]);
                if (want.isEmpty()) {
                    continue;
                }
                String have = Optional.ofNullable(found.get(pair[1]).speaker().name())
                                .orElse("")
                        + " "
                        + Optional.ofNullable(found.get(pair[1]).speaker().role())
                                .orElse("");
                boolean right = same(want, have);
                source.add(right);
                if (quoted(attributions.get(pair[0]), text)) {
                    directSource.add(right);
                }
                if (verbose && !right) {
                    System.out.println(name + "\tSOURCE\twant " + want + "; have " + have + "\t"
                            + shorten(found.get(pair[1]).span().of(text)));
                }
            }
        }

        private static void explain(
                String name,
                String text,
                List<FoundStatement> found,
                List<BitSet> had,
                List<Attribution> attributions,
                List<BitSet> wanted) {
            BitSet gold = union(wanted);
            BitSet have = union(had);
            for (int i = 0; i < wanted.size(); i++) {
                BitSet missed = (BitSet) wanted.get(i).clone();
                missed.andNot(have);
                if (missed.cardinality() * 2 > wanted.get(i).cardinality()) {
                    Attribution one = attributions.get(i);
                    System.out.println(name + "\t" + (quoted(one, text) ? "MISSED-DIRECT" : "MISSED") + "\t"
                            + missed.cardinality() + "\t" + words(text, one.cue()) + "\t" + around(text, one));
                }
            }
            for (int i = 0; i < had.size(); i++) {
                BitSet extra = (BitSet) had.get(i).clone();
                extra.andNot(gold);
                if (extra.cardinality() * 2 > had.get(i).cardinality()) {
                    FoundStatement one = found.get(i);
                    System.out.println(name + "\tEXTRA-" + one.kind() + "\t" + extra.cardinality() + "\t"
                            + one.speaker().name() + " | " + shorten(one.span().of(text)));
                }
            }
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "all     content F1 %.3f (precision %s, recall %s)  source %s  (%d labelled, %d paired)%n"
                            + "direct  content F1 %.3f (precision %s, recall %s)  source %s",
                    Share.f1(precision, recall),
                    precision,
                    recall,
                    source,
                    labelled,
                    paired,
                    Share.f1(directPrecision, directRecall),
                    directPrecision,
                    directRecall,
                    directSource);
        }
    }

    /** A share: how many of how many. */
    private static final class Share {
        private long part;
        private long whole;

        void add(BitSet all, BitSet right) {
            BitSet both = (BitSet) all.clone();
            both.and(right);
            part += both.cardinality();
            whole += all.cardinality();
        }

        void add(boolean right) {
            part += right ? 1 : 0;
            whole++;
        }

        double share() {
            return whole == 0 ? 0 : (double) part / whole;
        }

        static double f1(Share one, Share other) {
            return one.share() + other.share() == 0
                    ? 0
                    : 2 * one.share() * other.share() / (one.share() + other.share());
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%.3f of %d", share(), whole);
        }
    }

    /** Numbers the words of a text by their position. */
    private record Tokens(int[] starts) {
        static Tokens of(String text) {
            return new Tokens(
                    WORD.matcher(text).results().mapToInt(MatchResult::start).toArray());
        }

        BitSet in(List<Span> spans) {
            BitSet set = new BitSet();
            for (Span span : spans) {
                set.set(from(span.start()), from(span.end()));
            }
            return set;
        }

        private int from(int at) {
            int index = Arrays.binarySearch(starts, at);
            return index >= 0 ? index : -index - 1;
        }
    }
}
