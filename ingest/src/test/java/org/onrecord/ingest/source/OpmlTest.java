package org.onrecord.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.onrecord.ingest.reading.ReadResult;

class OpmlTest {
    @Test
    void readsFeedsInFoldersEachOnce() {
        ReadResult<Opml.Outlines> reading = read("""
            <?xml version="1.0"?><opml version="2.0"><head><title>Mine</title></head><body>
            <outline text="Ports"><outline text="North">
              <outline type="rss" text="Harbour &amp; docks" xmlUrl="https://harbours.example/feed" htmlUrl="https://harbours.example/"
                language="en"/></outline></outline>
            <outline title="Again" xmlURL="https://harbours.example/feed"/>
            <outline text="A page" type="link" url="https://harbours.example/about"/>
            </body></opml>\
            """);

        assertThat(feeds(reading))
                .containsExactly(new Opml.Outline("Harbour & docks", "https://harbours.example/feed", "en"));
    }

    @Test
    void readsABrokenFile() {
        assertThat(feeds(read("<opml><body><outline text=\"Sand & gravel <new>\" xmlUrl=\"https://a.example/?x=1&y=2\">"
                        + "<outline text='Docks' xmlUrl='feed://docks.example/rss'")))
                .extracting(Opml.Outline::address)
                .contains("https://a.example/?x=1&y=2");
    }

    @Test
    void namesFeedsThatCannotBeFollowed() {
        ReadResult<Opml.Outlines> reading = read("<opml><body><outline text='Old' xmlUrl='gopher://old.example/1'/>"
                + "<outline text='Docks' xmlUrl='feed:https://docks.example/rss'/></body></opml>");

        assertThat(reading)
                .isEqualTo(new ReadResult.Read<>(new Opml.Outlines(
                        List.of(new Opml.Outline("Docks", "https://docks.example/rss", null)),
                        List.of("\"Old\" has the address gopher://old.example/1;"
                                + " only http and https can be followed; correct it, or add the source by hand"))));
    }

    @Test
    void refusesFilesThatAreNotListsOfFeeds() {
        assertThat(read("<rss/>"))
                .isEqualTo(new ReadResult.Unreadable<>(
                        "it is not OPML: it has neither an <opml> nor an <outline> element; export the list"
                                + " again, as OPML"));
        assertThat(read("<opml><body><outline text='x'/></body></opml>"))
                .isEqualTo(
                        new ReadResult.Unreadable<>("it is OPML, but none of its 1 outlines has the address of a feed"
                                + " (xmlUrl) that can be asked; export the list again, with feeds"));
    }

    @Test
    void makesSourcesWithUnusedIds() {
        List<Opml.Outline> feeds = List.of(
                new Opml.Outline("Puerto de Málaga: avisos", "https://a.example/feed", "es-ES"),
                new Opml.Outline("港口", "https://www.b.example/feed", null),
                new Opml.Outline("", "https://b.example/feed2", null));

        List<SourceSpec> sources = Opml.sources(feeds, Set.of("puerto-de-malaga-avisos"));

        assertThat(sources)
                .extracting(SourceSpec::id)
                .containsExactly("puerto-de-malaga-avisos-2", "b-example", "b-example-2");
        assertThat(sources)
                .extracting(SourceSpec::publisher)
                .containsExactly("Puerto de Málaga: avisos", "港口", "b.example");
        assertThat(sources.getFirst().documents().language()).isEqualTo("es-ES");
    }

    @Test
    void writesWhatItReads() {
        List<Opml.Outline> feeds = List.of(
                new Opml.Outline("Sand \"&\" <gravel>", "https://a.example/?x=1&y=2", "en"),
                new Opml.Outline("港口", "https://b.example/feed", null));

        String written = Opml.write("Our <sources>", Opml.sources(feeds, Set.of()));

        assertThat(written).startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<opml version=\"2.0\">");
        assertThat(feeds(read(written))).isEqualTo(feeds);
    }

    private static ReadResult<Opml.Outlines> read(String text) {
        return Opml.read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Opml.Outline> feeds(ReadResult<Opml.Outlines> reading) {
        assertThat(reading).isInstanceOf(ReadResult.Read.class);
        return ((ReadResult.Read<Opml.Outlines>) reading).value().feeds();
    }
}
