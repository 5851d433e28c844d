package org.onrecord.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Stance;
import org.onrecord.events.Statement;
import org.onrecord.events.issue.Issue;
import org.onrecord.processor.model.Embedder;
import org.onrecord.processor.model.OnnxEmbedder;
import org.onrecord.processor.model.OnnxStanceReader;
import org.onrecord.processor.model.StanceReader;
import org.onrecord.processor.passage.Passage;
import org.onrecord.processor.stance.ModelStances;
import org.onrecord.processor.stance.StanceDecision;
import org.onrecord.processor.topic.ModelTopics;
import org.onrecord.processor.topic.TopicLabeller;

/** Scores on-issue, topics and stances on labelled passages: {@code PassagesScore PASSAGES.jsonl ISSUE.yaml [--errors]}. */
public final class PassagesScore {
    private final Counts onIssue = new Counts();
    private int agreed;
    private int passages;
    private int goldOn;
    private int foundOn;
    private final Map<String, Counts> topics = new TreeMap<>();
    private final Map<String, Counts> stances = new TreeMap<>();
    private final Counts allTopics = new Counts();
    private final Counts favor = new Counts();
    private final Counts against = new Counts();
    private int wrongSide;

    private PassagesScore() {}

    public static void main(String[] args) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        if (args.length < 2) {
            out.println("PassagesScore PASSAGES.jsonl ISSUE.yaml [--errors] [--models FOLDER]");
            System.exit(2);
        }
        List<GoldPassage> gold = GoldPassage.read(Path.of(args[0]));
        Issue issue = Issues.read(Path.of(args[1]));
        List<String> options = List.of(args).subList(2, args.length);
        PrintStream errors = options.contains("--errors") ? out : null;
        int models = options.indexOf("--models");
        try (Embedder embedder = new KeptVectors(OnnxEmbedder.load());
                StanceReader reader = models < 0
                        ? OnnxStanceReader.load()
                        : OnnxStanceReader.from(Path.of(options.get(models + 1)))) {
            TopicLabeller topics = ModelTopics.of(issue, embedder, reader);
            score(gold, issue, embedder, topics, ModelStances.of(issue, embedder, reader), errors)
                    .print(out);
        }
    }

    static PassagesScore score(
            List<GoldPassage> gold,
            Issue issue,
            Embedder embedder,
            TopicLabeller labeller,
            StanceDecision decision,
            @Nullable PrintStream errors) {
        PassagesScore score = new PassagesScore();
        for (GoldPassage passage : gold) {
            Passage read = passage.passage(embedder);
            TopicLabeller.Topics found = labeller.label(read);
            List<Statement.StanceLabel> sides =
                    found.onIssue() ? decision.decide(read).taken() : List.of();
            score.add(passage, found, sides, issue);
            if (errors != null) {
                errors(passage, found, sides, errors);
            }
        }
        return score;
    }

    private void add(GoldPassage gold, TopicLabeller.Topics found, List<Statement.StanceLabel> sides, Issue issue) {
        passages++;
        agreed += gold.onIssue() == found.onIssue() ? 1 : 0;
        goldOn += gold.onIssue() ? 1 : 0;
        foundOn += found.onIssue() ? 1 : 0;
        onIssue.add(gold.onIssue(), found.onIssue());
        Set<String> foundTopics =
                found.topics().stream().map(Statement.TopicLabel::topic).collect(Collectors.toSet());
        for (Issue.Topic topic : issue.topics()) {
            boolean isGold = gold.topics().contains(topic.id());
            boolean isFound = foundTopics.contains(topic.id());
            topics.computeIfAbsent(topic.id(), id -> new Counts()).add(isGold, isFound);
            allTopics.add(isGold, isFound);
        }
        Map<String, Stance> foundSides =
                sides.stream().collect(Collectors.toMap(Statement.StanceLabel::claim, Statement.StanceLabel::stance));
        for (Issue.Claim claim : issue.claims()) {
            Stance is = gold.stances().get(claim.id());
            Stance said = foundSides.get(claim.id());
            for (Stance side : Stance.values()) {
                stances.computeIfAbsent(claim.id() + " " + side.json(), id -> new Counts())
                        .add(is == side, said == side);
            }
            favor.add(is == Stance.FAVOR, said == Stance.FAVOR);
            against.add(is == Stance.AGAINST, said == Stance.AGAINST);
            wrongSide += is != null && said != null && is != said ? 1 : 0;
        }
    }

    double macroF1() {
        return (favor.f1() + against.f1()) / 2;
    }

    private void print(PrintStream out) {
        double accuracy = agreed / (double) passages;
        double goldShare = goldOn / (double) passages;
        double foundShare = foundOn / (double) passages;
        double chance = goldShare * foundShare + (1 - goldShare) * (1 - foundShare);
        out.printf("passages %d%n", passages);
        out.printf("on issue  accuracy %.3f  kappa %.3f  %s%n", accuracy, (accuracy - chance) / (1 - chance), onIssue);
        double macro = topics.values().stream()
                .filter(counts -> counts.gold() > 0)
                .mapToDouble(Counts::f1)
                .average()
                .orElse(0);
        out.printf("topics    micro %s  macro F1 %.3f%n", allTopics, macro);
        topics.forEach((topic, counts) -> out.printf("  %-24s %s%n", topic, counts));
        out.printf("stances   macro-F1 %.3f  wrong side %d%n", macroF1(), wrongSide);
        out.printf("  %-32s %s%n  %-32s %s%n", "favor", favor, "against", against);
        stances.forEach((claim, counts) -> out.printf("  %-32s %s%n", claim, counts));
    }

    private static void errors(
            GoldPassage gold, TopicLabeller.Topics found, List<Statement.StanceLabel> sides, PrintStream out) {
        if (gold.onIssue() != found.onIssue()) {
            out.printf("%s on issue: gold %s, found %.2f%n", gold.id(), gold.onIssue(), found.score());
        }
        for (Statement.StanceLabel label : sides) {
            Stance is = gold.stances().get(label.claim());
            if (is != label.stance()) {
                out.printf(
                        "%s %s: gold %s, found %s %.2f: %s%n",
                        gold.id(),
                        label.claim(),
                        is == null ? "none" : is.json(),
                        label.stance().json(),
                        label.score(),
                        label.words());
            }
        }
        gold.stances().forEach((claim, side) -> {
            if (sides.stream().noneMatch(label -> label.claim().equals(claim))) {
                out.printf(
                        "%s %s: gold %s, missed: %s%n",
                        gold.id(), claim, side.json(), gold.evidence().getOrDefault(claim, ""));
            }
        });
    }
}
