package org.onrecord.app.command.alert;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.onrecord.app.failure.Failure;
import org.onrecord.app.settings.Setting;
import org.onrecord.app.shell.ShellCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code brief}: prints or writes the brief of a day or a week as the running dashboard has it. */
@Command(name = "brief")
public final class BriefCommand extends ShellCommand {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    enum Format {
        TEXT,
        HTML,
        PDF,
        DOCX;

        private String ending() {
            return this == TEXT ? "txt" : name().toLowerCase(Locale.ROOT);
        }
    }

    @Parameters(arity = "0..1", paramLabel = "PERIOD", descriptionKey = "PERIOD")
    private String period = LocalDate.now(ZoneOffset.UTC).minusDays(1).toString();

    @Option(names = "--issue", paramLabel = "ID")
    private @Nullable String issue;

    @Option(names = "--format")
    private Format format = Format.TEXT;

    @Option(names = "--out", paramLabel = "FILE")
    private @Nullable Path out;

    @Option(names = "--language", paramLabel = "TAG")
    private String language = "en";

    @Override
    public Integer call() throws InterruptedException {
        if (out == null && (format == Format.PDF || format == Format.DOCX)) {
            throw new Failure("A terminal cannot show " + format + "; name a file with --out.");
        }
        int port = settings().get(Setting.PORT);
        URI address = URI.create("http://127.0.0.1:" + port + (issue == null ? "" : "/issues/" + encoded(issue))
                + "/briefs/" + encoded(period) + "." + format.ending() + "?lang=" + encoded(language));
        HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(PATIENCE);
        settings().optional(Setting.ADMIN_TOKEN).ifPresent(token -> request.header("Authorization", "Bearer " + token));
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            HttpResponse<byte[]> answer = client.send(request.build(), BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new Failure(
                        "The dashboard has no such brief: " + text(answer).strip());
            }
            if (out == null) {
                shell.print(text(answer).stripTrailing());
            } else {
                write(out, answer.body());
            }
            return 0;
        } catch (IOException e) {
            throw new Failure(
                    "No dashboard answers on port " + port
                            + " of 127.0.0.1; start OnRecord, or name its port with --port.",
                    e);
        }
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private void write(Path file, byte[] brief) {
        try {
            Files.write(file, brief);
            shell.say("Wrote " + file + ".");
        } catch (IOException e) {
            throw new Failure("The brief cannot be written to " + file + "; choose another file with --out.", e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
