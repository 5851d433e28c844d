package org.onrecord.events.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpeakerNameTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Lena Brook",
                "MR. MARSH",
                "Otto \"Reef\" Marsh",
                "Juan de la Cruz y Sol",
                "spokesperson for the Ministry of Tides",
                "The Office of Locks",
                "U.S. Lock Commission",
                "林远帆",
                "渔业部发言人",
                "江海共和国渔业部部长林远帆",
                "《江海日报》"
            })
    void knowsNames(String name) {
        assertThat(SpeakerName.isName(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "she said yesterday the tide office",
                "lawmakers",
                "his doctor",
                "You’ve seen the locks",
                "Leaders from across the river",
                "The Office of Locks has received it",
                "Eso fue lo que nos",
                "Moderadora",
                "tides.example",
                "他昨天在会上介绍的情况",
                "美",
                "按照渔业部",
                "《江海",
                "报告"
            })
    void knowsPiecesOfSentences(String text) {
        assertThat(SpeakerName.isName(text)).isFalse();
    }
}
