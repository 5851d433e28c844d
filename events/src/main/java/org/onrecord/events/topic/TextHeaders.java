package org.onrecord.events.topic;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/** Headers of Kafka records whose values are text. */
public final class TextHeaders {
    private TextHeaders() {}

    /** Returns the values by name: the last where a name occurs more than once, and the empty text where there is no value. */
    public static Map<String, String> of(Headers headers) {
        Map<String, String> text = new HashMap<>();
        for (Header header : headers) {
            byte[] value = header.value();
            text.put(header.key(), value == null ? "" : new String(value, StandardCharsets.UTF_8));
        }
        return text;
    }

    /** Sets a header in place of any other with its name. */
    public static void set(Headers headers, String name, String value) {
        headers.remove(name);
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
