package org.onrecord.app.command.batch;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.onrecord.app.command.batch.BatchLines.BadLineException;
import org.onrecord.app.shell.Shell;
import org.onrecord.app.shell.ShellCommand;
import org.onrecord.events.EventJson;
import org.onrecord.events.time.Published;
import org.onrecord.ingest.feed.Feed;
import org.onrecord.ingest.feed.FeedEntry;
import org.onrecord.ingest.feed.FeedReader;
import org.onrecord.ingest.feed.FeedText;
import org.onrecord.ingest.reading.ReadResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The command {@code feed --jsonl}: parses feeds, one feed per line. */
@Command(name = "feed", description = "Parses feeds, also broken ones, in RSS, Atom and JSON Feed; one feed per line.")
public final class FeedCommand extends ShellCommand {
    @Option(
            names = "--jsonl",
            required = true,
            description = "Read one JSON object per line (id, url, xml) and write one per line (id, title, entries).")
    private boolean jsonl;

    public FeedCommand(Shell shell) {
        super(shell);
    }

    @Override
    public Integer call() throws IOException {
        BatchLines.run(shell, FeedCommand::answer);
        return jsonl ? 0 : 2;
    }

    static ObjectNode answer(JsonNode line) throws BadLineException {
        JsonNode xml = line.get("xml");
        if (xml == null || !xml.isString()) {
            throw new BadLineException("the line has no xml; it needs the feed's text there");
        }
        JsonNode url = line.path("url");
        return switch (FeedReader.read(xml.asString(), url.isString() ? url.asString() : null)) {
            case ReadResult.Unreadable<Feed> unreadable -> throw new BadLineException(unreadable.reason());
            case ReadResult.Read<Feed> read -> answer(read.value());
        };
    }

    private static ObjectNode answer(Feed feed) {
        ObjectNode answer = EventJson.mapper().createObjectNode();
        answer.put("title", orNull(feed.title()));
        ArrayNode entries = answer.putArray("entries");
        for (FeedEntry entry : feed.entries()) {
            entries.addObject()
                    .put("id", entry.id())
                    .put("url", entry.url())
                    .put("title", orNull(entry.title()))
                    .put("published", date(entry.published()))
                    .put("updated", date(entry.updated()))
                    .put("summary", text(entry.summary()))
                    .put("content", text(entry.content()));
        }
        return answer;
    }

    /** Returns the date with an offset. A time without one counts as UTC, as in other feed readers. */
    private static @Nullable String date(@Nullable Published date) {
        if (date == null || date.precision() != Published.Precision.TIME) {
            return date == null ? null : date.value();
        }
        return date.value().matches(".*(Z|[+-]\\d\\d:\\d\\d(:\\d\\d)?)") ? date.value() : date.value() + "Z";
    }

    private static @Nullable String text(@Nullable FeedText text) {
        return text == null ? null : text.value();
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
