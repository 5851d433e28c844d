package org.onrecord.app.command.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.app.broker.BrokerExtension;
import org.onrecord.events.Alert;
import org.onrecord.events.Match;
import org.onrecord.events.Severity;
import org.onrecord.events.topic.Topics;
import org.onrecord.testing.Records;

/** What docs/guides/subscribe.md tells the users of kcat, Java and Python, tried on a broker as it stands there. */
@Timeout(180)
class SubscribeGuideIT {
    private static final Path GUIDE = Path.of("../docs/guides/subscribe.md");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w*)\n(.*?)^```$");
    private static final Match MATCH = new Match(
            "harbour",
            "Positions on the lamps",
            new Alert(
                    "a1",
                    Alert.Kind.FIRST_POSITION,
                    "lamps",
                    "lamps/claim:keep-lit/actor:mira-okafor",
                    null,
                    "Mira Okafor (AA): in favour of “The lamps stay lit”",
                    "No earlier statement takes a side on this claim.",
                    Map.of("side", "AA"),
                    List.of()),
            "It meets the side AA.",
            Severity.HIGH,
            Instant.parse("2024-03-01T12:00:00Z"),
            null,
            Instant.parse("2024-03-01T12:00:00Z"));

    @RegisterExtension
    private static final BrokerExtension BROKER = BrokerExtension.shared(1);

    @TempDir
    private Path folder = Path.of("");

    @BeforeAll
    static void writeMatch() throws Exception {
        Records.write(BROKER.kafka(), Topics.ALERTS_RULES, MATCH);
    }

    @Test
    void kcatReadsTheTopic() throws Exception {
        assumeTrue(succeeds("kcat", "-V"), "kcat is not here.");

        assertThat(firstLine(Stream.of("sh", "-c", "exec " + block("", "kcat -u -C"))))
                .startsWith("harbour/a1 {\"type\":\"match\"");
    }

    @Test
    void theLinesOfJavaCompileAndReadTheTopic() throws Exception {
        Path program = Files.writeString(folder.resolve("Desk.java"), """
            import org.apache.kafka.clients.consumer.KafkaConsumer;
            import org.apache.kafka.common.serialization.StringDeserializer;
            void main() {
            %s}
            """.formatted(block("java", "KafkaConsumer")));

        assertThat(firstLine(Stream.of(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        program.toString())))
                .startsWith("harbour/a1 {\"type\":\"match\"");
    }

    @Test
    void theLinesOfPythonReadTheTopic() throws Exception {
        String python = Stream.of("python3", "/usr/bin/python3")
                .filter(each -> succeeds(each, "-c", "import confluent_kafka"))
                .findFirst()
                .orElse("");
        assumeTrue(!python.isEmpty(), "Python with confluent-kafka is not here.");
        Path program = Files.writeString(folder.resolve("desk.py"), block("python", "Consumer"));

        assertThat(firstLine(Stream.of(python, "-u", program.toString())))
                .isEqualTo("harbour Mira Okafor (AA): in favour of “The lamps stay lit” ");
    }

    /** Returns a block of the guide in a language that holds some words, with the address of the broker. */
    private String block(String language, String words) throws IOException {
        Matcher blocks = BLOCK.matcher(Files.readString(GUIDE));
        while (blocks.find()) {
            if (blocks.group(1).equals(language) && blocks.group(2).contains(words)) {
                return blocks.group(2).replace("127.0.0.1:9092", BROKER.address());
            }
        }
        throw new AssertionError("the guide has no block with " + words);
    }

    /** Returns the first line of a program's output, and ends it. */
    private String firstLine(Stream<String> command) throws Exception {
        Path errors = folder.resolve("errors");
        ProcessBuilder builder = new ProcessBuilder(command.toList()).redirectError(errors.toFile());
        builder.environment().put("PYTHONIOENCODING", "utf-8");
        Process process = builder.start();
        // A program that says nothing is ended, since reading its output cannot be interrupted.
        CompletableFuture.delayedExecutor(120, TimeUnit.SECONDS).execute(process::destroyForcibly);
        try (BufferedReader lines = process.inputReader()) {
            String line = lines.readLine();
            assertThat(line).as(Files.readString(errors)).isNotNull();
            return line;
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
        }
    }

    private static boolean succeeds(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
