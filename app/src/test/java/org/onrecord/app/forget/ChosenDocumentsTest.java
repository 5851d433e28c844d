package org.onrecord.app.forget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onrecord.testing.DocumentBuilder.document;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.onrecord.app.forget.ChosenDocuments.Choice;
import org.onrecord.events.Document;

final class ChosenDocumentsTest {
    @Test
    void findsADocumentByItsIdOrItsAddress() {
        Document brief =
                document("brief", "1", "x").url("https://brief.example/1").build();

        assertThat(Choice.document(brief.id()).is().test(brief)).isTrue();
        assertThat(Choice.document("https://brief.example/1").is().test(brief)).isTrue();
        assertThat(Choice.document("https://brief.example/2").is().test(brief)).isFalse();
    }

    @Test
    void findsANameAsWordsOfItsOwnInTextAndTitle() {
        Choice tarn = Choice.naming(List.of("Ben Tarn", "谭本"));

        assertThat(tarn.is()
                        .test(document("a", "1", "It was ben tarn, he said.").build()))
                .isTrue();
        assertThat(tarn.is()
                        .test(document("a", "2", "x").title("Ben Tarn’s dam").build()))
                .isTrue();
        assertThat(tarn.is().test(document("a", "3", "部长谭本说").build())).isTrue();
        assertThat(tarn.is()
                        .test(document("a", "4", "Reuben Tarn spoke of Ben Tarnow.")
                                .build()))
                .isFalse();
    }

    @Test
    void takesASourceThatWasBegunBesideADocument() {
        Choice both = Choice.document("https://brief.example/1").and(Set.of("diary"));

        assertThat(both.is().test(document("diary", "7", "x").build())).isTrue();
        assertThat(both.is()
                        .test(document("brief", "1", "x")
                                .url("https://brief.example/1")
                                .build()))
                .isTrue();
        assertThat(both.isOfSource("diary/7")).isTrue();
        assertThat(both.isOfSource("diaries/7")).isFalse();
        assertThat(both.words().test("Ben Tarn")).isFalse();
    }

    @Test
    void aNameIsFoundInATextThatIsNoDocument() {
        Choice tarn = Choice.naming(List.of("Ben Tarn"));

        assertThat(tarn.words().test("{\"speaker\": \"Ben Tarn\"")).isTrue();
        assertThat(tarn.words().test("{\"speaker\": \"Ada Quill\"")).isFalse();
    }

    @Test
    void findsWhatIsOlderThanADay() {
        Choice old = Choice.before(LocalDate.parse("2026-05-02"), "brief");

        assertThat(old.is()
                        .test(document("brief", "1", "x")
                                .published("2026-05-01")
                                .build()))
                .isTrue();
        assertThat(old.is()
                        .test(document("brief", "2", "x")
                                .published("2026-05-02")
                                .build()))
                .isFalse();
        assertThat(old.whole()).isTrue();
        assertThat(old.is()
                        .test(document("archive", "3", "x")
                                .published("2026-05-01")
                                .build()))
                .isFalse();
        assertThat(old.sources()).isEmpty();
    }
}
