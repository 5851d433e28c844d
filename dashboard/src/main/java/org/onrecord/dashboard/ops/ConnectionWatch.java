package org.onrecord.dashboard.ops;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.io.AbstractEndPoint;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.LifeCycle;
import org.onrecord.events.kafka.ServiceThread;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cuts off connections that send a request or read an answer too slowly, and those that one client opens beyond its share. Jetty itself cuts
 * off only connections on which nothing at all moves: a byte every half minute would keep one open for ever.
 */
final class ConnectionWatch implements Connection.Listener {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectionWatch.class);
    private static final Duration SCAN = Duration.ofSeconds(1);

    /** The default buffer of the operating system takes 2.5 MB of a response before the reader has read a byte of it. */
    private static final int SEND_BUFFER_BYTES = 256 * 1024;

    /** With the default of 50, a burst of connections waits a second and more for its handshakes to be repeated. */
    private static final int ACCEPT_QUEUE = 1024;

    private final int maxByClient;
    private final Map<Connection, Watched> open = new ConcurrentHashMap<>();
    private final Map<String, Integer> byClient = new ConcurrentHashMap<>();
    private final ServiceThread service =
            new ServiceThread("onrecord-connection-watch", "the watch of connections", this::scan, () -> {});

    /** @param client its address, which a closed connection does not tell any more */
    private record Watched(String client, SlowConnection progress) {}

    ConnectionWatch(int maxByClient) {
        this.maxByClient = maxByClient;
    }

    /** Watches all connections of a server from its start to its end. */
    void watch(Server server) {
        server.addEventListener(new LifeCycle.Listener() {
            @Override
            public void lifeCycleStarting(LifeCycle event) {
                for (Connector connector : server.getConnectors()) {
                    connector.addEventListener(ConnectionWatch.this);
                    if (connector instanceof ServerConnector network) {
                        network.setAcceptedSendBufferSize(SEND_BUFFER_BYTES);
                        network.setAcceptQueueSize(ACCEPT_QUEUE);
                    }
                }
            }

            @Override
            public void lifeCycleStarted(LifeCycle event) {
                service.start();
            }

            @Override
            public void lifeCycleStopping(LifeCycle event) {
                service.close();
            }
        });
    }

    @Override
    public void onOpened(Connection connection) {
        String client = client(connection);
        open.put(connection, new Watched(client, new SlowConnection(System.nanoTime())));
        if (byClient.merge(client, 1, Integer::sum) > maxByClient) {
            LOG.debug("{} has too many connections", client);
            connection.close();
        }
    }

    @Override
    public void onClosed(Connection connection) {
        Watched watched = open.remove(connection);
        if (watched != null) {
            byClient.computeIfPresent(watched.client(), (same, count) -> count == 1 ? null : count - 1);
        }
    }

    private static String client(Connection connection) {
        return connection.getEndPoint().getRemoteSocketAddress() instanceof InetSocketAddress address
                ? address.getAddress().getHostAddress()
                : "";
    }

    private void scan() throws InterruptedException {
        service.pause(SCAN);
        open.forEach(this::check);
    }

    private void check(Connection connection, Watched watched) {
        try {
            if (connection.getEndPoint() instanceof AbstractEndPoint end) {
                boolean tooSlow = watched.progress()
                        .isTooSlow(
                                System.nanoTime(),
                                end.isFillInterested(),
                                connection.getMessagesIn(),
                                connection.getBytesIn(),
                                end.getWriteFlusher().isPending(),
                                connection.getBytesOut());
                if (tooSlow) {
                    LOG.debug("{} is too slow", watched.client());
                    end.close();
                }
            }
        } catch (RuntimeException e) {
            LOG.warn("A connection cannot be watched", e);
        }
    }
}
