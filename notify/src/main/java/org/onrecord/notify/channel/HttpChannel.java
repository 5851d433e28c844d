package org.onrecord.notify.channel;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.onrecord.notify.plan.AlertMessage;
import org.onrecord.notify.plan.SendResult;
import tools.jackson.databind.node.ObjectNode;

/** A channel to addresses of HTTP, which may hold a token. */
interface HttpChannel extends Channel {
    int LONGEST_ADDRESS = 2000;

    /** Posts JSON to the address of a message's subscription. */
    default SendResult post(AlertMessage message, Transports transports, ObjectNode json) {
        return transports
                .http()
                .post(message.subscription().to(), Map.of(), json.toString().getBytes(StandardCharsets.UTF_8));
    }

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
