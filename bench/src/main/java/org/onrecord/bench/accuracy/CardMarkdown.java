package org.onrecord.bench.accuracy;

import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onrecord.bench.accuracy.AccuracyCard.DocumentSet;
import org.onrecord.bench.accuracy.AccuracyCard.LearnedSet;
import org.onrecord.bench.accuracy.AccuracyCard.ModelSet;
import org.onrecord.bench.accuracy.AccuracyCard.PassageSet;
import org.onrecord.bench.accuracy.PassageScores.Calibration;
import org.onrecord.bench.accuracy.PassageScores.Cell;
import org.onrecord.bench.accuracy.PassageScores.Coverage;
import org.onrecord.bench.accuracy.PassageScores.Group;
import org.onrecord.bench.accuracy.PassageScores.LabelFigures;
import org.onrecord.bench.accuracy.PassageScores.Mistake;
import org.onrecord.bench.accuracy.PassageScores.StanceFigures;

/** Writes the accuracy card as Markdown. */
public final class CardMarkdown {
    private static final List<String> STANCES = List.of("favor", "against", "none");

    private static final int MOST_MISSED = 5;

    private final StringBuilder text = new StringBuilder();

    private CardMarkdown() {}

    /** Returns the card, without a title. */
    public static String of(AccuracyCard card) {
        CardMarkdown markdown = new CardMarkdown();
        markdown.head(card);
        card.sets().forEach(set -> markdown.set(set, card.precision()));
        AccuracyCard.LanguageModel model = card.languageModel();
        if (model != null) {
            markdown.languageModel(model, card.sets());
        }
        if (!card.learned().isEmpty()) {
            markdown.learned(card.learned());
        }
        if (!card.documents().isEmpty()) {
            markdown.documents(card.documents());
        }
        return markdown.text.toString();
    }

    private void head(AccuracyCard card) {
        line("`" + card.command() + "` on " + card.day() + ", model `" + card.model() + "`, "
                + String.format(Locale.ROOT, "%.3f", card.secondsPerPassage()) + " s per passage on each of "
                + card.threads() + " threads.");
        line(
                "Brackets hold 95 % bootstrap intervals over the passages. A pair is a passage and a claim; a decision is a pair to which"
                        + " OnRecord gives a side. Macro-F1 is the mean of favor and against, or one of them where nobody gives the other. A dash"
                        + " means that there is nothing to count.");
        card.untold()
                .forEach((language, claims) -> line("**Cannot be told yet in `" + language
                        + "`**, since one side never becomes sure enough: "
                        + claims.stream().map(claim -> "`" + claim + "`").collect(Collectors.joining(", ")) + "."));
    }

    private void set(PassageSet set, double precision) {
        PassageScores scores = set.scores();
        line("### " + set.title() + ": `" + set.name() + "`, " + scores.passages() + " passages");
        line("The labels are " + set.labels());
        StanceFigures stance = scores.stance();
        missed(scores);
        table("figure", "value");
        row("on the issue or not, accuracy", figure(scores.onIssueAccuracy()));
        row("on the issue or not, balanced accuracy", figure(scores.onIssueBalanced()));
        row("speaker", figure(scores.speaker()));
        row("side", figure(scores.side()));
        row("official or not", figure(scores.official()));
        row("topics, micro-F1", figure(scores.topicsMicroF1()));
        row("topics, macro-F1", figure(scores.topicsMacroF1()));
        row("**stance, macro-F1 of favor and against**", "**" + figure(stance.macroF1()) + "**");
        row("**sides told**", label(stance.told()) + "; precision to reach: " + number(precision));
        row("favor", label(stance.favor()));
        row("against", label(stance.against()));
        row(
                "given the opposite side",
                stance.opposite() + " of " + stance.labelled() + " labelled pairs, " + figure(stance.oppositeShare()));
        row(
                "evidence overlaps the reader's",
                figure(scores.evidence()) + " of " + scores.evidenceDecisions() + " right decisions");
        row("calibration error", number(scores.calibration().error()));
        row("precision of the surer half", half(scores.coverage()));
        end();
        groups("claim", scores.byClaim());
        groups("language", scores.byLanguage());
        groups("side", scores.bySide());
        groups("kind", scores.byKind());
        groups("hard case", scores.byHard());
        topics(scores);
        confusion(scores.confusion());
        calibration(scores.calibration());
        coverage(scores.coverage());
        mistakes(scores.mistakes());
    }

    /** Says what is missed, and lists what is told by claim, stance and language. */
    private void missed(PassageScores scores) {
        int labelled = scores.cells().stream().mapToInt(Cell::labelled).sum();
        int missed = scores.cells().stream().mapToInt(Cell::missed).sum();
        if (labelled == 0) {
            return;
        }
        line("**Missed: " + missed + " of " + labelled + " sides that the readers see.** Most of them: "
                + scores.cells().stream()
                        .filter(cell -> cell.missed() > 0)
                        .limit(MOST_MISSED)
                        .map(cell -> "`" + cell.claim() + "` " + cell.stance() + " in `" + cell.language() + "` ("
                                + cell.missed() + " of " + cell.labelled() + ")")
                        .collect(Collectors.joining(", "))
                + ".");
        table("claim", "stance", "language", "readers", "OnRecord", "precision", "recall");
        scores.cells()
                .forEach(cell -> row(
                        "`" + cell.claim() + "`",
                        cell.stance(),
                        "`" + cell.language() + "`",
                        cell.labelled(),
                        cell.told(),
                        share(cell.right(), cell.told()),
                        share(cell.right(), cell.labelled())));
        end();
    }

    private static String half(List<Coverage> coverage) {
        return coverage.size() < 5 ? "-" : number(coverage.get(4).precision());
    }

    private void groups(String name, List<Group> groups) {
        if (groups.isEmpty()) {
            return;
        }
        table("by " + name, "passages", "labelled", "macro-F1", "favor P / R", "against P / R", "opposite");
        for (Group group : groups) {
            StanceFigures stance = group.stance();
            row(
                    "`" + group.id() + "`",
                    stance.passages(),
                    stance.labelled(),
                    figure(stance.macroF1()),
                    number(stance.favor().precision()) + " / "
                            + number(stance.favor().recall()),
                    number(stance.against().precision()) + " / "
                            + number(stance.against().recall()),
                    stance.opposite());
        }
        end();
    }

    private void topics(PassageScores scores) {
        table("topic", "readers", "OnRecord", "precision", "recall", "F1");
        scores.topics()
                .forEach(topic -> row(
                        "`" + topic.id() + "`",
                        topic.figures().gold(),
                        topic.figures().found(),
                        number(topic.figures().precision()),
                        number(topic.figures().recall()),
                        number(topic.figures().f1())));
        end();
    }

    private void confusion(List<List<Integer>> confusion) {
        table("readers \\ OnRecord", "favor", "against", "none");
        for (int i = 0; i < STANCES.size(); i++) {
            List<Integer> counts = confusion.get(i);
            row(STANCES.get(i), counts.get(0), counts.get(1), counts.get(2));
        }
        end();
    }

    private void calibration(Calibration calibration) {
        table("score", "decisions", "mean score", "share right");
        for (Calibration.Bin bin : calibration.bins()) {
            row(
                    String.format(Locale.ROOT, "%.1f to %.1f", bin.from(), bin.to()),
                    bin.decisions(),
                    number(bin.score()),
                    number(bin.right()));
        }
        end();
    }

    private void coverage(List<Coverage> coverage) {
        table("surest", "decisions", "score from", "precision");
        for (Coverage point : coverage) {
            row(
                    Math.round(100 * point.share()) + " %",
                    point.decisions(),
                    number(point.from()),
                    number(point.precision()));
        }
        end();
    }

    private void mistakes(List<Mistake> mistakes) {
        table("surest wrong decisions", "claim", "readers", "OnRecord", "score");
        for (Mistake mistake : mistakes) {
            row(
                    "`" + mistake.id() + "`",
                    "`" + mistake.claim() + "`",
                    mistake.gold(),
                    mistake.said(),
                    number(mistake.score()));
        }
        end();
    }

    private void languageModel(AccuracyCard.LanguageModel model, List<PassageSet> local) {
        line("### Labelled by `" + model.name() + "`");
        line(
                "The same passages with the sides and topics of a language model. It is asked about those that OnRecord finds on the issue. A"
                        + " refused answer counts with the local labels.");
        table(
                "set",
                "labels by",
                "stance macro-F1",
                "favor",
                "against",
                "opposite",
                "evidence",
                "topics micro-F1",
                "refused");
        for (int i = 0; i < model.sets().size(); i++) {
            ModelSet set = model.sets().get(i);
            compared(set.name(), "local models", local.get(i).scores(), "");
            compared(set.name(), model.name(), set.scores(), set.refused() + " of " + set.asked());
        }
        end();
    }

    private void compared(String set, String by, PassageScores scores, String refused) {
        StanceFigures stance = scores.stance();
        row(
                "`" + set + "`",
                by,
                figure(stance.macroF1()),
                number(stance.favor().f1()),
                number(stance.against().f1()),
                stance.opposite(),
                number(scores.evidence().value()),
                figure(scores.topicsMicroF1()),
                refused);
    }

    private void learned(List<LearnedSet> sets) {
        line("### Passages that the shipped model has learned from");
        line("These figures show how well the model fits the passages, not its accuracy on unseen ones.");
        table("issue", "passages", "stance macro-F1", "opposite", "topics micro-F1", "on issue, balanced");
        for (LearnedSet set : sets) {
            row(
                    "`" + set.name() + "`",
                    set.passages(),
                    figure(set.macroF1()),
                    number(set.oppositeShare().value()),
                    number(set.topicsMicroF1().value()),
                    number(set.onIssueBalanced().value()));
        }
        end();
    }

    private void documents(List<DocumentSet> sets) {
        line("### Statements in whole documents");
        table("set", "documents", "F1", "matched", "speaker", "side", "official", "kind", "dates", "inside others");
        for (DocumentSet set : sets) {
            DocumentScore score = set.score();
            row(
                    "`" + set.name() + "`",
                    set.documents(),
                    number(set.f1()),
                    score.matched() + " of " + score.gold() + ", " + (score.found() - score.matched()) + " invented",
                    share(score.speaker(), score.matched()),
                    share(score.side(), score.matched()),
                    share(score.official(), score.matched()),
                    share(score.kind(), score.matched()),
                    score.dateRight() + " of " + score.dated() + ", " + score.dateInvented() + " invented",
                    score.nestedFound() + " of " + score.nestedGold());
        }
        end();
    }

    private static String label(LabelFigures figures) {
        return "precision " + number(figures.precision()) + ", recall " + number(figures.recall()) + ", F1 "
                + number(figures.f1()) + " (readers " + figures.gold() + ", OnRecord " + figures.found() + ")";
    }

    private static String figure(BootstrapEstimate figure) {
        return figure.value() == null
                ? "-"
                : number(figure.value()) + " [" + number(figure.low()) + ", " + number(figure.high()) + "]";
    }

    private static String share(int part, int whole) {
        return number(whole == 0 ? null : part / (double) whole);
    }

    /** Formats a value with three decimals and without the zero before the point. */
    private static String number(@Nullable Double value) {
        if (value == null) {
            return "-";
        }
        String text = String.format(Locale.ROOT, "%.3f", value);
        return text.startsWith("0") ? text.substring(1) : text;
    }

    private void line(String words) {
        text.append(words).append("\n\n");
    }

    private void table(String... heads) {
        row((Object[]) heads);
        text.append("|").append("---|".repeat(heads.length)).append('\n');
    }

    private void row(Object... cells) {
        StringJoiner row = new StringJoiner(" | ", "| ", " |\n");
        for (Object cell : cells) {
            row.add(cell.toString());
        }
        text.append(row);
    }

    private void end() {
        text.append('\n');
    }
}
