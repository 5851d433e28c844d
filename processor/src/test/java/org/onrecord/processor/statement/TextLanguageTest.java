package org.onrecord.processor.statement;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextLanguageTest {
    private static String of(String language, String text) {
        return TextLanguage.of(Texts.document("", null, language.isEmpty() ? null : language, "", text));
    }

    @Test
    void trustsTheDocument() {
        assertThat(of("zh-CN", "all English words")).isEqualTo("zh");
    }

    @Test
    void readsScriptAndFunctionWords() {
        assertThat(of("", "港口的灯塔已经修好，船只可以进港。")).isEqualTo("zh");
        assertThat(of("", "El faro de la isla se abre para los barcos que llegan en la noche."))
                .isEqualTo("es");
        assertThat(of("", "The lighthouse of the island is open to ships that arrive at night."))
                .isEqualTo("en");
    }
}
