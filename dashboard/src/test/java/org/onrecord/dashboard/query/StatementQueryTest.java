package org.onrecord.dashboard.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.dashboard.Events;
import org.onrecord.dashboard.Samples;
import org.onrecord.dashboard.index.RecordIndex;
import org.onrecord.events.Trend;

class StatementQueryTest {
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
    void listsTheSameWordsOnceWithTheirCarriers() {
        assertThat(page(query().text("stand ready")).items())
                .extracting(item -> item.statement().document().id(), StatementItem::carriers)
                .containsExactly(tuple(Samples.RELEASE.id(), 2));
        assertThat(page(query().text("stand ready").copies()).total()).isEqualTo(2);
    }

    @Test
    void listsNewestDayFirstAndUndatedLast() {
        assertThat(ids(query()))
                .startsWith(Samples.CHINESE_OFFER.id())
                .endsWith(Samples.REFUSAL.id())
                .hasSize(6);
    }

    @Test
    void findsEnglishWordsByTheirStem() {
        assertThat(ids(query().text("measure fisherman"))).isEmpty();
        assertThat(ids(query().text("measure wrong"))).containsExactly(Samples.PROTEST.id());
        assertThat(ids(query().text("\"taken against\""))).containsExactly(Samples.PROTEST.id());
        assertThat(ids(query().text("wrong | answered"))).containsExactly(Samples.PROTEST.id());
    }

    @Test
    void findsChineseWords() {
        assertThat(ids(query().text("湖泊"))).containsExactly(Samples.CHINESE_OFFER.id());
        assertThat(ids(query().text("合作 湖泊"))).containsExactly(Samples.CHINESE_OFFER.id());
        assertThat(ids(query().text("作合"))).isEmpty();
    }

    @Test
    void acceptsAnySearchText() {
        for (String text : List.of("\"", "((", "a:b", "*", "-", "|", "\\", "~9", "the", "~~~\"(")) {
            assertThat(page(query().text(text)).total()).isNotNegative();
        }
    }

    @Test
    void filtersByClaimStanceSideKindDayAndCounted() {
        assertThat(ids(query().claim("cooperate").stance("against"))).containsExactly(Samples.REFUSAL.id());
        assertThat(ids(query().side("US"))).containsExactly(Samples.ANSWER.id(), Samples.REFUSAL.id());
        assertThat(ids(query().kind("question"))).containsExactly(Samples.QUESTION.id());
        assertThat(ids(query().counted(false))).containsExactly(Samples.QUESTION.id());
        assertThat(ids(query().period(Trend.UNDATED))).containsExactly(Samples.REFUSAL.id());
    }

    private ResultPage<StatementItem> page(StatementQueryBuilder query) {
        return index.read(snapshot -> query.build().page(snapshot, PageRequest.first(50)));
    }

    private List<String> ids(StatementQueryBuilder query) {
        return page(query).items().stream().map(item -> item.statement().id()).toList();
    }

    private static StatementQueryBuilder query() {
        return new StatementQueryBuilder();
    }
}
