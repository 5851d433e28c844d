package org.onrecord.app.offline;

import java.io.IOException;
import org.onrecord.app.command.Shell;
import org.onrecord.app.command.ShellCommand;
import org.onrecord.app.offline.BatchLines.BadLineException;
import org.onrecord.app.settings.Setting;
import org.onrecord.events.EventJson;
import org.onrecord.events.Statement;
import org.onrecord.processor.analysis.PassageReading;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The command {@code label --jsonl}: passages taken as a whole, one a line. */
@Command(
        name = "label",
        description = "Labels passages taken as a whole: speaker, topics, sides. One JSON object a line.")
public final class LabelCommand extends ShellCommand {
    @Option(
            names = "--jsonl",
            required = true,
            description = "one JSON object a line in (id, publisher, date, lang, title, text), one out")
    private boolean jsonl;

    /** The command where it was called. */
    public LabelCommand(Shell shell) {
        super(shell, Setting.ISSUE);
    }

    @Override
    public Integer call() throws IOException {
        try (Models models = Models.load(issue(settings().issue()))) {
            BatchLines.run(shell.in(), shell.out(), line -> answer(line, models));
        }
        return jsonl ? 0 : 2;
    }

    private static ObjectNode answer(JsonNode line, Models models) throws BadLineException {
        PassageReading reading = models.analyzer().readPassage(AnalyzeCommand.document(line));
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
        for (Statement.StanceLabel label : reading.stances()) {
            stances.put(label.claim(), label.stance().json());
            evidence.put(label.claim(), label.words());
        }
        return answer;
    }
}
