package org.onrecord.ingest.fetch;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The addresses that do not belong to the public Internet, by the IANA registries of special-purpose addresses.
 *
 * <p>For IPv4 the special ones are listed. For IPv6 it is the other way round: only what is handed out as global unicast is public,
 * and of that not what carries an IPv4 address inside it (6to4, Teredo, ISATAP). An address of the well-known NAT64 range is what a
 * network without IPv4 makes of a public IPv4 address, so there the address inside decides.
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
            // One public address that every machine in Azure finds its cloud's services under.
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

    /** What the address is, if it is not a public one. */
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

    /** RFC 5214, section 6.1: the interface's half is 00-00-5E-FE or 02-00-5E-FE and an IPv4 address. */
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
