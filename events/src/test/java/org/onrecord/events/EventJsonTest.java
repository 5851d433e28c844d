package org.onrecord.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.onrecord.events.EventJson.UnreadableEventException;
import tools.jackson.databind.node.ObjectNode;

class EventJsonTest {
    static final List<Event> records = Samples.ALL;

    @ParameterizedTest
    @FieldSource("records")
    void writesExactlyTheGoldenFile(Event event) {
        assertThat(new String(EventJson.write(event), StandardCharsets.UTF_8))
                .isEqualTo(compact(Samples.golden(EventJson.typeOf(event))));
    }

    @ParameterizedTest
    @FieldSource("records")
    void readsTheGoldenFileBack(Event event) {
        byte[] golden = Samples.golden(EventJson.typeOf(event)).getBytes(StandardCharsets.UTF_8);

        assertThat(EventJson.read(golden, event.getClass())).isEqualTo(event);
        assertThat(EventJson.read(golden, Event.class)).isEqualTo(event);
    }

    @ParameterizedTest
    @FieldSource("records")
    void ignoresFieldsThatItDoesNotKnow(Event event) {
        ObjectNode json = (ObjectNode) EventJson.mapper().readTree(Samples.golden(EventJson.typeOf(event)));
        json.put("v", 2).put("addedLater", 7).putObject("alsoAdded").put("deep", true);

        assertThat(EventJson.read(bytes(json.toString()), Event.class)).isEqualTo(event);
    }

    @Test
    void everyTypeHasAGoldenFile() {
        assertThat(Samples.ALL)
                .extracting(EventJson::typeOf)
                .containsExactly(Arrays.stream(
                                Event.class.getAnnotation(JsonSubTypes.class).value())
                        .map(JsonSubTypes.Type::name)
                        .toArray(String[]::new));
    }

    @Test
    void leavesAbsentValuesOut() {
        Document bare = new Document(
                "d",
                "v",
                new Document.Origin("seeds", "a.txt", "", null),
                null,
                "",
                null,
                Instant.EPOCH,
                null,
                "Words.",
                null,
                Document.OwnVoice.UNKNOWN);

        String json = new String(EventJson.write(bare), StandardCharsets.UTF_8);

        assertThat(json)
                .isEqualTo("{\"type\":\"document\",\"v\":1,\"id\":\"d\",\"version\":\"v\",\"source\":\"seeds\","
                        + "\"sourceItem\":\"a.txt\",\"publisher\":\"\",\"title\":\"\","
                        + "\"fetched\":\"1970-01-01T00:00:00Z\",\"text\":\"Words.\"}");
        assertThat(EventJson.read(bytes(json), Document.class)).isEqualTo(bare);
    }

    @Test
    void refusesARecordOfAnotherType() {
        assertThatThrownBy(() -> EventJson.read(bytes(Samples.golden("trend")), Statement.class))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessageStartingWith("not a record of Statement: its type is trend in {");
    }

    @Test
    void refusesAnUnknownType() {
        assertThatThrownBy(() -> EventJson.read(bytes("{\"type\":\"rumour\",\"v\":1}"), Event.class))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessageContaining("rumour")
                .hasMessageContaining("known type ids = [alert, correction, delivery, document, ");
    }

    @Test
    void refusesARecordWithoutType() {
        assertThatThrownBy(() -> EventJson.read(bytes("{\"id\":\"x\"}"), Document.class))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessageContaining("type");
    }

    @Test
    void refusesBytesThatAreNotJson() {
        assertThatThrownBy(() -> EventJson.read(bytes("%PDF-1.7"), Document.class))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessageStartingWith("not a record of Document: ")
                .hasMessageEndingWith("in %PDF-1.7");
        assertThatThrownBy(() -> EventJson.read(new byte[0], Document.class))
                .isInstanceOf(UnreadableEventException.class);
        assertThatThrownBy(() -> EventJson.read(bytes("null"), Document.class))
                .isInstanceOf(UnreadableEventException.class);
    }

    @Test
    void namesTheFieldThatIsMissing() {
        assertThatThrownBy(() ->
                        EventJson.read(bytes("{\"type\":\"withdrawal\",\"v\":1,\"id\":\"x\"}"), DocumentEvent.class))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessageStartingWith("not a record of DocumentEvent: it has no fetched in {");
        String statement = Samples.golden("statement").replace("\"words\": \"stay on\"", "\"wordz\": \"stay on\"");
        assertThatThrownBy(() -> EventJson.read(bytes(statement), Statement.class))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessageStartingWith("not a record of Statement: it has no stances[].words in {");
    }

    @Test
    void refusesATimeWhoseYearHasMoreThanFourDigits() {
        String correction = Samples.golden("correction")
                .replace("\"at\": \"2023-06-24T09:00:00Z\"", "\"at\": \"+1000000000-12-31T00:00:00Z\"");

        assertThatThrownBy(() -> EventJson.read(bytes(correction), Correction.class))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessageStartingWith(
                        "not a record of Correction: its revoked.at is +1000000000-12-31T00:00:00Z, a year"
                                + " that is not of four digits in {");
    }

    @Test
    void refusesASpanWithItsEndBeforeItsStart() {
        String statement = Samples.golden("statement").replace("\"end\": 139", "\"end\": 7");

        assertThatThrownBy(() -> EventJson.read(bytes(statement), Statement.class))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessageContaining("a span needs 0 <= start <= end, not 120..7");
    }

    @Test
    void keepsTheMessageShortForALongRecord() {
        String long_ = "{\"type\":\"trend\",\"issue\":\"" + "x".repeat(100_000) + "\"}";

        assertThatThrownBy(() -> EventJson.read(bytes(long_), Statement.class))
                .satisfies(e -> assertThat(String.valueOf(e.getMessage())).hasSizeLessThan(300));
    }

    private static String compact(String json) {
        return EventJson.mapper().readTree(json).toString();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
