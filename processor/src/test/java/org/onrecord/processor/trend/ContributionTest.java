package org.onrecord.processor.trend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.onrecord.events.Stance;
import org.onrecord.events.Statement;
import org.onrecord.events.Statement.Span;
import org.onrecord.events.Trend;

class ContributionTest {
    @Test
    void countsAClusterOnceUnderItsEarliestDayWithAllItsCarriers() {
        Cluster cluster = Cluster.empty()
                .with(member("s1", "doc1", LocalDate.of(2024, 2, 7)))
                .with(member("s2", "doc2", LocalDate.of(2024, 2, 5)))
                .with(member("s3", "doc2", null));

        Map<String, Trend> trends = Contribution.of(cluster);

        assertThat(trends).hasSize(2 * 3 * 4);
        assertThat(trends.get("weather/claim:wet/actor:ann/day/2024-02-05"))
                .extracting(Trend::statements, Trend::favor, Trend::against, Trend::carriers)
                .containsExactly(1, 0, 1, 2);
        assertThat(trends).doesNotContainKey("weather/claim:wet/actor:ann/day/2024-02-07");
    }

    @Test
    void takesBackExactlyWhatItAdded() {
        Map<String, Trend> before =
                Contribution.of(Cluster.empty().with(member("s1", "doc1", LocalDate.of(2024, 2, 7))));
        Map<String, Trend> after = Contribution.of(Cluster.empty());

        List<Trend> changes = Contribution.change(before, after);

        assertThat(changes).hasSize(before.size());
        for (Trend change : changes) {
            assertThat(Contribution.isZero(Contribution.sum(Objects.requireNonNull(before.get(change.key())), change)))
                    .isTrue();
        }
    }

    @Test
    void changesNothingIfNothingChanged() {
        Map<String, Trend> trends = Contribution.of(Cluster.empty().with(member("s1", "doc1", null)));
        assertThat(Contribution.change(trends, trends)).isEmpty();
    }

    private static Member member(String id, String document, @Nullable LocalDate day) {
        return new Member(
                id,
                new Statement.DocumentRef(document, "v", "Title", "Publisher", null, null),
                day,
                "weather",
                new Statement.Actor("ann", "Ann", false, "XX", 1, true),
                "Ann",
                List.of("rain"),
                List.of(new Statement.StanceLabel("wet", Stance.AGAINST, 0.9, new Span(0, 3), "Dry")));
    }
}
