package org.onrecord.dashboard.ops;

import io.javalin.http.Context;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** Tells whether a request comes from this machine. */
public final class Loopback {
    private Loopback() {}

    /** Returns true if the connection is from this machine and no proxy forwards it for another. */
    public static boolean isSource(Context context) {
        return context.header("Forwarded") == null
                && context.header("X-Forwarded-For") == null
                && isLoopback(context.req().getRemoteAddr());
    }

    /** Returns true if the host name or address is a loopback one. */
    public static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host.replaceAll("^\\[|\\]$", "")).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
