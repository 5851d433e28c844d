package org.onrecord.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class CommandLinesTest {
    @Command(name = "ask")
    private record Ask(RuntimeException failure) implements Callable<Integer> {
        @Override
        public Integer call() {
            throw failure;
        }
    }

    @Test
    void aBusyBrokerIsNoMistakeOfOurs() {
        assertThat(said(new TimeoutException("Call(listTopics) timed out")))
                .contains(
                        "The Kafka broker did not answer as it should (Call(listTopics) timed out). It may be busy; run"
                                + " the command again, which is harmless.");
        assertThat(said(new KafkaException("the broker refused a request: too busy")))
                .contains("It may be busy");
    }

    @Test
    void whatNobodyExpectedIsReported() {
        assertThat(said(new IllegalStateException("no such thing")))
                .contains("This should not have happened", "no such thing");
    }

    private static String said(RuntimeException failure) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Shell shell = new Shell(
                Map.of(),
                Path.of(".."),
                new ByteArrayInputStream(new byte[0]),
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                new CountDownLatch(1));
        assertThat(CommandLines.configured(shell, new CommandLine(new Ask(failure)))
                        .execute())
                .isEqualTo(1);
        return err.toString(StandardCharsets.UTF_8);
    }
}
