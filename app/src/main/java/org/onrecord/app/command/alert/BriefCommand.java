package org.onrecord.app.command.alert;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.onrecord.app.failure.Failure;
import org.onrecord.app.settings.Setting;
import org.onrecord.app.shell.ShellCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code brief}: prints the brief of a day or a week as the running dashboard has it. */
@Command(name = "brief")
public final class BriefCommand extends ShellCommand {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    enum Format {
        TEXT,
        HTML
    }

    @Parameters(arity = "0..1", paramLabel = "PERIOD", descriptionKey = "PERIOD")
    private String period = LocalDate.now(ZoneOffset.UTC).minusDays(1).toString();

    @Option(names = "--issue", paramLabel = "ID")
    private @Nullable String issue;

    @Option(names = "--format")
    private Format format = Format.TEXT;

    @Option(names = "--language", paramLabel = "TAG")
    private String language = "en";

    @Override
    public Integer call() throws InterruptedException {
        int port = settings().get(Setting.PORT);
        URI address =
                URI.create("http://127.0.0.1:" + port + (issue == null ? "" : "/issues/" + encoded(issue)) + "/briefs/"
                        + encoded(period) + (format == Format.TEXT ? ".txt" : ".html") + "?lang=" + encoded(language));
        HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(PATIENCE);
        settings().optional(Setting.ADMIN_TOKEN).ifPresent(token -> request.header("Authorization", "Bearer " + token));
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
            if (answer.statusCode() != 200) {
                throw new Failure(
                        "The dashboard has no such brief: " + answer.body().strip());
            }
            shell.print(answer.body().stripTrailing());
            return 0;
        } catch (IOException e) {
            throw new Failure(
                    "No dashboard answers on port " + port
                            + " of 127.0.0.1; start OnRecord, or name its port with --port.",
                    e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
