package org.onrecord.events.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EllipsisTest {
    @Test
    void cutsOnlyLongerTexts() {
        assertThat(Ellipsis.cut("harbour", 7)).isEqualTo("harbour");
        assertThat(Ellipsis.cut("harbours", 7)).isEqualTo("harbour…");
    }

    @Test
    void cutsNoCharacterInTwo() {
        assertThat(Ellipsis.cut("ab🛳cd", 3)).isEqualTo("ab…");
        assertThat(Ellipsis.cut("ab🛳cd", 4)).isEqualTo("ab🛳…");
    }
}
