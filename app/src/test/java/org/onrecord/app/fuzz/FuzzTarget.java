package org.onrecord.app.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.onrecord.dashboard.query.WordSearch;
import org.onrecord.dashboard.record.Partition;
import org.onrecord.dashboard.record.RecordDecoder;
import org.onrecord.dashboard.record.RecordPosition;
import org.onrecord.events.Document;
import org.onrecord.events.Statement.Span;
import org.onrecord.events.issue.ActorFiles;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.issue.IssueFile;
import org.onrecord.events.issue.IssueFile.InvalidIssueException;
import org.onrecord.events.topic.Topics;
import org.onrecord.ingest.article.ArticleReader;
import org.onrecord.ingest.charset.DecodedText;
import org.onrecord.ingest.extract.PageExtractor;
import org.onrecord.ingest.feed.Feed;
import org.onrecord.ingest.feed.FeedEntry;
import org.onrecord.ingest.feed.FeedReader;
import org.onrecord.ingest.file.DiskSource;
import org.onrecord.ingest.file.JsonLines;
import org.onrecord.ingest.file.WarcDocuments;
import org.onrecord.ingest.pdf.PdfMain;
import org.onrecord.ingest.reading.ReadResult;
import org.onrecord.ingest.reading.ReadingMarks;
import org.onrecord.ingest.source.SourceCatalogue;
import org.onrecord.ingest.source.SourceCatalogue.InvalidSourcesException;
import org.onrecord.processor.statement.FoundStatement;
import org.onrecord.processor.statement.StatementFinder;
import org.onrecord.testing.DocumentBuilder;

/** A reader of input from outside. Whatever the bytes are, it reads or refuses them; anything else is a finding. */
enum FuzzTarget {
    HTML {
        @Override
        void read(byte[] input, Path folder) {
            PageExtractor.extract(DecodedText.of(input, null).text(), "https://port.example/basin");
            ArticleReader.read(input, "text/html", null, "https://port.example/basin");
        }
    },
    FEED {
        @Override
        void read(byte[] input, Path folder) {
            if (FeedReader.read(input, null, "https://port.example/feed") instanceof ReadResult.Read<Feed> read) {
                read.value().entries().forEach(FeedEntry::text);
            }
        }
    },
    /** What runs in the process for PDF files. */
    PDF {
        @Override
        void read(byte[] input, Path folder) throws IOException {
            ByteArrayOutputStream message = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(message);
            out.writeInt(input.length);
            out.write(input);
            System.setIn(new ByteArrayInputStream(message.toByteArray()));
            System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, UTF_8));
            PdfMain.main(new String[] {"10000"});
        }
    },
    WARC {
        @Override
        void read(byte[] input, Path folder) throws IOException {
            Path file = Files.write(folder.resolve("fuzz.warc"), input);
            new WarcDocuments("fuzz", file, folder, Instant.EPOCH, Instant.EPOCH)
                    .read((item, position) -> {}, reason -> {});
        }
    },
    LINES {
        @Override
        void read(byte[] input, Path folder) {
            new JsonLines("fuzz", "a.jsonl", "a.jsonl", Instant.EPOCH, ReadingMarks.beside(folder))
                    .read(new ByteArrayInputStream(input), item -> {});
        }
    },
    YAML {
        @Override
        void read(byte[] input, Path folder) throws IOException {
            try {
                IssueFile.parse("issue.yaml", new String(input, UTF_8), ActorFiles.NONE);
            } catch (InvalidIssueException refused) {
                if (refused.mistakes().isEmpty()) {
                    throw refused;
                }
            }
            try {
                SourceCatalogue.read(Files.write(folder.resolve("sources.yaml"), input));
            } catch (InvalidSourcesException refused) {
                if (String.valueOf(refused.getMessage()).isBlank()) {
                    throw refused;
                }
            }
        }
    },
    SIDECAR {
        @Override
        void read(byte[] input, Path folder) throws IOException {
            Files.write(folder.resolve("a.txt.meta.yaml"), input);
            DiskSource.single(Files.writeString(folder.resolve("a.txt"), "The gates are shut."));
        }
    },
    RECORD {
        @Override
        void read(byte[] input, Path folder) {
            for (String topic : List.of(Topics.STATEMENTS.name(), Topics.DEAD_LETTERS.name())) {
                RecordDecoder.decode(
                        new RecordPosition(new Partition(topic, 0), 0), Instant.EPOCH, "key", input, Map.of());
            }
        }
    },
    /** Statements lie within the text, cut no character in two, and nest. */
    STATEMENTS {
        @Override
        void read(byte[] input, Path folder) {
            Document document = DocumentBuilder.document("fuzz", "1", new String(input, UTF_8))
                    .build();
            String text = document.text();
            List<FoundStatement> found = FINDER.find(document);
            for (FoundStatement one : found) {
                Span span = one.span();
                require(span.start() >= 0 && span.start() < span.end() && span.end() <= text.length(), span);
                require(!Character.isLowSurrogate(text.charAt(span.start())), span);
                require(one.within() < 0 || found.get(one.within()).span().contains(span), span);
            }
        }
    },
    QUERY {
        @Override
        void read(byte[] input, Path folder) {
            WordSearch.problem(new String(input, UTF_8));
        }
    };

    private static final Issue ISSUE = IssueFile.parse("issue.yaml", FuzzSeeds.ISSUE, ActorFiles.NONE);
    private static final StatementFinder FINDER = StatementFinder.of(ISSUE);

    /** Reads an input. */
    abstract void read(byte[] input, Path folder) throws IOException;

    private static void require(boolean fits, Span span) {
        if (!fits) {
            throw new IllegalStateException("a statement does not fit: " + span);
        }
    }
}
