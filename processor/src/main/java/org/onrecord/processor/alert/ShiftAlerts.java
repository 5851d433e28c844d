package org.onrecord.processor.alert;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.onrecord.events.Alert;
import org.onrecord.events.Ids;
import org.onrecord.events.Statement.StanceLabel;
import org.onrecord.events.Trend.Holder;
import org.onrecord.events.Trend.Subject;
import org.onrecord.events.issue.Issue;
import org.onrecord.processor.shift.Coverage;
import org.onrecord.processor.shift.DistinctStatement;
import org.onrecord.processor.shift.Level;
import org.onrecord.processor.shift.Shift;
import org.onrecord.processor.shift.Shifts;
import org.onrecord.processor.trend.Member;

/** Finds the alerts of shifts and silences: a function of an issue's distinct statements, the covered weeks, and a day. */
public final class ShiftAlerts {
    /** How many statements are shown from before a shift, and how many from after it. */
    private static final int SHOWN = 2;

    private final ShiftText text;
    private final Silence silence;

    public ShiftAlerts(Issue issue) {
        text = new ShiftText(issue);
        silence = new Silence(issue, new PositionHolders(issue));
    }

    /**
     * Returns every alert, in no particular order; see {@link Shifts#of} for the other parameters.
     *
     * @param statements perhaps compacted by {@link org.onrecord.processor.shift.StatementCompactor}
     * @param whole restores a compacted statement; called for the few that are shown
     */
    public List<Alert> of(
            List<DistinctStatement> statements,
            Coverage coverage,
            LocalDate asOf,
            UnaryOperator<DistinctStatement> whole) {
        List<Alert> alerts = new ArrayList<>(silence.of(statements, asOf, whole));
        Shifts.of(statements, coverage, asOf).forEach(shift -> alerts.add(of(shift, statements, whole)));
        return alerts;
    }

    private Alert of(Shift shift, List<DistinctStatement> statements, UnaryOperator<DistinctStatement> whole) {
        Alert.Kind kind = shift.kind() == Shift.Kind.VOLUME ? Alert.Kind.VOLUME : Alert.Kind.SHIFT;
        List<DistinctStatement> shown = shown(shift, statements, whole);
        return new Alert(
                        Ids.alert(kind, shift.series(), shift.identity()),
                        kind,
                        shift.issue(),
                        shift.series(),
                        shift.day(),
                        text.title(shift),
                        text.why(shift),
                        facts(shift),
                        shown.stream()
                                .map(each ->
                                        each.member().evidence(side(shift, each).orElseThrow()))
                                .toList())
                .withTopics(Stream.concat(
                        shift.subject().kind() == Subject.Kind.TOPIC
                                ? Stream.of(shift.subject().id())
                                : Stream.empty(),
                        shown.stream().flatMap(each -> each.member().topics().stream())))
                .withScore(1 - shift.chance());
    }

    private static Map<String, String> facts(Shift shift) {
        Map<String, String> facts = new TreeMap<>();
        facts.put("shift", shift.kind().json());
        facts.put("direction", shift.rises() ? "up" : "down");
        facts.put("side", shift.side());
        if (shift.holder().kind() == Holder.Kind.ACTOR) {
            facts.put("actor", shift.holder().id());
        }
        if (shift.subject().kind() == Subject.Kind.CLAIM) {
            facts.put("claim", shift.subject().id());
        }
        facts.put("earliest", shift.earliest().toString());
        facts.put("latest", shift.latest().toString());
        facts.put("chance", String.format(Locale.ROOT, "%.1e", shift.chance()));
        put("before", shift.before(), facts);
        put("after", shift.after(), facts);
        return facts;
    }

    private static void put(String name, Level level, Map<String, String> facts) {
        facts.put(name, number(level.value()));
        facts.put(name + "Low", number(level.low()));
        facts.put(name + "High", number(level.high()));
        facts.put(name + "Part", Integer.toString(level.part()));
        facts.put(name + "Of", Integer.toString(level.of()));
        facts.put(name + "From", level.from().toString());
        facts.put(name + "To", level.to().toString());
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    /** Returns the last statements before a change and the first after it; for a volume only the first after it. */
    private static List<DistinctStatement> shown(
            Shift shift, List<DistinctStatement> statements, UnaryOperator<DistinctStatement> whole) {
        List<DistinctStatement> before = new ArrayList<>();
        List<DistinctStatement> after = new ArrayList<>();
        statements.stream()
                .filter(each -> isOf(shift, each) && side(shift, each).isPresent())
                .sorted(Comparator.comparing(DistinctStatement::day).thenComparing(DistinctStatement::cluster))
                .forEach(each -> (each.day().isBefore(shift.day()) ? before : after).add(each));
        List<DistinctStatement> shown = new ArrayList<>();
        if (shift.kind() != Shift.Kind.VOLUME) {
            shown.addAll(before.subList(Math.max(0, before.size() - SHOWN), before.size()));
        }
        shown.addAll(after.subList(0, Math.min(SHOWN, after.size())));
        return shown.stream().map(whole).toList();
    }

    private static boolean isOf(Shift shift, DistinctStatement statement) {
        Member member = statement.member();
        boolean spoken = shift.holder().kind() == Holder.Kind.SIDE
                ? member.actor().side().equals(shift.holder().id())
                : member.actor().key().filter(shift.holder().id()::equals).isPresent();
        return spoken
                && member.day() != null
                && !statement.day().isBefore(shift.before().from())
                && !statement.day().isAfter(shift.after().to());
    }

    private static Optional<StanceLabel> side(Shift shift, DistinctStatement statement) {
        return (shift.subject().kind() == Subject.Kind.CLAIM
                        ? statement.on(shift.subject().id())
                        : statement.member().stances().stream())
                .findFirst();
    }
}
