package org.onrecord.notify.channel;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.onrecord.notify.plan.AlertMessage;
import org.onrecord.notify.plan.SendResult;
import tools.jackson.databind.node.ObjectNode;

/** A channel to addresses of HTTP, which may hold a token. */
interface HttpChannel extends Channel {
    int LONGEST_ADDRESS = 2000;

    /** The scheme, the user if there is one, the host, the port and the rest. With a second @ it is no address. */
    Pattern FORM =
            Pattern.compile("(?is)(https?://)([^/?#@]*@)?([\\w.-]+|\\[[0-9a-f:.]+])((?::\\d{1,5})?)(?:[/?#].*)?");

    /** Posts JSON to the address of a message's subscription. */
    default SendResult post(AlertMessage message, Transports transports, ObjectNode json) {
        return transports
                .http()
                .post(message.subscription().to(), Map.of(), json.toString().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    default String example() {
        return "https://example.org/hook";
    }

    @Override
    default Optional<String> problem(String address) {
        Matcher form = FORM.matcher(address);
        return address.length() <= LONGEST_ADDRESS && form.matches() && form.group(2) == null && isUri(address)
                ? Optional.empty()
                : Optional.of(name().json() + " needs an address that begins with https:// or http://, such as "
                        + example() + ", without a user or password and of at most " + LONGEST_ADDRESS
                        + " characters");
    }

    @Override
    default Optional<String> refusal(String address, AddressCheck check) {
        return check.refusalOfHost(URI.create(address))
                .map(why -> "nothing may be sent to " + masked(address) + ": " + why
                        + " (ONRECORD_ALLOWED_ADDRESSES, for notify and the dashboard)");
    }

    private static boolean isUri(String address) {
        try {
            return new URI(address).getRawAuthority() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    @Override
    default String masked(String address) {
        Matcher form = FORM.matcher(address);
        return form.matches() ? form.group(1) + form.group(3) + form.group(4) + "/…" : "…";
    }
}
