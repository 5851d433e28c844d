package org.onrecord.dashboard.ops;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.util.JavalinBindException;

/** The set-up that all HTTP servers of the product share. */
public final class HttpServers {
    private HttpServers() {}

    /** Configures a server: virtual threads, no banner, no version in the headers. */
    public static void configure(JavalinConfig config) {
        config.concurrency.useVirtualThreads = true;
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.jetty.modifyHttpConfiguration(http -> {
            http.setSendServerVersion(false);
            http.setSendDateHeader(false);
        });
    }

    /**
     * Starts a server.
     *
     * @throws IllegalStateException if the port is in use, with a message for people
     */
    public static Javalin start(Javalin server, String host, int port) {
        try {
            return server.start(host, port);
        } catch (JavalinBindException e) {
            throw new IllegalStateException(
                    "port " + port + " on " + host + " cannot be used: another process has it; choose another port", e);
        }
    }
}
