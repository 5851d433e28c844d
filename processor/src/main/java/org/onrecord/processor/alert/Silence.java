package org.onrecord.processor.alert;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.onrecord.events.Alert;
import org.onrecord.events.Ids;
import org.onrecord.events.Statement.StanceLabel;
import org.onrecord.events.issue.Issue;
import org.onrecord.processor.shift.DistinctStatement;
import org.onrecord.processor.talkingpoint.Lifecycle;
import org.onrecord.processor.trend.Member;

/**
 * Finds the alerts that an institution falls silent on a claim on which it took a side regularly: a function of all statements of an issue up to a
 * day. It had occasion to: where it took the side, it goes on to speak of the issue, see {@link Lifecycle}. A side that is unsure ends a silence.
 */
record Silence(Issue issue, PositionHolders holders) {
    /** The least number of occasions on which a side was taken before. */
    private static final int REGULAR = 5;

    /** A silence is no news before so many days. */
    private static final int LEAST_DAYS = 60;

    private record Said(DistinctStatement statement, LocalDate day, List<StanceLabel> sides) {}

    /**
     * Returns the alerts.
     *
     * @param asOf statements of later days do not count
     * @param whole restores a statement without its words
     */
    List<Alert> of(Collection<DistinctStatement> statements, LocalDate asOf, UnaryOperator<DistinctStatement> whole) {
        Map<PositionHolder, List<Said>> byHolder = new TreeMap<>(Comparator.comparing(PositionHolder::actor));
        for (DistinctStatement each : statements) {
            Member member = each.member();
            LocalDate day = member.day();
            if (day != null && !day.isAfter(asOf)) {
                List<StanceLabel> sides = Stream.of(
                                member.stances(),
                                member.signs().conditional(),
                                member.signs().unsure())
                        .flatMap(List::stream)
                        .toList();
                holders.of(member).stream()
                        .filter(holder -> !holder.isPerson())
                        .findFirst()
                        .ifPresent(holder -> byHolder.computeIfAbsent(holder, any -> new ArrayList<>())
                                .add(new Said(each, day, sides)));
            }
        }
        return byHolder.entrySet().stream()
                .flatMap(each -> issue.claims().stream()
                        .flatMap(claim -> silences(each.getKey(), claim, each.getValue(), whole)))
                .toList();
    }

    private Stream<Alert> silences(
            PositionHolder holder, Issue.Claim claim, List<Said> said, UnaryOperator<DistinctStatement> whole) {
        List<Said> taking = said.stream()
                .filter(each ->
                        each.sides.stream().anyMatch(label -> label.claim().equals(claim.id())))
                .toList();
        Set<String> where = taking.stream().map(Silence::place).collect(Collectors.toSet());
        NavigableSet<LocalDate> used = new TreeSet<>();
        taking.forEach(each -> used.add(each.day));
        NavigableSet<LocalDate> spoke = new TreeSet<>();
        said.stream().filter(each -> where.contains(place(each))).forEach(each -> spoke.add(each.day));
        return Lifecycle.of(used, spoke).turns().stream()
                .flatMap(turn -> turn instanceof Lifecycle.Dropped dropped ? Stream.of(dropped) : Stream.empty())
                .filter(turn -> turn.uses() >= REGULAR)
                .flatMap(turn -> silentOn(turn, used, spoke).stream()
                        .flatMap(day -> last(taking, claim, turn.lastUse()).stream()
                                .map(whole)
                                .map(words -> alert(holder, claim, turn, day, words))));
    }

    /** Returns the first day on which a silence is long enough; empty if it ends before. */
    private static Optional<LocalDate> silentOn(
            Lifecycle.Dropped turn, NavigableSet<LocalDate> used, NavigableSet<LocalDate> spoke) {
        LocalDate least = turn.lastUse().plusDays(LEAST_DAYS);
        return Optional.ofNullable(spoke.ceiling(least.isAfter(turn.day()) ? least : turn.day()))
                .filter(day -> used.subSet(turn.lastUse(), false, day, true).isEmpty());
    }

    /** Returns where something was said: a change of the sources or languages is no silence. */
    private static String place(Said said) {
        Member member = said.statement.member();
        return member.document().publisher() + "/" + member.language();
    }

    /** Returns the last statement that surely took a side. */
    private static Optional<DistinctStatement> last(List<Said> taking, Issue.Claim claim, LocalDate until) {
        return taking.stream()
                .filter(each -> !each.day.isAfter(until)
                        && each.statement.on(claim.id()).findAny().isPresent())
                .max(Comparator.comparing(Said::day).thenComparing(each -> each.statement.cluster()))
                .map(Said::statement);
    }

    private Alert alert(
            PositionHolder holder, Issue.Claim claim, Lifecycle.Dropped turn, LocalDate day, DistinctStatement words) {
        Member member = words.member();
        StanceLabel label = words.on(claim.id()).findFirst().orElseThrow();
        Position position = new Position(words.cluster(), member, label, true);
        String series = position.series(holder.actor());
        Map<String, String> facts = position.facts(holder);
        facts.put("shift", "silence");
        facts.put("from", label.stance().json());
        facts.put("before", Integer.toString(turn.uses()));
        facts.put("last-use", turn.lastUse().toString());
        facts.put("silent", Integer.toString(turn.silent()));
        facts.put("probability", String.format(Locale.ROOT, "%.4f", turn.probability()));
        return new Alert(
                        Ids.alert(Alert.Kind.SHIFT, series, "silence/" + turn.lastUse()),
                        Alert.Kind.SHIFT,
                        member.issue(),
                        series,
                        day,
                        holder.name() + " (" + member.actor().side() + ") falls silent on “" + position.claimText(issue)
                                + "”",
                        "It took a side on " + turn.uses() + " occasions, last on " + turn.lastUse()
                                + ", and on none since, though it spoke of the issue: by chance the first "
                                + turn.silent()
                                + " occasions are silent with a probability of " + facts.get("probability") + ".",
                        facts,
                        List.of(position.evidence()))
                .withTopics(member.topics().stream())
                .withScore(1 - turn.probability());
    }
}
