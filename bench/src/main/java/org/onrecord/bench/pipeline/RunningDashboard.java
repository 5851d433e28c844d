package org.onrecord.bench.pipeline;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** The dashboard of a running system, as a client of its API. */
final class RunningDashboard {
    private final HttpClient client = HttpClient.newHttpClient();
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
                        .POST(HttpRequest.BodyPublishers.ofString(json))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IOException(path + " answered " + answer.statusCode() + ": " + answer.body());
        }
    }

    /** Returns what the dashboard answers to a request. */
    <T> T get(String path, HttpResponse.BodyHandler<T> as) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(address.resolve(path)).build(), as)
                .body();
    }
}
