package org.onrecord.processor.statement.speaker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onrecord.events.Document;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.time.Published;
import org.onrecord.processor.statement.FoundStatement;
import org.onrecord.processor.statement.StatementFinder;
import org.onrecord.processor.statement.Texts;
import org.onrecord.testing.DocumentBuilder;

class PlatformAccountsTest {
    private static final Issue TIDES = Texts.issue(new Issue.RegisteredActor(
            "ada-quill",
            Issue.RegisteredActor.Kind.PERSON,
            Map.of("en", List.of("Ada Quill", "@MinQuill")),
            null,
            "CA",
            1,
            List.of()));

    private static Document post(@Nullable String url, String title, String text) {
        return DocumentBuilder.document("test", "1", text)
                .publisher("x.com")
                .url(url)
                .title(title)
                .published(Published.parse("2024-05-10", "test").orElseThrow())
                .language("en")
                .build();
    }

    @ParameterizedTest
    @CsvSource({
        "https://x.com/MinQuill/status/123?s=20, MinQuill",
        "https://twitter.com/MinQuill, MinQuill",
        "http://www.truthsocial.com/@MinQuill/posts/5, MinQuill",
        "https://www.youtube.com/@MinQuill/videos, MinQuill",
        "https://www.youtube.com/watch?v=a1&t=20s&ab_channel=MinQuill, MinQuill"
    })
    void readsTheAccountFromAUrl(String address, String account) {
        assertThat(PlatformAccounts.of(address)).contains(account);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://www.youtube.com/watch?v=a1",
                "https://example.com/MinQuill/status/123",
                "https://example.com/?u=https://x.com/MinQuill",
                "https://notx.com/MinQuill",
                "https://x.com/"
            })
    void readsNoAccountFromOtherUrls(String address) {
        assertThat(PlatformAccounts.of(address)).isEmpty();
    }

    @Test
    void attributesAPostToTheRegisteredOwnerOfTheAccount() {
        Document document = post(
                "https://x.com/minquill/status/123",
                "",
                "The Salt Canal is the lifeline of our harbours.\n\nChina says that it is closed.");
        assertThat(Texts.lines(document, TIDES).getFirst())
                .isEqualTo("own-text | Ada Quill | CA 1 | " + document.text());
        assertThat(StatementFinder.of(TIDES).read(document).ownText().actor().id())
                .isEqualTo("ada-quill");
    }

    @Test
    void doesNotAttributeAPostByASimilarName() {
        Document document = post("https://x.com/AdaQuillNews/status/123", "", "The Salt Canal is open again.");
        FoundStatement whole = StatementFinder.of(TIDES).read(document).ownText();
        assertThat(whole.actor().official()).isFalse();
        assertThat(whole.speaker().name()).isEqualTo("x.com");
    }

    @Test
    void prefersTheLeadSentenceToTheUrl() {
        String title = "Canadian Minister Otto Marsh reposted what Ada Quill had written about the boats on the river.";
        Document document = post("https://x.com/MinQuill/status/123", title, title + "\n\nBoats sail.");
        assertThat(StatementFinder.of(TIDES).read(document).ownText().speaker().name())
                .isNotEqualTo("Ada Quill");
    }

    @Test
    void doesNotTakeTheSubjectOfAPostForItsAuthor() {
        Document document = post(null, "", "Energy is dear this winter.\n\nLamps are not.");
        assertThat(StatementFinder.of(TIDES).read(document).ownText().speaker().name())
                .isEqualTo("x.com");
    }
}
