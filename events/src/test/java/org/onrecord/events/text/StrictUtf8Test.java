package org.onrecord.events.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class StrictUtf8Test {
    @Test
    void dropsAByteOrderMarkOnlyAtTheStart() throws Exception {
        assertThat(StrictUtf8.decode("\uFEFFone\uFEFF".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("one\uFEFF");
        assertThat(StrictUtf8.decode(new byte[0])).isEmpty();
    }

    @Test
    void namesTheLineOfTheFirstInvalidByte() {
        assertThatThrownBy(() -> StrictUtf8.decode("one\ntwo\nZürich".getBytes(StandardCharsets.ISO_8859_1)))
                .isInstanceOf(StrictUtf8.NotUtf8Exception.class)
                .hasMessage("not UTF-8 on line 3");
    }

    @Test
    void refusesACharacterThatIsCutOff() {
        byte[] ship = "🛳".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> StrictUtf8.decode(Arrays.copyOf(ship, 3)))
                .isInstanceOf(StrictUtf8.NotUtf8Exception.class);
    }
}
