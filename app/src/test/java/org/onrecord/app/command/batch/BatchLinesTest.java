package org.onrecord.app.command.batch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.SequenceInputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.onrecord.app.command.batch.BatchLines.BadLineException;
import org.onrecord.events.EventJson;
import org.onrecord.ingest.reading.LimitExceededException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@Timeout(60)
class BatchLinesTest {

    @Test
    void answersInTheOrderOfTheLinesWhicheverAnswerIsReadyFirst() throws IOException {
        CountDownLatch second = new CountDownLatch(1);

        assertThat(answers("{\"id\":1}\n{\"id\":2}\n", line -> {
                    if (line.get("id").asInt() == 1 && Runtime.getRuntime().availableProcessors() > 1) {
                        await(second);
                    }
                    second.countDown();
                    return greeting(line);
                }))
                .isEqualTo("{\"id\":1,\"said\":\"hello 1\"}\n{\"id\":2,\"said\":\"hello 2\"}\n");
    }

    @Test
    void answersABadLineInItsPlaceAndReadsOn() throws IOException {
        assertThat(answers("""
            {"id":"a"}
            [1]

            {"id":"b","bad":true}
            {"id":"c","broken":true}
            {"id":"d","deep":true}
            {"id":"l","long":true}
            {"id":"e"}
            """, line -> {
                    if (line.has("bad")) {
                        throw new BadLineException("the line is bad");
                    }
                    if (line.has("broken")) {
                        throw new IllegalStateException("no");
                    }
                    if (line.has("long")) {
                        throw new LimitExceededException("it has 9 bytes");
                    }
                    if (line.has("deep")) {
                        throw new StackOverflowError();
                    }
                    return greeting(line);
                }))
                .isEqualTo("""
                    {"id":"a","said":"hello a"}
                    {"id":null,"error":"the line is JSON but no object"}
                    {"id":"b","error":"the line is bad"}
                    {"id":"c","error":"the line could not be read because of a bug; report it with what the log says"}
                    {"id":"d","error":"the line could not be read because of a bug; report it with what the log says"}
                    {"id":"l","error":"it has 9 bytes"}
                    {"id":"e","said":"hello e"}
                    """);
    }

    @Test
    void namesNoJavaClassForALineThatIsNestedTooDeep() throws Exception {
        assertThat(answers("{\"a\":" + "[".repeat(600), BatchLinesTest::greeting))
                .isEqualTo(
                        "{\"id\":null,\"error\":\"the line is not JSON: Document nesting depth (501) exceeds the maximum"
                                + " allowed (500)\"}\n");
    }

    @Test
    void answersALineBeforeTheNextOneComes() throws Exception {
        try (PipedOutputStream asks = new PipedOutputStream();
                PipedInputStream in = new PipedInputStream(asks);
                PipedInputStream answered = new PipedInputStream();
                PipedOutputStream out = new PipedOutputStream(answered)) {
            FutureTask<Void> batch = new FutureTask<>(() -> {
                BatchLines.run(in, out, BatchLinesTest::greeting, () -> {});
                return null;
            });
            Thread.ofVirtual().start(batch);
            BufferedReader answers = new BufferedReader(new InputStreamReader(answered, UTF_8));
            for (int i = 0; i < 3; i++) {
                asks.write(("{\"id\":" + i + "}\n").getBytes(UTF_8));
                asks.flush();
                assertThat(answers.readLine()).isEqualTo("{\"id\":" + i + ",\"said\":\"hello " + i + "\"}");
            }
            asks.close();
            batch.get();
        }
    }

    @Test
    void failsIfTheInputFailsAfterAnsweringTheLinesBefore() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the disk is gone");
            }
        };
        InputStream in = new SequenceInputStream(new ByteArrayInputStream("{\"id\":1}\n".getBytes(UTF_8)), broken);
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        assertThatThrownBy(() -> BatchLines.run(in, out, BatchLinesTest::greeting, () -> {}))
                .isInstanceOf(IOException.class)
                .hasMessage("the disk is gone");
        assertThat(out.toString(UTF_8)).isEqualTo("{\"id\":1,\"said\":\"hello 1\"}\n");
    }

    private static String answers(String lines, BatchLines.Answer answer) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BatchLines.run(new ByteArrayInputStream(lines.getBytes(UTF_8)), out, answer, () -> {});
        return out.toString(UTF_8);
    }

    private static ObjectNode greeting(JsonNode line) {
        return EventJson.mapper()
                .createObjectNode()
                .put("said", "hello " + line.get("id").asString());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
