package org.onrecord.ingest.fetch;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Validators;

/** What came of a fetch. Reasons are for people: they say what is wrong and, where there is one, the remedy. */
public sealed interface FetchResult {
    /**
     * An answer with a status of 200 to 299.
     *
     * @param url where the answer came from, after all redirects
     * @param status HTTP status
     * @param headers of the answer
     * @param body the content, with every Content-Encoding undone
     * @param httpResponseHead status line and header lines as received, each ended by CR LF, with the empty line that ends them. Only
     *     {@code Transfer-Encoding} is renamed to {@code X-Transfer-Encoding}, since the payload stands without its frames: this head and
     *     the payload together are a whole HTTP message for an archive
     * @param validators to be sent with the next request
     * @param permanentUrl where the address has moved for good: what unbroken 301 and 308 redirects from the start lead to; null where the
     *     first answer was no such redirect
     * @param contentType media type in lower case without parameters; null where the server names none
     * @param charset the name that the Content-Type gives, if it is one that can be decoded; null otherwise
     * @param address of the server that answered; empty if not known
     */
    record Got(
            String url,
            int status,
            ResponseHeaders headers,
            byte[] body,
            byte[] httpResponseHead,
            Validators validators,
            @Nullable String permanentUrl,
            @Nullable String contentType,
            @Nullable String charset,
            Optional<InetAddress> address)
            implements FetchResult {}

    /**
     * The copy that the caller has is the newest.
     *
     * @param validators to be sent with the next request: the server's, or those of the request where it sends none
     * @param permanentUrl as for {@link Got}
     */
    record NotModified(Validators validators, @Nullable String permanentUrl) implements FetchResult {}

    /**
     * The server asks for fewer requests (429), or cannot answer now (503).
     *
     * @param retryAfter the time it asks for, at most {@link org.onrecord.events.retry.RetryAfter#LONGEST}; zero where it names none, and the caller's own back-off
     *     holds
     */
    record Throttled(Duration retryAfter, int status) implements FetchResult {}

    /** The server says that the thing is gone for good (410). */
    record Gone(int status) implements FetchResult {}

    /** Not fetched, or let go on the way, by a rule of ours; asking again changes nothing. */
    record Refused(String reason) implements FetchResult {}

    /**
     * The server did not give it.
     *
     * @param status of the answer; empty where there was none
     * @param mayPass true where the same request may well work later, as after a timeout
     */
    record Failed(String reason, Optional<Integer> status, boolean mayPass) implements FetchResult {}

    /**
     * The thing is elsewhere. Only {@link Fetcher#hop} gives this, so that the caller can ask the other host in its turn.
     *
     * @param url absolute, checked
     * @param permanent true for 301 and 308
     */
    record Redirected(String url, boolean permanent) implements FetchResult {}
}
