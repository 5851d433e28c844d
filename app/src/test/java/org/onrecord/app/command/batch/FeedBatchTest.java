package org.onrecord.app.command.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.onrecord.events.EventJson;

class FeedBatchTest {
    @Test
    void answersWithTheEntriesAndNullsWhereAFeedSaysNothing() throws IOException {
        String line = line("f1", """
                <rss><channel><title>Harbour office</title><item><title>Pier &amp;amp; crane</title>
                <link>/piers</link><pubDate>Tue, 05 Mar 2024 09:30:00 GMT</pubDate>
                <description>&lt;p onclick="go()"&gt;Two piers open.&lt;/p&gt;</description></item>
                <item><guid>n-8</guid></item></channel></rss>""");

        assertThat(answer(line)).isEqualTo("""
                {"id":"f1","title":"Harbour office","entries":[\
                {"id":null,"url":"https://harbours.example/piers","title":"Pier & crane",\
                "published":"2024-03-05T09:30:00Z","updated":null,"summary":"<p>Two piers open.</p>","content":null},\
                {"id":"n-8","url":null,"title":null,"published":null,"updated":null,"summary":null,"content":null}]}
                """);
    }

    @Test
    void givesATimeWithoutAZoneAsUtcAndADayAsADay() throws IOException {
        String line = line("f2", """
                <feed xmlns="http://www.w3.org/2005/Atom"><entry><published>2024-03-05T09:30:00</published>
                <updated>2024-03-06</updated></entry></feed>""");

        assertThat(answer(line)).contains("\"published\":\"2024-03-05T09:30:00Z\",\"updated\":\"2024-03-06\"");
    }

    @Test
    void answersWhatIsNoFeedWithTheReason() throws IOException {
        assertThat(answer(line("f3", "Not found"))).isEqualTo("""
                {"id":"f3","error":"it is neither XML nor JSON, so no feed; look at the address in a browser, and correct it"}
                """);
    }

    private static String line(String id, String xml) {
        return EventJson.mapper()
                .createObjectNode()
                .put("id", id)
                .put("url", "https://harbours.example/rss.xml")
                .put("xml", xml)
                .toString();
    }

    private static String answer(String line) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BatchLines.run(
                new ByteArrayInputStream(line.getBytes(StandardCharsets.UTF_8)),
                out,
                BatchCommands.FeedBatch::answer,
                () -> {});
        return out.toString(StandardCharsets.UTF_8);
    }
}
