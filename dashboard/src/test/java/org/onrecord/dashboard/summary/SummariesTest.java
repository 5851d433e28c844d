package org.onrecord.dashboard.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.onrecord.dashboard.Events;
import org.onrecord.dashboard.Samples;
import org.onrecord.dashboard.index.RecordIndex;
import org.onrecord.dashboard.query.PageRequest;
import org.onrecord.dashboard.query.StatementQuery;
import org.onrecord.dashboard.query.StatementQueryBuilder;
import org.onrecord.events.Trend;
import org.onrecord.events.issue.Issue;
import org.onrecord.testing.IssueBuilder;

class SummariesTest {
    private static final Issue ISSUE = IssueBuilder.issue("fentanyl", "Fentanyl")
            .claims(
                    new Issue.Claim("cooperate", "The two should cooperate.", "Cooperate", List.of(), List.of()),
                    new Issue.Claim("importer-duty", "Importers must see to it.", "Importers", List.of(), List.of()))
            .build();

    @TempDir
    Path folder;

    private RecordIndex index;

    @BeforeEach
    void fill() {
        index = RecordIndex.open(folder);
        Events events = new Events();
        Samples.all().forEach(event -> index.apply(events.put(event)));
        index.refresh();
    }

    @AfterEach
    void close() {
        index.close();
    }

    @Test
    void countsThePositionsOfEachSideByDistinctOfficialStatements() {
        Positions positions = index.read(snapshot -> Positions.of(snapshot, ISSUE));
        assertThat(positions.sides()).containsExactly(new Positions.Side("CN", 3), new Positions.Side("US", 2));
        assertThat(positions.claims().get(0).cells())
                .extracting(Positions.Cell::side, Positions.Cell::favor, Positions.Cell::against)
                .containsExactly(tuple("CN", 2, 0), tuple("US", 1, 1));
        assertThat(positions.claims().get(1).cells()).isEmpty();
    }

    @Test
    void showsTheNewestWordsOfEachSideInTheirLanguage() {
        Positions positions = index.read(snapshot -> Positions.of(snapshot, ISSUE));
        Positions.NewestWords newest =
                positions.claims().getFirst().cells().getFirst().newest();
        assertThat(newest.words()).isEqualTo("加强合作");
        assertThat(newest.language()).isEqualTo("zh");
        assertThat(newest.statement()).isEqualTo(Samples.CHINESE_OFFER.id());
        Positions.NewestWords dated =
                positions.claims().getFirst().cells().get(1).newest();
        assertThat(dated.words()).as("dated before undated").isEqualTo("the only way");
    }

    @ParameterizedTest
    @EnumSource(Trend.Bucket.class)
    void eachTimelinePointMatchesItsStatementList(Trend.Bucket bucket) {
        Timeline timeline = timeline(
                new Trend.Subject(Trend.Subject.Kind.CLAIM, "cooperate"),
                Optional.of(new Trend.Holder(Trend.Holder.Kind.SIDE, "CN")),
                bucket);
        assertThat(timeline.points()).isNotEmpty();
        for (Timeline.Point point : timeline.points()) {
            StatementQuery list = new StatementQueryBuilder()
                    .claim("cooperate")
                    .side("CN")
                    .counted(true)
                    .period(point.period())
                    .build();
            assertThat(index.read(snapshot -> list.page(snapshot, PageRequest.first(50)))
                            .total())
                    .as(point.period())
                    .isEqualTo(point.statements());
        }
    }

    @Test
    void addsUpAllSidesIfNoneIsChosen() {
        assertThat(timeline(Trend.Subject.ALL, Optional.empty(), Trend.Bucket.MONTH)
                        .points())
                .extracting(Timeline.Point::period, Timeline.Point::statements)
                .containsExactly(tuple("2024-03", 3), tuple("2024-04", 1), tuple("undated", 1));
    }

    @Test
    void distinguishesPeriodsWithoutDocumentsFromPeriodsWithoutStatements() {
        Timeline weeks = timeline(Trend.Subject.ALL, Optional.empty(), Trend.Bucket.WEEK);
        assertThat(weeks.gaps()).containsExactly("2024-W11", "2024-W12", "2024-W13", "2024-W14");

        Events events = new Events();
        index.apply(events.put(Events.document("quiet", "Lake Ministry", null, "Fish", "2024-03-19", "On fish.")));
        index.refresh();
        Timeline after = timeline(Trend.Subject.ALL, Optional.empty(), Trend.Bucket.WEEK);
        assertThat(after.gaps()).containsExactly("2024-W11", "2024-W13", "2024-W14");
        assertThat(after.points()).isEqualTo(weeks.points());
    }

    @Test
    void countsStatementsBySpeaker() {
        assertThat(index.read(SpeakerCount::of))
                .extracting(SpeakerCount::actor, SpeakerCount::statements)
                .containsExactly(tuple("ministry", 3), tuple("department", 2), tuple("~the daily heron", 1));
    }

    private Timeline timeline(Trend.Subject subject, Optional<Trend.Holder> holder, Trend.Bucket bucket) {
        return index.read(snapshot -> Timeline.of(snapshot, subject, holder, bucket, Optional.empty()));
    }
}
