package org.onrecord.app.command.batch;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.onrecord.app.command.batch.BatchLines.BadLineException;
import org.onrecord.app.shell.Shell;
import org.onrecord.app.shell.ShellCommand;
import org.onrecord.events.EventJson;
import org.onrecord.processor.model.OnnxStanceReader;
import org.onrecord.processor.model.StanceReader;
import org.onrecord.processor.stance.ClaimStance;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The command {@code stance --jsonl}: decides which side a text takes on a claim in free words, one pair per line. */
@Command(name = "stance", description = "Decides which side a text takes on a claim in free words; one pair per line.")
public final class StanceCommand extends ShellCommand {
    @Option(
            names = "--jsonl",
            required = true,
            description =
                    "Read one JSON object per line (id, text, claim, optional lang) and write one per line (id, stance, scores).")
    private boolean jsonl;

    public StanceCommand(Shell shell) {
        super(shell);
    }

    @Override
    public Integer call() throws IOException {
        try (StanceReader reader = OnnxStanceReader.load()) {
            ClaimStance stance = new ClaimStance(reader);
            BatchLines.run(shell, line -> answer(line, stance));
        }
        return jsonl ? 0 : 2;
    }

    private static ObjectNode answer(JsonNode line, ClaimStance decision) throws BadLineException {
        String text = text(line, "text");
        String claim = text(line, "claim");
        @Nullable JsonNode lang = line.get("lang");
        String language = lang != null && lang.isString() ? lang.asString() : language(text);
        ClaimStance.Scores scores = decision.decide(text, claim, language);
        ObjectNode answer = EventJson.mapper().createObjectNode();
        answer.put("stance", scores.stance());
        answer.putObject("scores")
                .put("favor", scores.favor())
                .put("against", scores.against())
                .put("none", scores.none());
        return answer;
    }

    private static String language(String text) {
        return text.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN)
                ? "zh"
                : "en";
    }

    private static String text(JsonNode line, String field) throws BadLineException {
        JsonNode value = line.get(field);
        if (value == null || !value.isString() || value.asString().isBlank()) {
            throw new BadLineException("the line has no " + field + "; it needs text and claim");
        }
        return value.asString();
    }
}
