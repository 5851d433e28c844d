package org.onrecord.bench.pipeline;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** The dashboard of a running system, as a client of its API. */
final class RunningDashboard {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final URI address;
    private final String token;

    /** @param token of its administrator */
    RunningDashboard(String address, String token) {
        this.address = URI.create(address);
        this.token = token;
    }

    URI address() {
        return address;
    }

    /**
     * Sends JSON.
     *
     * @throws IOException if it is refused
     */
    void post(String path, String json) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(address.resolve(path))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .timeout(PATIENCE)
                        .POST(HttpRequest.BodyPublishers.ofString(json))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IOException(path + " answered " + answer.statusCode() + ": " + answer.body());
        }
    }

    /** Returns the status of the answer to a request. */
    int status(String path) throws IOException, InterruptedException {
        return client.send(
                        HttpRequest.newBuilder(address.resolve(path))
                                .timeout(PATIENCE)
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    /** Returns what the dashboard answers to a request. */
    <T> T get(String path, HttpResponse.BodyHandler<T> as) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(address.resolve(path)).build(), as)
                .body();
    }
}
