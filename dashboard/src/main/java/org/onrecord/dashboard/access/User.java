package org.onrecord.dashboard.access;

import io.javalin.http.Context;
import java.util.Optional;
import java.util.regex.Pattern;
import org.onrecord.dashboard.ops.Problem;

/**
 * Somebody who reads or changes something.
 *
 * @param name that changes carry
 * @param proxied true if a reverse proxy names the user, false if a token does
 */
public record User(String name, UserRole role, boolean proxied) {
    /** The name of whoever has the admin token. */
    public static final String ADMIN = "admin";

    /** Whoever reads without a token. */
    public static final User READER = new User("", UserRole.READ, false);

    /** The attribute of a request that makes a change: its user. */
    public static final String ATTRIBUTE = "user";

    /** The form of a name, for messages. */
    public static final String FORM = "1 to 100 characters on one line";

    private static final Pattern NAME = Pattern.compile("[^\\p{C}\\p{Zl}\\p{Zp}]{1,100}");

    static boolean isName(String text) {
        return NAME.matcher(text).matches() && text.equals(text.strip());
    }

    /** @throws Problem if the role is too low */
    public void require(UserRole needed) {
        if (role.compareTo(needed) < 0) {
            throw new Problem(
                    403,
                    "Role too low",
                    "this needs the role " + needed.json() + ", and " + name + " has the role " + role.json()
                            + (proxied
                                    ? " from the proxy"
                                    : "; onrecord tokens add NAME --role " + needed.json() + " makes a token with it"));
        }
    }

    /** Returns the user who makes a change; empty if a reader does without a token, as by the link in a mail. */
    public static Optional<User> changing(Context context) {
        return Optional.ofNullable(context.attribute(ATTRIBUTE));
    }

    /** Returns the name of the user who makes a change that needs a role. */
    public static String nameOf(Context context) {
        return changing(context).orElseThrow().name();
    }
}
