package org.onrecord.app.command.batch;

import java.io.PrintStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Trend.Bucket;
import org.onrecord.events.issue.Issue;
import org.onrecord.processor.alert.ShiftText;
import org.onrecord.processor.shift.ClaimShare;
import org.onrecord.processor.shift.Coverage;
import org.onrecord.processor.shift.DistinctStatement;
import org.onrecord.processor.shift.Level;
import org.onrecord.processor.shift.Shift;
import org.onrecord.processor.shift.Shifts;

/**
 * A report on how official positions on an issue moved: the share of each claim by period, and every shift.
 *
 * @param asOf the last day that was considered
 * @param shares share of each claim in a side's statements on the issue
 */
record PositionReport(
        String issue,
        String from,
        String to,
        LocalDate asOf,
        int statements,
        int carriers,
        List<ClaimShare> shares,
        List<Shift> shifts) {
    private static final int LABEL = 28;

    static PositionReport of(
            Issue issue, List<DistinctStatement> statements, Coverage coverage, Bucket bucket, LocalDate asOf) {
        List<String> days = statements.stream()
                .map(each -> String.valueOf(each.member().day()))
                .sorted()
                .toList();
        return new PositionReport(
                issue.id(),
                days.isEmpty() ? "" : days.getFirst(),
                days.isEmpty() ? "" : days.getLast(),
                asOf,
                statements.size(),
                statements.stream().mapToInt(DistinctStatement::carriers).sum(),
                ClaimShare.of(statements, bucket),
                Shifts.of(statements, coverage, asOf));
    }

    void print(Issue watched, PrintStream out) {
        out.println(watched.title() + ": " + statements + " distinct official statements"
                + (statements == 0 ? "." : ", " + from + " to " + to + "."));
        SortedMap<String, List<ClaimShare>> bySide = new TreeMap<>();
        shares.forEach(share -> bySide.computeIfAbsent(share.side(), unseen -> new ArrayList<>())
                .add(share));
        bySide.forEach((side, its) -> print(side, its, watched, out));
        out.println();
        out.println(
                shifts.isEmpty()
                        ? "No shift that chance does not explain."
                        : "Shifts: " + shifts.size() + ", of which at most " + Math.round(Shifts.FALSE_SHARE * 100)
                                + " % are expected to be chance.");
        ShiftText text = new ShiftText(watched);
        for (Shift shift : shifts) {
            out.println();
            out.println(shift.day() + "  " + shift.kind().json() + "  " + text.title(shift));
            out.println("            " + text.why(shift));
        }
    }

    /** Prints the table of a side, with a line for each claim and a column for each period. */
    private static void print(String side, List<ClaimShare> shares, Issue watched, PrintStream out) {
        SortedMap<String, Integer> all = new TreeMap<>();
        Map<String, Map<String, ClaimShare>> byClaim = new LinkedHashMap<>();
        watched.claims().forEach(claim -> byClaim.put(claim.id(), new TreeMap<>()));
        for (ClaimShare share : shares) {
            all.put(share.period(), share.share().of());
            byClaim.computeIfAbsent(share.claim(), unseen -> new TreeMap<>()).put(share.period(), share);
        }
        out.println();
        out.println(side + ": percentage of its statements on the issue that take a side on a claim"
                + " (95 % interval), and their number");
        StringBuilder head = new StringBuilder(cell("", LABEL));
        StringBuilder counts = new StringBuilder(cell("statements", LABEL));
        all.forEach((period, count) -> {
            head.append(cell(period, 18));
            counts.append(cell(count.toString(), 18));
        });
        out.println(head.toString().stripTrailing());
        out.println(counts.toString().stripTrailing());
        byClaim.forEach((claim, periods) -> {
            if (!periods.isEmpty()) {
                StringBuilder line = new StringBuilder(
                        cell(watched.claim(claim).map(Issue.Claim::label).orElse(claim), LABEL));
                all.keySet().forEach(period -> line.append(cell(text(periods.get(period)), 18)));
                out.println(line.toString().stripTrailing());
            }
        });
    }

    private static String text(@Nullable ClaimShare share) {
        if (share == null) {
            return "-";
        }
        Level level = share.share();
        return percent(level.value()) + " (" + percent(level.low()) + "-" + percent(level.high()) + ") " + level.part();
    }

    private static long percent(double share) {
        return Math.round(share * 100);
    }

    private static String cell(String text, int width) {
        String cut = text.length() >= width ? text.substring(0, width - 1) : text;
        return cut + " ".repeat(width - cut.length());
    }
}
