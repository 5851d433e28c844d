package org.onrecord.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.onrecord.ingest.charset.DecodedText;
import org.onrecord.ingest.extract.Page;
import org.onrecord.ingest.extract.PageExtractor;
import org.onrecord.ingest.feed.Feed;
import org.onrecord.ingest.feed.FeedEntry;
import org.onrecord.ingest.feed.FeedReader;
import org.onrecord.ingest.reading.ReadResult;

/** The inputs in {@code src/test/resources/regressions/}; its README says what each of them once broke. */
class RegressionsTest {
    private static final Path INPUTS = Path.of("src/test/resources/regressions");

    @Test
    void keepsATitleWithAColon() throws IOException {
        assertThat(page("colon-in-title.html").title()).isEqualTo("Harbour: the gates are open");
    }

    @Test
    void endsAVisibleLineAtItsLineBreak() throws IOException {
        assertThat(Objects.requireNonNull(page("date-before-line-break.html").published())
                        .value())
                .isEqualTo("2024-05-06");
    }

    @Test
    void keepsTheTextAfterADeclaration() throws IOException {
        assertThat(entry("doctype-in-text.xml").text()).contains("Before", "after");
    }

    @Test
    void readsAFeedWithoutClosedFields() throws IOException {
        FeedEntry entry = entry("fields-not-closed.xml");

        assertThat(entry.title()).isEqualTo("The gates are open");
        assertThat(entry.url()).isEqualTo("https://harbour.example/1");
        assertThat(entry.text()).isEqualTo("Boats may enter again.");
    }

    @Test
    void tellsThatAFeedEndsInItsFirstItem() throws IOException {
        assertThat(feed("cut-off-in-first-item.xml").cutOff()).isTrue();
    }

    @Test
    void prefersTheBytesToThePagesOwnCharset() throws IOException {
        Page page = page("utf-8-named-gbk.html");

        assertThat(page.title()).isEqualTo("港口重新开放");
        assertThat(page.text()).contains("北码头将于春季向渔船重新开放");
    }

    private static Page page(String name) throws IOException {
        return PageExtractor.extract(text(name), "https://harbour.example/1");
    }

    private static FeedEntry entry(String name) throws IOException {
        return feed(name).entries().getFirst();
    }

    private static Feed feed(String name) throws IOException {
        return ((ReadResult.Read<Feed>) FeedReader.read(text(name), "https://harbour.example/feed")).value();
    }

    private static String text(String name) throws IOException {
        return DecodedText.of(Files.readAllBytes(INPUTS.resolve(name)), null).text();
    }
}
