package org.onrecord.app.command.batch;

import java.io.IOException;
import org.onrecord.app.command.batch.BatchLines.BadLineException;
import org.onrecord.app.models.ReadingModels;
import org.onrecord.app.settings.Setting;
import org.onrecord.app.shell.Shell;
import org.onrecord.app.shell.ShellCommand;
import org.onrecord.events.EventJson;
import org.onrecord.events.Statement;
import org.onrecord.events.issue.Issue;
import org.onrecord.processor.analysis.Analyzer;
import org.onrecord.processor.analysis.PassageReading;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The command {@code label --jsonl}: labels passages as a whole, one per line. */
@Command(name = "label", description = "Labels passages as a whole, one per line: speaker, topics and stances.")
public final class LabelCommand extends ShellCommand {
    @Option(
            names = "--jsonl",
            required = true,
            description =
                    "Read one JSON object per line (id, publisher, date, lang, title, text) and write one per line.")
    private boolean jsonl;

    public LabelCommand(Shell shell) {
        super(shell, Setting.ISSUE);
    }

    @Override
    public Integer call() throws IOException {
        Issue issue = issue(settings());
        try (ReadingModels models = ReadingModels.load(settings().issues())) {
            Analyzer analyzer = models.analyzer(issue);
            BatchLines.run(shell, line -> answer(line, analyzer));
        }
        return jsonl ? 0 : 2;
    }

    private static ObjectNode answer(JsonNode line, Analyzer analyzer) throws BadLineException {
        PassageReading reading = analyzer.readPassage(AnalyzeCommand.document(line));
        ObjectNode answer = EventJson.mapper().createObjectNode();
        answer.put("onIssue", reading.onIssue());
        answer.put("speaker", reading.speaker());
        Statement.Actor actor = reading.actor();
        answer.put("side", actor == null ? "none" : actor.side());
        answer.put("official", actor != null && actor.official());
        ArrayNode topics = answer.putArray("topics");
        reading.topics().forEach(topics::add);
        ObjectNode stances = answer.putObject("stances");
        ObjectNode evidence = answer.putObject("evidence");
        ObjectNode scores = answer.putObject("scores");
        for (Statement.StanceLabel label : reading.sides().taken()) {
            stances.put(label.claim(), label.stance().json());
            evidence.put(label.claim(), label.words());
            score(scores, label, true);
        }
        reading.sides().unsure().forEach(label -> score(scores, label, false));
        return answer;
    }

    private static void score(ObjectNode scores, Statement.StanceLabel label, boolean told) {
        scores.putObject(label.claim())
                .put("stance", label.stance().json())
                .put("score", label.score())
                .put("told", told);
    }
}
