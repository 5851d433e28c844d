package org.onrecord.processor.alert;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.onrecord.events.Alert;
import org.onrecord.events.Ids;
import org.onrecord.events.Stance;
import org.onrecord.events.issue.Issue;
import org.onrecord.processor.trend.Member;

/**
 * Finds the alerts that an institution, a government or an actor of tier 1 changes to the other side of a claim: a function of all positions of a
 * government on the claim, in any order. It uses no statistics of trends: a formal act is enough, and words need to be repeated, see {@link Stretch}.
 *
 * <p>A change that several levels show is one alert: of the institution rather than of who speaks for it, and of the government where several of
 * its institutions change. What is likely and not sure would be an alert once a person confirms it.
 */
record Reversal(Issue issue) {
    /** Returns the alerts, and behind them what would be one. */
    List<PositionAlert> of(Map<Voice, List<Position>> byVoice) {
        List<Turn> sure = new ArrayList<>();
        List<Turn> likely = new ArrayList<>();
        byVoice.forEach((voice, positions) -> {
            List<Position> binding = positions.stream().filter(voice::isBoundBy).toList();
            List<Turn> told = Turn.of(voice, binding, Position::weighs).stream()
                    .filter(Turn::isSure)
                    .toList();
            sure.addAll(told);
            Turn.of(voice, binding, Position::isLikely).stream()
                    .filter(turn -> turn.isLikely() && !isKnown(turn, told))
                    .forEach(turn -> (turn.isSure() ? sure : likely).add(turn));
        });
        List<Turn> stories = stories(sure);
        return Stream.concat(
                        stories.stream().map(turn -> new PositionAlert(alert(turn, sureWhy(turn)), true)),
                        stories(likely).stream()
                                .filter(turn -> sure.stream()
                                        .noneMatch(told -> told.after().shares(turn.after())))
                                .map(turn ->
                                        PositionAlert.unconfirmed(alert(turn, unconfirmedWhy(turn)), turn.toConfirm())))
                .toList();
    }

    /** Returns true if somebody is on the new side already by an alert of that day or before. */
    private static boolean isKnown(Turn turn, List<Turn> sure) {
        return sure.stream()
                .filter(other -> !other.day().isAfter(turn.day()))
                .reduce((earlier, later) -> later)
                .filter(last -> last.after().side() == turn.after().side())
                .isPresent();
    }

    /** Joins turns that rest on the same words: those of persons into that of their institution, and several institutions' into their government's. */
    private static List<Turn> stories(List<Turn> turns) {
        List<Turn> stories = new ArrayList<>();
        turns.stream()
                .sorted(Comparator.comparing((Turn turn) -> turn.voice().level())
                        .thenComparing(turn -> turn.after().positions().size())
                        .thenComparing(turn -> turn.voice().actor())
                        .thenComparing(Turn::day))
                .forEach(turn -> {
                    List<Turn> parts = stories.stream()
                            .filter(other -> other.after().shares(turn.after()))
                            .toList();
                    boolean told = parts.stream()
                                    .filter(part -> !part.voice().isPerson())
                                    .count()
                            == 1;
                    if (!told) {
                        stories.removeAll(parts);
                        stories.add(turn);
                    }
                });
        return stories;
    }

    private Alert alert(Turn turn, String why) {
        Position position = turn.after().first();
        Member member = position.member();
        Stance side = position.label().stance();
        Stretch before = turn.before();
        List<Position> proof = proof(turn);
        String series = position.series(turn.voice().actor());
        Map<String, String> facts = position.facts(turn.voice());
        facts.put("shift", "reversal");
        facts.put("from", before.side().json());
        facts.put("to", side.json());
        facts.put("since", before.firstDay().toString());
        facts.put("last", before.lastDay().toString());
        facts.put("before", Integer.toString(before.positions().size()));
        return new Alert(
                        Ids.alert(Alert.Kind.SHIFT, series, position.cluster()),
                        Alert.Kind.SHIFT,
                        member.issue(),
                        series,
                        turn.day(),
                        turn.voice().name() + " (" + member.actor().side() + ") now " + position.does(issue)
                                + "; before it was " + said(before.side()),
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
    private static List<Position> proof(Turn turn) {
        List<Position> proof = new ArrayList<>();
        Position first = turn.after().first();
        proof.add(first);
        proof.add(turn.before().lastWords());
        turn.proof().filter(again -> !again.equals(first)).ifPresent(proof::add);
        return proof;
    }

    private static String sureWhy(Turn turn) {
        Position proof = turn.proof().orElseThrow();
        String again = turn.day().equals(proof.day()) ? "" : ", again on " + proof.day();
        String how = proof.isConfirmed() ? ", as a person confirmed" : proof.isAct() ? ", by a formal act" : "";
        return why("turned", turn, again + how);
    }

    private static String unconfirmedWhy(Turn turn) {
        Position first = turn.after().first();
        List<String> doubts = new ArrayList<>();
        if (turn.proof().isEmpty()) {
            doubts.add(
                    first.isSure()
                            ? "the new side needs a formal act, sure statements on two days or of two speakers, or one that a person confirmed"
                            : first.doubt("the new side"));
        }
        if (!turn.isFormerSideKnown()) {
            doubts.add(turn.before().lastWords().doubt("the former side"));
        }
        return why("seems to turn", turn, "") + " Not confirmed: " + String.join("; ", doubts) + ".";
    }

    private static String why(String turned, Turn turn, String proof) {
        return turn.voice().name() + " " + turned + " to the other side of this claim: " + statements(turn.before())
                + ", and on " + turn.day() + " " + said(turn.after().side()) + proof
                + ". Days with statements on both sides decide nothing.";
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
