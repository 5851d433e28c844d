package org.onrecord.ingest.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Finds the addresses of a host's name: DNS, or a table in a test. */
@FunctionalInterface
public interface HostLookup {
    HostLookup SYSTEM = host -> List.of(InetAddress.getAllByName(host));

    /**
     * Returns the addresses in the order in which to try them.
     *
     * @param host a name in ASCII, never an address
     * @throws UnknownHostException if there are none
     */
    List<InetAddress> addresses(String host) throws UnknownHostException;
}
