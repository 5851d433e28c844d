package org.onrecord.bench.web;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.onrecord.events.http.Validators;
import org.onrecord.ingest.fetch.AddressGuard;
import org.onrecord.ingest.fetch.FetchRequest;
import org.onrecord.ingest.fetch.FetchResult;
import org.onrecord.ingest.fetch.FetchSettings;
import org.onrecord.ingest.fetch.Fetcher;
import org.onrecord.ingest.url.WebUrl;

/**
 * Counts how many addresses in the texts of a folder the fetcher refuses, both directly and as the target of a
 * redirect: {@code SafetyScore FOLDER}. No request leaves this machine, since every host name resolves to a private
 * address here.
 */
public final class SafetyScore {
    private static final Pattern ADDRESS = Pattern.compile(
            "(?<![\\w+.-])([a-zA-Z][a-zA-Z0-9+.-]*:(?://?|\\\\|(?=[0-9\\[]))[^\\s\"'`<>]*|//[^\\s\"'`<>]+)");

    private final Fetcher fetcher;
    private final String redirector;
    private final AtomicReference<String> location = new AtomicReference<>("");
    private int refused;
    private int passed;

    private SafetyScore(HttpServer server) {
        redirector = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Location", location.get());
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        FetchSettings usual = FetchSettings.of("OnRecord/bench");
        FetchSettings settings = new FetchSettings(
                usual.userAgent(),
                new FetchSettings.Timeouts(
                        Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(5)),
                usual.limits(),
                AddressGuard.allowPrivate(
                        List.of("127.0.0.1:" + server.getAddress().getPort())));
        fetcher = Fetcher.of(settings, host -> List.of(InetAddress.ofLiteral("10.0.0.7")));
    }

    public static void main(String[] args) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        if (args.length < 1) {
            out.println("SafetyScore FOLDER");
            System.exit(2);
        }
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.start();
        SafetyScore score = new SafetyScore(server);
        Set<String> addresses = addresses(Path.of(args[0]));
        List<String> open = new ArrayList<>();
        for (String address : addresses) {
            if (isPublic(address)) {
                open.add(address);
            } else {
                score.take(address, out);
            }
        }
        server.stop(0);
        out.println(addresses.size() + " addresses, each fetched and redirected to: " + score.refused + " refused, "
                + score.passed + " not");
        open.forEach(address -> out.println("not fetched, its host is a public address: " + address));
        System.exit(score.passed == 0 ? 0 : 1);
    }

    private void take(String address, PrintStream out) {
        FetchResult direct = fetcher.fetch(new FetchRequest(address, Validators.NONE, ""));
        location.set(address.replaceAll("\\p{Cntrl}|[^\\x00-\\x7F]", "?"));
        FetchResult redirected = fetcher.fetch(new FetchRequest(redirector, Validators.NONE, ""));
        if (direct instanceof FetchResult.Refused && redirected instanceof FetchResult.Refused) {
            refused++;
        } else {
            passed++;
            out.println("NOT REFUSED: " + address + ": " + direct + ", redirected to: " + redirected);
        }
    }

    private static boolean isPublic(String address) {
        return WebUrl.parse(address) instanceof WebUrl url
                && url.literal().isPresent()
                && AddressGuard.publicOnly().refusal(url).isEmpty();
    }

    private static Set<String> addresses(Path folder) throws IOException {
        Set<String> addresses = new LinkedHashSet<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String text = Files.readString(file, StandardCharsets.ISO_8859_1);
                String decoded = new String(text.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
                Matcher matcher = ADDRESS.matcher(decoded);
                while (matcher.find()) {
                    addresses.add(matcher.group());
                }
            }
        }
        return addresses;
    }
}
