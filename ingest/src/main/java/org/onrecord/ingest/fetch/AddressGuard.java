package org.onrecord.ingest.fetch;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.onrecord.events.http.Cidr;
import org.onrecord.events.resource.WordLists;
import org.onrecord.ingest.url.ParsedUrl;
import org.onrecord.ingest.url.WebUrl;

/**
 * Decides where requests may go: to the public web, and to what the operator allows besides.
 *
 * <p>A feed, a redirect or a DNS answer can name any address, including those of this machine, its network and the
 * metadata service of its cloud. The guard checks every address of every hop before the connection, and again the
 * address connected to. If a name has several addresses, all must be allowed.
 */
public final class AddressGuard {
    private static final WordLists BAD = WordLists.read(AddressGuard.class, "bad-addresses.txt");
    private static final Set<String> BAD_PORTS = BAD.set("ports");

    private static final List<String> LOCAL_NAMES = BAD.list("local-names");

    private final List<Cidr> ranges;
    private final Set<String> hosts;

    private AddressGuard(List<Cidr> ranges, Set<String> hosts) {
        this.ranges = List.copyOf(ranges);
        this.hosts = Set.copyOf(hosts);
    }

    public static AddressGuard publicOnly() {
        return allowPrivate(List.of());
    }

    /**
     * Returns a guard that also allows the listed hosts and addresses, for sources in an intranet.
     *
     * @param allowed each a range ({@code 10.1.0.0/16}), an address ({@code 10.1.2.3}, any port), a host ({@code
     *     wiki.example}, any port) or a host or address with its port ({@code 127.0.0.1:8080}, {@code [::1]:8080}). All
     *     addresses of a listed host are allowed
     * @throws IllegalArgumentException for an entry that is none of these
     */
    public static AddressGuard allowPrivate(List<String> allowed) {
        List<Cidr> ranges = new ArrayList<>();
        List<String> hosts = new ArrayList<>();
        for (String entry : allowed) {
            String text = entry.strip().toLowerCase(Locale.ROOT);
            if (Cidr.isOne(text)) {
                ranges.add(Cidr.of(text));
                continue;
            }
            switch (WebUrl.parse("http://" + text)) {
                case WebUrl url -> {
                    if (text.contains("/") || text.contains("?")) {
                        throw new IllegalArgumentException("'" + entry + "' is more than a host; write " + url.host());
                    }
                    hosts.add(text.matches(".*:[0-9]+") ? url.host() + " " + url.port() : url.host());
                }
                case ParsedUrl.Bad bad ->
                    throw new IllegalArgumentException("'" + entry
                            + "' is neither a range such as 10.0.0.0/8, nor a host or host:port: " + bad.reason());
            }
        }
        return new AddressGuard(ranges, Set.copyOf(hosts));
    }

    /** Returns why no request may go to an IP address; empty if it may. Ignores what is allowed by host and port. */
    public Optional<String> refusal(InetAddress address) {
        if (ranges.stream().anyMatch(range -> range.holds(address))) {
            return Optional.empty();
        }
        return SpecialAddresses.kind(address)
                .map(kind -> "the address " + address.getHostAddress() + " is " + kind
                        + "; list it as allowed if it is meant");
    }

    /** Returns why no request for a web address may go to an IP address of its host; empty if it may. */
    public Optional<String> refusal(WebUrl url, InetAddress address) {
        return isListed(url) ? Optional.empty() : refusal(address);
    }

    /** Returns why a web address may not be fetched, without looking up its host; empty if it may. */
    public Optional<String> refusal(WebUrl url) {
        if (isListed(url)) {
            return Optional.empty();
        }
        if (BAD_PORTS.contains(Integer.toString(url.port()))) {
            return Optional.of("port " + url.port() + " belongs to another protocol than http");
        }
        Optional<InetAddress> literal = url.literal();
        if (literal.isPresent()) {
            return refusal(literal.get());
        }
        String host = url.host();
        return host.indexOf('.') < 0 || LOCAL_NAMES.stream().anyMatch(host::endsWith)
                ? Optional.of("'" + host + "' is a name of the local network; list it as allowed if it is meant")
                : Optional.empty();
    }

    /** As {@link #refusal(WebUrl)}, for any text. */
    public Optional<String> check(String url) {
        return switch (WebUrl.parse(url)) {
            case WebUrl good -> refusal(good);
            case ParsedUrl.Bad bad -> Optional.of(bad.reason());
        };
    }

    private boolean isListed(WebUrl url) {
        return hosts.contains(url.host()) || hosts.contains(url.host() + " " + url.port());
    }
}
