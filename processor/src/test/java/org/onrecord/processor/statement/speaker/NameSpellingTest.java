package org.onrecord.processor.statement.speaker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NameSpellingTest {
    private static boolean alike(String one, String other) {
        return NameSpelling.alike(List.of(one.split(" ")), List.of(other.split(" ")));
    }

    @Test
    void acceptsAOneLetterDifferenceInALongWord() {
        assertThat(alike("lin yuanfan", "lin yuangfan")).isTrue();
        assertThat(alike("otto marsh", "otto marhs")).isTrue();
        assertThat(alike("otto brooks", "otto broocks")).isTrue();
        assertThat(alike("marc brooks", "marco brooks")).isTrue();
    }

    @Test
    void rejectsDifferencesInShortWordsAndSeveralWords() {
        assertThat(alike("lin qian", "lin qiang")).isFalse();
        assertThat(alike("lin qiang", "lin jiang")).isFalse();
        assertThat(alike("otto marsh", "lena marsh")).isFalse();
        assertThat(alike("marsh", "marshe")).isFalse();
        assertThat(alike("otto marsh", "otto b marsh")).isFalse();
    }
}
