package org.onrecord.app.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.onrecord.events.EventJson;
import org.onrecord.events.Stance;
import org.onrecord.events.Statement.Span;
import tools.jackson.databind.JsonNode;

class LabelledPassageTest {
    @Test
    void readsTheFieldsOfALabelledSet() {
        assertThat(LabelledPassage.of(json("""
                        {"id": "p1", "lang": "en", "text": "We share. We share!", "on_issue": true, "speaker": "Ada Heron",
                         "speaker_aliases": ["Heron"], "side": "CA", "official": true, "topics": ["water"],
                         "stances": {"share": "favor"}, "evidence": {"share": "We share"}}""")))
                .isEqualTo(new LabelledPassage(
                        "p1",
                        "en",
                        "",
                        "",
                        true,
                        List.of("Ada Heron", "Heron"),
                        "CA",
                        true,
                        Set.of("water"),
                        Map.of("share", Stance.FAVOR),
                        Map.of("share", List.of(new Span(0, 8), new Span(10, 18)))));
    }

    @Test
    void namesTheFieldThatIsMissingOrWrong() {
        assertThatThrownBy(() -> LabelledPassage.of(json("{\"id\": \"p1\", \"text\": \"We share.\"}")))
                .hasMessage("the labelled passage has no on_issue");
        assertThatThrownBy(() -> LabelledPassage.of(json(
                        "{\"id\": \"p1\", \"text\": \"x\", \"on_issue\": true, \"stances\": {\"share\": \"pro\"}}")))
                .hasMessage("a stance is favor or against, not \"pro\"");
    }

    private static JsonNode json(String text) {
        return EventJson.mapper().readTree(text);
    }
}
