package org.onrecord.app.command.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.app.broker.BrokerExtension;
import org.onrecord.app.shell.CommandResult;
import org.onrecord.events.Document;
import org.onrecord.events.EventJson;
import org.onrecord.events.deadletter.DeadLetter;
import org.onrecord.events.deadletter.DeadLetterHeaders;
import org.onrecord.events.deadletter.DeadLetterQueue;
import org.onrecord.events.issue.ActorFiles;
import org.onrecord.events.issue.IssueFile;
import org.onrecord.events.topic.Topics;
import org.onrecord.processor.analysis.Analysis;
import org.onrecord.processor.topology.ProcessorGroup;
import org.onrecord.processor.topology.ProcessorLag;
import org.onrecord.processor.topology.ProcessorService;
import org.onrecord.testing.DocumentBuilder;

/**
 * Dead letters from their burial to the retry, with a real broker and the real processor around a reader that fails
 * until it is mended.
 */
final class DeadLettersIT {
    private static final Document DOCUMENT = DocumentBuilder.document("test", "item", "A text that breaks the reader.")
            .publisher("Publisher")
            .title("Title")
            .language("en")
            .build();

    @RegisterExtension
    private static final BrokerExtension BROKER = BrokerExtension.emptied(3);

    @TempDir
    private Path folder;

    private final AtomicBoolean broken = new AtomicBoolean(true);

    private Analysis read(Document document) {
        if (broken.get()) {
            throw new IllegalStateException("the reader is broken");
        }
        return new Analysis(document, "tea", true, "test", List.of());
    }

    @Test
    void aDeadLetterIsShownByteForByteAndReadAfterTheReaderIsFixed() throws Exception {
        // A field that this version does not know: the record's own bytes are kept, not what was understood of them.
        byte[] bytes = new String(EventJson.write(DOCUMENT), StandardCharsets.UTF_8)
                .replaceFirst("}$", ",\"later\":\"é\"}")
                .getBytes(StandardCharsets.UTF_8);
        try (ProcessorService processor = processor()) {
            write(bytes);
            assertThat(outcome()).contains("\"result\":\"dead-letter\"");
            DeadLetter letter = letters().getFirst();

            assertThat(onrecord("list").out())
                    .startsWith(letter.id() + "  processor  test/item  ")
                    .contains("the document could not be read")
                    .contains("the reader is broken");
            assertThat(onrecord("list", "--json").out())
                    .startsWith("{\"id\":\"" + letter.id() + "\",\"stage\":\"processor\"");
            assertThat(onrecord("list", "--stage", "ingest").out()).isEmpty();
            assertThat(onrecord("show", letter.id()).out())
                    .contains("Tries:    1\n", "Headers:\n", "  kept: as it was\n", "A text that breaks the reader.");
            Path out = folder.resolve("original");
            assertThat(onrecord("show", letter.id(), "--out", out.toString()).code())
                    .isZero();
            assertThat(Files.readAllBytes(out)).isEqualTo(bytes);

            assertThat(onrecord("retry", letter.id()).out())
                    .isEqualTo(letter.id() + "  written back to onrecord.documents, try 2\n");
            caughtUp();
            assertThat(letters()).hasSize(2);
            DeadLetter second = letters().getLast();
            assertThat(second.tries()).isEqualTo(2);
            assertThat(onrecord("retry", letter.id())).satisfies(called -> {
                assertThat(called.code()).isEqualTo(1);
                assertThat(called.out()).contains("not retried: it was retried at");
            });

            broken.set(false);
            assertThat(onrecord("retry", "--all").out())
                    .contains(second.id() + "  written back")
                    .doesNotContain("not retried");
            assertThat(outcome()).contains("\"result\":\"none-on-issue\"");
            assertThat(letters()).allSatisfy(each -> assertThat(each.retried()).isNotNull());
            assertThat(onrecord("list").err()).contains("Open: none; retried: 2.");
            assertThat(onrecord("show", "7-7").err()).contains("There is no dead letter 7-7");
            assertThat(processor).isNotNull();
        }
    }

    @Test
    void aRetryOfWhatWasNeverARecordNamesItsOrigin() throws Exception {
        try (KafkaProducer<String, byte[]> producer = producer()) {
            ProducerRecord<String, byte[]> letter =
                    new ProducerRecord<>(Topics.DEAD_LETTERS.name(), "inbox/a.txt", new byte[] {(byte) 0xff});
            DeadLetterHeaders.describe(letter.headers(), "ingest", "it is not UTF-8", "inbox/a.txt", 1);
            producer.send(letter).get();
        }
        String id = letters().getFirst().id();
        assertThat(onrecord("show", id).out())
                .contains("The original is not UTF-8 text; write it to a file with --out.");
        assertThat(onrecord("retry", "--stage", "ingest"))
                .isEqualTo(new CommandResult(
                        0,
                        id
                                + "  not retried: it was never a record on a topic: correct it where it came from, inbox/a.txt, and import it"
                                + " again; a watched folder or source is read again by itself\n",
                        "0 written back, 1 refused.\n"));
        assertThat(onrecord("retry").code()).isEqualTo(2);
    }

    private ProcessorService processor() {
        return ProcessorService.start(
                new ProcessorService.Settings(
                        BROKER.kafka(),
                        folder.resolve("state"),
                        1,
                        Optional.empty(),
                        Optional.empty(),
                        new ProcessorGroup("tea", 0),
                        Map.of()),
                IssueFile.parse("tea", "id: tea\ntitle: Tea\nlanguages: [en]\n", ActorFiles.NONE),
                this::read,
                new SimpleMeterRegistry());
    }

    private void write(byte[] value) throws Exception {
        try (KafkaProducer<String, byte[]> producer = producer()) {
            ProducerRecord<String, byte[]> record = new ProducerRecord<>(Topics.DOCUMENTS.name(), DOCUMENT.id(), value);
            record.headers().add("kept", "as it was".getBytes(StandardCharsets.UTF_8));
            producer.send(record).get();
        }
    }

    private KafkaProducer<String, byte[]> producer() {
        return BROKER.kafka().producer();
    }

    private List<DeadLetter> letters() {
        try (DeadLetterQueue box = new DeadLetterQueue(BROKER.kafka())) {
            return box.letters();
        }
    }

    private String outcome() throws InterruptedException {
        caughtUp();
        return CommandResult.onrecord("export", "outcomes", "--bootstrap-servers", BROKER.address())
                .out();
    }

    private void caughtUp() throws InterruptedException {
        try (ProcessorLag caughtUp = new ProcessorLag(BROKER.kafka())) {
            assertThat(caughtUp.await(Duration.ofMinutes(2))).isTrue();
        }
    }

    private CommandResult onrecord(String command, String... arguments) {
        List<String> all = new ArrayList<>(List.of("dead-letters", command));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--bootstrap-servers", BROKER.address()));
        return CommandResult.onrecord(all.toArray(String[]::new));
    }
}
