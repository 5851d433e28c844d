package org.onrecord.processor.statement.speaker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onrecord.events.Document;
import org.onrecord.events.Statement.Span;
import org.onrecord.events.issue.Issue;
import org.onrecord.processor.statement.StatementFinder;
import org.onrecord.processor.statement.Texts;

class AddresseesTest {
    private static final Issue TIDES = Texts.issue(
            person("otto-marsh", "Otto Marsh", "President of the United States"),
            person("ada-quill", "Ada Quill", "Secretary of Tides"));

    private static Issue.RegisteredActor person(String id, String name, String title) {
        Issue.Role role = new Issue.Role(title, null, LocalDate.of(2023, 1, 1), null, null, 1, "a test");
        return new Issue.RegisteredActor(
                id, Issue.RegisteredActor.Kind.PERSON, Map.of("en", List.of(name)), null, "US", 1, List.of(role));
    }

    private static List<String> asked(String text) {
        Document document = Texts.document("video.example", "2024-05-10", "en", "", text);
        StatementFinder finder = StatementFinder.of(TIDES);
        return finder.read(document).ofAddressee().stream()
                .map(found -> found.speaker().name() + " " + found.actor().side())
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Thank you, Secretary Quill. Will it rain? | Secretary Quill",
                "Mr. President, will it rain? | Mr. President",
                "Will it rain, Minister Ada Quill? | Minister Ada Quill"
            })
    void readsTheTitleAndNameOfTheAddressee(String question, String addressee) {
        assertThat(Addressees.in(question, new Span(0, question.length()))).contains(addressee);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"What did Secretary Quill say about the rain?|", "Secretary Quill spoke of rain. Will it rain?|"})
    void ignoresPersonsWhomAQuestionOnlyMentions(String question, String unused) {
        assertThat(Addressees.in(question, new Span(0, question.length()))).isEmpty();
    }

    @Test
    void givesAnExcerptWithoutLabelledAnswersToTheAddressee() {
        assertThat(asked("So the boats will sail in June.\n\nQuestion: Thank you, Secretary Quill. And the lamps?"))
                .containsExactly("Ada Quill US");
        assertThat(asked("So the boats will sail in June.\n\nThe Press: Mr. President, and the lamps?"))
                .containsExactly("Otto Marsh US");
        assertThat(asked("So the boats will sail in June.\n\nThe Press: Mr. Stone, and the lamps?"))
                .isEmpty();
    }
}
