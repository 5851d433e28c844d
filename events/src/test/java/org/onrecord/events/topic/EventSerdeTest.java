package org.onrecord.events.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;
import org.onrecord.events.DocumentEvent;
import org.onrecord.events.EventJson;
import org.onrecord.events.Samples;
import org.onrecord.events.Statement;

class EventSerdeTest {
    private final EventSerde<Statement> serde = new EventSerde<>(Statement.class);

    @Test
    void writesWhatItReads() {
        byte[] bytes = serde.serializer().serialize("t", Samples.STATEMENT);

        assertThat(bytes).isEqualTo(EventJson.write(Samples.STATEMENT));
        assertThat(serde.deserializer().deserialize("t", bytes)).isEqualTo(Samples.STATEMENT);
    }

    @Test
    @SuppressWarnings("NullAway") // Kafka passes null for a tombstone
    void keepsATombstoneATombstone() {
        assertThat(serde.serializer().serialize("t", null)).isNull();
        assertThat(serde.deserializer().deserialize("t", (byte[]) null)).isNull();
    }

    @Test
    void readsBothKindsOfEventsOfATopic() {
        EventSerde<DocumentEvent> documents = new EventSerde<>(DocumentEvent.class);

        assertThat(documents.deserializer().deserialize("t", EventJson.write(Samples.DOCUMENT)))
                .isEqualTo(Samples.DOCUMENT);
        assertThat(documents.deserializer().deserialize("t", EventJson.write(Samples.WITHDRAWAL)))
                .isEqualTo(Samples.WITHDRAWAL);
    }

    @Test
    void throwsASerializationExceptionForUnreadableBytes() {
        assertThatThrownBy(() -> serde.deserializer().deserialize("t", "%PDF".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(SerializationException.class)
                .hasMessageStartingWith("not a record of Statement: ");
        assertThatThrownBy(() -> serde.deserializer().deserialize("t", EventJson.write(Samples.TREND)))
                .isInstanceOf(SerializationException.class)
                .hasMessageStartingWith("not a record of Statement: its type is trend");
    }
}
