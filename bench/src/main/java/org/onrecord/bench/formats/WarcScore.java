package org.onrecord.bench.formats;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.onrecord.events.capture.WarcRecords;
import org.onrecord.events.capture.WarcRecords.Entry;

/**
 * Checks that the WARC files of the warcio and jwarc test suites are read as their tests expect: {@code WarcScore
 * FOLDER...}. In a good file every record is read. In a broken file the damage is reported with its offset, the whole
 * records are read, and the file stays unchanged.
 */
public final class WarcScore {
    /** Files that the upstream tests refuse only for their compression; every record can be read. */
    private static final String ONLY_PACKED = "one gzip member for all records";

    /**
     * A file that the upstream tests accept although one length in it is wrong; it is read, and the length is reported.
     */
    private static final String MISCOUNTED = "nothing but a length 12 bytes too large";

    /** Files that are broken according to the upstream tests, and how; all others are good. */
    private static final Map<String, String> BROKEN = Map.of(
            "bad.arc",
            "lengths that are not numbers",
            "example-bad.warc.gz.bad",
            ONLY_PACKED,
            "example-bad-non-chunked.warc.gz",
            ONLY_PACKED,
            "example-wrong-chunks.warc.gz",
            "gzip members that end inside records",
            "example-trunc.warc",
            "a record shorter than it says",
            "example-space-in-url.arc",
            MISCOUNTED);

    private WarcScore() {}

    /**
     * The records of a file.
     *
     * @param kept records of something fetched
     * @param others records about the fetching
     * @param told places reported as broken or cut off
     */
    private record Outcome(int kept, int others, List<String> told) {}

    /** Prints the score; ends with 1 if a file is not as expected. */
    public static void main(String[] arguments) throws IOException {
        int right = 0;
        int all = 0;
        for (String folder : arguments) {
            for (Path file : files(Path.of(folder))) {
                byte[] before = Files.readAllBytes(file);
                Outcome outcome = read(file);
                String name = String.valueOf(file.getFileName());
                Optional<String> broken = Optional.ofNullable(BROKEN.get(name));
                boolean harmless = Arrays.equals(before, Files.readAllBytes(file));
                boolean asExpected = harmless && isAsExpected(outcome, broken);
                all++;
                right += asExpected ? 1 : 0;
                System.out.printf(
                        "%-5s %-42s %-55s %d captures, %d others%s%n",
                        asExpected ? "ok" : "WRONG",
                        name,
                        broken.map(how -> "broken: " + how).orElse("good"),
                        outcome.kept(),
                        outcome.others(),
                        outcome.told().isEmpty() ? "" : "; reported: " + String.join("; ", outcome.told()));
            }
        }
        System.out.printf("%d of %d as expected%n", right, all);
        System.exit(right == all ? 0 : 1);
    }

    private static boolean isAsExpected(Outcome outcome, Optional<String> broken) {
        boolean something = outcome.kept() + outcome.others() > 0;
        if (broken.isEmpty()) {
            return something && outcome.told().isEmpty();
        }
        return switch (broken.get()) {
            case ONLY_PACKED -> something;
            case MISCOUNTED -> outcome.kept() > 0;
            default -> !outcome.told().isEmpty();
        };
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().matches(".*\\.w?arc(\\.gz)?(\\.bad)?"))
                    .sorted()
                    .toList();
        }
    }

    private static Outcome read(Path file) throws IOException {
        int kept = 0;
        int others = 0;
        List<String> told = new java.util.ArrayList<>();
        try (WarcRecords records = WarcRecords.open(file)) {
            for (Optional<Entry> entry = records.next(); entry.isPresent(); entry = records.next()) {
                switch (entry.get()) {
                    case Entry.Captured each -> {
                        kept++;
                        told.addAll(each.wrongDigests());
                    }
                    case Entry.Other each -> {
                        others++;
                        told.addAll(each.wrongDigests());
                    }
                    case Entry.Damaged each -> told.add(each.offset() + " " + each.reason());
                    case Entry.Truncated each -> told.add(each.offset() + " " + each.reason());
                }
            }
        }
        return new Outcome(kept, others, told);
    }
}
