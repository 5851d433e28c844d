package org.onrecord.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.dashboard.record.IndexChange;
import org.onrecord.dashboard.record.ReceivedRecord;
import org.onrecord.events.topic.Topics;
import org.onrecord.testing.Http;

@Timeout(30)
class LiveTest {
    @TempDir
    Path folder;

    @Test
    void aListenerCanFetchAStatementAsSoonAsItHearsOfIt() throws Exception {
        try (TestServer server = TestServer.start(folder);
                Listener listener = new Listener(server)) {
            assertThat(listener.next().name()).isEqualTo("hello");
            server.feed(Samples.RELEASE, Samples.OFFER);
            Received statement = listener.next();
            assertThat(statement.name()).isEqualTo("statement");
            assertThat(statement.data())
                    .contains(Samples.OFFER.id())
                    .contains("\"stances\":[{\"claim\":\"cooperate\",\"stance\":\"favor\"}]");
            assertThat(Http.get(server, "/api/v1/statements/" + Samples.OFFER.id())
                            .statusCode())
                    .isEqualTo(200);
            assertThat(listener.next().name()).isEqualTo("status");
        }
    }

    @Test
    void anUnconfirmedAlertIsNoAlertButAChangeOfTheReview() throws Exception {
        try (TestServer server = TestServer.start(folder);
                Listener listener = new Listener(server)) {
            listener.next();
            server.feed(
                    server.events().received(Topics.ALERTS_UNCONFIRMED, new IndexChange.PutUnconfirmed(Samples.ALERT)));
            assertThat(listener.next().name()).isEqualTo("review");
            assertThat(listener.next().name()).isEqualTo("status");
            server.feed(server.events()
                    .received(
                            Topics.ALERTS_UNCONFIRMED,
                            new IndexChange.Remove(IndexChange.UNCONFIRMED, Samples.ALERT.key(), Optional.empty())));
            assertThat(listener.next().name()).isEqualTo("review");
        }
    }

    @Test
    void whatIsNoNewsOnlyHasListenersReadAnew() throws Exception {
        try (TestServer server = TestServer.start(folder);
                Listener listener = new Listener(server)) {
            listener.next();
            ReceivedRecord alert = server.events().put(Samples.ALERT);
            server.feed(new ReceivedRecord(alert.position(), alert.received(), true, alert.change()));
            Received first = listener.next();
            assertThat(first.name()).isEqualTo("reset");
            assertThat(first.data()).isEqualTo("{\"issue\":\"fentanyl\"}");
            assertThat(listener.next().name()).isEqualTo("status");
        }
    }

    @Test
    void aListenerResumesAfterALostConnection() throws Exception {
        try (TestServer server = TestServer.start(folder)) {
            String id;
            try (Listener listener = new Listener(server)) {
                listener.next();
                server.feed(Samples.OFFER);
                listener.next();
                id = listener.next().id();
            }
            server.feed(Samples.ALERT);
            try (Listener again = new Listener(server, "Last-Event-ID", id)) {
                Received missed = again.next();
                assertThat(missed.name()).isEqualTo("alert");
                assertThat(missed.data()).contains(Samples.ALERT.id());
            }
        }
    }

    @Test
    void aPageHearsWhatHappensBetweenItsServingAndItsListening() throws Exception {
        try (TestServer server = TestServer.start(folder)) {
            server.feed(Samples.OFFER);
            String page = Http.get(server, "/statements").body();
            server.feed(Samples.PROTEST);
            String lastEvent = page.replaceFirst("(?s).*data-last-event=\"([^\"]*)\".*", "$1");
            try (Listener listener = Listener.after(server, lastEvent)) {
                assertThat(listener.next().data()).contains(Samples.PROTEST.id());
            }
        }
    }

    @Test
    void aListenerThatDoesNotKnowWhatItHeardIsReset() throws Exception {
        try (TestServer server = TestServer.start(folder);
                Listener listener = Listener.after(server, "")) {
            assertThat(listener.next().name()).isEqualTo("reset");
        }
    }

    @Test
    void aListenerResumesAfterAServerRestart() throws Exception {
        String id;
        TestServer before = TestServer.start(folder);
        try (Listener listener = new Listener(before)) {
            listener.next();
            before.feed(Samples.OFFER);
            listener.next();
            id = listener.next().id();
        }
        before.close();
        try (TestServer after = TestServer.start(folder, before.events())) {
            after.feed(Samples.PROTEST);
            try (Listener again = new Listener(after, "Last-Event-ID", id)) {
                assertThat(again.next().data()).contains(Samples.PROTEST.id());
            }
        }
    }

    @Test
    void aListenerWithAForeignIdIsReset() throws Exception {
        try (TestServer server = TestServer.start(folder)) {
            server.feed(Samples.OFFER);
            try (Listener listener = new Listener(server, "Last-Event-ID", "another!2.0.1")) {
                Received reset = listener.next();
                assertThat(reset.name()).isEqualTo("reset");
                assertThat(reset.data()).contains("too much has happened");
            }
        }
    }

    @Test
    void twoHundredListenersAllHearAnEvent() throws Exception {
        try (TestServer server = TestServer.start(folder)) {
            List<Listener> listeners = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                Listener listener = new Listener(server);
                listener.next();
                listeners.add(listener);
            }
            server.feed(Samples.OFFER);
            for (Listener listener : listeners) {
                assertThat(listener.next().data()).contains(Samples.OFFER.id());
                listener.close();
            }
        }
    }

    private record Received(String id, String name, String data) {}

    private static final class Listener implements AutoCloseable {
        private final BufferedReader lines;

        Listener(TestServer server, String... headers) throws IOException, InterruptedException {
            this(Http.stream(server, "/api/v1/events", headers));
        }

        static Listener after(TestServer server, String id) throws IOException, InterruptedException {
            return new Listener(
                    Http.stream(server, "/api/v1/events?after=" + URLEncoder.encode(id, StandardCharsets.UTF_8)));
        }

        private Listener(HttpResponse<InputStream> response) {
            assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
            lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
        }

        Received next() throws IOException {
            String id = "";
            String name = "";
            String data = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith("event: ")) {
                    name = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    data = line.substring(6);
                } else if (line.isEmpty() && !name.isEmpty()) {
                    return new Received(id, name, data);
                }
            }
            throw new IOException("the stream ended");
        }

        @Override
        public void close() {
            try {
                lines.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
