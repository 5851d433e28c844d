package org.onrecord.ingest.listing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.onrecord.ingest.source.SourceSpec.Select;

class ListPageTest {
    @Test
    void theItemMayBeTheLinkItself() {
        ListPage page = read(
                "<a href=/notices/1>Pier 4 closed</a><a href=/about>About</a>",
                new Select("a[href^=/notices/]", "a[href]", null, null, null));

        assertThat(page.items())
                .containsExactly(new ListPage.Item("https://harbours.example/notices/1", "Pier 4 closed", null));
    }

    @Test
    void resolvesLinksAgainstThePagesBase() {
        ListPage page = read(
                "<base href='https://docks.example/a/'><p><a href=b>B</a>",
                new Select("p", "a[href]", null, null, null));

        assertThat(page.items()).extracting(ListPage.Item::url).containsExactly("https://docks.example/a/b");
    }

    @Test
    void readsADateFromTheAttributeThatMachinesRead() {
        ListPage page = read(
                "<li><a href=1>One</a><time datetime='2024-03-05T09:30:00Z'>last week</time></li>",
                new Select("li", "a[href]", null, "time", null));

        assertThat(page.items().getFirst().published()).isNotNull();
        assertThat(String.valueOf(page.items().getFirst().published())).contains("2024-03-05T09:30:00Z");
    }

    @Test
    void takesTheTitleOfAPictureLinkFromThePicture() {
        ListPage page =
                read("<p><a href=1><img alt='Cranes at noon' src=x></a>", new Select("p", "a[href]", null, null, null));

        assertThat(page.items().getFirst().title()).isEqualTo("Cranes at noon");
    }

    @Test
    void dropsLinksThatAreNotWebAddressesAndCountsTheElements() {
        ListPage page = read(
                "<p><a href='javascript:go()'>x</a><p><a href='mailto:a@b.example'>y</a><p>none",
                new Select("p", "a[href]", null, null, null));

        assertThat(page).isEqualTo(new ListPage(List.of(), 3));
    }

    private static ListPage read(String html, Select select) {
        return ListPage.read(
                html.getBytes(StandardCharsets.UTF_8), "UTF-8", "https://harbours.example/news/", select, "en");
    }
}
