package org.onrecord.app.learning;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.onrecord.dashboard.workbench.Learning.Round;
import org.onrecord.events.EventJson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/**
 * The rounds of an issue, one JSON object a line. A round is written when it is measured, and once more when it is in force; the later line of
 * a number of answers counts.
 */
record RoundFile(Path file) {
    private static final Logger LOG = LoggerFactory.getLogger(RoundFile.class);

    /** Returns the rounds, the oldest first. A line that cannot be read is left out. */
    List<Round> read() throws IOException {
        Map<Integer, Round> rounds = new LinkedHashMap<>();
        if (Files.exists(file)) {
            Files.readAllLines(file).forEach(line -> add(line, rounds));
        }
        return new ArrayList<>(rounds.values());
    }

    private void add(String line, Map<Integer, Round> rounds) {
        try {
            Round round = EventJson.mapper().readValue(line, Round.class);
            rounds.put(round.answers(), round);
        } catch (JacksonException e) {
            // The last line of a process that was killed while it wrote.
            LOG.warn("A line of {} is no round and is left out: {}", file, EventJson.reason(e));
        }
    }

    void add(Round round) throws IOException {
        Files.createDirectories(file.resolveSibling(""));
        // A line that was cut off ends here.
        String start = Files.exists(file) && !Files.readString(file).endsWith("\n") ? "\n" : "";
        Files.writeString(
                file,
                start + EventJson.mapper().writeValueAsString(round) + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }
}
