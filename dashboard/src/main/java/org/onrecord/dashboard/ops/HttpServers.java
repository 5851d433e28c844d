package org.onrecord.dashboard.ops;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.util.JavalinBindException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.Executors;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The set-up that all HTTP servers of the product share. */
public final class HttpServers {
    private static final Logger LOG = LoggerFactory.getLogger(HttpServers.class);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(5);

    private HttpServers() {}

    /** More than all tabs of all readers behind one address have, and less than a process may open. */
    private static final int MAX_CONNECTIONS_OF_A_CLIENT = 1500;

    /** Enough to accept connections and to wait for what they send; requests are answered on virtual threads. */
    private static final int THREADS = 8;

    /** Configures a server: virtual threads for requests, no banner, no version in the headers, problems as error pages, slow connections cut off. */
    public static void configure(JavalinConfig config) {
        config.concurrency.useVirtualThreads = true;
        config.jetty.threadPool = threads();
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.jetty.modifyServer(server -> {
            server.setErrorHandler(new ProblemErrorHandler());
            new ConnectionWatch(MAX_CONNECTIONS_OF_A_CLIENT).watch(server);
        });
        config.jetty.modifyServletContextHandler(handler -> handler.setErrorHandler(new ProblemErrorHandler()));
        config.jetty.modifyHttpConfiguration(http -> {
            http.setSendServerVersion(false);
            http.setSendDateHeader(false);
        });
    }

    /**
     * Returns threads of which those that wait for connections are no virtual ones: such a wait holds a carrier, and with few cores a server may
     * stop answering for lack of another (jetty.project issues 12651 and 15460).
     */
    private static QueuedThreadPool threads() {
        QueuedThreadPool threads = new QueuedThreadPool(THREADS, 1);
        threads.setName("http");
        threads.setDaemon(true);
        threads.setVirtualThreadsExecutor(Executors.newVirtualThreadPerTaskExecutor());
        return threads;
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

    /**
     * Stops a server. It waits a few seconds at most: Jetty waits for ever for a connection whose answer is just being written, since the thread that
     * closes it is the one that would end the writing.
     */
    public static void stop(Javalin server) {
        Thread stopping = Thread.ofPlatform().daemon().name("http-stop").start(() -> {
            try {
                server.stop();
            } catch (RuntimeException e) {
                LOG.debug("The HTTP server stopped in disorder", e);
            }
        });
        try {
            if (!stopping.join(STOP_LIMIT)) {
                LOG.debug("The HTTP server does not stop; its connections end with the process");
                stopping.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns true if the connection is from this machine and no proxy forwards it for another. */
    public static boolean isLocal(Context context) {
        return context.header("Forwarded") == null
                && context.header("X-Forwarded-For") == null
                && isLoopback(context.req().getRemoteAddr());
    }

    /** Ends the connection of a request whose answer cannot be ended as it should. */
    public static void cutOff(Context context) {
        ServletContextRequest.getServletContextRequest(context.req())
                .getConnectionMetaData()
                .getConnection()
                .getEndPoint()
                .close();
    }

    public static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host.replaceAll("^\\[|\\]$", "")).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
