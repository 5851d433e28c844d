package org.onrecord.dashboard.record;

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
import org.onrecord.events.http.Validators;
import org.onrecord.events.topic.Topic;
import org.onrecord.events.topic.Topics;

class RecordDecoderTest {
    @Test
    void decodesAnEvent() {
        assertThat(decode(Topics.STATEMENTS, "k", EventJson.write(Samples.OFFER), Map.of()))
                .isEqualTo(new IndexChange.Put(Samples.OFFER, Optional.empty()));
    }

    @Test
    void decodesATombstone() {
        assertThat(decode(Topics.ALERTS_SHIFT, "a1", null, Map.of()))
                .isEqualTo(new IndexChange.Remove("alert", "a1", Optional.empty()));
    }

    @Test
    void decodesAnUnconfirmedAlertApartFromAlerts() {
        assertThat(decode(Topics.ALERTS_UNCONFIRMED, Samples.ALERT.id(), EventJson.write(Samples.ALERT), Map.of()))
                .isEqualTo(new IndexChange.PutUnconfirmed(Samples.ALERT));
        assertThat(decode(Topics.ALERTS_UNCONFIRMED, "a1", null, Map.of()))
                .isEqualTo(new IndexChange.Remove("unconfirmed-alert", "a1", Optional.empty()));
    }

    @Test
    void decodesThePushKeyOfADocument() {
        assertThat(decode(
                        Topics.DOCUMENTS,
                        "k",
                        EventJson.write(Samples.RELEASE),
                        Map.of(PushKey.KEY_HEADER, "key-1", PushKey.BODY_HEADER, "abc")))
                .isEqualTo(new IndexChange.Put(Samples.RELEASE, Optional.of(new PushKey("key-1", "abc"))));
    }

    @Test
    void skipsSourceItemsButNotSources() {
        SourceItem item = new SourceItem("lakes-en", "guid-1", "d1", "v1", Events.NOW, null);
        assertThat(decode(Topics.SOURCES, item.key(), EventJson.write(item), Map.of()))
                .isEqualTo(new IndexChange.Skip());
        SourceState source = new SourceState(
                new SourceState.Description(
                        "lakes-en", "feed", "Ministry of Lakes", "CN", "https://lakes.example/feed"),
                null,
                1800,
                new SourceState.Condition(Health.FINE, "", Events.NOW),
                new SourceState.Visits(Events.NOW, Events.NOW, Events.NOW, 0, Events.NOW),
                Validators.NONE,
                3,
                List.of(),
                null);
        assertThat(decode(Topics.SOURCES, source.key(), EventJson.write(source), Map.of()))
                .isEqualTo(new IndexChange.Put(source, Optional.empty()));
        assertThat(decode(Topics.SOURCES, source.key(), null, Map.of()))
                .isEqualTo(new IndexChange.Remove("source", "lakes-en", Optional.empty()));
    }

    @Test
    void explainsWhyARecordCannotBeRead() {
        assertThat(decode(Topics.STATEMENTS, "k", "{not json".getBytes(UTF_8), Map.of()))
                .isInstanceOfSatisfying(
                        IndexChange.Unreadable.class,
                        change -> assertThat(change.reason()).contains("{not json"));
        assertThat(decode(Topics.STATEMENTS, "k", EventJson.write(Samples.ALERT), Map.of()))
                .isEqualTo(new IndexChange.Unreadable("a record of type alert does not belong on this topic"));
        assertThat(decode(Topics.STATEMENTS, null, null, Map.of()))
                .isEqualTo(new IndexChange.Unreadable("a tombstone without a key"));
    }

    @Test
    void decodesADeadLetterWithAnyBytes() {
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
                .isEqualTo(new IndexChange.AddDeadLetter(new DeadLetterItem(
                        "0-7",
                        "doc-1",
                        "onrecord.documents",
                        "not UTF-8",
                        Events.NOW,
                        new DeadLetterItem.Failure(2, "\ufffd{", "processor", "onrecord.documents-2@41", 3),
                        null,
                        null)));
        assertThat(decode(Topics.DEAD_LETTERS, null, null, Map.of()))
                .isInstanceOfSatisfying(
                        IndexChange.AddDeadLetter.class,
                        change -> assertThat(change.letter().reason()).isEqualTo("no reason was given"));
    }

    @Test
    void decodesTheRetryOfADeadLetter() {
        assertThat(decode(Topics.DEAD_LETTERS, "doc-1", null, Map.of("onrecord.retried", "0-3")))
                .isEqualTo(new IndexChange.MarkRetried("0-3"));
    }

    private static IndexChange decode(
            Topic topic, @Nullable String key, byte @Nullable [] value, Map<String, String> headers) {
        return RecordDecoder.decode(
                new RecordPosition(new Partition(topic.name(), 0), 7), Events.NOW, key, value, headers);
    }
}
