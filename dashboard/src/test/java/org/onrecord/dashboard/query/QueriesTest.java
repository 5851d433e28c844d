package org.onrecord.dashboard.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
import org.onrecord.dashboard.summary.Positions;
import org.onrecord.dashboard.summary.SpeakerCount;
import org.onrecord.dashboard.summary.Timeline;
import org.onrecord.events.Statement;
import org.onrecord.events.Trend;
import org.onrecord.events.issue.Issue;

class QueriesTest {
    private static final Issue ISSUE = new Issue(
            "fentanyl",
            "Fentanyl",
            "",
            List.of("en"),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(
                    new Issue.Claim("cooperate", "The two should cooperate.", "Cooperate", List.of(), List.of()),
                    new Issue.Claim("importer-duty", "Importers must see to it.", "Importers", List.of(), List.of())),
            List.of(),
            Map.of());

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

    @Test
    void listsTheSameWordsOnceWithTheirCarriers() {
        ResultPage<StatementItem> page = page(query().text("stand ready").build());
        assertThat(page.items())
                .extracting(item -> item.statement().document().id(), StatementItem::carriers)
                .containsExactly(tuple(Samples.RELEASE.id(), 2));
        assertThat(page(query().text("stand ready").copies(true).build()).total())
                .isEqualTo(2);
    }

    @Test
    void listsNewestDayFirstAndUndatedLast() {
        assertThat(page(StatementQuery.ALL).items())
                .extracting(item -> item.statement().id())
                .startsWith(Samples.CHINESE_OFFER.id())
                .endsWith(Samples.REFUSAL.id())
                .hasSize(6);
    }

    @Test
    void findsEnglishWordsByTheirStem() {
        assertThat(ids(query().text("measure fisherman").build())).isEmpty();
        assertThat(ids(query().text("measure wrong").build())).containsExactly(Samples.PROTEST.id());
        assertThat(ids(query().text("\"taken against\"").build())).containsExactly(Samples.PROTEST.id());
        assertThat(ids(query().text("wrong | answered").build())).containsExactly(Samples.PROTEST.id());
    }

    @Test
    void findsChineseWords() {
        assertThat(ids(query().text("湖泊").build())).containsExactly(Samples.CHINESE_OFFER.id());
        assertThat(ids(query().text("合作 湖泊").build())).containsExactly(Samples.CHINESE_OFFER.id());
        assertThat(ids(query().text("作合").build())).isEmpty();
    }

    @Test
    void takesAnySearchTextWithoutFailing() {
        for (String text : List.of("\"", "((", "a:b", "*", "-", "|", "\\", "~9", "the", "~~~\"(")) {
            assertThat(page(query().text(text).build()).total()).isNotNegative();
        }
    }

    @Test
    void filtersByClaimStanceSideKindAndWhatCounts() {
        assertThat(ids(query().claim("cooperate").stance("against").build())).containsExactly(Samples.REFUSAL.id());
        assertThat(ids(query().side("US").build())).containsExactly(Samples.ANSWER.id(), Samples.REFUSAL.id());
        assertThat(ids(query().kind("question").build())).containsExactly(Samples.QUESTION.id());
        assertThat(ids(query().counted(false).build())).containsExactly(Samples.QUESTION.id());
        assertThat(ids(query().days(DayRange.ofPeriod(Trend.UNDATED).orElseThrow())
                        .build()))
                .containsExactly(Samples.REFUSAL.id());
    }

    @ParameterizedTest
    @EnumSource(Trend.Bucket.class)
    void everyPointOfATimelineOpensToAsManyStatements(Trend.Bucket bucket) {
        Timeline timeline = index.read(snapshot -> Timeline.of(
                snapshot,
                new Trend.Subject(Trend.Subject.Kind.CLAIM, "cooperate"),
                Optional.of(new Trend.Holder(Trend.Holder.Kind.SIDE, "CN")),
                bucket,
                Optional.empty()));
        assertThat(timeline.points()).isNotEmpty();
        for (Timeline.Point point : timeline.points()) {
            assertThat(page(query().claim("cooperate")
                                    .side("CN")
                                    .counted(true)
                                    .days(DayRange.ofPeriod(point.period()).orElseThrow())
                                    .build())
                            .total())
                    .as(point.period())
                    .isEqualTo(point.statements());
        }
    }

    @Test
    void addsUpAllSidesWhereNoneIsChosen() {
        Timeline timeline = index.read(snapshot ->
                Timeline.of(snapshot, Trend.Subject.ALL, Optional.empty(), Trend.Bucket.MONTH, Optional.empty()));
        assertThat(timeline.points())
                .extracting(Timeline.Point::period, Timeline.Point::statements)
                .containsExactly(tuple("2024-03", 3), tuple("2024-04", 1), tuple("undated", 1));
    }

    @Test
    void tellsAPeriodInWhichNobodyWasHeardFromOneWithoutStatements() {
        Timeline weeks = index.read(snapshot ->
                Timeline.of(snapshot, Trend.Subject.ALL, Optional.empty(), Trend.Bucket.WEEK, Optional.empty()));
        assertThat(weeks.gaps()).containsExactly("2024-W11", "2024-W12", "2024-W13", "2024-W14");

        Events events = new Events();
        index.apply(events.put(Events.document("quiet", "Lake Ministry", null, "Fish", "2024-03-19", "On fish.")));
        index.refresh();
        Timeline after = index.read(snapshot ->
                Timeline.of(snapshot, Trend.Subject.ALL, Optional.empty(), Trend.Bucket.WEEK, Optional.empty()));
        assertThat(after.gaps()).containsExactly("2024-W11", "2024-W13", "2024-W14");
        assertThat(after.points()).isEqualTo(weeks.points());
    }

    @Test
    void knowsThePeriodsOfTrends() {
        assertThat(DayRange.ofPeriod("2024-W10").orElseThrow().from().orElseThrow())
                .hasToString("2024-03-04");
        assertThat(DayRange.ofPeriod("2024-Q1").orElseThrow().to().orElseThrow())
                .hasToString("2024-03-31");
        assertThat(DayRange.ofPeriod("2024-02").orElseThrow().to().orElseThrow())
                .hasToString("2024-02-29");
        assertThat(DayRange.ofPeriod("2024-13")).isEmpty();
        assertThat(DayRange.ofPeriod("2024-W54")).isEmpty();
        assertThat(DayRange.ofPeriod("yesterday")).isEmpty();
    }

    @Test
    void namesTheSpeakers() {
        List<SpeakerCount> speakers = index.read(SpeakerCount::of);
        assertThat(speakers)
                .extracting(SpeakerCount::actor, SpeakerCount::statements)
                .containsExactly(tuple("ministry", 3), tuple("department", 2), tuple("~the daily heron", 1));
    }

    private ResultPage<StatementItem> page(StatementQuery query) {
        return index.read(snapshot -> query.page(snapshot, PageRequest.first(50)));
    }

    private List<String> ids(StatementQuery query) {
        return page(query).items().stream()
                .map(StatementItem::statement)
                .map(Statement::id)
                .toList();
    }

    private static Asked query() {
        return new Asked(StatementQuery.ALL);
    }

    /** A query built step by step. */
    private record Asked(StatementQuery build) {
        Asked text(String text) {
            return with(
                    Optional.of(text),
                    build.sides(),
                    build.claim(),
                    build.stance(),
                    build.kinds(),
                    build.counted(),
                    build.days(),
                    build.copies());
        }

        Asked side(String side) {
            return with(
                    build.text(),
                    List.of(side),
                    build.claim(),
                    build.stance(),
                    build.kinds(),
                    build.counted(),
                    build.days(),
                    build.copies());
        }

        Asked claim(String claim) {
            return with(
                    build.text(),
                    build.sides(),
                    Optional.of(claim),
                    build.stance(),
                    build.kinds(),
                    build.counted(),
                    build.days(),
                    build.copies());
        }

        Asked stance(String stance) {
            return with(
                    build.text(),
                    build.sides(),
                    build.claim(),
                    Optional.of(stance),
                    build.kinds(),
                    build.counted(),
                    build.days(),
                    build.copies());
        }

        Asked kind(String kind) {
            return with(
                    build.text(),
                    build.sides(),
                    build.claim(),
                    build.stance(),
                    List.of(kind),
                    build.counted(),
                    build.days(),
                    build.copies());
        }

        Asked counted(boolean counted) {
            return with(
                    build.text(),
                    build.sides(),
                    build.claim(),
                    build.stance(),
                    build.kinds(),
                    Optional.of(counted),
                    build.days(),
                    build.copies());
        }

        Asked days(DayRange days) {
            return with(
                    build.text(),
                    build.sides(),
                    build.claim(),
                    build.stance(),
                    build.kinds(),
                    build.counted(),
                    days,
                    build.copies());
        }

        Asked copies(boolean copies) {
            return with(
                    build.text(),
                    build.sides(),
                    build.claim(),
                    build.stance(),
                    build.kinds(),
                    build.counted(),
                    build.days(),
                    copies);
        }

        private static Asked with(
                Optional<String> text,
                List<String> sides,
                Optional<String> claim,
                Optional<String> stance,
                List<String> kinds,
                Optional<Boolean> counted,
                DayRange days,
                boolean copies) {
            return new Asked(new StatementQuery(
                    text,
                    sides,
                    List.of(),
                    claim,
                    stance,
                    Optional.empty(),
                    kinds,
                    Optional.empty(),
                    counted,
                    days,
                    Optional.empty(),
                    Optional.empty(),
                    copies,
                    StatementQuery.Order.DAY));
        }
    }
}
