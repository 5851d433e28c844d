package org.onrecord.dashboard.api.request;

import io.javalin.http.Context;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.onrecord.dashboard.access.AccessSettings;
import org.onrecord.dashboard.access.ProxyUsers;
import org.onrecord.dashboard.access.TokenFile;
import org.onrecord.dashboard.access.User;
import org.onrecord.dashboard.access.UserRole;
import org.onrecord.dashboard.ops.HostCheck;
import org.onrecord.dashboard.ops.HttpServers;
import org.onrecord.dashboard.ops.Problem;
import org.onrecord.dashboard.subscribe.Signup;

/**
 * Decides who may read and who may change something, and sets the security headers of every response.
 *
 * <p>Reading that is not open needs a token, as a bearer token or as the password that a browser asks for. Changes always need a bearer token,
 * because a browser cannot be tricked into sending one. A user whom the proxy names needs none; a change must then come from a page of this
 * server.
 */
public final class AccessFilter {
    private static final String CSP = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
            + "connect-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
            + "require-trusted-types-for 'script'";
    private static final Pattern MALFORMED = Pattern.compile("%(?![0-9A-Fa-f]{2})");
    private static final int REQUESTS_AT_ONCE = 5000;
    private static final int REQUESTS_A_SECOND = 500;
    private static final List<String> PROBES = List.of("/healthz", "/readyz");
    private static final Pattern LINK_OF_MAIL =
            Pattern.compile("(" + Signup.LEAVE + "|" + Signup.CONFIRM + ")[^/]+/[^/]+");

    private final TokenCheck tokens;
    private final Optional<ProxyUsers> proxy;
    private final RateLimit requests = new RateLimit(REQUESTS_AT_ONCE, REQUESTS_A_SECOND);
    private final boolean readingIsOpen;
    private final HostCheck hosts;
    private final URI address;

    /** @param address of the pages as readers reach them */
    public AccessFilter(AccessSettings settings, URI address) {
        this.tokens = TokenCheck.of(settings.adminToken(), new TokenFile(settings.tokens()));
        this.proxy = settings.proxy();
        this.readingIsOpen = settings.openReading();
        this.hosts = new HostCheck(settings.allowedHosts(), false);
        this.address = address;
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
        if (!isOpen(context.path()) && !mayRead(context)) {
            throw Problem.unauthorized("reading needs a token here: send Authorization: Bearer ..., or enter it as the"
                    + " password in a browser; onrecord tokens add NAME makes one");
        }
    }

    /** Returns true for what everybody may see: probes, and the pages on which the receiver of a mail confirms and unsubscribes. */
    private static boolean isOpen(String path) {
        return PROBES.contains(path) || LINK_OF_MAIL.matcher(path).matches() || path.equals("/assets/style.css");
    }

    /** Refuses requests of a client who sends far more than any number of open pages. */
    private void checkRate(Context context) {
        if (!PROBES.contains(context.path())) {
            requests.check(
                    Client.of(context),
                    "too many requests came from this address; send at most " + REQUESTS_A_SECOND + " a second");
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

    /** Returns true if the request may read, as long as its token is not revoked. */
    public boolean mayRead(Context context) {
        return readingIsOpen || user(context).isPresent();
    }

    /**
     * Notes who makes a change.
     *
     * @throws Problem if the request names no user, or one who may not make it
     */
    public void require(UserRole needed, Context context) {
        User user = proxied(context)
                .or(() -> tokens.bearer(context))
                .orElseThrow(() -> Problem.unauthorized("this needs a token: send Authorization: Bearer ...; onrecord"
                        + " tokens add NAME --role " + needed.json() + " makes one"));
        user.require(needed);
        if (user.proxied()) {
            ProxyUsers.requireSameOrigin(context, address);
        }
        context.attribute(User.ATTRIBUTE, user);
    }

    /** Returns who sends a request; empty if it has no token, or a wrong one. */
    public Optional<User> user(Context context) {
        return proxied(context).or(() -> tokens.bearer(context)).or(() -> tokens.password(context));
    }

    private Optional<User> proxied(Context context) {
        return proxy.flatMap(each -> each.user(context));
    }

    /** Returns true if the request may see metrics and the reasons of health checks: from this machine, or with a token. */
    public boolean maySeeDetails(Context context) {
        try {
            return HttpServers.isLocal(context) || user(context).isPresent();
        } catch (Problem unusable) {
            return false;
        }
    }
}
