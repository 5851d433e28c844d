package org.onrecord.dashboard.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
import org.onrecord.dashboard.query.ReviewQuery;
import org.onrecord.dashboard.query.SideCount;
import org.onrecord.dashboard.query.StatementQuery;
import org.onrecord.dashboard.query.StatementQueryBuilder;
import org.onrecord.events.Correction;
import org.onrecord.events.Stance;
import org.onrecord.events.Statement;
import org.onrecord.events.Trend;
import org.onrecord.events.issue.Issue;
import org.onrecord.testing.IssueBuilder;
import org.onrecord.testing.StatementBuilder;

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
        Positions.Words newest =
                positions.claims().getFirst().cells().getFirst().newest();
        assertThat(newest.words()).isEqualTo("加强合作");
        assertThat(newest.language()).isEqualTo("zh");
        assertThat(newest.statement()).isEqualTo(Samples.CHINESE_OFFER.id());
        Positions.Words dated = positions.claims().getFirst().cells().get(1).newest();
        assertThat(dated.words()).as("dated before undated").isEqualTo("the only way");
    }

    @Test
    void showsTheSurestWordsOfTheYearUpToTheNewest() {
        apply(
                told("old", LocalDate.of(2023, 1, 1), 1.0, null),
                told("sure", LocalDate.of(2023, 6, 1), 0.97, null),
                told("newer", LocalDate.of(2024, 4, 9), 0.97, "reader-large"),
                told("newest", LocalDate.of(2024, 5, 1), 0.6, null));

        Positions.Cell cell = cooperation().cells().getFirst();
        assertThat(cell.newest().said().day()).isEqualTo(LocalDate.of(2024, 5, 1));
        assertThat(cell.surest().said().day())
                .as("the newest of equally sure ones")
                .isEqualTo(LocalDate.of(2024, 4, 9));
        assertThat(cell.surest().decision().score()).isEqualTo(0.97);
        assertThat(cell.surest().decision().by()).isEqualTo("reader-large");
        assertThat(cell.surest().decision().editor()).isNull();
    }

    @Test
    void namesTheEditorWhoConfirmedTheSurestWords() {
        Statement.Corrected by = new Statement.Corrected(
                "k1", Correction.Field.STANCE, "cooperate", "favor", "Ines Calder", Events.NOW, "Clear.");
        apply(StatementBuilder.like(told("said", LocalDate.of(2024, 5, 1), 1.0, null))
                .corrected(List.of(by))
                .build());

        assertThat(cooperation().cells().getFirst().surest().decision().editor())
                .isEqualTo("Ines Calder");
    }

    @Test
    void tellsHowManyStatementsWaitForReviewAsTheReviewQueueDoes() {
        Statement waits = told("waits", LocalDate.of(2024, 5, 1), 0.4, null);
        apply(
                StatementBuilder.like(waits)
                        .stances(List.of())
                        .unsure(waits.stances())
                        .build(),
                StatementBuilder.like(Samples.PROTEST).unsure(waits.stances()).build());

        assertThat(cooperation().waiting()).containsExactly(new SideCount("CN", 2, 2, 0));
        assertThat(cooperation().cells().getFirst().favor())
                .as("what waits does not count")
                .isEqualTo(2);
        ReviewQuery queue = new ReviewQuery(
                "fentanyl", Optional.of("cooperate"), Optional.empty(), Optional.of("CN"), ReviewQuery.Order.DAY);
        assertThat(index.read(snapshot -> queue.page(snapshot, PageRequest.first(50)))
                        .total())
                .isEqualTo(2);
    }

    @Test
    void tellsWhichPositionMovedBetweenTheLastTwoYears() {
        apply(Stream.of("2022-08-01", "2022-09-01", "2022-10-01", "2023-08-01", "2023-09-01", "2023-10-01")
                .map(day -> told("on-" + day, LocalDate.parse(day), 0.9, null))
                .toArray(Statement[]::new));
        apply(told("newest", LocalDate.of(2024, 5, 1), 0.9, null));

        assertThat(index.read(snapshot -> Positions.of(snapshot, ISSUE)).moves())
                .extracting(
                        move -> move.subject().side(),
                        Move::last,
                        move -> move.before().favor(),
                        move -> move.now().favor(),
                        Move::change,
                        Move::sure)
                .containsExactly(tuple("CN", LocalDate.of(2024, 5, 1), 3, 6, 0.0, false));
    }

    private Positions.Row cooperation() {
        return index.read(snapshot -> Positions.of(snapshot, ISSUE)).claims().getFirst();
    }

    private void apply(Statement... statements) {
        Events events = new Events();
        Stream.of(statements).forEach(each -> index.apply(events.put(each)));
        index.refresh();
    }

    /** Returns a statement of the ministry in favour of cooperation. */
    private static Statement told(String name, LocalDate day, double score, @Nullable String by) {
        return StatementBuilder.statement(name, "We stand ready: words of " + name + ".")
                .document(Samples.OFFER.document())
                .kind(Statement.Kind.OWN_TEXT)
                .actor(Samples.OFFER.actor())
                .day(day)
                .issue("fentanyl")
                .cluster(name)
                .stances(List.of(new Statement.StanceLabel(
                        "cooperate", Stance.FAVOR, score, new Statement.Span(0, 5), "words", null, by, false)))
                .build();
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

    @ParameterizedTest
    @EnumSource(Trend.Bucket.class)
    void absurdDaysAndPeriodsAreUndatedAndStretchNoTimeline(Trend.Bucket bucket) {
        Events events = new Events();
        for (String day : List.of("0001-01-01", "9999-12-31")) {
            index.apply(events.put(Events.document("doc " + day, "Lake Ministry", null, "Fish", day, "On fish.")));
            index.apply(events.put(told("said " + day, LocalDate.parse(day), 0.9, null)));
        }
        for (String period :
                List.of("1-01", "1-Q1", "1-W01", "0001-01-01", "9999-12-31", "9999-12", "+10000-01", "x")) {
            index.apply(events.put(new Trend(
                    "fentanyl",
                    Trend.Subject.ALL,
                    new Trend.Holder(Trend.Holder.Kind.SIDE, "CN"),
                    bucket,
                    period,
                    1,
                    0,
                    0,
                    1)));
        }
        index.refresh();
        Timeline timeline = timeline(Trend.Subject.ALL, Optional.empty(), bucket);
        assertThat(timeline.points())
                .extracting(Timeline.Point::period)
                .allMatch(period -> period.matches("2024.*|undated"));
        assertThat(timeline.points().getLast().statements()).isEqualTo(9);
        assertThat(timeline.gaps()).hasSizeLessThan(40);
        StatementQuery undated = new StatementQueryBuilder().period("undated").build();
        assertThat(index.read(snapshot -> undated.page(snapshot, PageRequest.first(50)))
                        .items())
                .extracting(item -> item.statement().id())
                .contains("said 0001-01-01", "said 9999-12-31");
    }

    @Test
    void countsStatementsBySpeaker() {
        List<SpeakerCount> speakers = index.read(snapshot -> SpeakerCount.of(snapshot, "fentanyl"));
        assertThat(speakers)
                .extracting(SpeakerCount::actor, SpeakerCount::statements)
                .containsExactly(tuple("ministry", 3), tuple("department", 2), tuple("~the daily heron", 1));
    }

    private Timeline timeline(Trend.Subject subject, Optional<Trend.Holder> holder, Trend.Bucket bucket) {
        return index.read(snapshot -> Timeline.of(snapshot, "fentanyl", subject, holder, bucket));
    }
}
