package org.onrecord.notify.channel;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.stream.Stream;

/** Decides to which addresses messages may go. The application passes on the guard with which pages are fetched. */
public interface AddressCheck {
    /** Returns why nothing may be sent to an address, before its host is looked up; empty if it may. */
    Optional<String> refusal(URI address);

    /** Returns why nothing may be sent to an IP address of the host; empty if it may. */
    Optional<String> refusal(URI address, InetAddress connected);

    /** Returns why nothing may be sent to an address, after its host was looked up; empty if something may, or if the host is not known now. */
    default Optional<String> refusalOfHost(URI address) {
        Optional<String> refusal = refusal(address);
        if (refusal.isPresent() || address.getHost() == null) {
            return refusal;
        }
        try {
            return Stream.of(InetAddress.getAllByName(address.getHost()))
                    .flatMap(each -> refusal(address, each).stream())
                    .findFirst();
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
