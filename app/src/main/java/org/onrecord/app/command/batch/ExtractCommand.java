package org.onrecord.app.command.batch;

import java.io.IOException;
import org.onrecord.app.command.batch.BatchLines.BadLineException;
import org.onrecord.app.shell.Shell;
import org.onrecord.app.shell.ShellCommand;
import org.onrecord.events.EventJson;
import org.onrecord.events.time.Published;
import org.onrecord.ingest.extract.Page;
import org.onrecord.ingest.extract.PageExtractor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The command {@code extract --jsonl}: extracts the main text and the metadata of web pages, one page per line. */
@Command(
        name = "extract",
        description = "Extracts the main text of web pages, with title, authors, date and language; one page per line.")
public final class ExtractCommand extends ShellCommand {
    @Option(
            names = "--jsonl",
            required = true,
            description =
                    "Read one JSON object per line (id, url, html) and write one per line (id, title, authors, published,"
                            + " language, text).")
    private boolean jsonl;

    public ExtractCommand(Shell shell) {
        super(shell);
    }

    @Override
    public Integer call() throws IOException {
        BatchLines.run(shell, ExtractCommand::answer);
        return jsonl ? 0 : 2;
    }

    private static ObjectNode answer(JsonNode line) throws BadLineException {
        JsonNode html = line.get("html");
        if (html == null || !html.isString()) {
            throw new BadLineException("the line has no html; it needs html, and url where it is known");
        }
        JsonNode url = line.get("url");
        Page page = PageExtractor.extract(html.asString(), url != null && url.isString() ? url.asString() : null);
        ObjectNode answer = EventJson.mapper().createObjectNode();
        answer.put("title", page.title());
        ArrayNode authors = answer.putArray("authors");
        page.authors().forEach(authors::add);
        Published published = page.published();
        answer.put("published", published == null ? null : published.value());
        answer.put("language", page.language());
        answer.put("text", page.text());
        return answer;
    }
}
