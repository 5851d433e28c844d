package org.onrecord.processor.statement.speaker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onrecord.events.Document;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.time.Published;
import org.onrecord.processor.statement.StatementFinder;
import org.onrecord.processor.statement.Texts;
import org.onrecord.testing.DocumentBuilder;

class UrlTitlesTest {
    private static final Issue TIDES = Texts.issue(
            president("ada-quill", "Ada Quill", "US", LocalDate.of(2021, 1, 20)),
            president("otilia-prado", "Otilia Marisma Prádo", "MX", LocalDate.of(2021, 1, 20)));

    private static Issue.RegisteredActor president(String id, String name, String side, LocalDate from) {
        return new Issue.RegisteredActor(
                id,
                Issue.RegisteredActor.Kind.PERSON,
                Map.of("en", List.of(name)),
                null,
                side,
                1,
                List.of(new Issue.Role("President of the Republic", null, from, null, null, 1, "a test")));
    }

    private static String speaker(String publisher, String url, String text) {
        Document document = DocumentBuilder.document("test", "1", text)
                .publisher(publisher)
                .url(url)
                .published(Published.parse("2022-05-10", "test").orElseThrow())
                .language("en")
                .build();
        return String.valueOf(
                StatementFinder.of(TIDES).read(document).ownText().speaker().name());
    }

    @ParameterizedTest
    @CsvSource({
        "https://tides.example/2024/remarks-by-minister-quill-on-the-tides/, Remarks by Minister Quill on the Tides",
        "https://tides.example/a-letter-to-the-harbour.html?x=1#top, A Letter to the Harbour",
        "https://tides.example/press-briefing-by-ada-quill-may-5-2022/, Press Briefing by Ada Quill",
        "https://tides.example/press-briefing-by-ada-quill-54/, Press Briefing by Ada Quill"
    })
    void readsATitleFromTheLastPartOfAUrl(String address, String title) {
        assertThat(UrlTitles.of(address)).contains(title);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://tides.example/news/t20240510_123.shtml",
                "https://tides.example/press-room/",
                "https://tides.example/12-34-56-78",
                "https://tides.example/"
            })
    void readsNoTitleFromNumbersAndSections(String address) {
        assertThat(UrlTitles.of(address)).isEmpty();
    }

    @Test
    void namesTheSpeakerOfAnExcerptByTheUrl() {
        assertThat(speaker(
                        "The White House",
                        "https://white.example/remarks-by-president-quill-and-prime-minister-marsh-of-norway-on-boats/",
                        "And that is why the boats sail."))
                .contains("Quill");
        assertThat(speaker(
                        "Presidencia de la República",
                        "https://mx.example/version-estenografica-conferencia-de-prensa-de-la-presidenta-otilia-marisma-prado-del-5-de-mayo",
                        "Los barcos navegan y los faros están encendidos."))
                .isEqualTo("Otilia Marisma Prádo");
        assertThat(speaker(
                        "tides.example",
                        "https://tides.example/event/a-conversation-with-ada-quill",
                        "So the boats sail."))
                .isEqualTo("Ada Quill");
    }

    @Test
    void readsAPossessiveWithoutApostrophe() {
        assertThat(speaker(
                        "The White House",
                        "https://white.example/ada-quills-call-with-prime-minister-marsh-of-norway/",
                        "They spoke about the boats."))
                .isEqualTo("Ada Quill");
        assertThat(speaker(
                        "The White House",
                        "https://white.example/readout-of-ada-quills-call-with-prime-minister-marsh-of-norway/",
                        "They spoke about the boats."))
                .isEqualTo("The White House");
    }

    @Test
    void attributesPresidentialActsToThePresident() {
        assertThat(speaker(
                        "The White House",
                        "https://white.example/presidential-actions/2022/05/lighting-the-lamps/",
                        "(b) Each harbour lights its lamp within 30 days."))
                .isEqualTo("Ada Quill");
        assertThat(speaker(
                        "The White House",
                        "https://white.example/2022/05/a-proclamation-on-lighthouse-week-2022/",
                        "Let us all visit a lighthouse this week."))
                .isEqualTo("Ada Quill");
    }

    @Test
    void fallsBackToThePublisherIfTheUrlNamesNoOfficial() {
        assertThat(speaker(
                        "The White House",
                        "https://white.example/memorandum-of-understanding-ceremony-on-boats/",
                        "The boats were admired by all."))
                .isEqualTo("The White House");
        assertThat(speaker(
                        "The White House",
                        "https://white.example/remarks-by-garden-gnomes-on-boats/",
                        "The boats were admired by all."))
                .isEqualTo("The White House");
    }
}
