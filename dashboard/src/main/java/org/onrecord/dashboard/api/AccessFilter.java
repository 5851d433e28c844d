package org.onrecord.dashboard.api;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.onrecord.dashboard.ops.HostCheck;
import org.onrecord.dashboard.ops.HttpServers;
import org.onrecord.dashboard.ops.Problem;

/**
 * Decides who may read and who may change something, and sets the security headers of every response.
 *
 * <p>Reading is open if the server is bound to a loopback address or reading is public. Otherwise it needs the admin token, as a bearer
 * token or as the password that a browser asks for. Changes always need the bearer token, because a browser cannot be tricked into
 * sending one.
 */
public final class AccessFilter {
    private static final String CSP = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
            + "connect-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
            + "require-trusted-types-for 'script'";
    private static final Pattern MALFORMED = Pattern.compile("%(?![0-9A-Fa-f]{2})");
    private static final List<String> PROBES = List.of("/healthz", "/readyz");

    private final Optional<String> adminToken;
    private final boolean readingIsOpen;
    private final HostCheck hosts;

    /**
     * Creates a filter.
     *
     * @param boundTo the address that the server is bound to
     * @param allowedHosts host names to accept besides the loopback names, with or without a port
     */
    public AccessFilter(String boundTo, Optional<String> adminToken, boolean publicReading, List<String> allowedHosts) {
        this.adminToken = adminToken.filter(token -> !token.isBlank());
        this.readingIsOpen = publicReading || HttpServers.isLoopback(boundTo);
        this.hosts = new HostCheck(allowedHosts, false);
    }

    /** Sets the security headers and refuses requests that may not read. */
    void check(Context context) {
        context.header("Content-Security-Policy", CSP)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .header("X-Frame-Options", "DENY")
                .header("Cross-Origin-Opener-Policy", "same-origin")
                .header("Cross-Origin-Resource-Policy", "same-origin");
        hosts.check(context);
        checkAddress(context);
        if (!readingIsOpen && !PROBES.contains(context.path()) && !hasToken(context)) {
            throw Problem.unauthorized(
                    "this server can be reached from the network, so reading needs the admin token: send Authorization: Bearer ..."
                            + ", or enter it as the password in a browser");
        }
    }

    /** Refuses addresses whose percent signs encode nothing: they would be read in another way than they were meant. */
    private static void checkAddress(Context context) {
        String query = context.queryString();
        if (MALFORMED.matcher(context.req().getRequestURI()).find()
                || (query != null && MALFORMED.matcher(query).find())) {
            throw Problem.badRequest(
                    "a % in the address must be followed by two hexadecimal digits; write %25 for a percent sign");
        }
    }

    /** Refuses requests that may not change anything. */
    void checkAdmin(Context context) {
        if (adminToken.isEmpty()) {
            throw Problem.unauthorized(
                    "no admin token is set, so nothing can be changed; start OnRecord with an admin token");
        }
        if (!hasBearer(context)) {
            throw Problem.unauthorized("this needs the admin token: send Authorization: Bearer ...");
        }
    }

    /** Returns true if the request may see metrics and the reasons of health checks: from this machine, or with the token. */
    public boolean maySeeDetails(Context context) {
        return HttpServers.isLocal(context) || hasToken(context);
    }

    private boolean hasToken(Context context) {
        return hasBearer(context)
                || credentials(context, "Basic ")
                        .flatMap(AccessFilter::decode)
                        .map(pair -> pair.substring(pair.indexOf(':') + 1))
                        .filter(this::isToken)
                        .isPresent();
    }

    private boolean hasBearer(Context context) {
        return credentials(context, "Bearer ").filter(this::isToken).isPresent();
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
