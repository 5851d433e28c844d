package org.onrecord.ingest.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DecodedTest {
    private static final String CHINESE = "<p>港口将于星期一重新开放，渔民可以在三月之前提出申请。办公室的发言人这样说。</p>";
    private static final String FRENCH = "<p>Le café du port est fermé jusqu'à lundi.</p>";

    @Test
    void believesTheByteOrderMarkFirst() {
        byte[] marked = ("\uFEFF" + FRENCH).getBytes(StandardCharsets.UTF_16LE);
        assertThat(Decoded.of(marked, "ISO-8859-1").text()).isEqualTo(FRENCH);
        assertThat(Decoded.of(("\uFEFF" + FRENCH).getBytes(StandardCharsets.UTF_8), "GBK")
                        .text())
                .isEqualTo(FRENCH);
    }

    @Test
    void takesWhatCanOnlyBeUtf8ForUtf8WhateverTheHeaderSays() {
        assertThat(Decoded.of(CHINESE.getBytes(StandardCharsets.UTF_8), "ISO-8859-1")
                        .text())
                .isEqualTo(CHINESE);
        assertThat(Decoded.of(FRENCH.getBytes(StandardCharsets.UTF_8), null).text())
                .isEqualTo(FRENCH);
    }

    @Test
    void believesTheHeaderThenThePage() {
        byte[] latin = FRENCH.getBytes(StandardCharsets.ISO_8859_1);
        assertThat(Decoded.of(latin, "ISO-8859-1").text()).isEqualTo(FRENCH);
        byte[] page = ("<meta charset=gb2312>" + CHINESE).getBytes(Charset.forName("GBK"));
        assertThat(Decoded.of(page, null).text()).endsWith(CHINESE);
    }

    @Test
    void doesNotBelieveAHeaderInWhichTheBytesMakeNoSense() {
        byte[] page = ("<meta charset=gb2312>" + CHINESE).getBytes(Charset.forName("GBK"));
        assertThat(Decoded.of(page, "UTF-8").text()).endsWith(CHINESE);
    }

    @Test
    void looksAtTheBytesWhereNobodySays() {
        assertThat(Decoded.of(CHINESE.repeat(5).getBytes(Charset.forName("GBK")), null)
                        .text())
                .isEqualTo(CHINESE.repeat(5));
        assertThat(Decoded.of(FRENCH.getBytes(StandardCharsets.ISO_8859_1), "none")
                        .text())
                .isEqualTo(FRENCH);
    }

    @Test
    void readsAPageThatIsCutOffInsideACharacter() {
        byte[] whole = CHINESE.getBytes(StandardCharsets.UTF_8);
        assertThat(Decoded.of(Arrays.copyOf(whole, 20), null).text()).startsWith("<p>港口将于星");
    }
}
