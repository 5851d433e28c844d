package org.onrecord.bench.accuracy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onrecord.app.learning.LabelledPassage;
import org.onrecord.bench.accuracy.PassageAnswer.Decision;
import org.onrecord.events.Stance;
import org.onrecord.events.issue.Issue;

/**
 * The scores of a labelled set of passages.
 *
 * @param onIssueAccuracy share of passages rightly on or off the issue
 * @param onIssueBalanced mean of the accuracy on passages on the issue and on those off it
 * @param topicsMicroF1 F1 over all pairs of passage and topic
 * @param topicsMacroF1 mean F1 of the topics that the readers give
 * @param stance figures over all pairs of passage and claim
 * @param bySide the same by the speaker's government
 * @param byKind the same by kind of statement, where the set gives it
 * @param byHard the same by what makes a passage hard, where the set gives it
 * @param confusion number of pairs by the readers' stance (row) and OnRecord's (column): favor, against, none
 * @param calibration how well scores predict right decisions
 * @param coverage precision of the surest tenth of the decisions, of two tenths, and so on
 * @param evidence share of right decisions whose evidence overlaps the reader's
 * @param evidenceDecisions number of right decisions for which the reader gives evidence
 */
public record PassageScores(
        int passages,
        BootstrapEstimate onIssueAccuracy,
        BootstrapEstimate onIssueBalanced,
        BootstrapEstimate side,
        BootstrapEstimate official,
        BootstrapEstimate speaker,
        BootstrapEstimate topicsMicroF1,
        BootstrapEstimate topicsMacroF1,
        List<TopicFigures> topics,
        StanceFigures stance,
        List<Group> byClaim,
        List<Group> byLanguage,
        List<Group> bySide,
        List<Group> byKind,
        List<Group> byHard,
        List<List<Integer>> confusion,
        Calibration calibration,
        List<Coverage> coverage,
        BootstrapEstimate evidence,
        int evidenceDecisions,
        List<Mistake> mistakes,
        List<Cell> cells) {

    private static final int MOST_MISTAKES = 15;
    private static final int PARTS = 10;

    /**
     * The figures of a label: how often the readers and OnRecord give it, and how well it is found; null where there is
     * nothing to count.
     */
    public record LabelFigures(
            int gold,
            int found,
            @Nullable Double precision,
            @Nullable Double recall,
            @Nullable Double f1) {
        static LabelFigures of(LabelCounts counts) {
            return new LabelFigures(
                    counts.gold(),
                    counts.found(),
                    BootstrapEstimate.rounded(counts.precision()),
                    BootstrapEstimate.rounded(counts.recall()),
                    BootstrapEstimate.rounded(counts.f1()));
        }
    }

    /** The figures of a topic. */
    public record TopicFigures(String id, String label, LabelFigures figures) {}

    /**
     * The figures of stances over pairs of passage and claim.
     *
     * @param told figures of both sides together: precision is how often a told side is right
     * @param opposite pairs to which OnRecord gives the opposite side
     * @param oppositeShare share of these in the labelled pairs
     */
    public record StanceFigures(
            int passages,
            int labelled,
            BootstrapEstimate macroF1,
            LabelFigures favor,
            LabelFigures against,
            LabelFigures told,
            int opposite,
            BootstrapEstimate oppositeShare) {
        static StanceFigures of(List<PassageTally> tallies) {
            List<BootstrapEstimate> figures =
                    Bootstrap.figures(tallies, List.of(PassageTally::stanceMacroF1, PassageTally::oppositeShare));
            PassageTally all = tallies.getFirst().empty();
            tallies.forEach(all::add);
            return new StanceFigures(
                    tallies.size(),
                    all.labelledPairs(),
                    figures.get(0),
                    LabelFigures.of(all.side(Stance.FAVOR)),
                    LabelFigures.of(all.side(Stance.AGAINST)),
                    LabelFigures.of(all.side(Stance.FAVOR).plus(all.side(Stance.AGAINST))),
                    all.opposite(),
                    figures.get(1));
        }
    }

    /** The figures of stances in a group of the pairs. */
    public record Group(String id, String label, StanceFigures stance) {}

    /**
     * How well scores predict right decisions.
     *
     * @param error expected calibration error: the distance of mean score and share right, weighted by the decisions of
     *     the bins
     */
    public record Calibration(@Nullable Double error, List<Bin> bins) {
        /** The decisions with scores in a range; mean score and share right are null where there are none. */
        public record Bin(
                double from,
                double to,
                int decisions,
                @Nullable Double score,
                @Nullable Double right) {}
    }

    /** The surest decisions, with their share of all decisions and their precision. */
    public record Coverage(double share, int decisions, double from, double precision) {}

    /** A wrong decision, with the passage's id but never its text; {@code gold} is favor, against or none. */
    public record Mistake(String id, String claim, String gold, String said, double score) {}

    /**
     * What is told of one stance on a claim in a language.
     *
     * @param labelled sides that the readers give
     * @param told sides that OnRecord gives
     * @param right how many of these the readers give too
     */
    public record Cell(String claim, String stance, String language, int labelled, int told, int right) {
        int missed() {
            return labelled - right;
        }
    }

    /** A decision with the readers' stance. */
    private record Verdict(
            String id, String claim, @Nullable Stance gold, Decision decision) {
        boolean right() {
            return decision.stance() == gold;
        }
    }

    /**
     * Scores passages.
     *
     * @throws IllegalArgumentException if there are none
     */
    public static PassageScores of(Issue issue, List<JudgedPassage> judged) {
        if (judged.isEmpty()) {
            throw new IllegalArgumentException("there are no passages to score");
        }
        List<String> topics = issue.topics().stream().map(Issue.Topic::id).toList();
        List<String> claims =
                issue.asRead().claims().stream().map(Issue.Claim::id).toList();
        List<PassageTally> tallies = judged.stream()
                .map(each -> PassageTally.of(each, topics, claims))
                .toList();
        PassageTally all = PassageTally.sum(tallies, topics.size());
        List<ToDoubleFunction<PassageTally>> wanted = List.of(
                PassageTally::accuracy,
                PassageTally::balanced,
                tally -> tally.share(PassageTally.SIDE, PassageTally.PASSAGES),
                tally -> tally.share(PassageTally.OFFICIAL, PassageTally.PASSAGES),
                tally -> tally.share(PassageTally.SPEAKER, PassageTally.PASSAGES),
                PassageTally::topicsMicroF1,
                PassageTally::topicsMacroF1,
                tally -> tally.share(PassageTally.EVIDENCE_OVERLAPS, PassageTally.EVIDENCE));
        List<BootstrapEstimate> figures = Bootstrap.figures(tallies, wanted);
        List<Verdict> surest = verdicts(judged, claims);
        return new PassageScores(
                judged.size(),
                figures.get(0),
                figures.get(1),
                figures.get(2),
                figures.get(3),
                figures.get(4),
                figures.get(5),
                figures.get(6),
                topics(issue, all),
                StanceFigures.of(tallies),
                byClaim(issue, judged),
                groups(judged, claims, LabelledPassage::language),
                groups(judged, claims, LabelledPassage::side),
                groups(judged, claims, LabelledPassage::kind),
                groups(judged, claims, LabelledPassage::hard),
                confusion(all),
                calibration(surest),
                coverage(surest),
                figures.get(7),
                all.get(PassageTally.EVIDENCE),
                mistakes(surest),
                cells(claims, judged));
    }

    /** Returns what is told of each stance on each claim in each language, what is missed most first. */
    private static List<Cell> cells(List<String> claims, List<JudgedPassage> judged) {
        List<Cell> cells = new ArrayList<>();
        Map<String, List<JudgedPassage>> byLanguage = judged.stream()
                .collect(Collectors.groupingBy(each -> each.gold().language(), TreeMap::new, Collectors.toList()));
        byLanguage.forEach((language, own) -> {
            for (String claim : claims) {
                for (Stance stance : Stance.values()) {
                    List<JudgedPassage> told = own.stream()
                            .filter(each -> {
                                Decision said = each.answer().decisions().get(claim);
                                return said != null && said.stance() == stance;
                            })
                            .toList();
                    cells.add(new Cell(
                            claim,
                            stance.json(),
                            language,
                            taking(claim, stance, own),
                            told.size(),
                            taking(claim, stance, told)));
                }
            }
        });
        cells.removeIf(cell -> cell.labelled() + cell.told() == 0);
        cells.sort(Comparator.comparingInt(Cell::missed).reversed());
        return cells;
    }

    private static int taking(String claim, Stance stance, List<JudgedPassage> passages) {
        return (int) passages.stream()
                .filter(each -> each.gold().stances().get(claim) == stance)
                .count();
    }

    private static List<TopicFigures> topics(Issue issue, PassageTally all) {
        List<TopicFigures> topics = new ArrayList<>();
        for (int i = 0; i < issue.topics().size(); i++) {
            Issue.Topic topic = issue.topics().get(i);
            topics.add(new TopicFigures(topic.id(), topic.label(), LabelFigures.of(all.topic(i))));
        }
        return topics;
    }

    private static List<Group> byClaim(Issue issue, List<JudgedPassage> judged) {
        List<Group> groups = new ArrayList<>();
        for (Issue.Claim claim : issue.asRead().claims()) {
            List<PassageTally> tallies = judged.stream()
                    .map(each -> PassageTally.of(each, List.of(), List.of(claim.id())))
                    .toList();
            groups.add(new Group(claim.id(), claim.label(), StanceFigures.of(tallies)));
        }
        return groups;
    }

    /** Groups passages by a label, sorted; passages without the label are left out. */
    private static List<Group> groups(
            List<JudgedPassage> judged, List<String> claims, Function<LabelledPassage, String> key) {
        List<Group> groups = new ArrayList<>();
        TreeSet<String> keys = new TreeSet<>();
        judged.forEach(each -> keys.add(key.apply(each.gold())));
        keys.remove("");
        for (String name : keys) {
            List<PassageTally> tallies = judged.stream()
                    .filter(each -> key.apply(each.gold()).equals(name))
                    .map(each -> PassageTally.of(each, List.of(), claims))
                    .toList();
            groups.add(new Group(name, name, StanceFigures.of(tallies)));
        }
        return groups;
    }

    private static List<List<Integer>> confusion(PassageTally all) {
        List<List<Integer>> rows = new ArrayList<>();
        for (int gold = 0; gold < 3; gold++) {
            rows.add(List.of(all.pairs(gold, 0), all.pairs(gold, 1), all.pairs(gold, 2)));
        }
        return rows;
    }

    /** Returns all decisions, the surest first. */
    private static List<Verdict> verdicts(List<JudgedPassage> judged, List<String> claims) {
        List<Verdict> verdicts = new ArrayList<>();
        for (JudgedPassage each : judged) {
            for (String claim : claims) {
                Decision decision = each.answer().decisions().get(claim);
                if (decision != null) {
                    verdicts.add(new Verdict(
                            each.gold().id(), claim, each.gold().stances().get(claim), decision));
                }
            }
        }
        verdicts.sort(Comparator.comparingDouble(
                        (Verdict verdict) -> -verdict.decision().score())
                .thenComparing(Verdict::id)
                .thenComparing(Verdict::claim));
        return verdicts;
    }

    private static Calibration calibration(List<Verdict> verdicts) {
        List<Calibration.Bin> bins = new ArrayList<>();
        double error = 0;
        for (int i = 0; i < PARTS; i++) {
            int bin = i;
            List<Verdict> inside = verdicts.stream()
                    .filter(verdict -> bin(verdict.decision().score()) == bin)
                    .toList();
            double score = inside.stream()
                    .mapToDouble(verdict -> verdict.decision().score())
                    .average()
                    .orElse(Double.NaN);
            double right = precision(inside);
            error += inside.isEmpty() ? 0 : Math.abs(score - right) * inside.size() / verdicts.size();
            bins.add(new Calibration.Bin(
                    i / (double) PARTS,
                    (i + 1) / (double) PARTS,
                    inside.size(),
                    BootstrapEstimate.rounded(score),
                    BootstrapEstimate.rounded(right)));
        }
        return new Calibration(verdicts.isEmpty() ? null : BootstrapEstimate.rounded(error), bins);
    }

    private static int bin(double score) {
        return (int) Math.clamp(Math.floor(score * PARTS), 0, PARTS - 1);
    }

    private static List<Coverage> coverage(List<Verdict> surest) {
        List<Coverage> points = new ArrayList<>();
        for (int i = 1; i <= PARTS && !surest.isEmpty(); i++) {
            List<Verdict> taken = surest.subList(0, (int) Math.ceil(surest.size() * i / (double) PARTS));
            points.add(new Coverage(
                    i / (double) PARTS,
                    taken.size(),
                    Math.round(taken.getLast().decision().score() * 10_000) / 10_000.0,
                    Math.round(precision(taken) * 10_000) / 10_000.0));
        }
        return points;
    }

    private static double precision(List<Verdict> verdicts) {
        return verdicts.stream()
                .mapToDouble(verdict -> verdict.right() ? 1 : 0)
                .average()
                .orElse(Double.NaN);
    }

    private static List<Mistake> mistakes(List<Verdict> surest) {
        return surest.stream()
                .filter(verdict -> !verdict.right())
                .limit(MOST_MISTAKES)
                .map(PassageScores::mistake)
                .toList();
    }

    private static Mistake mistake(Verdict verdict) {
        Stance gold = verdict.gold();
        Decision decision = verdict.decision();
        return new Mistake(
                verdict.id(),
                verdict.claim(),
                gold == null ? "none" : gold.json(),
                decision.stance().json(),
                Math.round(decision.score() * 1000) / 1000.0);
    }
}
