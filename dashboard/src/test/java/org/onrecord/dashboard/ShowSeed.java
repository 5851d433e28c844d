package org.onrecord.dashboard;

import static org.onrecord.events.Stance.AGAINST;
import static org.onrecord.events.Stance.FAVOR;
import static org.onrecord.events.Statement.Kind.COMMENT;
import static org.onrecord.events.Statement.Kind.DIRECT;
import static org.onrecord.events.Statement.Kind.OWN_TEXT;
import static org.onrecord.events.Statement.Kind.QUESTION;
import static org.onrecord.events.Statement.Kind.TURN;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onrecord.dashboard.Events.Takes;
import org.onrecord.dashboard.Events.Who;
import org.onrecord.dashboard.record.IndexChange;
import org.onrecord.events.Alert;
import org.onrecord.events.Correction;
import org.onrecord.events.Document;
import org.onrecord.events.Event;
import org.onrecord.events.Ids;
import org.onrecord.events.Opinion;
import org.onrecord.events.Outcome;
import org.onrecord.events.Statement;
import org.onrecord.events.Statement.StanceLabel;
import org.onrecord.events.Trend;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.issue.WatchedIssues;
import org.onrecord.events.topic.Topics;
import org.onrecord.testing.IssueBuilder;
import org.onrecord.testing.StatementBuilder;

/**
 * Serves the pages without a broker, to look at them: {@code ShowSeed PORT [empty | world | several]}. Without a second argument they show
 * the statements of the seed document; {@code world} adds forty invented sources, {@code several} an invented issue, {@code empty} shows
 * nothing.
 */
public final class ShowSeed {
    private static final Who YU =
            new Who("yu-haibin", "Yu Haibin", "Deputy Director, National Narcotics Control Commission", "CN", 2);
    private static final Who QIN = new Who("qin-gang", "Qin Gang", "Chinese Ambassador to the U.S.", "CN", 2);
    private static final Who COMMITTEE =
            new Who("cn-nncc", "China National Narcotics Control Committee", null, "CN", 1);
    private static final Who BLINKEN = new Who("antony-blinken", "Antony Blinken", "Secretary of State", "US", 1);

    private ShowSeed() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("onrecord-show");
        boolean several = args.length > 1 && args[1].equals("several");
        TestServer server = TestServer.start(
                folder,
                Integer.parseInt(args[0]),
                several ? WatchedIssues.of(TestServer.issue(), lakes()) : WatchedIssues.of(TestServer.issue()));
        if (several) {
            server.feed(Samples.all().stream().map(ShowSeed::onLakes).toArray(Event[]::new));
        }
        if (args.length < 2 || several || args[1].equals("world")) {
            List<Event> events = events();
            server.feed(events.toArray(Event[]::new));
            unconfirmed(events)
                    .forEach(alert -> server.feed(server.events()
                            .received(Topics.ALERTS_UNCONFIRMED, new IndexChange.PutUnconfirmed(alert))));
        }
        if (args.length > 1 && args[1].equals("world")) {
            List<Event> world = new World(Instant.now()).events(new TestCaptures(folder.resolve("captures")));
            server.feed(world.toArray(Event[]::new));
        }
        System.out.println("http://127.0.0.1:" + server.port());
        Thread.currentThread().join();
    }

    private static Issue lakes() {
        return IssueBuilder.issue("lakes", "Shared lakes")
                .description("Who may fish, sail and build on the lakes that two invented countries share.")
                .claims(new Issue.Claim(
                        "cooperate",
                        "The two should look after the lakes together.",
                        "Look after the lakes together",
                        List.of(),
                        List.of()))
                .build();
    }

    private static Event onLakes(Event event) {
        return switch (event) {
            case Statement statement ->
                StatementBuilder.like(statement).issue("lakes").build();
            case Outcome outcome ->
                new Outcome(
                        outcome.document(),
                        outcome.version(),
                        outcome.result(),
                        outcome.found(),
                        outcome.kept(),
                        outcome.reason(),
                        "lakes");
            case Trend trend ->
                new Trend(
                        "lakes",
                        trend.subject(),
                        trend.holder(),
                        trend.bucket(),
                        trend.period(),
                        trend.statements(),
                        trend.favor(),
                        trend.against(),
                        trend.carriers());
            case Alert alert ->
                new Alert(
                        alert.id(),
                        alert.kind(),
                        "lakes",
                        alert.series().replace("fentanyl", "lakes"),
                        alert.day(),
                        alert.title(),
                        alert.why(),
                        alert.facts(),
                        alert.evidence());
            default -> event;
        };
    }

    static List<Event> events() throws IOException {
        String text = Files.readString(Stream.of("seeds", "../seeds")
                .map(Path::of)
                .filter(Files::isDirectory)
                .findFirst()
                .orElseThrow()
                .resolve("where-china-stands-on-fentanyl.txt"));
        Document seed = Events.document(
                "where-china-stands-on-fentanyl.txt",
                "Seed",
                null,
                "Where China stands on Fentanyl",
                "2023-06-22",
                text);
        LocalDate briefing = LocalDate.of(2023, 6, 21);
        LocalDate interview = LocalDate.of(2022, 9, 29);
        List<Statement> statements = new ArrayList<>();
        statements.add(Events.statement(
                seed,
                between(text, "I raised as a priority", "growing number of deaths."),
                DIRECT,
                BLINKEN,
                null,
                null,
                new Takes(
                        "cooperate",
                        FAVOR,
                        "I made clear that we need much greater cooperation to address this critical issue.")));
        statements.add(Events.statement(
                seed,
                between(text, "This year, the United States has imposed", "comment on this?"),
                QUESTION,
                new Who(null, "Guangdong TV reporter", null, "none", 4),
                briefing,
                null));
        statements.add(Events.statement(
                seed,
                between(text, "China strongly expresses dissatisfaction", "mutual trust, and win-win cooperation."),
                TURN,
                YU,
                briefing,
                null,
                new Takes(
                        "us-measures-justified",
                        AGAINST,
                        "China strongly expresses dissatisfaction with the United States' repeated sanctions"
                                + " on Chinese companies and citizens"),
                new Takes(
                        "importer-duty",
                        FAVOR,
                        "the main regulatory responsibility to prevent the loss of precursor chemicals lies"
                                + " with the competent authorities of the importing country"),
                new Takes(
                        "cn-doing-enough",
                        FAVOR,
                        "China has taken the lead in scheduling and controlling substances similar to fentanyl"
                                + " without waiting for evidence of abuse and harm"),
                new Takes(
                        "us-class-scheduling",
                        FAVOR,
                        "has yet to officially schedule and control all forms of fentanyl as a class"),
                new Takes(
                        "us-own-problem",
                        FAVOR,
                        "reducing domestic demand and domestic supply is the fundamental solution to the"
                                + " fentanyl abuse problem in the United States"),
                new Takes(
                        "cn-responsible",
                        AGAINST,
                        "Shifting blame and accusing other countries cannot fundamentally solve the"
                                + " substantive problems."),
                new Takes(
                        "cooperate",
                        FAVOR,
                        "China is willing to work with all countries in the world to promote the establishment"
                                + " of a cooperative relationship")));
        statements.add(Events.statement(
                seed,
                between(text, "What is China's position on the ongoing", "in some part, responsible?"),
                QUESTION,
                new Who(null, "Newsweek", null, "none", 4),
                interview,
                null));
        statements.add(Events.statement(
                seed,
                between(text, "In my past year as Chinese Ambassador", "These comments are false and misleading."),
                TURN,
                QIN,
                interview,
                null,
                new Takes("cn-responsible", AGAINST, "These comments are false and misleading.")));
        statements.add(Events.statement(
                seed,
                between(text, "China and the United States have had decades", "for fentanyl production."),
                TURN,
                QIN,
                interview,
                null,
                new Takes(
                        "cn-doing-enough",
                        FAVOR,
                        "China has done everything possible on our end, out of goodwill, to help the United"
                                + " States address this problem."),
                new Takes(
                        "us-measures-justified",
                        AGAINST,
                        "So just think how shocking it was for China, for all these efforts, to be sanctioned"
                                + " by the United States in May 2020")));
        statements.add(Events.statement(
                seed,
                between(text, "The United States asks China to monitor", "narcotic drugs as soon as possible."),
                TURN,
                QIN,
                interview,
                null,
                new Takes(
                        "importer-duty",
                        FAVOR,
                        "it is up to the importer and importing country to ensure that imported goods are not used for"
                                + " illegal purposes, not the exporter"),
                new Takes(
                        "us-class-scheduling",
                        FAVOR,
                        "it is high time for the United States to permanently schedule the fentanyl-related"
                                + " substances"),
                new Takes(
                        "cn-responsible",
                        AGAINST,
                        "The fentanyl crisis in the United States was not created by China."),
                new Takes(
                        "cooperate",
                        FAVOR,
                        "China is a well-intentioned and sincere partner ready for international cooperation")));
        statements.add(Events.statement(
                seed,
                between(text, "Drugs are hazardous to all mankind.", "mutual benefit and win-win results."),
                OWN_TEXT,
                COMMITTEE,
                LocalDate.of(2022, 9, 1),
                null,
                new Takes(
                        "cn-doing-enough",
                        FAVOR,
                        "China took the lead in the world to schedule the whole category of fentanyl-related"
                                + " substances on a humanitarian basis"),
                new Takes(
                        "cooperate",
                        FAVOR,
                        "join hands with all countries to address the world drug problems on a cooperative"
                                + " relationship")));
        statements.add(Events.statement(
                seed,
                between(text, "Thank you for this very informative article.", "anti China narrative."),
                COMMENT,
                new Who(null, null, null, "none", 4),
                null,
                null));
        vary(statements);
        List<Event> events = new ArrayList<>();
        events.add(seed);
        events.add(new Outcome(
                seed.id(),
                seed.version(),
                Outcome.Result.STATEMENTS,
                11,
                statements.size(),
                "11 statements found, 9 on the issue",
                "fentanyl"));
        events.addAll(statements);
        for (Statement statement : statements) {
            if (statement.counts() && statement.actor().side().equals("CN")) {
                events.add(opinion(statement));
            }
        }
        events.addAll(Events.trends(statements));
        for (Statement statement : statements) {
            for (Statement.StanceLabel label : statement.stances()) {
                events.add(alert(seed, statement, label));
            }
        }
        return events;
    }

    /** Gives some stances another origin: a person, a language model, scores of all sides, and one that waits for review. */
    private static void vary(List<Statement> statements) {
        for (int i = 0; i < statements.size(); i++) {
            Statement each = statements.get(i);
            StatementBuilder varied = StatementBuilder.like(each);
            if (each.quote().startsWith("In my past year")) {
                varied.stances(scored(each, 1, null, null))
                        .corrected(List.of(new Statement.Corrected(
                                "k1",
                                Correction.Field.STANCE,
                                "cn-responsible",
                                "against",
                                "Ines Calder",
                                Events.NOW,
                                "It is clear.")));
            } else if (each.actor().key().equals(Optional.of("cn-nncc"))) {
                varied.stances(scored(each, 0.9, null, "reader-large"));
            } else if (each.quote().startsWith("China and the United States have had")) {
                varied.stances(scored(each, 0.95, 0.01, null))
                        .unsure(List.of(new StanceLabel(
                                "cn-control-more",
                                AGAINST,
                                0.48,
                                each.stances().getFirst().evidence(),
                                each.stances().getFirst().words(),
                                0.31,
                                null,
                                false)));
            } else {
                varied.stances(scored(each, 0.83, 0.05, null));
                if (each.actor().key().equals(Optional.of("yu-haibin"))) {
                    StanceLabel first = each.stances().getFirst();
                    varied.unsure(List.of(new StanceLabel(
                            "cooperate", AGAINST, 0.52, first.evidence(), first.words(), 0.11, null, false)));
                }
            }
            statements.set(i, varied.build());
        }
    }

    private static List<StanceLabel> scored(
            Statement statement, double score, @Nullable Double opposite, @Nullable String by) {
        return statement.stances().stream()
                .map(label -> new StanceLabel(
                        label.claim(), label.stance(), score, label.evidence(), label.words(), opposite, by, false))
                .toList();
    }

    /** Returns a first position and a reversal that wait for a person. */
    private static List<Alert> unconfirmed(List<Event> events) {
        List<Statement> statements = events.stream()
                .filter(Statement.class::isInstance)
                .map(Statement.class::cast)
                .toList();
        Statement first = statements.getFirst();
        Statement turn = statements.get(statements.size() - 2);
        Statement before = statements.get(4);
        return List.of(
                Samples.unconfirmed(first),
                new Alert(
                        "u2",
                        Alert.Kind.SHIFT,
                        "fentanyl",
                        "fentanyl/claim:cn-doing-enough/actor:cn-nncc",
                        turn.day(),
                        "China National Narcotics Control Committee (CN): turned from against to in favour of “China"
                                + " is doing enough to stop fentanyl and its precursors.”",
                        "An actor of tier 1 seems to turn to the other side of this claim: 1 statement against on"
                                + " 2021-03-02, and on 2022-09-01 in favour. Days with statements on both sides decide"
                                + " nothing. Not confirmed: a language model decided the new side.",
                        Map.of(
                                "claim",
                                "cn-doing-enough",
                                "shift",
                                "reversal",
                                "actor",
                                "cn-nncc",
                                "side",
                                "CN",
                                "confirm",
                                turn.id()),
                        List.of(evidence(turn), evidence(before))));
    }

    private static Alert.Evidence evidence(Statement statement) {
        return new Alert.Evidence(
                statement.id(),
                statement.document().id(),
                statement.stances().getFirst().words(),
                statement.speaker().name(),
                statement.document().publisher(),
                statement.document().title(),
                null,
                null,
                null);
    }

    /** Returns an opinion that agrees with the first label, omits the second and contradicts the third. */
    private static Opinion opinion(Statement statement) {
        List<Opinion.SideTaken> sides = new ArrayList<>();
        for (int i = 0; i < statement.stances().size(); i++) {
            Statement.StanceLabel label = statement.stances().get(i);
            if (i == 0) {
                sides.add(new Opinion.SideTaken(label.claim(), label.stance(), label.words(), Map.of()));
            } else if (i == 2) {
                sides.add(new Opinion.SideTaken(
                        label.claim(), label.stance() == FAVOR ? AGAINST : FAVOR, label.words(), Map.of()));
            }
        }
        return Events.opinion(statement, null, sides.toArray(Opinion.SideTaken[]::new));
    }

    private static Alert alert(Document document, Statement statement, Statement.StanceLabel label) {
        String actor = Optional.ofNullable(statement.actor().name()).orElse("");
        String series = "fentanyl/claim:" + label.claim() + "/actor:"
                + statement.actor().key().orElse("");
        String stance = label.stance() == FAVOR ? "in favour" : "against";
        return new Alert(
                Ids.alert(Alert.Kind.FIRST_POSITION, series, label.stance().json()),
                Alert.Kind.FIRST_POSITION,
                "fentanyl",
                series,
                statement.day(),
                actor + " takes a side for the first time: " + stance + ", “"
                        + TestServer.issue().claim(label.claim()).orElseThrow().label() + "”",
                "No earlier statement of " + actor + " takes this side on the claim.",
                Map.of("claim", label.claim(), "stance", label.stance().json()),
                List.of(new Alert.Evidence(
                        statement.id(),
                        document.id(),
                        label.words(),
                        statement.speaker().name(),
                        document.publisher(),
                        document.title(),
                        document.url(),
                        null,
                        null)));
    }

    private static String between(String text, String from, String to) {
        int start = text.indexOf(from);
        return text.substring(start, text.indexOf(to, start) + to.length());
    }
}
