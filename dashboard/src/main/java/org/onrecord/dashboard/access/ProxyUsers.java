package org.onrecord.dashboard.access;

import io.javalin.http.Context;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.onrecord.dashboard.ops.Problem;
import org.onrecord.events.http.Cidr;
import org.onrecord.events.json.JsonName;

/**
 * Users whom a reverse proxy has asked who they are, and names in a header. From any other address the header means nothing.
 *
 * @param header with the name
 * @param roleHeader with the role; empty where the proxy names none
 * @param role of users for whom the proxy names none
 * @param addresses of the proxy
 */
public record ProxyUsers(String header, Optional<String> roleHeader, UserRole role, List<Cidr> addresses) {
    /**
     * Returns the user whom the proxy names; empty if it names none, or another address does.
     *
     * @throws Problem if what the proxy sends cannot be used
     */
    public Optional<User> user(Context context) {
        return isProxy(context.req().getRemoteAddr())
                ? value(context, header).map(name -> user(context, name))
                : Optional.empty();
    }

    private User user(Context context, String name) {
        if (!User.isName(name)) {
            throw Problem.forbidden("the name in " + header + " cannot be used; a name has " + User.FORM);
        }
        UserRole its = roleHeader
                .flatMap(each -> value(context, each))
                .map(text -> JsonName.of(text, UserRole.values())
                        .orElseThrow(() -> Problem.forbidden("the proxy gives the role \"" + text
                                + "\"; let it send one of " + JsonName.listed(UserRole.values()))))
                .orElse(role);
        return new User(name, its, true);
    }

    private boolean isProxy(String address) {
        try {
            InetAddress sender = InetAddress.ofLiteral(address.replaceAll("^\\[|]$", ""));
            return addresses.stream().anyMatch(range -> range.holds(sender));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Returns the value of a header. Two values mean that the proxy adds its own to what the reader sent, who could then be anybody. */
    private static Optional<String> value(Context context, String name) {
        List<String> values = Collections.list(context.req().getHeaders(name));
        if (values.size() > 1) {
            throw Problem.badRequest("the header " + name + " came twice; let the proxy replace what readers send");
        }
        return values.stream()
                .map(each -> new String(each.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8).strip())
                .filter(text -> !text.isEmpty())
                .findFirst();
    }

    /**
     * Refuses a change that a page elsewhere may have sent, which a browser lets pass the proxy with the user's cookie.
     *
     * @param own address of the pages as readers reach them
     */
    public static void requireSameOrigin(Context context, URI own) {
        String site = context.header("Sec-Fetch-Site");
        String origin = Optional.ofNullable(context.header("Origin")).orElse("");
        String from = origin.replaceFirst("^https?://", "");
        boolean same = site == null
                ? from.equals(context.header("Host")) || from.equals(own.getAuthority())
                : site.equals("same-origin");
        if (!same) {
            throw Problem.forbidden(
                    "a change that comes through the proxy must come from a page of this dashboard: send"
                            + " it without the proxy and with a token, or set ONRECORD_DASHBOARD_URL to the address that"
                            + " readers use");
        }
    }
}
