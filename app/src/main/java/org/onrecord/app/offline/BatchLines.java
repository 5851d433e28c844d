package org.onrecord.app.offline;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.onrecord.events.EventJson;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The batch form of a command: reads one JSON object per line, and writes one per line in the same order. A bad line
 * gets its id and the error.
 */
final class BatchLines {
    private static final JsonMapper JSON = EventJson.mapper();

    private BatchLines() {}

    /** The function that answers a line. */
    interface Answer {
        /**
         * Returns the fields of the answer, without the id.
         *
         * @throws BadLineException if the line cannot be answered
         */
        ObjectNode to(JsonNode line) throws BadLineException;
    }

    /** A line cannot be answered; the message says why. */
    static final class BadLineException extends Exception {
        private static final long serialVersionUID = 1L;

        BadLineException(String message) {
            super(message);
        }
    }

    /** Answers every line of the input except empty ones. */
    static void run(InputStream in, OutputStream out, Answer answer) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (!line.isBlank()) {
                writer.write(JSON.writeValueAsString(answer(line, answer)));
                writer.write('\n');
                writer.flush();
            }
        }
    }

    private static ObjectNode answer(String line, Answer answer) {
        ObjectNode result = JSON.createObjectNode();
        result.putNull("id");
        try {
            JsonNode node = JSON.readTree(line);
            if (!node.isObject()) {
                return result.put("error", "the line is JSON but no object");
            }
            if (node.has("id")) {
                result.set("id", node.get("id"));
            }
            result.setAll(answer.to(node));
        } catch (JacksonException e) {
            result.put("error", "the line is not JSON: " + EventJson.reason(e));
        } catch (BadLineException e) {
            result.put("error", e.getMessage());
        } catch (RuntimeException e) {
            result.put("error", "the line could not be read: " + e);
        }
        return result;
    }
}
