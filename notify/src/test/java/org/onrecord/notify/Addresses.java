package org.onrecord.notify;

import java.net.InetAddress;
import java.net.URI;
import java.util.Optional;
import org.onrecord.notify.channel.AddressCheck;

/** A check of addresses that lets every IP address pass, or none. */
public record Addresses(boolean allowed) implements AddressCheck {
    @Override
    public Optional<String> refusal(URI address) {
        return Optional.empty();
    }

    @Override
    public Optional<String> refusal(URI address, InetAddress connected) {
        return allowed ? Optional.empty() : Optional.of(connected.getHostAddress() + " is loopback");
    }
}
