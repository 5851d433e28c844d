package org.onrecord.processor.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.onrecord.events.Document;
import org.onrecord.events.Statement.Distanced;
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
import org.onrecord.processor.statement.speaker.IntroducedPersons;
import org.onrecord.processor.statement.text.WordList;

/** Adding a language takes a package and word lists only; the toy language here says "X zo: WORDS." */
class AddedLanguageTest {
    private static final Document DOCUMENT = Texts.document(
            "Gazette",
            "2024-05-10",
            "qt",
            "",
            "In plim plam Ada Quill zo: lo, na murk TERRA, plum. Ada Quill said: no.");

    private static final StatementFinder FINDER =
            StatementFinder.of(Texts.NO_ACTORS, new Languages(List.of(Languages.ENGLISH, new Toy())));

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
        assertThat(new Languages(List.of(new Toy(), Languages.ENGLISH)).of("xx").code())
                .isEqualTo("qt");
    }

    /** The smallest possible language. */
    private static final class Toy implements Language {
        @Override
        public String code() {
            return "qt";
        }

        @Override
        public ReportReader reports(String text, @Nullable LocalDate day, IntroducedPersons persons) {
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

        @Override
        public OccasionReader occasions() {
            return new OccasionReader() {
                @Override
                public Optional<Span> said(String part) {
                    int at = part.indexOf("plim");
                    return at < 0 ? Optional.empty() : Optional.of(new Span(at, at + 9));
                }

                @Override
                public Optional<Span> told(String sentence) {
                    return Optional.empty();
                }

                @Override
                public Optional<Span> titled(String title) {
                    return Optional.empty();
                }

                @Override
                public boolean pointsBack(String part) {
                    return false;
                }
            };
        }

        @Override
        public DistanceReader distance() {
            Pattern murk = Pattern.compile("\\bmurk (\\w+)");
            return new DistanceReader() {
                @Override
                public boolean hinted(String text, Span stretch) {
                    return stretch.of(text).contains("murk");
                }

                @Override
                public void add(String text, Span sentence, Predicate<CharSequence> rejects, List<Distanced> found) {
                    murk.matcher(sentence.of(text))
                            .results()
                            .filter(each -> rejects.test("na"))
                            .forEach(each -> found.add(
                                    new Distanced(new Span(each.start(1), each.end(1)), Distanced.Why.REJECTED)));
                }

                @Override
                public boolean rejects(CharSequence words) {
                    return words.toString().equals("na");
                }
            };
        }
    }
}
