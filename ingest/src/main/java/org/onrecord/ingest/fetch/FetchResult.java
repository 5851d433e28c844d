package org.onrecord.ingest.fetch;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.http.Validators;

/** The result of a fetch. Reasons are for people: they say what is wrong and, if there is one, the remedy. */
public sealed interface FetchResult {
    /**
     * A response with a status of 200 to 299.
     *
     * @param httpResponseHead status line and header lines as received, each ended by CR LF, with the empty line that
     *     ends them. Only {@code Transfer-Encoding} is renamed to {@code X-Transfer-Encoding}, as the body has no
     *     chunks any more: head and body together are a valid HTTP message for an archive
     * @param permanentUrl the address to which it has moved for good, by unbroken 301 and 308 redirects; null if the
     *     first response was not such a redirect
     * @param address of the server; empty if not known
     */
    record Got(
            String url,
            Validators validators,
            ContentType type,
            byte[] body,
            byte[] httpResponseHead,
            @Nullable String permanentUrl,
            Optional<InetAddress> address)
            implements FetchResult {
        Got movedTo(@Nullable String permanent) {
            return new Got(url, validators, type, body, httpResponseHead, permanent, address);
        }

        /** Returns the media type in lower case without parameters; null if the server names none. */
        public @Nullable String contentType() {
            return type.mediaType();
        }

        /** Returns the charset of the Content-Type, if it is known; else null. */
        public @Nullable String charset() {
            return type.charset();
        }
    }

    /** A result without a body to read. */
    sealed interface Unread extends FetchResult {
        String reason();
    }

    /**
     * The copy that the caller has is up to date.
     *
     * @param validators for the next request: the server's, or those of the request if it sends none
     */
    record NotModified(Validators validators) implements Unread {
        @Override
        public String reason() {
            return "the server answers 304 to a first request";
        }
    }

    /**
     * The server asks for fewer requests (429), or cannot respond now (503).
     *
     * @param retryAfter the time it asks for, at most {@link org.onrecord.events.http.RetryAfter#LONGEST}; zero if it
     *     names none, so that the caller's own back-off applies
     */
    record Throttled(Duration retryAfter, int status) implements Unread {
        @Override
        public String reason() {
            return "the server answers " + status + " and asks to wait";
        }
    }

    /** The resource is gone for good (410). */
    record Gone(int status) implements Unread {
        @Override
        public String reason() {
            return "the server answers " + status + ": it is gone for good";
        }
    }

    /** Not fetched, or not completely, because of one of our rules; trying again changes nothing. */
    record Refused(String reason) implements Unread {}

    /**
     * The fetch failed.
     *
     * @param status of the response; empty if there was none
     * @param mayPass true if the same request may work later, as after a timeout
     */
    record Failed(String reason, Optional<Integer> status, boolean mayPass) implements Unread {}

    /**
     * The address redirects. Only {@link Fetcher#hop} returns this, so that the caller can wait for the other host's
     * turn.
     *
     * @param permanent true for 301 and 308
     */
    record Redirected(String url, boolean permanent) implements Unread {
        @Override
        public String reason() {
            return "it is elsewhere, at " + url;
        }
    }
}
