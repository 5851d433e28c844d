package org.onrecord.processor.alert;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.onrecord.events.Alert;
import org.onrecord.events.Ids;
import org.onrecord.events.Stance;
import org.onrecord.events.issue.Issue;
import org.onrecord.processor.trend.Member;

/**
 * Finds the alerts that an institution, a government or an actor of tier 1 changes to the other side of a claim: a function of all positions of a
 * government on the claim, in any order. It uses no statistics of trends: a formal act is enough, and words need to be repeated, see {@link Stretch}.
 * So are softenings and hardenings of institutions and governments, see {@link Firmness}, unless the same words change the side too: persons say
 * "if" loosely.
 *
 * <p>A change that several levels show is one alert: of the institution rather than of who speaks for it, and of the government where several of
 * its institutions change. What is likely and not sure would be an alert once a person confirms it.
 */
record Reversal(Issue issue) {
    private static final String MORE = "surer words, more of them";

    /** Returns the alerts, and behind them what would be one. */
    List<PositionAlert> of(Map<PositionHolder, List<Position>> byHolder) {
        List<PositionChange> sure = new ArrayList<>();
        List<PositionChange> likely = new ArrayList<>();
        List<PositionChange> firmness = new ArrayList<>();
        byHolder.forEach((holder, positions) -> {
            List<Position> binding =
                    positions.stream().filter(holder::isBoundBy).toList();
            List<PositionChange> told = PositionChange.of(holder, binding, Position::weighs).stream()
                    .filter(PositionChange::isSure)
                    .toList();
            sure.addAll(told);
            if (!holder.isPerson()) {
                firmness.addAll(Firmness.changes(holder, binding));
            }
            PositionChange.of(holder, binding, Position::isLikely).stream()
                    .filter(change -> change.isLikely() && !isKnown(change, told))
                    .forEach(change -> (change.isSure() ? sure : likely).add(change));
        });
        List<PositionChange> stories = stories(sure);
        stories.addAll(stories(firmness.stream()
                .filter(change -> sure.stream().noneMatch(told -> told.after().shares(change.after())))
                .toList()));
        return Stream.concat(
                        stories.stream().map(change -> new PositionAlert(alert(change, sureWhy(change)), true)),
                        stories(likely).stream()
                                .filter(change -> sure.stream()
                                        .noneMatch(told -> told.after().shares(change.after())))
                                .map(change -> PositionAlert.unconfirmed(
                                        alert(change, unconfirmedWhy(change)), change.toConfirm())))
                .toList();
    }

    /** Returns true if somebody is on the new side already by an alert of that day or before. */
    private static boolean isKnown(PositionChange change, List<PositionChange> sure) {
        return sure.stream()
                .filter(other -> !other.day().isAfter(change.day()))
                .reduce((earlier, later) -> later)
                .filter(last -> last.after().side() == change.after().side())
                .isPresent();
    }

    /** Joins changes that rest on the same words: those of persons into that of their institution, and several institutions' into their government's. */
    private static List<PositionChange> stories(List<PositionChange> changes) {
        List<PositionChange> stories = new ArrayList<>();
        changes.stream()
                .sorted(Comparator.comparing(
                                (PositionChange change) -> change.holder().level())
                        .thenComparing(change -> change.after().positions().size())
                        .thenComparing(change -> change.holder().actor())
                        .thenComparing(PositionChange::day))
                .forEach(change -> {
                    List<PositionChange> parts = stories.stream()
                            .filter(other -> other.after().shares(change.after()))
                            .toList();
                    boolean told = parts.stream()
                                    .filter(part -> !part.holder().isPerson())
                                    .count()
                            == 1;
                    if (!told) {
                        stories.removeAll(parts);
                        stories.add(change);
                    }
                });
        return stories;
    }

    private Alert alert(PositionChange change, String why) {
        Position position = change.after().first();
        Member member = position.member();
        Stance side = position.label().stance();
        Stretch before = change.before();
        List<Position> proof = proof(change);
        String series = position.series(change.holder().actor());
        Map<String, String> facts = position.facts(change.holder());
        facts.put("shift", change.kind().json());
        facts.put("from", before.side().json());
        facts.put("to", side.json());
        facts.put("since", before.firstDay().toString());
        facts.put("last", before.lastDay().toString());
        facts.put("before", Integer.toString(before.positions().size()));
        boolean reversal = change.kind() == PositionChange.Kind.REVERSAL;
        String name = (reversal ? "" : change.kind().json() + "/") + position.cluster();
        return new Alert(
                        Ids.alert(Alert.Kind.SHIFT, series, name),
                        Alert.Kind.SHIFT,
                        member.issue(),
                        series,
                        change.day(),
                        change.holder().name() + " (" + member.actor().side() + ") now " + position.does(issue)
                                + switch (change.kind()) {
                                    case REVERSAL -> ", and took the other side before";
                                    case SOFTENING ->
                                        " only on a condition, and was " + said(before.side()) + " outright before";
                                    case HARDENING -> " outright, and only on a condition before";
                                },
                        why,
                        facts,
                        proof.stream().map(Position::evidence).toList())
                .withTopics(proof.stream().flatMap(each -> each.member().topics().stream()))
                .withScore(proof.stream()
                        .mapToDouble(each -> each.label().score())
                        .min()
                        .orElseThrow());
    }

    /** Returns the first words on the new side, the last ones on the former side, and those that prove the new side if they are others. */
    private static List<Position> proof(PositionChange change) {
        List<Position> proof = new ArrayList<>();
        Position first = change.after().first();
        proof.add(first);
        proof.add(change.before().lastWords());
        (change.kind() == PositionChange.Kind.REVERSAL
                        ? change.proof()
                        : Optional.of(change.after().positions().getLast()))
                .filter(again -> !again.equals(first))
                .ifPresent(proof::add);
        return proof;
    }

    private static String sureWhy(PositionChange change) {
        if (change.kind() != PositionChange.Kind.REVERSAL) {
            boolean softer = change.kind() == PositionChange.Kind.SOFTENING;
            Stretch after = change.after();
            return change.holder().name() + (softer ? " names a condition now: " : " no longer names a condition: ")
                    + statements(change.before()) + (softer ? " outright" : " on a condition") + ", and "
                    + statements(after) + (softer ? " on a condition" : " outright")
                    + ". A day with both decides nothing.";
        }
        Position proof = change.proof().orElseThrow();
        String again = change.day().equals(proof.day()) ? "" : ", again on " + proof.day();
        String how = proof.isConfirmed() ? ", as a person confirmed" : proof.isAct() ? ", by a formal act" : "";
        return why("turned", change, again + how);
    }

    private static String unconfirmedWhy(PositionChange change) {
        Position first = change.after().first();
        List<String> doubts = new ArrayList<>();
        if (change.proof().isEmpty()) {
            doubts.add(
                    first.isSure()
                            ? "the new side needs a formal act, sure statements on two days or of two speakers, or one that a person confirmed"
                            : first.doubt("the new side", MORE));
        }
        if (!change.isFormerSideKnown()) {
            doubts.add(change.before().lastWords().doubt("the former side", MORE));
        }
        return why("seems to turn", change, "") + " Not confirmed: " + String.join("; ", doubts) + ".";
    }

    private static String why(String turned, PositionChange change, String proof) {
        return change.holder().name() + " " + turned + " to the other side of this claim: "
                + statements(change.before())
                + ", and on " + change.day() + " " + said(change.after().side()) + proof
                + ". A day on which both sides weigh about the same decides nothing.";
    }

    private static String said(Stance side) {
        return side == Stance.FAVOR ? "in favour" : "against";
    }

    private static String statements(Stretch before) {
        int number = before.positions().size();
        LocalDate since = before.firstDay();
        return number
                + (number == 1 ? " statement " : " statements ")
                + said(before.side())
                + (since.equals(before.lastDay()) ? " on " + since : " from " + since + " to " + before.lastDay());
    }
}
