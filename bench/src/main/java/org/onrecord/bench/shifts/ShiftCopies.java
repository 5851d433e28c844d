package org.onrecord.bench.shifts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.EventJson;
import org.onrecord.events.Statement;
import org.onrecord.processor.shift.Coverage;
import org.onrecord.processor.shift.DistinctStatement;
import org.onrecord.processor.shift.Shift;
import org.onrecord.processor.shift.Shifts;
import org.onrecord.processor.trend.Cluster;
import org.onrecord.processor.trend.Member;

/**
 * Measures how often shifts are found where there are none: {@code ShiftCopies STATEMENTS.jsonl [COPIES] [FROM] [TO]}.
 * Looks for shifts in the statements as they are (from {@code export statements}), and
 * in copies whose documents have exchanged their dates at random. Prints the shifts of each, and the number of copies
 * with any.
 */
public final class ShiftCopies {
    private static final int COPIES = 50;

    private ShiftCopies() {}

    public static void main(String[] args) throws IOException {
        if (args.length == 0) {
            System.err.println("usage: ShiftCopies STATEMENTS.jsonl [COPIES] [FROM] [TO]");
            System.exit(2);
        }
        List<Member> members = new ArrayList<>();
        Map<String, String> clusters = new HashMap<>();
        LocalDate from = args.length > 2 ? LocalDate.parse(args[2]) : LocalDate.MIN;
        LocalDate to = args.length > 3 ? LocalDate.parse(args[3]) : LocalDate.MAX;
        try (Stream<String> lines = Files.lines(Path.of(args[0]))) {
            lines.map(line -> EventJson.read(line.getBytes(java.nio.charset.StandardCharsets.UTF_8), Statement.class))
                    .filter(Statement::counts)
                    .filter(each -> each.day() != null
                            && !each.day().isBefore(from)
                            && !each.day().isAfter(to))
                    .forEach(each -> {
                        members.add(Member.of(each));
                        clusters.put(each.id(), each.cluster());
                    });
        }
        print("as it is", shifts(members, clusters, Map.of()));
        int copies = args.length > 1 ? Integer.parseInt(args[1]) : COPIES;
        int showing = 0;
        for (int copy = 1; copy <= copies; copy++) {
            List<Shift> shifts = shifts(members, clusters, exchanged(members, copy));
            showing += shifts.isEmpty() ? 0 : 1;
            print("copy " + copy, shifts);
        }
        System.out.printf("%d of %d copies with shuffled dates show a shift%n", showing, copies);
    }

    /** Returns a day for every document after all have exchanged theirs at random. */
    private static Map<String, LocalDate> exchanged(List<Member> members, long seed) {
        TreeMap<String, LocalDate> days = new TreeMap<>();
        for (Member each : members) {
            LocalDate day = Objects.requireNonNull(each.day());
            days.merge(each.document().id(), day, (a, b) -> a.isBefore(b) ? a : b);
        }
        List<LocalDate> shuffled = new ArrayList<>(days.values());
        Collections.shuffle(shuffled, new Random(seed));
        Map<String, LocalDate> exchanged = new HashMap<>();
        int next = 0;
        for (String document : days.keySet()) {
            exchanged.put(document, shuffled.get(next++));
        }
        return exchanged;
    }

    private static List<Shift> shifts(
            List<Member> members, Map<String, String> clusters, Map<String, LocalDate> exchanged) {
        Map<String, Cluster> gathered = new TreeMap<>();
        for (Member each : members) {
            String cluster = Objects.requireNonNull(clusters.get(each.statement()));
            Cluster before = gathered.getOrDefault(cluster, Cluster.empty());
            gathered.put(cluster, before.with(on(exchanged.get(each.document().id()), each)));
        }
        List<DistinctStatement> statements = new ArrayList<>();
        gathered.forEach((id, cluster) -> DistinctStatement.of(id, cluster).ifPresent(statements::add));
        return Shifts.of(statements, Coverage.ofStatements(statements), LocalDate.MAX);
    }

    private static Member on(@Nullable LocalDate day, Member member) {
        return day == null
                ? member
                : new Member(
                        member.statement(),
                        member.document(),
                        day,
                        member.issue(),
                        member.actor(),
                        member.speaker(),
                        null,
                        member.topics(),
                        member.stances(),
                        "en",
                        Member.Signs.NONE);
    }

    private static void print(String title, List<Shift> shifts) {
        System.out.println(title + ": " + shifts.size() + " shifts");
        for (Shift shift : shifts) {
            System.out.printf(
                    Locale.ROOT,
                    "  %s %s: %.2f (%.2f to %.2f, %d of %d) to %.2f (%.2f to %.2f, %d of %d) on %s (%s to %s), chance %.2g%n",
                    shift.series(),
                    shift.identity(),
                    shift.before().value(),
                    shift.before().low(),
                    shift.before().high(),
                    shift.before().part(),
                    shift.before().of(),
                    shift.after().value(),
                    shift.after().low(),
                    shift.after().high(),
                    shift.after().part(),
                    shift.after().of(),
                    shift.day(),
                    shift.earliest(),
                    shift.latest(),
                    shift.chance());
        }
    }
}
