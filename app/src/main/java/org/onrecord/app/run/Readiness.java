package org.onrecord.app.run;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Whether a running OnRecord is ready, as its {@code /readyz} says. */
public sealed interface Readiness {
    /** Every service works and has caught up. */
    record Ready() implements Readiness {}

    /** Something does not work, described by the words. */
    record NotReady(String words) implements Readiness {}

    record Nobody() implements Readiness {}

    /** Asks the process that listens on a port of 127.0.0.1. */
    static Readiness ask(int port, Duration patience) throws InterruptedException {
        URI address = URI.create("http://127.0.0.1:" + port + "/readyz");
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(patience).build()) {
            HttpRequest request =
                    HttpRequest.newBuilder(address).timeout(patience).build();
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            return answer.statusCode() == 200
                    ? new Ready()
                    : new NotReady(address + " returned " + answer.statusCode() + ": "
                            + answer.body().strip());
        } catch (ConnectException e) {
            return new Nobody();
        } catch (IOException e) {
            return new NotReady(address + " does not answer (" + e + ")");
        }
    }
}
