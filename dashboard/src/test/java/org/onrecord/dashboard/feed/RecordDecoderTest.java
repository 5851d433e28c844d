package org.onrecord.dashboard.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.onrecord.dashboard.Events;
import org.onrecord.dashboard.Samples;
import org.onrecord.events.EventJson;
import org.onrecord.events.SourceItem;
import org.onrecord.events.SourceState;
import org.onrecord.events.SourceState.Health;
import org.onrecord.events.topic.Topic;
import org.onrecord.events.topic.Topics;

class RecordDecoderTest {
    @Test
    void readsAnEvent() {
        assertThat(decode(Topics.STATEMENTS, "k", EventJson.write(Samples.OFFER), Map.of()))
                .isEqualTo(new Change.Put(Samples.OFFER));
    }

    @Test
    void readsATombstone() {
        assertThat(decode(Topics.ALERTS_SHIFT, "a1", null, Map.of())).isEqualTo(new Change.Remove("alert", "a1"));
    }

    @Test
    void readsHowADocumentWasPushed() {
        assertThat(decode(
                        Topics.DOCUMENTS,
                        "k",
                        EventJson.write(Samples.RELEASE),
                        Map.of(PushMark.KEY_HEADER, "key-1", PushMark.BODY_HEADER, "abc")))
                .isEqualTo(new Change.Put(Samples.RELEASE, Optional.of(new PushMark("key-1", "abc"))));
    }

    @Test
    void passesOverWhatIngestKeepsForItselfBesideItsSources() {
        SourceItem item = new SourceItem("lakes-en", "guid-1", "d1", "v1", Events.NOW);
        assertThat(decode(Topics.SOURCES, item.key(), EventJson.write(item), Map.of()))
                .isEqualTo(new Change.PassedOver());
        SourceState source = new SourceState(
                "lakes-en",
                "feed",
                "Ministry of Lakes",
                "CN",
                "https://lakes.example/feed",
                null,
                1800,
                Health.FINE,
                "",
                Events.NOW,
                Events.NOW,
                Events.NOW,
                Events.NOW,
                0,
                Events.NOW,
                null,
                null,
                3,
                List.of());
        assertThat(decode(Topics.SOURCES, source.key(), EventJson.write(source), Map.of()))
                .isEqualTo(new Change.Put(source));
        assertThat(decode(Topics.SOURCES, source.key(), null, Map.of()))
                .isEqualTo(new Change.Remove("source", "lakes-en"));
    }

    @Test
    void saysWhyARecordCannotBeRead() {
        assertThat(decode(Topics.STATEMENTS, "k", "{not json".getBytes(UTF_8), Map.of()))
                .isInstanceOfSatisfying(
                        Change.Unreadable.class,
                        change -> assertThat(change.reason()).contains("{not json"));
        assertThat(decode(Topics.STATEMENTS, "k", EventJson.write(Samples.ALERT), Map.of()))
                .isEqualTo(new Change.Unreadable("a record of type alert does not belong here"));
        assertThat(decode(Topics.STATEMENTS, null, null, Map.of()))
                .isEqualTo(new Change.Unreadable("a tombstone without a key"));
    }

    @Test
    void readsADeadLetterWhateverItsBytes() {
        assertThat(decode(
                        Topics.DEAD_LETTERS,
                        "doc-1",
                        new byte[] {(byte) 0xff, '{'},
                        Map.of(
                                "onrecord.reason",
                                "not UTF-8",
                                "onrecord.stage",
                                "processor",
                                "onrecord.topic",
                                "onrecord.documents",
                                "onrecord.partition",
                                "2",
                                "onrecord.offset",
                                "41",
                                "onrecord.tries",
                                "3")))
                .isEqualTo(new Change.Quarantined(new DeadLetterEntry(
                        "0-7",
                        "doc-1",
                        "onrecord.documents",
                        "not UTF-8",
                        Events.NOW,
                        2,
                        "\ufffd{",
                        "processor",
                        "onrecord.documents-2@41",
                        3,
                        null,
                        null)));
        assertThat(decode(Topics.DEAD_LETTERS, null, null, Map.of()))
                .isInstanceOfSatisfying(
                        Change.Quarantined.class,
                        change -> assertThat(change.letter().reason()).isEqualTo("no reason was given"));
    }

    @Test
    void readsThatADeadLetterWasRetried() {
        assertThat(decode(Topics.DEAD_LETTERS, "doc-1", null, Map.of("onrecord.retried", "0-3")))
                .isEqualTo(new Change.Retried("0-3"));
    }

    private static Change decode(
            Topic topic, @Nullable String key, byte @Nullable [] value, Map<String, String> headers) {
        return RecordDecoder.decode(new Place(new Partition(topic.name(), 0), 7), Events.NOW, key, value, headers)
                .change();
    }
}
