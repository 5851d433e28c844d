package org.onrecord.ingest.fetch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.jspecify.annotations.Nullable;
import org.onrecord.ingest.robots.RobotsPolicy;
import org.onrecord.ingest.url.ParsedUrl;
import org.onrecord.ingest.url.WebUrl;

/**
 * Fetches web addresses: conditional GET, with every redirect checked, bodies decompressed, and all within limits.
 *
 * <p>Thread-safe. A fetch blocks its thread, which should be a virtual one. Pauses and robots.txt are up to the caller,
 * see {@link PolitenessPolicy} and {@link RobotsPolicy}. There are no cookies, proxies or credentials.
 */
public final class Fetcher implements AutoCloseable {
    private final FetchSettings settings;
    private final HostLookup lookup;
    private final CloseableHttpClient client;
    private final HttpExchange exchange;
    private volatile boolean closed;

    Fetcher(FetchSettings settings, HostLookup lookup, SSLContext tls, InstantSource clock) {
        this.settings = settings;
        this.lookup = lookup;
        this.client = HttpClientFactory.client(settings, tls);
        this.exchange = new HttpExchange(client, settings, clock);
    }

    /** Returns a fetcher with the system's lookup of hosts. */
    public static Fetcher of(FetchSettings settings) {
        return of(settings, HostLookup.SYSTEM);
    }

    public static Fetcher of(FetchSettings settings, HostLookup lookup) {
        try {
            return new Fetcher(settings, lookup, SSLContext.getDefault(), InstantSource.system());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no TLS", e);
        }
    }

    /** Fetches an address; never throws because of an address or a server. */
    public FetchResult fetch(FetchRequest request) {
        return fetch(request, true);
    }

    /** As {@link #fetch}, but returns a redirect as {@link FetchResult.Redirected}. */
    public FetchResult hop(FetchRequest request) {
        return fetch(request, false);
    }

    private FetchResult fetch(FetchRequest request, boolean follow) {
        return switch (WebUrl.parse(request.url())) {
            case ParsedUrl.Bad bad -> new FetchResult.Refused(bad.reason());
            case WebUrl url -> {
                FetchBudget meter = new FetchBudget(settings, url);
                yield ScopedValue.where(FetchBudget.CURRENT, meter).call(() -> metered(request, meter, url, follow));
            }
        };
    }

    private FetchResult metered(FetchRequest request, FetchBudget meter, WebUrl first, boolean follow) {
        try {
            return followed(request, meter, first, follow);
        } catch (IOException e) {
            return meter.verdict().orElseGet(() -> NetworkErrors.of(e, settings));
        } catch (IllegalStateException e) {
            // The client throws this if it is closed during a fetch.
            if (closed) {
                return FetchBudget.failed("the fetcher is closed");
            }
            throw e;
        }
    }

    private FetchResult followed(FetchRequest request, FetchBudget meter, WebUrl first, boolean follow)
            throws IOException {
        Set<String> seen = new HashSet<>();
        WebUrl url = first;
        boolean forGood = true;
        @Nullable String permanentUrl = null;
        while (true) {
            if (!seen.add(url.toString())) {
                return new FetchResult.Refused("it redirects in a circle, by way of " + url);
            }
            if (seen.size() > settings.limits().maxRedirects() + 1) {
                return new FetchResult.Refused(
                        "it redirects more than " + settings.limits().maxRedirects() + " times");
            }
            Optional<String> refusal = settings.guard().refusal(url);
            if (refusal.isPresent()) {
                return refused(refusal.get(), first, url);
            }
            List<InetAddress> addresses = addresses(meter, url);
            for (InetAddress address : addresses) {
                Optional<String> notThere = settings.guard().refusal(url, address);
                if (notThere.isPresent()) {
                    return refused("'" + url.host() + "': " + notThere.get(), first, url);
                }
            }
            meter.starts(url, addresses);
            FetchResult answer = exchange.ask(meter, request);
            if (!(answer instanceof FetchResult.Redirected elsewhere)) {
                return answer instanceof FetchResult.Got got ? got.movedTo(permanentUrl) : answer;
            }
            switch (url.resolve(elsewhere.url())) {
                case ParsedUrl.Bad bad -> {
                    return new FetchResult.Refused("it redirects to an address that is not followed: " + bad.reason());
                }
                case WebUrl next -> {
                    if (url.scheme().equals("https") && next.scheme().equals("http")) {
                        return new FetchResult.Refused("it redirects from https to http, to " + next
                                + "; give that address itself if it is trusted");
                    }
                    if (!follow) {
                        return new FetchResult.Redirected(next.toString(), elsewhere.permanent());
                    }
                    forGood &= elsewhere.permanent();
                    permanentUrl = forGood ? next.toString() : permanentUrl;
                    url = next;
                }
            }
        }
    }

    private static FetchResult refused(String reason, WebUrl first, WebUrl url) {
        return new FetchResult.Refused(url.equals(first) ? reason : "it redirects to " + url + ": " + reason);
    }

    private List<InetAddress> addresses(FetchBudget meter, WebUrl url) throws IOException {
        Optional<InetAddress> literal = url.literal();
        if (literal.isPresent()) {
            return List.of(literal.get());
        }
        // The system's lookup cannot be interrupted, so it is abandoned if it takes too long.
        FutureTask<List<InetAddress>> task = new FutureTask<>(() -> lookup.addresses(url.host()));
        Thread.ofVirtual().name("lookup " + url.host()).start(task);
        Duration patience =
                Collections.min(List.of(meter.left(), settings.timeouts().connect()));
        try {
            List<InetAddress> addresses = task.get(patience.toNanos(), TimeUnit.NANOSECONDS);
            if (addresses.isEmpty()) {
                throw new UnknownHostException(url.host());
            }
            return addresses;
        } catch (TimeoutException e) {
            throw meter.stop(FetchBudget.late(patience, "no address for " + url.host()));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownHostException) {
                throw new UnknownHostException(url.host());
            }
            throw new IOException("the lookup of " + url.host() + " failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw meter.stop(FetchBudget.failed("the fetch was interrupted"));
        }
    }

    /** Closes the open connections; running fetches fail. */
    @Override
    public void close() {
        closed = true;
        try {
            client.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
