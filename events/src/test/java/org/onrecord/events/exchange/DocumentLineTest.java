package org.onrecord.events.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onrecord.events.Document;
import org.onrecord.events.EventJson;
import org.onrecord.events.Ids;
import org.onrecord.events.exchange.DocumentLine.Result;
import org.onrecord.events.time.Published;

class DocumentLineTest {
    private static final Instant FILE_TIME = Instant.parse("2024-01-02T03:04:05Z");

    @Test
    void readsEveryField() {
        Document document = accepted("""
                {"id": "17", "corpus": "harbour-notes", "publisher": "Ministry of Harbours", "country": "AA", "lang": "en",
                 "url": "https://harbours.example/17", "date": "2023-06-21", "fetched": "2023-06-22T10:00:00+08:00",
                 "title": "Note", "text": "The lights stay on.", "unknown": {"ignored": true}}""");

        assertThat(document)
                .isEqualTo(new Document(
                        Ids.document("harbour-notes", "17"),
                        Ids.version(
                                "Ministry of Harbours",
                                "AA",
                                "https://harbours.example/17",
                                "Note",
                                new Published("2023-06-21", Published.Precision.DAY, "import"),
                                "en",
                                "The lights stay on."),
                        new Document.Origin("harbour-notes", "17", "Ministry of Harbours", "AA"),
                        "https://harbours.example/17",
                        "Note",
                        new Published("2023-06-21", Published.Precision.DAY, "import"),
                        Instant.parse("2023-06-22T02:00:00Z"),
                        "en",
                        "The lights stay on.",
                        null,
                        Document.OwnVoice.UNKNOWN));
    }

    @Test
    void needsOnlyTextAndId() {
        Document document = accepted("{\"id\": \"a\", \"text\": \"The lights stay on.\"}");

        assertThat(document.source()).isEqualTo("import");
        assertThat(document.publisher()).isEmpty();
        assertThat(document.title()).isEmpty();
        assertThat(document.side()).isNull();
        assertThat(document.url()).isNull();
        assertThat(document.published()).isNull();
        assertThat(document.language()).isNull();
        assertThat(document.fetched()).isEqualTo(FILE_TIME);
    }

    @Test
    void takesTheUrlIfThereIsNoId() {
        assertThat(accepted("{\"url\": \"https://harbours.example/17\", \"text\": \"Words.\"}")
                        .sourceItem())
                .isEqualTo("https://harbours.example/17");
    }

    @Test
    void takesTheCorpusAsTheSource() {
        Document document = accepted("{\"id\": \"a\", \"corpus\": \"harbour-notes\", \"text\": \"Words.\"}");

        assertThat(document.source()).isEqualTo("harbour-notes");
        assertThat(document.id())
                .isEqualTo(Ids.document("harbour-notes", "a"))
                .isNotEqualTo(accepted("{\"id\": \"a\", \"text\": \"Words.\"}").id());
    }

    @ParameterizedTest
    @CsvSource({
        "'\"country\": \"AA\"', AA",
        "'\"country\": \"AA\", \"side\": \"other\"', other",
        "'\"country\": \"Atlantis\"', ",
        "'\"country\": \"aa\"', ",
        "'\"country\": \"\", \"side\": null', ",
        "'\"side\": \"BB\"', BB",
    })
    void takesTheSideOrElseTheCountryCode(String fields, String side) {
        assertThat(accepted("{\"id\": \"a\", " + fields + ", \"text\": \"Words.\"}")
                        .side())
                .isEqualTo(side);
    }

    @Test
    void treatsBlankAndNullAsAbsent() {
        Document document =
                accepted("{\"id\": \"a\", \"url\": \" \", \"date\": \"\", \"lang\": null, \"text\": \"Words.\"}");

        assertThat(document.url()).isNull();
        assertThat(document.published()).isNull();
        assertThat(document.language()).isNull();
    }

    @Test
    void acceptsNumbersAsIdAndYear() {
        Document document = accepted("{\"id\": 17, \"date\": 2023, \"text\": \"Words.\"}");

        assertThat(document.sourceItem()).isEqualTo("17");
        assertThat(document.published()).isEqualTo(new Published("2023", Published.Precision.YEAR, "import"));
    }

    @Test
    void keepsTheTextUnchanged() {
        assertThat(accepted("{\"id\": \"a\", \"text\": \" Two  blanks,\\r\\na\\u00a0bound one\\tand 🌊 \"}")
                        .text())
                .isEqualTo(" Two  blanks,\r\na\u00a0bound one\tand 🌊 ");
    }

    @Test
    void readsALineWithAByteOrderMark() {
        assertThat(accepted("\uFEFF{\"id\": \"a\", \"text\": \"Words.\"}").text())
                .isEqualTo("Words.");
    }

    @Test
    void acceptsADayAsFetchTime() {
        assertThat(accepted("{\"id\": \"a\", \"fetched\": \"2023-06-22\", \"text\": \"Words.\"}")
                        .fetched())
                .isEqualTo(Instant.parse("2023-06-22T00:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"id\": \"a\"}", "{\"id\": \"a\", \"text\": \" \\n\"}", "{\"id\": \"a\", \"text\": null}"})
    void refusesADocumentWithoutText(String line) {
        assertThat(refused(line)).isEqualTo("the document has no text; give it in the field text");
    }

    @Test
    void refusesADocumentWithoutIdAndUrl() {
        assertThat(refused("{\"text\": \"Words.\"}"))
                .isEqualTo("the document has neither id nor url; give it one, so that it is recognised again");
    }

    @Test
    void refusesAMalformedDate() {
        assertThat(refused("{\"id\": \"a\", \"date\": \"21/06/2023\", \"text\": \"Words.\"}"))
                .isEqualTo(
                        "the date \"21/06/2023\" is not ISO 8601; write it as 2023-06-21 or 2023-06-21T10:00:00+08:00,"
                                + " or leave it out");
    }

    @Test
    void refusesAMalformedFetchTime() {
        assertThat(refused("{\"id\": \"a\", \"fetched\": \"noon\", \"text\": \"Words.\"}"))
                .isEqualTo("fetched \"noon\" is not ISO 8601; write it as 2023-06-21T10:00:00Z");
    }

    @Test
    void refusesAFieldThatIsNotText() {
        assertThat(refused("{\"id\": \"a\", \"text\": [\"Words.\"]}"))
                .isEqualTo("the field text is not text; write it in quotation marks, or leave it out");
        assertThat(refused("{\"id\": \"a\", \"publisher\": 7, \"text\": \"Words.\"}"))
                .isEqualTo("the field publisher is not text; write it in quotation marks, or leave it out");
        assertThat(refused("{\"id\": true, \"text\": \"Words.\"}"))
                .isEqualTo("the field id is not text; write it in quotation marks, or leave it out");
    }

    @Test
    void refusesHalfOfASurrogatePair() {
        assertThat(refused("{\"id\": \"a\", \"text\": \"Half \\ud83c only.\"}"))
                .isEqualTo("the field text has half of a surrogate pair; write the whole character");
    }

    @Test
    void refusesALineThatIsNotUtf8() {
        byte[] latin = "{\"id\": \"a\", \"text\": \"caf\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(DocumentLine.read(latin, "import", FILE_TIME))
                .isEqualTo(new Result.Refused("the line is not UTF-8; convert it first"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"id\": \"a\", ", "{\"id\": 3", "not json", "{\"id\": \"a\"} {\"id\": \"b\"}", "{'id': 'a'}"})
    void refusesALineThatIsNotJson(String line) {
        assertThat(refused(line)).startsWith("the line is not JSON").doesNotContain("Source");
    }

    @Test
    void refusesAnEmptyLine() {
        assertThat(refused(" \r")).isEqualTo("the line is empty; leave it out");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"text\"", "7", "null"})
    void refusesJsonThatIsNotAnObject(String line) {
        assertThat(refused(line)).isEqualTo("the line is JSON but not an object; write {\"id\": ..., \"text\": ...}");
    }

    @Test
    void refusesALineThatIsTooLongForARecord() {
        byte[] line = ("{\"id\": \"a\", \"text\": \"" + "x".repeat(EventJson.MAX_RECORD_BYTES) + "\"}")
                .getBytes(StandardCharsets.UTF_8);

        assertThat(DocumentLine.read(line, "import", FILE_TIME))
                .isEqualTo(new Result.Refused(
                        "the line has 16777239 bytes; a document may have at most 16777216: split it"));
    }

    private static Document accepted(String line) {
        return switch (read(line)) {
            case Result.Accepted accepted -> accepted.document();
            case Result.Refused refused -> throw new AssertionError(refused.reason());
        };
    }

    @Test
    void refusesTimesThatNoDocumentHas() {
        String ahead = Instant.now().plus(Duration.ofDays(3)).toString().substring(0, 10);

        assertThat(refused("{\"id\":\"1\",\"text\":\"a\",\"date\":\"0001-01-01T00:00:00\"}"))
                .isEqualTo("the date \"0001-01-01T00:00:00\" lies before 1900 or more than a day ahead; correct it, or"
                        + " leave it out");
        assertThat(refused("{\"id\":\"1\",\"text\":\"a\",\"date\":\"" + ahead + "\"}"))
                .contains("more than a day ahead");
        assertThat(refused("{\"id\":\"1\",\"text\":\"a\",\"fetched\":\"+999999999-01-01\"}"))
                .contains("fetched");
    }

    private static String refused(String line) {
        return switch (read(line)) {
            case Result.Accepted accepted -> throw new AssertionError(accepted.document());
            case Result.Refused refused -> refused.reason();
        };
    }

    private static Result read(String line) {
        return DocumentLine.read(line.getBytes(StandardCharsets.UTF_8), "import", FILE_TIME);
    }
}
