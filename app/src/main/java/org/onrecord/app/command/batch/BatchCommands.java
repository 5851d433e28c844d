package org.onrecord.app.command.batch;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.onrecord.app.command.batch.BatchLines.BadLineException;
import org.onrecord.app.models.ReadingModels;
import org.onrecord.app.shell.ShellCommand;
import org.onrecord.events.EventJson;
import org.onrecord.events.Statement;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.time.Published;
import org.onrecord.ingest.extract.Page;
import org.onrecord.ingest.extract.PageExtractor;
import org.onrecord.ingest.feed.Feed;
import org.onrecord.ingest.feed.FeedEntry;
import org.onrecord.ingest.feed.FeedReader;
import org.onrecord.ingest.feed.FeedText;
import org.onrecord.ingest.reading.ReadResult;
import org.onrecord.processor.analysis.Analyzer;
import org.onrecord.processor.analysis.PassageReading;
import org.onrecord.processor.model.OnnxStanceReader;
import org.onrecord.processor.model.StanceReader;
import org.onrecord.processor.stance.ClaimStance;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The commands that read one JSON object per line and write one per line, in the same order. */
public final class BatchCommands {
    private BatchCommands() {}

    /** A command whose only form is the batch form. */
    private abstract static class BatchCommand extends ShellCommand {
        @SuppressWarnings("UnusedVariable") // There is no other form yet.
        @Option(names = "--jsonl", required = true)
        private boolean jsonl;
    }

    @Command(name = "label")
    public static final class Label extends BatchCommand {
        @Override
        public Integer call() throws IOException {
            Issue issue = issue(settings());
            try (ReadingModels models = ReadingModels.load(settings().issues())) {
                Analyzer analyzer = models.analyzer(issue);
                BatchLines.run(shell, line -> answer(line, analyzer));
            }
            return 0;
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
            ObjectNode conditions = answer.putObject("conditions");
            ObjectNode scores = answer.putObject("scores");
            for (Statement.StanceLabel label : reading.sides().taken()) {
                if (label.conditional()) {
                    conditions.put(label.claim(), true);
                }
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

    @Command(name = "stance")
    public static final class Stance extends BatchCommand {
        private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

        @Override
        public Integer call() throws IOException {
            try (StanceReader reader = new OnnxStanceReader(List::of)) {
                ClaimStance stance = new ClaimStance(reader);
                BatchLines.run(shell, line -> answer(line, stance));
            }
            return 0;
        }

        private static ObjectNode answer(JsonNode line, ClaimStance decision) throws BadLineException {
            String text = text(line, "text");
            String claim = text(line, "claim");
            @Nullable JsonNode lang = line.get("lang");
            String language = lang != null && lang.isString()
                    ? lang.asString()
                    : HAN.matcher(text).find() ? "zh" : "en";
            StanceReader.Stances scores = decision.decide(text, claim, language);
            ObjectNode answer = EventJson.mapper().createObjectNode();
            answer.put("stance", scores.likeliest());
            answer.putObject("scores")
                    .put("favor", scores.favor())
                    .put("against", scores.against())
                    .put("none", scores.none());
            return answer;
        }

        private static String text(JsonNode line, String field) throws BadLineException {
            JsonNode value = line.get(field);
            if (value == null || !value.isString() || value.asString().isBlank()) {
                throw new BadLineException("the line has no " + field + "; it needs text and claim");
            }
            return value.asString();
        }
    }

    @Command(name = "extract")
    public static final class Extract extends BatchCommand {
        @Override
        public Integer call() throws IOException {
            BatchLines.run(shell, Extract::answer);
            return 0;
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

    @Command(name = "feed")
    public static final class FeedBatch extends BatchCommand {
        @Override
        public Integer call() throws IOException {
            BatchLines.run(shell, FeedBatch::answer);
            return 0;
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
}
