package org.onrecord.dashboard.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onrecord.dashboard.Events;
import org.onrecord.dashboard.Events.Takes;
import org.onrecord.dashboard.Events.Who;
import org.onrecord.dashboard.index.RecordIndex;
import org.onrecord.events.Document;
import org.onrecord.events.EventJson;
import org.onrecord.events.Stance;
import org.onrecord.events.Statement;
import tools.jackson.databind.node.ObjectNode;

class TranslationFinderTest {
    private static final Who QUILL = new Who("quill", "Mara Quill", "spokesperson", "CN", 2);

    @TempDir
    Path folder;

    private RecordIndex index;
    private final Events events = new Events();

    @BeforeEach
    void open() {
        index = RecordIndex.open(folder);
    }

    @AfterEach
    void close() {
        index.close();
    }

    @Test
    void findsStatementsOfTheSameDayAndKindOfEventInAnotherLanguageSameStanceFirst() {
        Statement english =
                said("We stand ready to work together.", "2024-03-05", "regular press conference", "cooperate");
        Statement chinese = said("我们愿意加强合作。", "2024-03-05", "例行记者会", "cooperate");
        said("我们愿意在今后加强合作。", "2024-03-06", "例行记者会", "cooperate");
        said("我们一向愿意加强合作。", "2024-03-05", "专访", "cooperate");
        Statement onTheTopic = said("进口国负有责任。", "2024-03-05", "例行记者会", "importer-duty");
        said("We are always ready to work together.", "2024-03-05", "press conference", "cooperate");

        assertThat(translations(english)).containsExactly(chinese.id(), onTheTopic.id());
        assertThat(translations(chinese)).hasSize(2).contains(english.id());
    }

    @Test
    void findsNothingIfNoOccasionIsNamed() {
        Statement english = said("We stand ready to work together.", "2024-03-05", null, "cooperate");
        said("我们愿意加强合作。", "2024-03-05", "例行记者会", "cooperate");

        assertThat(translations(english)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "regular press conference, press",
        "例行记者会, press",
        "conferencia de prensa matutina, press",
        "interview with Newsweek, interview",
        "接受路透社专访, interview",
        "a hearing of the committee, hearing",
        "同国务卿通电话, talks",
        "the Munich Security Conference, gathering",
        "a keynote speech, address",
    })
    void recognisesTheKindOfAnEvent(String words, String kind) {
        assertThat(TranslationFinder.occasion(words)).contains(kind);
    }

    private List<String> translations(Statement statement) {
        return index
                .read(snapshot -> TranslationFinder.find(
                        snapshot,
                        StatementQuery.one(snapshot, "fentanyl", statement.id()).orElseThrow()))
                .stream()
                .map(item -> item.statement().id())
                .toList();
    }

    private Statement said(String words, String day, @Nullable String occasion, String claim) {
        Document document = Events.document("item " + words, "Ministry of Lakes", null, "Words", day, words);
        Statement plain = Events.statement(
                document,
                words,
                Statement.Kind.TURN,
                QUILL,
                LocalDate.parse(day),
                null,
                new Takes(claim, Stance.FAVOR, words));
        ObjectNode json = (ObjectNode) EventJson.mapper().readTree(EventJson.write(plain));
        json.put("occasion", occasion);
        Statement statement = EventJson.read(EventJson.mapper().writeValueAsBytes(json), Statement.class);
        index.apply(events.put(document));
        index.apply(events.put(statement));
        index.refresh();
        return statement;
    }
}
