package org.onrecord.processor.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.onrecord.events.Document;
import org.onrecord.events.Statement.Kind;
import org.onrecord.events.Statement.Span;
import org.onrecord.processor.statement.draft.Draft;
import org.onrecord.processor.statement.draft.ReportedSpeech;
import org.onrecord.processor.statement.draft.SpeakerMention;
import org.onrecord.processor.statement.draft.Voice;
import org.onrecord.processor.statement.language.DistanceReader;
import org.onrecord.processor.statement.language.Language;
import org.onrecord.processor.statement.language.OccasionReader;
import org.onrecord.processor.statement.language.ReportReader;
import org.onrecord.processor.statement.speaker.ActorRegistry;
import org.onrecord.processor.statement.speaker.IntroducedPersons;
import org.onrecord.processor.statement.text.WordList;

/** Adding a language takes a reader of reports and word lists only; the toy language here says "X zo: WORDS." */
class AddedLanguageTest {
    private static final Document DOCUMENT = Texts.document(
            "Gazette",
            "2024-05-10",
            "qt",
            "",
            "In plim plam Ada Quill zo: lo, na murk TERRA, plum. Ada Quill said: no.");

    private static final Language TOY = new Language(
            "qt",
            true,
            AddedLanguageTest::reports,
            new OccasionReader("toy"),
            new DistanceReader("toy", (text, stretch) -> stretch.of(text).contains("murk")));

    private static final StatementFinder FINDER =
            new StatementFinder(new ActorRegistry(Texts.NO_ACTORS), new Languages(List.of(Languages.ENGLISH, TOY)));

    @Test
    void readsADocumentWithTheReadersOfItsLanguage() {
        List<FoundStatement> found = FINDER.find(DOCUMENT);

        assertThat(found).hasSize(1);
        FoundStatement statement = found.getFirst();
        assertThat(statement.span().of(DOCUMENT.text())).isEqualTo("lo, na murk TERRA, plum");
        assertThat(statement.speaker().name()).isEqualTo("Ada Quill");
        assertThat(statement.occasion()).isEqualTo("plim plam");
        assertThat(statement.distanced())
                .extracting(mark -> mark.span().of(DOCUMENT.text()))
                .containsExactly("TERRA");
    }

    @Test
    void readsAnUnknownLanguageAsTheFirstLanguage() {
        assertThat(new Languages(List.of(TOY, Languages.ENGLISH)).of("xx").code())
                .isEqualTo("qt");
    }

    /** The smallest possible reader of reports: a name, "zo:" and the words up to the full stop. */
    private static ReportReader reports(String text, @Nullable LocalDate day, IntroducedPersons persons) {
        Pattern report = Pattern.compile(
                "([A-Z]\\w+ [A-Z]\\w+) " + WordList.of("toy", "cues").alternatives() + ": ([^.]+)");
        return new ReportReader() {
            @Override
            public ReportedSpeech in(Span paragraph, Voice voice, boolean asked) {
                List<Draft> drafts = report.matcher(text)
                        .region(paragraph.start(), paragraph.end())
                        .results()
                        .map(found -> new Draft(
                                new Span(found.start(2), found.end(2)),
                                Kind.INDIRECT,
                                SpeakerMention.named(found.group(1)),
                                null,
                                false))
                        .toList();
                return new ReportedSpeech(drafts, Optional.empty());
            }

            @Override
            public void lastSpeaker(@Nullable SpeakerMention speaker) {}
        };
    }
}
