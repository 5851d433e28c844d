package org.onrecord.ingest.charset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.onrecord.ingest.charset.DecodedText.Origin;

final class DecodedTextTest {
    private static final String CHINESE = "大坝对河流下游的农民造成了很大的损害，发言人星期二在记者会上说。";

    @Test
    void prefersAByteOrderMarkToTheServersCharset() {
        byte[] bytes = ("\ufeff" + CHINESE).getBytes(StandardCharsets.UTF_16LE);
        assertThat(read(bytes, "utf-8")).isEqualTo(CHINESE + " by BYTE_ORDER_MARK");
    }

    @Test
    void believesBytesThatAreUtf8BeforeAServerThatSaysOtherwise() {
        assertThat(read("Le café du port".getBytes(StandardCharsets.UTF_8), "iso-8859-1"))
                .isEqualTo("Le café du port by BYTES");
    }

    @Test
    void believesTheServerWhereTheBytesAreNotUtf8() {
        assertThat(read("„Größe“ – 5 €".getBytes(Charset.forName("windows-1252")), "ISO-8859-1"))
                .isEqualTo("„Größe“ – 5 € by HEADER");
        assertThat(read(CHINESE.getBytes(Charset.forName("GB18030")), "gb2312")).isEqualTo(CHINESE + " by HEADER");
    }

    @Test
    void believesThePageWhereTheServerSaysUtf8AndTheBytesAreNot() {
        String page = "<html><head><!-- <meta charset=big5> --><META http-equiv=Content-Type"
                + " content='text/html; charset=GBK'></head><body>" + CHINESE;
        assertThat(read(page.getBytes(Charset.forName("GBK")), "utf-8")).isEqualTo(page + " by DECLARATION");
    }

    @Test
    void readsTheEncodingOfAnXmlDeclaration() {
        String feed = "<?xml version=\"1.0\" encoding=\"windows-1251\"?><rss>Плотина на реке</rss>";
        assertThat(read(feed.getBytes(Charset.forName("windows-1251")), null)).isEqualTo(feed + " by DECLARATION");
    }

    @Test
    void guessesFromTheBytesIfNothingIsDeclared() {
        assertThat(read(CHINESE.getBytes(Charset.forName("GB18030")), null)).isEqualTo(CHINESE + " by GUESS");
        assertThat(read(CHINESE.getBytes(Charset.forName("Big5-HKSCS")), "no-such-charset"))
                .endsWith(" by GUESS");
    }

    @Test
    void readsAPageWithOneInvalidByteAsUtf8() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(CHINESE.getBytes(StandardCharsets.UTF_8));
        bytes.write(0xff);
        assertThat(read(bytes.toByteArray(), null)).isEqualTo(CHINESE + "\ufffd by BYTES");
    }

    @Test
    void readsEmptyAndPlainBytes() {
        assertThat(DecodedText.of(new byte[0], null))
                .isEqualTo(new DecodedText("", StandardCharsets.UTF_8, Origin.NOTHING));
        assertThat(read("dam".getBytes(StandardCharsets.US_ASCII), null)).isEqualTo("dam by NOTHING");
    }

    private static String read(byte[] bytes, @Nullable String header) {
        DecodedText read = DecodedText.of(bytes, header);
        return read.text() + " by " + read.origin();
    }
}
