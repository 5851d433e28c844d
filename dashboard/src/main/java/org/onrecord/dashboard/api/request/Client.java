package org.onrecord.dashboard.api.request;

import io.javalin.http.Context;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/** Names who sends a request: its address, of an IPv6 address the network, in which one person has any number of addresses. */
public final class Client {
    private static final int NETWORK_BYTES = 8;

    private Client() {}

    public static String of(Context context) {
        return of(context.req().getRemoteAddr());
    }

    public static String of(String address) {
        try {
            InetAddress parsed = InetAddress.ofLiteral(address.replaceAll("^\\[|]$", ""));
            return parsed instanceof Inet6Address
                    ? HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), NETWORK_BYTES)) + "/64"
                    : parsed.getHostAddress();
        } catch (IllegalArgumentException e) {
            return address;
        }
    }
}
