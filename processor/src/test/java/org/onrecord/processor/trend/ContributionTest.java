package org.onrecord.processor.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.onrecord.events.Stance;
import org.onrecord.events.Statement;
import org.onrecord.events.Statement.Span;
import org.onrecord.events.Trend.Holder;

class ContributionTest {
    private static final Holder SIDE = new Holder(Holder.Kind.SIDE, "XX");
    private static final Holder ANN = new Holder(Holder.Kind.ACTOR, "ann");

    @Test
    void countsAClusterOnceUnderItsEarliestDayWithAllItsCarriers() {
        Cluster cluster = Cluster.empty()
                .with(member("s1", "doc1", LocalDate.of(2024, 2, 7)))
                .with(member("s2", "doc2", LocalDate.of(2024, 2, 5)))
                .with(member("s3", "doc2", null));

        SortedMap<String, Counts> counts = new TreeMap<>(Map.of(
                "claim:wet",
                new Counts(1, 0, 1, 2),
                "topic:rain",
                new Counts(1, 0, 0, 2),
                "issue:*",
                new Counts(1, 0, 0, 2)));
        LocalDate day = LocalDate.of(2024, 2, 5);
        assertThat(Contribution.change(Cluster.empty(), cluster))
                .containsExactlyInAnyOrder(
                        new DayChange("weather", ANN, day, counts), new DayChange("weather", SIDE, day, counts));
    }

    @Test
    void takesBackExactlyWhatItAdded() {
        Cluster cluster = Cluster.empty().with(member("s1", "doc1", LocalDate.of(2024, 2, 7)));

        List<DayChange> added = Contribution.change(Cluster.empty(), cluster);
        List<DayChange> taken = Contribution.change(cluster, Cluster.empty());

        assertThat(taken).hasSize(2);
        for (int i = 0; i < taken.size(); i++) {
            assertThat(DayCounts.NONE
                            .plus(added.get(i).counts())
                            .plus(taken.get(i).counts())
                            .isEmpty())
                    .isTrue();
        }
    }

    @Test
    void changesOnlyWhatChanged() {
        Cluster cluster = Cluster.empty().with(member("s1", "doc1", null));
        assertThat(Contribution.change(cluster, cluster)).isEmpty();

        assertThat(Contribution.change(cluster, cluster.with(member("s2", "doc2", null))))
                .extracting(DayChange::holder, change -> change.counts().get("claim:wet"))
                .containsExactlyInAnyOrder(tuple(SIDE, new Counts(0, 0, 0, 1)), tuple(ANN, new Counts(0, 0, 0, 1)));
    }

    private static Member member(String id, String document, @Nullable LocalDate day) {
        return new Member(
                id,
                new Statement.DocumentRef(document, "v", "Title", "Publisher", null, null),
                day,
                "weather",
                new Statement.Actor("ann", "Ann", false, "XX", 1, true),
                "Ann",
                null,
                List.of("rain"),
                List.of(new Statement.StanceLabel("wet", Stance.AGAINST, 0.9, new Span(0, 3), "Dry")),
                "en",
                Member.Signs.NONE);
    }
}
