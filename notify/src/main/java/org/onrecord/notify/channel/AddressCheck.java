package org.onrecord.notify.channel;

import java.net.InetAddress;
import java.net.URI;
import java.util.Optional;

/** Decides to which addresses messages may go. The application passes on the guard with which pages are fetched. */
public interface AddressCheck {
    /** Returns why nothing may be sent to an address, before its host is looked up; empty if it may. */
    Optional<String> refusal(URI address);

    /** Returns why nothing may be sent to an IP address of the host; empty if it may. */
    Optional<String> refusal(URI address, InetAddress connected);
}
