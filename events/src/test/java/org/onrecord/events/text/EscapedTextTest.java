package org.onrecord.events.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EscapedTextTest {
    @Test
    void escapesWhatEndsAnElementOrAnAttribute() {
        assertThat(EscapedText.of("<b title=\"a\">Tide & 'tower'</b>"))
                .isEqualTo("&lt;b title=&quot;a&quot;&gt;Tide &amp; &#39;tower&#39;&lt;/b&gt;");
    }

    @Test
    void leavesOutControlCharacters() {
        assertThat(EscapedText.of("a\u0000b\u001fc\n\td\ufffe 港口🛳")).isEqualTo("abc\n\td 港口🛳");
    }
}
