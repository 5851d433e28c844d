package org.onrecord.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.app.settings.LogFormat;
import org.onrecord.events.EventJson;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

final class LoggingTest {
    private final Logger root = ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger(Logger.ROOT_LOGGER_NAME);
    private final List<Appender<ILoggingEvent>> before = appenders();

    @TempDir
    private Path folder;

    @AfterEach
    void restore() {
        appenders().stream().filter(each -> !before.contains(each)).forEach(each -> {
            root.detachAppender(each);
            each.stop();
        });
    }

    @Test
    void writesEachMessageAsAnObjectOnALine() throws Exception {
        Logging.toFolder(folder, LogFormat.JSON);
        LoggerFactory.getLogger("org.onrecord.Sample")
                .warn("The source {} fails", "harbour", new IllegalStateException("no answer"));

        List<String> lines = Files.readAllLines(folder.resolve("onrecord.log"));
        assertThat(lines).hasSize(1);
        JsonNode message = EventJson.mapper().readTree(lines.getFirst());
        assertThat(message.get("level").asString()).isEqualTo("WARN");
        assertThat(message.get("loggerName").asString()).isEqualTo("org.onrecord.Sample");
        assertThat(message.get("formattedMessage").asString()).isEqualTo("The source harbour fails");
        assertThat(message.get("throwable").get("message").asString()).isEqualTo("no answer");
        assertThat(message.get("timestamp").asLong()).isPositive();
    }

    @Test
    void writesLinesForPeopleOtherwise() throws Exception {
        Logging.toFolder(folder, LogFormat.TEXT);
        LoggerFactory.getLogger("org.onrecord.Sample").warn("The source {} fails", "harbour");
        assertThat(Files.readString(folder.resolve("onrecord.log")))
                .containsPattern("WARN  \\[main] org.onrecord.Sample: The source harbour fails\n$");
    }

    private List<Appender<ILoggingEvent>> appenders() {
        List<Appender<ILoggingEvent>> all = new ArrayList<>();
        root.iteratorForAppenders().forEachRemaining(all::add);
        return all;
    }
}
