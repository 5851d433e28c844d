package org.onrecord.app.command.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.app.broker.BrokerExtension;
import org.onrecord.app.shell.CommandResult;
import org.onrecord.events.CaptureRef;
import org.onrecord.events.Document;
import org.onrecord.events.Ids;
import org.onrecord.events.topic.Topics;
import org.onrecord.ingest.capture.CaptureRecord;
import org.onrecord.ingest.capture.CaptureWriter;
import org.onrecord.testing.DocumentBuilder;
import org.onrecord.testing.Records;

/** The verification of captures, with a real broker. */
final class VerifyIT {
    private static final Instant EARLY = Instant.parse("2024-05-06T07:08:09Z");

    @RegisterExtension
    private static final BrokerExtension BROKER = BrokerExtension.emptied(3);

    @TempDir
    private Path folder;

    private Path captures;
    private CaptureRef first;
    private CaptureRef second;

    @BeforeEach
    void writeDocumentsAndCaptures() throws Exception {
        captures = folder.resolve("captures");
        try (CaptureWriter writer = new CaptureWriter(captures, InstantSource.fixed(EARLY))) {
            first = writer.write(page("https://port.example/a", "The harbour opens."));
            second = writer.write(page("https://port.example/a", "The harbour opens late."));
        }
        Records.write(
                BROKER.kafka(),
                Topics.DOCUMENTS,
                document("a", "The harbour opens.", EARLY, first),
                document("a", "The harbour opens late.", EARLY.plusSeconds(60), second),
                document("b", "A note without a capture.", EARLY, null));
    }

    @Test
    void verifiesIntactCaptures() {
        CommandResult called = verify();
        assertThat(called.out())
                .isEqualTo("2 captures in 1 files of " + captures
                        + ", 0 places damaged; 2 documents in 3 versions, 2 with a capture, 2 proven, 0 not\n");
        assertThat(called.code()).isZero();
    }

    @Test
    void namesDocumentAndOffsetOfAFlippedByte() throws Exception {
        Path file = captures.resolve(first.file());
        byte[] bytes = Files.readAllBytes(file);
        // A byte of the sum at the end of the first record: one within it could come out as anything.
        bytes[(int) second.offset() - 6] ^= 1;
        Files.write(file, bytes);

        CommandResult called = verify();

        assertThat(called.code()).isEqualTo(1);
        assertThat(called.out().lines())
                .satisfiesExactly(
                        line -> assertThat(line)
                                .startsWith("file " + first.file() + ":" + first.offset() + ": the record "),
                        line -> assertThat(line)
                                .startsWith("document " + Ids.document("web", "a")
                                        + " of web, earlier version of 2024-05-06T07:08:09Z: the record at "
                                        + first.file() + ":" + first.offset()),
                        line -> assertThat(line)
                                .endsWith(", 1 places damaged; 2 documents in 3 versions, 2 with a capture, 1 proven, 1"
                                        + " not"));
    }

    @Test
    void findsADeletedFileAndOneThatEndsEarly() throws Exception {
        Path file = captures.resolve(first.file());
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(bytes, (int) second.offset()));
        CommandResult shorter = verify();
        Files.delete(file);
        CommandResult none = verify();

        assertThat(shorter.code()).isEqualTo(1);
        assertThat(shorter.out())
                .startsWith("document " + Ids.document("web", "a")
                        + " of web, newest version of 2024-05-06T07:09:09Z: the file " + first.file() + " has "
                        + second.offset() + " bytes, and the capture should start at ");
        assertThat(none.code()).isEqualTo(1);
        assertThat(none.out()).contains(": there is no file " + first.file()).endsWith(" 0 proven, 2 not\n");
    }

    private CommandResult verify() {
        return CommandResult.onrecord(
                "verify", "--bootstrap-servers", BROKER.address(), "--captures", captures.toString());
    }

    private static CaptureRecord page(String url, String text) {
        return new CaptureRecord.Response(
                url,
                EARLY,
                "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n".getBytes(StandardCharsets.US_ASCII),
                text.getBytes(StandardCharsets.UTF_8),
                Optional.empty());
    }

    private static Document document(String item, String text, Instant fetched, @Nullable CaptureRef capture) {
        return DocumentBuilder.document("web", item, text)
                .publisher("Port")
                .fetched(fetched)
                .capture(capture)
                .build();
    }
}
