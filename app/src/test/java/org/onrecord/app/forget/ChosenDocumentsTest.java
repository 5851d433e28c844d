package org.onrecord.app.forget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onrecord.testing.DocumentBuilder.document;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.onrecord.app.forget.ChosenDocuments.Choice;
import org.onrecord.events.SourceState;
import org.onrecord.ingest.source.SourceSpec;

final class ChosenDocumentsTest {
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
    void findsWhatIsOlderThanItsSourceIsKept() {
        Choice expired = Choice.expired(List.of(source("brief", Duration.ofDays(30)), source("archive", null)));
        String old = LocalDate.now(ZoneOffset.UTC).minusDays(31).toString();
        String young = LocalDate.now(ZoneOffset.UTC).minusDays(29).toString();

        assertThat(expired.is().test(document("brief", "1", "x").published(old).build()))
                .isTrue();
        assertThat(expired.is()
                        .test(document("brief", "2", "x").published(young).build()))
                .isFalse();
        assertThat(expired.isNot()
                        .test(document("brief", "2", "x").published(young).build()))
                .isTrue();
        assertThat(expired.is()
                        .test(document("archive", "3", "x").published(old).build()))
                .isFalse();
    }

    private static SourceSpec source(String id, @Nullable Duration keep) {
        return new SourceSpec(
                id,
                SourceSpec.Kind.PUSH,
                "",
                "",
                null,
                SourceState.Defaults.NONE,
                Duration.ZERO,
                SourceSpec.Items.PAGES,
                "",
                keep);
    }
}
