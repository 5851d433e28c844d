package org.onrecord.processor.gloss;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GlossesTest {
    private final Glosses glosses = Glosses.ofChinese();

    @Test
    void readsTheLongestWordAtEachPlace() {
        assertThat(glosses.of("中方反对美方制裁。")).isEqualTo("the Chinese side oppose the US side punish 。");
        assertThat(glosses.of("芬太尼")).isEqualTo("fentanyl");
    }

    @Test
    void readsTraditionalCharacters() {
        assertThat(glosses.of("簽證")).isEqualTo(glosses.of("签证")).isEqualTo("visa");
    }

    @Test
    void leavesWhatTheDictionaryLacks() {
        assertThat(glosses.of("TikTok 在 2025 年")).isEqualTo("TikTok in 2025 year");
        assertThat(glosses.of("Nothing Chinese.")).isEqualTo("Nothing Chinese.");
        assertThat(glosses.of("")).isEmpty();
    }

    @Test
    void readsSpanishByPhrasesAndForms() {
        Glosses spanish = Glosses.ofSpanish();

        assertThat(spanish.of("Estados Unidos tiene que reducir el consumo."))
                .isEqualTo("United States must reduce the consumption .");
        assertThat(spanish.of("Rechazamos los aranceles; consumirán menos."))
                .isEqualTo("we reject the tariffs ; will consume less .");
        assertThat(spanish.of("Sheinbaum dijo: 100 mil.")).isEqualTo("Sheinbaum said : 100 thousand .");
        assertThat(spanish.of("Los Estados\nUnidos, los EE. UU."))
                .isEqualTo(spanish.of("Los Estados Unidos, los EE.UU."));
    }

    @Test
    void leavesOutWordsWithoutAMeaningOfTheirOwn() {
        assertThat(glosses.of("取消了签证")).isEqualTo("cancel visa");
    }
}
