package org.onrecord.ingest.fetch;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.onrecord.events.http.Cidr;
import org.onrecord.events.resource.WordLists;

/**
 * Addresses outside the public Internet, by the IANA registries of special-purpose addresses.
 *
 * <p>For IPv4 the special ranges are listed. For IPv6 only global unicast is public, except addresses that contain an
 * IPv4 address (6to4, Teredo, ISATAP). In the well-known NAT64 range, with which networks without IPv4 reach public
 * IPv4 addresses, the IPv4 address inside decides.
 */
final class SpecialAddresses {
    private static final Map<Cidr, String> SPECIAL = special();
    private static final Cidr GLOBAL_UNICAST = Cidr.of("2000::/3");
    private static final Cidr NAT64 = Cidr.of("64:ff9b::/96");

    private SpecialAddresses() {}

    /** Returns what kind of address it is; empty if it is public. */
    static Optional<String> kind(InetAddress address) {
        if (NAT64.holds(address)) {
            return kind(last(address)).map(kind -> kind + ", as NAT64 writes it");
        }
        Optional<String> special = SPECIAL.entrySet().stream()
                .filter(range -> range.getKey().holds(address))
                .map(Map.Entry::getValue)
                .findFirst();
        if (special.isPresent() || !(address instanceof Inet6Address)) {
            return special;
        }
        if (!GLOBAL_UNICAST.holds(address)) {
            return Optional.of("not handed out to anyone");
        }
        return isIsatap(address.getAddress())
                ? Optional.of("an IPv4 address in an IPv6 one (ISATAP)")
                : Optional.empty();
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

    private static Map<Cidr, String> special() {
        Map<Cidr, String> special = new LinkedHashMap<>();
        WordLists.read(SpecialAddresses.class, "special-addresses.txt")
                .byName()
                .forEach((kind, ranges) -> ranges.forEach(range -> special.put(Cidr.of(range), kind)));
        return special;
    }
}
