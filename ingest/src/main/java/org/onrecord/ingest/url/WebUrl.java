package org.onrecord.ingest.url;

import java.net.InetAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A web address in one canonical spelling, so that the address checked is the address fetched. Fragments are dropped.
 *
 * @param scheme {@code http} or {@code https}
 * @param host a name in lower-case ASCII without a final dot, an IPv4 address as four decimal numbers, or an IPv6
 *     address without brackets
 * @param port 1 to 65535
 * @param path starts with a slash; percent-encoded where necessary, with dot segments resolved
 * @param query without its question mark; null if there is none
 */
public record WebUrl(
        String scheme,
        String host,
        int port,
        String path,
        @Nullable String query) implements ParsedUrl {

    /**
     * Reads a text. Strict where a lenient reading could mean another host: user names, backslashes, escapes and
     * look-alike characters in the host, addresses disguised as numbers. Lenient in path and query, as the web is.
     */
    public static ParsedUrl parse(String text) {
        return WebUrlParser.parse(text);
    }

    /** Reads a text that may be relative to this address, such as a link or a Location header (RFC 3986, section 5.2). */
    public ParsedUrl resolve(String reference) {
        return WebUrlParser.resolve(this, reference);
    }

    /** Returns the IP address in place of the host; empty if the host is a name. */
    public Optional<InetAddress> literal() {
        return host.indexOf(':') >= 0 || WebUrlParser.endsInNumber(host)
                ? Optional.of(InetAddress.ofLiteral(host))
                : Optional.empty();
    }

    /** Returns scheme, host and port, e.g. {@code https://example.org} or {@code http://example.org:8080}: the scope of a robots.txt. */
    public String site() {
        String name = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
        return scheme + "://" + name + (port == defaultPort(scheme) ? "" : ":" + port);
    }

    /** Returns path and query, as sent in a request. */
    public String target() {
        return query == null ? path : path + "?" + query;
    }

    /** Returns the address without tracking parameters: two addresses with the same identity mean the same page. */
    public String identity() {
        if (query == null) {
            return toString();
        }
        String kept = TrackingParameters.without(query);
        return site() + path + (kept.isEmpty() ? "" : "?" + kept);
    }

    @Override
    public String toString() {
        return site() + target();
    }

    static int defaultPort(String scheme) {
        return scheme.equals("https") ? 443 : 80;
    }
}
