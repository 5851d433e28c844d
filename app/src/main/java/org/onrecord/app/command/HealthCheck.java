package org.onrecord.app.command;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import org.onrecord.app.settings.Setting;
import org.onrecord.app.settings.Settings;
import picocli.CommandLine.Command;

@Command(
        name = "healthcheck",
        description =
                "Asks OnRecord on this machine whether it is ready: the dashboard's port, and where nobody listens there,"
                        + " the port of ingest and process. Exit code 0 if ready, 1 if not.")
final class HealthCheck extends ShellCommand {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    HealthCheck(Shell shell) {
        super(shell, Setting.PORT, Setting.OPS_PORT);
    }

    @Override
    public Integer call() throws InterruptedException {
        Settings settings = settings();
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            for (int port :
                    new int[] {settings.dashboard().port(), settings.ops().port()}) {
                Optional<Integer> code = ask(client, port);
                if (code.isPresent()) {
                    return code.get();
                }
            }
        }
        shell.say("Nobody listens on port " + settings.dashboard().port() + " or "
                + settings.ops().port() + " of 127.0.0.1; start OnRecord, or name its port with --port or --ops-port.");
        return 1;
    }

    /** The exit code, or empty where nobody listens. */
    private Optional<Integer> ask(HttpClient client, int port) throws InterruptedException {
        URI address = URI.create("http://127.0.0.1:" + port + "/readyz");
        try {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(address).timeout(PATIENCE).build(), BodyHandlers.ofString());
            boolean ready = answer.statusCode() == 200;
            if (ready) {
                shell.out().println("ready");
            } else {
                shell.say("Not ready (" + address + " answers " + answer.statusCode() + "): "
                        + answer.body().strip());
            }
            return Optional.of(ready ? 0 : 1);
        } catch (ConnectException e) {
            return Optional.empty();
        } catch (IOException e) {
            shell.say("Not ready: " + address + " does not answer (" + e + ").");
            return Optional.of(1);
        }
    }
}
