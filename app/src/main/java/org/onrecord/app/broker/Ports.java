package org.onrecord.app.broker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.onrecord.app.failure.Failure;

/** Finds and checks TCP ports of this machine. */
public final class Ports {
    private Ports() {}

    /** Returns a free port below those of outgoing connections, one of which could take it before a server does. */
    public static int free() {
        return ThreadLocalRandom.current()
                .ints(1_000, 10_000, 20_000)
                .filter(Ports::isFree)
                .findFirst()
                .orElseThrow(() -> new Failure("This machine has no free port on 127.0.0.1 from 10000 to 19999."));
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    /** Returns a free port other than one that is not in use yet; a machine may offer the same free port twice. */
    static int freeExcept(int taken) {
        return IntStream.generate(Ports::free)
                .filter(port -> port != taken)
                .findFirst()
                .orElseThrow();
    }

    /**
     * Makes sure that a server can listen.
     *
     * @param what name of the server for the message, e.g. {@code the dashboard}
     * @throws Failure if another program listens there, or if the host is not an address of this machine
     */
    public static void requireFree(String what, String host, int port, String option) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(host, port));
        } catch (IOException e) {
            throw new Failure(
                    "Port " + port + " on " + host + ", meant for " + what + ", cannot be used (" + e.getMessage()
                            + "); stop the program that uses it, or choose another port with " + option + ".",
                    e);
        }
    }
}
