package org.onrecord.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class DocumentEventTest {
    private static final Instant MONDAY = Instant.parse("2023-06-19T00:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2023-06-20T00:00:00Z");

    @Test
    void laterFetchedSupersedesWhateverTheVersion() {
        assertThat(document(TUESDAY, "aa").supersedes(document(MONDAY, "ff"))).isTrue();
        assertThat(document(MONDAY, "ff").supersedes(document(TUESDAY, "aa"))).isFalse();
    }

    @Test
    void greaterVersionSupersedesWhenFetchedAtTheSameTime() {
        assertThat(document(MONDAY, "ff").supersedes(document(MONDAY, "aa"))).isTrue();
        assertThat(document(MONDAY, "aa").supersedes(document(MONDAY, "ff"))).isFalse();
    }

    @Test
    void nothingSupersedesItself() {
        assertThat(document(MONDAY, "aa").supersedes(document(MONDAY, "aa"))).isFalse();
    }

    @Test
    void withdrawalIsValidUntilALaterVersion() {
        Withdrawal withdrawal = new Withdrawal("d", TUESDAY, "taken down", null);

        assertThat(withdrawal.supersedes(document(MONDAY, "ff"))).isTrue();
        assertThat(document(TUESDAY.plusSeconds(1), "aa").supersedes(withdrawal))
                .isTrue();
        assertThat(document(TUESDAY, "aa").supersedes(withdrawal)).isTrue();
    }

    private static Document document(Instant fetched, String version) {
        return new Document(
                "d",
                version,
                new Document.Origin("s", "i", "", null),
                null,
                "",
                null,
                fetched,
                null,
                "Words.",
                null,
                Document.OwnVoice.UNKNOWN);
    }
}
