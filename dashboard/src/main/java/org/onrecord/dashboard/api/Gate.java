package org.onrecord.dashboard.api;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.onrecord.dashboard.ops.Loopback;

/**
 * Who may ask, and what browsers are told to refuse.
 *
 * <p>Reading is free on a loopback address or where it is public; else it needs the admin token, as a bearer token or as the
 * password that a browser asks for. Whatever changes something needs the bearer token, always: a browser cannot be tricked into
 * sending one.
 */
public final class Gate {
    private static final String CSP = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
            + "connect-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
            + "require-trusted-types-for 'script'";
    private static final List<String> OWN_NAMES = List.of("localhost", "127.0.0.1", "[::1]");
    private static final List<String> PROBES = List.of("/healthz", "/readyz");

    private final Optional<String> adminToken;
    private final boolean readingIsFree;
    private final List<String> allowedHosts;

    /**
     * A gate.
     *
     * @param boundTo the address that the server is bound to
     * @param allowedHosts further names that the server answers to, with or without a port
     */
    public Gate(String boundTo, Optional<String> adminToken, boolean publicReading, List<String> allowedHosts) {
        this.adminToken = adminToken.filter(token -> !token.isBlank());
        this.readingIsFree = publicReading || Loopback.isLoopback(boundTo);
        this.allowedHosts = allowedHosts.stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList();
    }

    /** Sets the headers of every answer and refuses who may not ask. */
    void check(Context context) {
        context.header("Content-Security-Policy", CSP)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .header("X-Frame-Options", "DENY")
                .header("Cross-Origin-Opener-Policy", "same-origin")
                .header("Cross-Origin-Resource-Policy", "same-origin");
        checkHost(context);
        if (!readingIsFree && !PROBES.contains(context.path()) && !hasToken(context)) {
            throw Problem.unauthorized(
                    "this server is open to its network, so reading needs the admin token: send Authorization: Bearer ..."
                            + ", or give it as the password in a browser");
        }
    }

    /** Refuses whoever may not change anything. */
    void checkAdmin(Context context) {
        if (adminToken.isEmpty()) {
            throw Problem.unauthorized("no admin token is set, so nothing can be changed; start with an admin token");
        }
        if (!hasBearer(context)) {
            throw Problem.unauthorized("this needs the admin token: send Authorization: Bearer ...");
        }
    }

    /** True for who may see metrics and reasons: this machine, and the holder of the token. */
    public boolean mayLook(Context context) {
        return Loopback.asks(context) || hasToken(context);
    }

    /**
     * A page elsewhere whose name was made to point here could otherwise read everything (DNS rebinding). Loopback names are
     * taken with any port, since a container's is often published under another.
     */
    private void checkHost(Context context) {
        String host = Optional.ofNullable(context.header("Host")).orElse("").toLowerCase(Locale.ROOT);
        String name = host.replaceFirst(":\\d+$", "");
        if (!OWN_NAMES.contains(name) && !allowedHosts.contains(host) && !allowedHosts.contains(name)) {
            throw Problem.misdirected("this server does not answer to the host name \"" + name
                    + "\"; add it to the allowed hosts if it should");
        }
    }

    private boolean hasToken(Context context) {
        return hasBearer(context) || hasPassword(context);
    }

    private boolean hasBearer(Context context) {
        return credentials(context, "Bearer ").filter(this::isToken).isPresent();
    }

    private boolean hasPassword(Context context) {
        return credentials(context, "Basic ")
                .flatMap(Gate::decode)
                .map(pair -> pair.substring(pair.indexOf(':') + 1))
                .filter(this::isToken)
                .isPresent();
    }

    private static Optional<String> credentials(Context context, String scheme) {
        return Optional.ofNullable(context.header("Authorization"))
                .filter(header -> header.regionMatches(true, 0, scheme, 0, scheme.length()))
                .map(header -> header.substring(scheme.length()).strip());
    }

    private static Optional<String> decode(String base64) {
        try {
            return Optional.of(new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private boolean isToken(String given) {
        return adminToken
                .filter(token -> MessageDigest.isEqual(
                        token.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8)))
                .isPresent();
    }
}
