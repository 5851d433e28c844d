package org.onrecord.processor.statement.speaker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.onrecord.processor.statement.draft.SpeakerMention;

class ShortDesignationsTest {
    private static SpeakerMention full(String text, String name) {
        return new ShortDesignations("", text).full(SpeakerMention.named(name), text.length());
    }

    @Test
    void spellsAnInstitutionInFull() {
        assertThat(full("Canada's Ministry of Tides met. Boats, the ministry said, sail.", "The ministry"))
                .isEqualTo(SpeakerMention.named("Canada's Ministry of Tides"));
        assertThat(full("Canada's commerce ministry met. The ministry said that boats sail.", "the ministry"))
                .isEqualTo(SpeakerMention.named("Canada's commerce ministry"));
        assertThat(full("The ministry said that boats sail.", "The ministry"))
                .isEqualTo(SpeakerMention.named("The ministry"));
    }

    @Test
    void spellsASpokespersonInFull() {
        assertThat(full("A spokesperson for the Ministry of Tides spoke. The spokesperson was brief.", "spokesperson"))
                .isEqualTo(SpeakerMention.named("spokesperson for the Ministry of Tides"));
        assertThat(full("A Tides Ministry spokesman spoke.", "the spokesman"))
                .isEqualTo(SpeakerMention.named("Tides Ministry spokesman"));
        assertThat(full(
                        "The Ministry of Tides met, a spokesperson with the ministry said.",
                        "a spokesperson with the ministry"))
                .isEqualTo(
                        new SpeakerMention("spokesperson of the Ministry of Tides", null, "Ministry of Tides", false));
        assertThat(full("Canada's Ministry of Tides met. “We sail,” a ministry spokesman said.", "a ministry spokesman")
                        .name())
                .isEqualTo("spokesman of Canada's Ministry of Tides");
        assertThat(new ShortDesignations("Tides Ministry Spokesperson on Boats", "The spokesperson spoke.")
                        .full(SpeakerMention.named("the spokesperson"), 20)
                        .name())
                .isEqualTo("Tides Ministry Spokesperson");
        assertThat(full("加拿大渔业部发言人表示，船已出海。该发言人还说，湖水很冷。", "该发言人").name()).isEqualTo("加拿大渔业部发言人");
    }

    @Test
    void prefersTheLastInstitutionBeforeTheStatement() {
        String text = "The Ministry of Tides met. The ministry spoke. The Ministry of Lamps met. The ministry slept.";
        ShortDesignations designations = new ShortDesignations("", text);
        assertThat(designations.full(SpeakerMention.named("ministry"), 30).name())
                .isEqualTo("Ministry of Tides");
        assertThat(designations
                        .full(SpeakerMention.named("ministry"), text.length())
                        .name())
                .isEqualTo("Ministry of Lamps");
    }

    @Test
    void leavesNamesUnchanged() {
        assertThat(full("The Ministry of Tides met Otto Marsh.", "Otto Marsh"))
                .isEqualTo(SpeakerMention.named("Otto Marsh"));
    }
}
