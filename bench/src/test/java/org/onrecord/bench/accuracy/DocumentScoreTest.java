package org.onrecord.bench.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.onrecord.events.EventJson;
import org.onrecord.events.Statement;
import org.onrecord.events.Statement.Kind;
import org.onrecord.events.time.StatedDate;
import org.onrecord.processor.statement.FoundStatement;

class DocumentScoreTest {
    private static final LabelledDocument DOCUMENT =
            LabelledDocument.of(EventJson.mapper().readTree("""
                    {"doc_id": "d1", "lang": "en", "text": "🌊 Heron said: \\"The lakes are clean, and Reed says so.\\" Reed agreed.",
                     "statements": [
                       {"start": 15, "end": 52, "kind": "direct", "speaker": "Ada Heron", "side": "CA", "official": true, "date": "2024-01-05"},
                       {"start": 40, "end": 52, "kind": "indirect", "speaker": "Reed", "side": "none", "official": false, "nested": true},
                       {"start": 55, "end": 66, "kind": "indirect", "speaker": "Reed", "alt_speakers": ["Bo Reed"], "side": "none", "official": false}]}
                    """));

    private static FoundStatement found(
            int start, int end, Kind kind, int within, String speaker, String side, @Nullable StatedDate date) {
        return new FoundStatement(
                new Statement.Span(start, end),
                kind,
                within,
                -1,
                new Statement.Speaker(speaker, null, null),
                new Statement.Actor(null, speaker, true, side, 1, true),
                date,
                null,
                List.of());
    }

    @Test
    void readsOffsetsAsCodePoints() {
        assertThat(DOCUMENT.statements().getFirst().span()).isEqualTo(new Statement.Span(16, 53));
    }

    @Test
    void matchesByOverlapAndCountsTheRightLabelsOfTheMatches() {
        DocumentScore score = score(
                found(14, 50, Kind.DIRECT, -1, "Heron", "CA", StatedDate.of(LocalDate.of(2024, 1, 5))),
                found(41, 53, Kind.INDIRECT, 0, "Reed", "none", null),
                found(0, 5, Kind.OWN_TEXT, -1, "Editor", "none", null));
        assertThat(score).isEqualTo(new DocumentScore(2, 2, 1, 1, 1, 1, 1, 1, 1, 0, 1, 1));
        assertThat(score.f1()).isEqualTo(0.5);
    }

    @Test
    void aMatchOverlapsByAtLeastHalf() {
        assertThat(score(found(16, 34, Kind.DIRECT, -1, "Heron", "CA", null)).matched())
                .isZero();
    }

    @Test
    void scoresOnlyThePartThatIsLabelled() {
        LabelledDocument part = LabelledDocument.of(EventJson.mapper().readTree("""
                {"doc_id": "d2", "lang": "en", "text": "Heron: The lakes are clean. They stay so.", "part": [28, 41],
                 "statements": [{"start": 28, "end": 41, "kind": "turn", "speaker": "Heron", "side": "CA", "official": true}]}
                """));

        DocumentScore score = DocumentScore.of(
                List.of(part),
                List.of(List.of(
                        found(0, 5, Kind.OWN_TEXT, -1, "Editor", "none", null),
                        found(7, 41, Kind.TURN, -1, "Heron", "CA", null))));

        assertThat(score).isEqualTo(new DocumentScore(1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0));
    }

    @Test
    void countsOverAllDocuments() {
        assertThat(DocumentScore.of(List.of(DOCUMENT, DOCUMENT), List.of(List.of(), List.of()))
                        .gold())
                .isEqualTo(4);
        assertThat(DocumentScore.of(List.of(), List.of()).f1()).isEqualTo(1.0);
    }

    private static DocumentScore score(FoundStatement... found) {
        return DocumentScore.of(List.of(DOCUMENT), List.of(List.of(found)));
    }
}
