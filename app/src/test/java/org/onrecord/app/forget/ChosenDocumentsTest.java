package org.onrecord.app.forget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onrecord.testing.DocumentBuilder.document;

import java.time.LocalDate;
import java.util.List;
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
