package org.onrecord.dashboard.ops;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.util.JavalinBindException;

/** What all our HTTP servers have in common. */
public final class Servers {
    private Servers() {}

    /** Sets a server up: a thread per request that costs next to nothing, no banner, no version told. */
    public static void plain(JavalinConfig config) {
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
     * @throws IllegalStateException if the port is taken, with a sentence for people
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
