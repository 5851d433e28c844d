package org.onrecord.dashboard.ops;

import io.javalin.http.Context;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** Whether a request comes from this machine. */
public final class Loopback {
    private Loopback() {}

    /** True if the connection is from this machine and no proxy says that it speaks for another. */
    public static boolean asks(Context context) {
        return context.header("Forwarded") == null
                && context.header("X-Forwarded-For") == null
                && isLoopback(context.req().getRemoteAddr());
    }

    /** True if the name or address is this machine's own. */
    public static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host.replaceAll("^\\[|\\]$", "")).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
