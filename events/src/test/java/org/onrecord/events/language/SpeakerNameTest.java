package org.onrecord.events.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    @ParameterizedTest
    @CsvSource({
        "Lena Brook, Lena Brook",
        "lawmakers, lawmakers",
        "son of the Prime Minister, son of the Prime Minister",
        "林远帆, 林远帆",
        "Universidade do Porto, Universidade do Porto",
        "A Tide Office spokesperson in Quay has told the Gazette, A Tide Office spokesperson in Quay",
        "The Lock Minister who landed in Quay, The Lock Minister",
        "Lena Brook and her friends, Lena Brook",
        "Oficina de Mareas aquí en Puerto, Oficina de Mareas",
        "many of us,",
        "the first of what,",
        "there’s a Gazette,",
        "The last thing I’ll,",
        "el censo que hizo la Oficina,"
    })
    void endsNamesBeforeClauses(String text, @Nullable String name) {
        assertThat(SpeakerName.beforeClause(text)).isEqualTo(name);
    }
}
