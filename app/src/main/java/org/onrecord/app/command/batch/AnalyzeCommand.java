package org.onrecord.app.command.batch;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onrecord.app.command.batch.BatchLines.BadLineException;
import org.onrecord.app.failure.Failure;
import org.onrecord.app.models.ReadingModels;
import org.onrecord.app.run.Services;
import org.onrecord.app.shell.ShellCommand;
import org.onrecord.events.Document;
import org.onrecord.events.EventJson;
import org.onrecord.events.Statement;
import org.onrecord.events.exchange.DocumentLine;
import org.onrecord.events.issue.Issue;
import org.onrecord.ingest.fetch.Fetcher;
import org.onrecord.ingest.file.DiskSource;
import org.onrecord.ingest.item.Item;
import org.onrecord.ingest.reading.ReadResult;
import org.onrecord.ingest.trial.SourceTrial;
import org.onrecord.processor.analysis.Analysis;
import org.onrecord.processor.analysis.Analysis.Labelled;
import org.onrecord.processor.analysis.Analyzer;
import org.onrecord.processor.statement.FoundStatement;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The command {@code analyze}: finds the statements of a document, without a broker. */
@Command(name = "analyze")
public final class AnalyzeCommand extends ShellCommand {
    @Parameters(arity = "0..1", paramLabel = "FILE or URL", descriptionKey = "FILE")
    private @Nullable String file;

    @Option(names = "--jsonl")
    private boolean jsonl;

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (ReadingModels models = ReadingModels.load(settings().issues())) {
            Issue issue = issue(settings());
            Analyzer analyzer = models.analyzer(issue);
            if (jsonl) {
                models.loadBeside(issue);
                BatchLines.run(shell, line -> answer(line, analyzer));
            } else {
                print(analyzer.analyze(input()), shell.out());
            }
        }
        return 0;
    }

    /** Reads the document that the command is called with: a file, a web page, or text on standard input. */
    private Document input() throws IOException, InterruptedException {
        String from = file;
        if (from == null || from.equals("-")) {
            return text(new String(shell.in().readAllBytes(), StandardCharsets.UTF_8));
        }
        if (from.startsWith("http://") || from.startsWith("https://")) {
            return page(from);
        }
        try {
            return switch (DiskSource.single(Path.of(from))) {
                case Item.Accepted accepted -> accepted.document();
                case Item.Refused refused -> throw new Failure(refused.origin() + ": " + refused.reason());
            };
        } catch (NoSuchFileException e) {
            throw new Failure("There is no file " + from + ".");
        }
    }

    private Document page(String url) throws InterruptedException {
        try (Fetcher fetcher = Fetcher.of(Services.fetches(settings()))) {
            SourceTrial trial = new SourceTrial(fetcher, Services.politeness(settings()), InstantSource.system());
            return switch (trial.page(url)) {
                case ReadResult.Read<Document> read -> read.value();
                case ReadResult.Unreadable<Document> none -> throw new Failure(url + ": " + none.reason());
            };
        }
    }

    private static Document text(String text) {
        if (text.isBlank()) {
            throw new Failure("Standard input is empty; give a text there, or name a file.");
        }
        Document.Origin origin = new Document.Origin("standard-input", "standard-input", "", null);
        return Document.of(origin, null, "", null, Instant.EPOCH, null, text);
    }

    /** Returns the document of a line. A line without an id gets a placeholder. */
    static Document document(JsonNode line) throws BadLineException {
        ObjectNode copy = ((ObjectNode) line.deepCopy());
        JsonNode id = copy.get("id");
        copy.put("id", id == null || id.isNull() ? "line" : id.asString());
        return switch (DocumentLine.read(copy, "batch", Instant.EPOCH)) {
            case DocumentLine.Result.Accepted accepted -> accepted.document();
            case DocumentLine.Result.Refused refused -> throw new BadLineException(refused.reason());
        };
    }

    private static ObjectNode answer(JsonNode line, Analyzer analyzer) throws BadLineException {
        Analysis analysis = analyzer.analyze(document(line));
        ObjectNode answer = EventJson.mapper().createObjectNode();
        ArrayNode statements = answer.putArray("statements");
        for (Labelled each : analysis.statements()) {
            statements.add(json(each, analysis.document()));
        }
        return answer;
    }

    private static ObjectNode json(Labelled labelled, Document document) {
        FoundStatement found = labelled.found();
        ObjectNode json = EventJson.mapper().createObjectNode();
        json.put("start", found.span().start());
        json.put("end", found.span().end());
        json.put("quote", found.span().of(document.text()));
        json.put("kind", found.kind().json());
        json.put("within", found.within() < 0 ? null : Integer.valueOf(found.within()));
        json.put("speaker", found.speaker().name());
        json.put("actor", found.actor().id());
        json.put("role", found.speaker().role());
        json.put("org", found.speaker().organisation());
        json.put("side", found.actor().side());
        json.put("official", found.actor().official());
        json.put("tier", found.actor().tier());
        json.put("date", found.date() == null ? null : found.date().toString());
        json.put("occasion", found.occasion());
        json.put("onIssue", labelled.onIssue());
        ArrayNode topics = json.putArray("topics");
        labelled.labels().topics().forEach(topic -> topics.add(topic.topic()));
        ObjectNode stances = json.putObject("stances");
        labelled.labels()
                .stances()
                .forEach(stance -> stances.put(stance.claim(), stance.stance().json()));
        ObjectNode conditions = json.putObject("conditions");
        labelled.labels().stances().stream()
                .filter(Statement.StanceLabel::conditional)
                .forEach(stance -> conditions.put(stance.claim(), true));
        return json;
    }

    private static void print(Analysis analysis, PrintStream out) {
        List<Labelled> statements = analysis.statements();
        int[] depth = new int[statements.size()];
        for (int i = 0; i < statements.size(); i++) {
            FoundStatement found = statements.get(i).found();
            depth[i] = found.within() < 0 ? 0 : depth[found.within()] + 1;
            print(i + 1, statements.get(i), analysis.document(), "    ".repeat(depth[i]), out);
        }
        long kept = statements.stream().filter(Labelled::onIssue).count();
        out.println(statements.size() + " statements, " + kept + " of them on the issue " + analysis.issue()
                + "; model " + analysis.model());
    }

    private static void print(int number, Labelled labelled, Document document, String indent, PrintStream out) {
        FoundStatement found = labelled.found();
        Statement.Actor actor = found.actor();
        out.println(indent + number + ". "
                + (found.speaker().name() == null
                        ? "(no name)"
                        : found.speaker().name())
                + " [" + actor.side() + ", tier " + actor.tier()
                + (actor.id() == null ? ", inferred" : ", " + actor.id()) + "] "
                + found.kind().json()
                + (found.date() == null ? "" : ", " + found.date())
                + (found.occasion() == null ? "" : ", " + found.occasion().replaceAll("\\s+", " "))
                + (labelled.onIssue() ? "" : ", not on the issue"));
        out.println(indent + "   “" + abbreviate(found.span().of(document.text())) + "”");
        if (!labelled.labels().topics().isEmpty()) {
            out.println(indent + "   on "
                    + labelled.labels().topics().stream()
                            .map(Statement.TopicLabel::topic)
                            .collect(Collectors.joining(", ")));
        }
        for (Statement.StanceLabel stance : labelled.labels().stances()) {
            out.printf(
                    "%s   %s %s (%.2f): “%s”%n",
                    indent, stance.stance().json(), stance.claim(), stance.score(), abbreviate(stance.words()));
        }
    }

    private static String abbreviate(String words) {
        String line = words.replaceAll("\\s+", " ");
        return line.length() <= 160 ? line : line.substring(0, 80) + " … " + line.substring(line.length() - 77);
    }
}
