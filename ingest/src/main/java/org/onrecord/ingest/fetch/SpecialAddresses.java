package org.onrecord.ingest.fetch;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Addresses outside the public Internet, by the IANA registries of special-purpose addresses.
 *
 * <p>For IPv4 the special ranges are listed. For IPv6 only global unicast is public, except addresses that contain an
 * IPv4 address (6to4, Teredo, ISATAP). In the well-known NAT64 range, with which networks without IPv4 reach public
 * IPv4 addresses, the IPv4 address inside decides.
 */
final class SpecialAddresses {
    private static final Map<Cidr, String> SPECIAL = table(
            "0.0.0.0/8", "of this machine's own network",
            "10.0.0.0/8", "private",
            "100.64.0.0/10", "of a carrier's inner network",
            "127.0.0.0/8", "of this machine itself",
            "169.254.0.0/16", "link-local, where clouds keep their metadata",
            "172.16.0.0/12", "private",
            "192.0.0.0/24", "reserved for protocols",
            "192.0.2.0/24", "reserved for documentation",
            "192.88.99.0/24", "of 6to4 relays",
            "192.168.0.0/16", "private",
            "198.18.0.0/15", "reserved for benchmarks",
            "198.51.100.0/24", "reserved for documentation",
            "203.0.113.0/24", "reserved for documentation",
            "224.0.0.0/4", "multicast",
            "240.0.0.0/4", "reserved or broadcast",
            // A public address under which every machine in Azure finds the services of its cloud.
            "168.63.129.16/32", "of a cloud's metadata",
            "::/128", "of this machine's own network",
            "::1/128", "of this machine itself",
            "::/96", "an IPv4 address in an IPv6 one",
            "fc00::/7", "private",
            "fe80::/10", "link-local",
            "fec0::/10", "private",
            "ff00::/8", "multicast",
            "2001::/32", "an IPv4 address in an IPv6 one (Teredo)",
            "2001::/23", "reserved for protocols",
            "2001:db8::/32", "reserved for documentation",
            "2002::/16", "an IPv4 address in an IPv6 one (6to4)",
            "3fff::/20", "reserved for documentation");

    private static final Cidr GLOBAL_UNICAST = Cidr.of("2000::/3");
    private static final Cidr NAT64 = Cidr.of("64:ff9b::/96");

    private SpecialAddresses() {}

    /** Returns what kind of address it is; empty if it is public. */
    static Optional<String> kind(InetAddress address) {
        if (NAT64.holds(address)) {
            return kind(last(address)).map(kind -> kind + ", as NAT64 writes it");
        }
        for (Map.Entry<Cidr, String> range : SPECIAL.entrySet()) {
            if (range.getKey().holds(address)) {
                return Optional.of(range.getValue());
            }
        }
        if (address instanceof Inet6Address) {
            if (!GLOBAL_UNICAST.holds(address)) {
                return Optional.of("not handed out to anyone");
            }
            if (isIsatap(address.getAddress())) {
                return Optional.of("an IPv4 address in an IPv6 one (ISATAP)");
            }
        }
        return Optional.empty();
    }

    /** By RFC 5214, section 6.1: the interface identifier is 00-00-5E-FE or 02-00-5E-FE followed by an IPv4 address. */
    private static boolean isIsatap(byte[] address) {
        return (address[8] & ~2) == 0 && address[9] == 0 && address[10] == 0x5e && address[11] == (byte) 0xfe;
    }

    private static InetAddress last(InetAddress address) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(address.getAddress(), 12, 16));
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<Cidr, String> table(String... rows) {
        Map<Cidr, String> table = new LinkedHashMap<>();
        for (int i = 0; i < rows.length; i += 2) {
            table.put(Cidr.of(rows[i]), rows[i + 1]);
        }
        return table;
    }
}
