package org.onrecord.dashboard.api.request;

import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.onrecord.dashboard.ops.HostCheck;
import org.onrecord.dashboard.ops.HttpServers;
import org.onrecord.dashboard.ops.Problem;
import org.onrecord.dashboard.subscribe.Signup;
import org.onrecord.dashboard.subscribe.Unsubscribing;

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
    private static final int REQUESTS_AT_ONCE = 5000;
    private static final int REQUESTS_A_SECOND = 500;
    private static final List<String> PROBES = List.of("/healthz", "/readyz");

    private final TokenCheck token;
    private final RateLimit requests = new RateLimit(REQUESTS_AT_ONCE, REQUESTS_A_SECOND);
    private final boolean readingIsOpen;
    private final HostCheck hosts;

    /**
     * Creates a filter.
     *
     * @param boundTo the address that the server is bound to
     * @param allowedHosts host names to accept besides the loopback names, with or without a port
     */
    public AccessFilter(String boundTo, Optional<String> adminToken, boolean publicReading, List<String> allowedHosts) {
        this.token = new TokenCheck(adminToken);
        this.readingIsOpen = publicReading || HttpServers.isLoopback(boundTo);
        this.hosts = new HostCheck(allowedHosts, false);
    }

    /** Sets the security headers and refuses requests that may not read. */
    public void check(Context context) {
        context.header("Content-Security-Policy", CSP)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .header("X-Frame-Options", "DENY")
                .header("Cross-Origin-Opener-Policy", "same-origin")
                .header("Cross-Origin-Resource-Policy", "same-origin");
        hosts.check(context);
        checkRate(context);
        checkAddress(context);
        if (!readingIsOpen && !isOpen(context.path()) && !hasToken(context)) {
            throw Problem.unauthorized(
                    "this server can be reached from the network, so reading needs the admin token: send"
                            + " Authorization: Bearer ..., or enter it as the password in a browser");
        }
    }

    /** Returns true for what everybody may see: probes, and the pages on which the receiver of a mail confirms and unsubscribes. */
    private static boolean isOpen(String path) {
        return PROBES.contains(path)
                || path.startsWith(Unsubscribing.PATH)
                || path.startsWith(Signup.CONFIRM)
                || path.equals("/assets/style.css");
    }

    /** Refuses requests of a client who sends far more than any number of open pages. */
    private void checkRate(Context context) {
        if (!PROBES.contains(context.path())) {
            int seconds = requests.take(Client.of(context), System.nanoTime());
            if (seconds > 0) {
                throw Problem.tooMany(
                        "too many requests came from this address; send at most " + REQUESTS_A_SECOND + " a second",
                        seconds);
            }
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

    public void checkAdmin(Context context) {
        if (!token.isSet()) {
            throw Problem.unauthorized(
                    "no admin token is set, so nothing can be changed; start OnRecord with an admin token");
        }
        if (!token.isBearer(context)) {
            throw Problem.unauthorized("this needs the admin token: send Authorization: Bearer ...");
        }
    }

    /** Returns true if the request may see metrics and the reasons of health checks: from this machine, or with the token. */
    public boolean maySeeDetails(Context context) {
        try {
            return HttpServers.isLocal(context) || hasToken(context);
        } catch (Problem tooManyWrongTokens) {
            return false;
        }
    }

    private boolean hasToken(Context context) {
        return token.isBearer(context) || token.isPassword(context);
    }
}
