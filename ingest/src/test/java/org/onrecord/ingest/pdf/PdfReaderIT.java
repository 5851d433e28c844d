package org.onrecord.ingest.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.onrecord.ingest.extract.Page;
import org.onrecord.ingest.reading.ReadResult;
import org.onrecord.testing.PdfBomb;

/** PDF files that would take the memory of the process that reads them. */
class PdfReaderIT {
    private static final String HEAVY =
            "the PDF needs more memory than a press release does; print it to a new PDF and take that";

    @Test
    void aBombCostsItselfAloneAndTheNextFileIsRead() throws Exception {
        byte[] good = Pdf.of()
                .lines(72, 110, "The harbour opens on Monday, says the Harbour Office, after two years of repairs.")
                .bytes();
        byte[] arrays = "[ ".repeat(2_000_000).getBytes(StandardCharsets.US_ASCII);
        byte[] strings = ("[" + "(a)".repeat(8_000_000)).getBytes(StandardCharsets.US_ASCII);

        assertThat(PdfReader.read(PdfBomb.ofFontFile(400 << 20, "/Subtype /Image")))
                .isEqualTo(new ReadResult.Unreadable<>(HEAVY));
        assertThat(PdfReader.read(good)).isInstanceOf(ReadResult.Read.class);
        assertThat(PdfReader.read(PdfBomb.ofContent(strings))).isEqualTo(new ReadResult.Unreadable<>(HEAVY));
        assertThat(PdfReader.read(PdfBomb.ofContent(arrays))).isInstanceOf(ReadResult.Unreadable.class);
        assertThat(PdfReader.read(good))
                .isInstanceOfSatisfying(
                        ReadResult.Read.class,
                        read -> assertThat(((Page) read.value()).text()).startsWith("The harbour opens on Monday"));
    }
}
