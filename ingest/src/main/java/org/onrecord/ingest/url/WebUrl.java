package org.onrecord.ingest.url;

import java.net.InetAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A web address in one plain spelling, so that what is checked is what is connected to. Every fragment is dropped.
 *
 * @param scheme {@code http} or {@code https}
 * @param host a name in lower-case ASCII without a dot at its end, an IPv4 address as four decimal numbers, or an IPv6 address without
 *     brackets
 * @param port 1 to 65535
 * @param path starts with a slash; what may not stand in a path is percent-encoded, dot segments are resolved
 * @param query without its question mark; null where there is none
 */
public record WebUrl(
        String scheme,
        String host,
        int port,
        String path,
        @Nullable String query) implements ParsedUrl {

    /**
     * Reads a text. Strict where a lenient reading could name another host: user names, backslashes, escapes and look-alike characters in
     * the host, numbers that are addresses in disguise. Lenient in path and query, where the web is.
     */
    public static ParsedUrl parse(String text) {
        return WebUrlParser.parse(text);
    }

    /** Reads a text that may be relative to this address, as a link or a Location header is (RFC 3986, section 5.2). */
    public ParsedUrl resolve(String reference) {
        return WebUrlParser.resolve(this, reference);
    }

    /** The address in the host's place; empty where that is a name. */
    public Optional<InetAddress> literal() {
        return host.indexOf(':') >= 0 || WebUrlParser.endsInNumber(host)
                ? Optional.of(InetAddress.ofLiteral(host))
                : Optional.empty();
    }

    /** Scheme, host and port, e.g. {@code https://example.org} or {@code http://example.org:8080}: what robots rules hold for. */
    public String site() {
        String name = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
        return scheme + "://" + name + (port == defaultPort(scheme) ? "" : ":" + port);
    }

    /** Path and query, as sent in a request. */
    public String target() {
        return query == null ? path : path + "?" + query;
    }

    /**
     * The spelling under which two addresses are held for the same thing: without the parameters that only say how a reader came to the
     * page.
     */
    public String identity() {
        if (query == null) {
            return toString();
        }
        String kept = TrackingParameters.without(query);
        return site() + path + (kept.isEmpty() ? "" : "?" + kept);
    }

    /** The whole address. */
    @Override
    public String toString() {
        return site() + target();
    }

    static int defaultPort(String scheme) {
        return scheme.equals("https") ? 443 : 80;
    }
}
