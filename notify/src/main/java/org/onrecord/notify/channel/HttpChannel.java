package org.onrecord.notify.channel;

import java.util.Optional;

/** A channel to addresses of HTTP, which may hold a token. */
interface HttpChannel extends Channel {
    int LONGEST_ADDRESS = 2000;

    @Override
    default String example() {
        return "https://…";
    }

    @Override
    default Optional<String> problem(String address) {
        return address.matches("https?://[^\\s/]+.*") && address.length() <= LONGEST_ADDRESS
                ? Optional.empty()
                : Optional.of("a " + name().json() + " needs an address that begins with https://");
    }

    @Override
    default String masked(String address) {
        return address.replaceFirst("^(https?://)(?:[^/?#@]*@)?([^/?#]+).*", "$1$2/…");
    }
}
