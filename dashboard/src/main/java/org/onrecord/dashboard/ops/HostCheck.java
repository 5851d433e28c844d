package org.onrecord.dashboard.ops;

import io.javalin.http.Context;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Refuses requests with an unknown host name. Otherwise a page elsewhere could read everything once its name resolves to this machine (DNS
 * rebinding). Loopback names are accepted with any port, because a container's port is often published under another number.
 *
 * @param allowed host names to accept besides the loopback names, in lower case, with or without a port
 * @param inside true to accept also addresses and names without a dot, by which containers call one another: no page elsewhere can
 *     have such a name
 */
public record HostCheck(List<String> allowed, boolean inside) {
    private static final List<String> OWN_NAMES = List.of("localhost", "127.0.0.1", "[::1]");
    private static final Pattern INSIDE = Pattern.compile("[a-z0-9_-]+|[0-9]+(\\.[0-9]+){3}|\\[[0-9a-f:.]+]");

    public HostCheck {
        allowed = allowed.stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList();
    }

    /** @throws Problem if the host name is unknown */
    public void check(Context context) {
        String host = Optional.ofNullable(context.header("Host")).orElse("").toLowerCase(Locale.ROOT);
        String name = host.replaceFirst(":\\d+$", "");
        boolean known = OWN_NAMES.contains(name)
                || allowed.contains(host)
                || allowed.contains(name)
                || (inside && INSIDE.matcher(name).matches());
        if (!known) {
            throw new Problem(
                    421,
                    "Unknown host",
                    "this server does not answer to the host name \"" + name
                            + "\"; add it to the allowed hosts if it should");
        }
    }
}
