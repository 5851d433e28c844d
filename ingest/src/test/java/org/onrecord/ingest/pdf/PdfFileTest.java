package org.onrecord.ingest.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.onrecord.events.time.Published;
import org.onrecord.ingest.date.PdfDate;
import org.onrecord.ingest.extract.Page;
import org.onrecord.ingest.reading.ReadResult;

class PdfFileTest {
    private static final String[] FIRST = {
        "The Harbour Office announced on Monday that the northern basin will be opened to fishing",
        "boats in the spring, after two years of dredging and repair. The work was paid for by the",
        "province and by the boat owners."
    };
    private static final String[] SECOND = {
        "The Office will publish the berths in March. Owners who want one of them write to the",
        "harbour master before the end of February."
    };

    @Test
    void joinsLinesToParagraphs() {
        byte[] pdf = Pdf.of()
                .type(16, true)
                .lines(72, 72, "Northern basin opens in spring")
                .type(11, false)
                .lines(72, 110, FIRST)
                .lines(72, 162, SECOND)
                .bytes();

        Page page = read(pdf);

        assertThat(page.title()).isEqualTo("Northern basin opens in spring");
        assertThat(page.text())
                .isEqualTo("Northern basin opens in spring\n\n" + String.join(" ", FIRST) + "\n\n"
                        + String.join(" ", SECOND));
        assertThat(page.language()).isNull();
        assertThat(page.published()).isNull();
    }

    @Test
    void separatesIndentedParagraphs() {
        byte[] pdf = Pdf.of()
                .at(90, 110, "The Harbour Office announced on Monday that the northern basin will be opened to")
                .lines(
                        72,
                        124,
                        "fishing boats in the spring, after two years of dredging. The work was paid for by all.")
                .at(90, 138, "The Office will publish the berths in March. Owners who want one of them write")
                .lines(72, 152, "to the harbour master before the end of February.")
                .bytes();

        assertThat(read(pdf).text().split("\n\n")).hasSize(2).anyMatch(text -> text.startsWith("The Office will"));
    }

    @Test
    void undoesHyphenationAndKeepsTheHyphensOfCompounds() {
        byte[] pdf = Pdf.of()
                .lines(
                        72,
                        110,
                        "The ministers spoke at length about the dredging of the basin, about co-operation and the infor-",
                        "mation that the offices share, and agreed that the work has to be done by a state-owned",
                        "company. Both sides said that the well-known dangers of the old quay and the long-",
                        "term costs of its repair call for a decision within the year.")
                .bytes();

        assertThat(read(pdf).text())
                .isEqualTo("The ministers spoke at length about the dredging of the basin, about co-operation and the"
                        + " information that the offices share, and agreed that the work has to be done by a state-owned"
                        + " company. Both sides said that the well-known dangers of the old quay and the long-term costs of"
                        + " its repair call for a decision within the year.");
    }

    @Test
    void leavesOutPageNumbersAndWhatIsRepeatedOnEveryPage() {
        Pdf pdf = Pdf.of();
        for (int i = 1; i <= 3; i++) {
            if (i > 1) {
                pdf.nextPage();
            }
            pdf.at(72, 40, "Harbour Office - Press release 12/2024")
                    .lines(72, 110, FIRST)
                    .lines(72, 700, "On day " + i + " the boats were counted.")
                    .at(290, 750, "Page " + i + " of 3");
        }

        String text = read(pdf.bytes()).text();

        assertThat(text).doesNotContain("Press release").doesNotContain("Page ");
        assertThat(text).contains("On day 1 the boats were counted.", "On day 3 the boats were counted.");
    }

    @Test
    void joinsASentenceAcrossPages() {
        byte[] pdf = Pdf.of()
                .lines(
                        72,
                        600,
                        FIRST[0],
                        FIRST[1],
                        "province and by the owners of all the boats that lie there in winter and that will be")
                .at(300, 750, "1")
                .nextPage()
                .lines(72, 72, "moved to the southern basin.", "")
                .lines(72, 120, SECOND)
                .at(300, 750, "2")
                .bytes();

        assertThat(read(pdf).text()).contains("that will be moved to the southern basin.\n\nThe Office will publish");
    }

    @Test
    void readsColumnsOneAfterTheOtherThoughTheyAreDrawnRowByRow() {
        Pdf pdf = Pdf.of().type(18, true).at(72, 72, "The basin and the quay, a report in two columns");
        pdf.type(10, false);
        String[] left = {
            "The basin was built in the year of the great",
            "flood and has been dredged four times since",
            "then, by the province and by the owners of",
            "the boats. It is now deep enough for every",
            "ship that comes here, even in the months of",
            "low water, and will stay so for ten years."
        };
        String[] right = {
            "The quay is older than the basin. Its stones",
            "came from the old town wall, and its rings",
            "from a foundry that is long gone. Nobody",
            "knows how long it will hold, and the office",
            "has asked two engineers for an opinion, one",
            "of whom has seen the quay from below."
        };
        for (int i = 0; i < left.length; i++) {
            pdf.at(72, 110 + 13 * i, left[i]).at(330, 110 + 13 * i, right[i]);
        }

        assertThat(read(pdf.bytes()).text())
                .isEqualTo("The basin and the quay, a report in two columns\n\n" + String.join(" ", left) + "\n\n"
                        + String.join(" ", right));
    }

    @Test
    void keepsItemsOfAListApart() {
        byte[] pdf = Pdf.of()
                .lines(72, 110, FIRST)
                .lines(
                        72,
                        152,
                        "\u2022 The northern basin opens in spring.",
                        "\u2022 The southern basin closes in autumn.")
                .bytes();

        assertThat(read(pdf).text())
                .endsWith(
                        "\n\n\u2022 The northern basin opens in spring.\n\n\u2022 The southern basin closes in autumn.");
    }

    @Test
    void takesARealTitleFromTheMetadata() {
        assertThat(read(Pdf.of()
                                .title("Microsoft Word - basin_v3.docx")
                                .type(16, true)
                                .lines(72, 72, "The basin opens")
                                .type(11, false)
                                .lines(72, 110, FIRST)
                                .bytes())
                        .title())
                .isEqualTo("The basin opens");
        assertThat(read(Pdf.of()
                                .title("The Basin Opens: Statement")
                                .lines(72, 72, "HARBOUR OFFICE")
                                .type(14, true)
                                .lines(72, 90, "The basin opens: statement")
                                .type(11, false)
                                .lines(72, 130, FIRST)
                                .bytes())
                        .title())
                .isEqualTo("The Basin Opens: Statement");
        assertThat(read(Pdf.of()
                                .type(11, true)
                                .lines(72, 72, "FOR IMMEDIATE RELEASE")
                                .lines(72, 100, "May 6, 2024")
                                .lines(72, 128, "The basin opens")
                                .type(11, false)
                                .lines(72, 160, FIRST)
                                .bytes())
                        .title())
                .isEqualTo("The basin opens");
    }

    @Test
    void takesTheDateFromTheMetadataInItsZone() {
        Page page = read(
                Pdf.of().made(2024, 5, 6, 23, "GMT+08:00").lines(72, 110, FIRST).bytes());
        assertThat(page.published())
                .isEqualTo(new Published("2024-05-06T23:00:00+08:00", Published.Precision.TIME, "pdf CreationDate"));
        assertThat(PdfDate.read("D:20240506", "pdf")).map(Published::value).hasValue("2024-05-06");
        assertThat(PdfDate.read("D:20240506101112Z00'00'", "pdf"))
                .map(Published::value)
                .hasValue("2024-05-06T10:11:12Z");
        assertThat(PdfDate.read("D:19040101000000Z", "pdf")).isEmpty();
        assertThat(PdfDate.read("yesterday", "pdf")).isEmpty();
    }

    @Test
    void saysWhyAPdfCannotBeReadWithTheRemedy() {
        assertThat(refusal(Pdf.of().lines(72, 110, FIRST).lockedBy("secret")))
                .isEqualTo("the PDF needs a password; save a copy of it without one");
        assertThat(refusal(Pdf.of().picture().bytes()))
                .isEqualTo(
                        "the PDF has no text, only pictures of its pages as a scanner makes them; run a text recognition"
                                + " over it (for example ocrmypdf) and take what that writes");
        assertThat(refusal("%PDF-1.7\nnothing more".getBytes(StandardCharsets.US_ASCII)))
                .startsWith("the PDF is damaged (")
                .endsWith("); fetch it again, or open it and save it anew");
        byte[] whole = Pdf.of().lines(72, 110, FIRST).bytes();
        assertThat(PdfFile.read(Arrays.copyOf(whole, 300), PdfReader.TIME)).isInstanceOf(ReadResult.Unreadable.class);
    }

    @Test
    void readsAPdfThatIsLockedAgainstChangesOnly() {
        assertThat(read(Pdf.of().lines(72, 110, FIRST).lockedBy("")).text()).isEqualTo(String.join(" ", FIRST));
    }

    @Test
    void abandonsAPdfThatTakesTooLong() {
        Pdf pdf = Pdf.of();
        for (int i = 0; i < 200; i++) {
            pdf.lines(72, 110, FIRST);
        }
        assertThat(((ReadResult.Unreadable<Page>) PdfFile.read(pdf.bytes(), Duration.ofNanos(1))).reason())
                .isEqualTo(PdfReader.TOO_SLOW);
    }

    private static Page read(byte[] pdf) {
        ReadResult<Page> reading = PdfFile.read(pdf, PdfReader.TIME);
        assertThat(reading).isInstanceOf(ReadResult.Read.class);
        return ((ReadResult.Read<Page>) reading).value();
    }

    private static String refusal(byte[] pdf) {
        return ((ReadResult.Unreadable<Page>) PdfFile.read(pdf, PdfReader.TIME)).reason();
    }
}
