package org.onrecord.ingest.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Finds the addresses of a host's name: DNS, or a table in a test. */
@FunctionalInterface
public interface HostLookup {
    /** The system's own. */
    HostLookup SYSTEM = host -> List.of(InetAddress.getAllByName(host));

    /**
     * The addresses, in the order to be tried.
     *
     * @param host a name in ASCII, never an address
     * @throws UnknownHostException where there is none
     */
    List<InetAddress> addresses(String host) throws UnknownHostException;
}
