package org.onrecord.dashboard.api.request;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import org.onrecord.dashboard.access.TokenFile;
import org.onrecord.dashboard.access.User;
import org.onrecord.dashboard.access.UserRole;
import org.onrecord.dashboard.ops.Problem;
import org.onrecord.events.cache.LruCache;

/**
 * Finds the user of a token, and bounds the tries to guess one: after 20 wrong tokens from an address, one in three seconds is looked at. An
 * address that has sent a right token before is not kept from sending one again, whoever else guesses there.
 *
 * @param admin the admin token; empty if there is none
 */
record TokenCheck(Optional<byte[]> admin, TokenFile people, RateLimit wrong, LruCache<String, Boolean> known) {
    private static final int WRONG_AT_ONCE = 20;
    private static final double WRONG_A_SECOND = 1 / 3.0;
    private static final int MAX_KNOWN = 1000;

    static TokenCheck of(Optional<String> admin, TokenFile people) {
        return new TokenCheck(
                admin.filter(text -> !text.isBlank()).map(text -> text.getBytes(StandardCharsets.UTF_8)),
                people,
                new RateLimit(WRONG_AT_ONCE, WRONG_A_SECOND),
                new LruCache<>(MAX_KNOWN));
    }

    /**
     * Returns the user of the token that a request bears; empty if it bears none, or a wrong one.
     *
     * @throws Problem if too many wrong ones came from its client
     */
    Optional<User> bearer(Context context) {
        return credentials(context, "Bearer ").flatMap(given -> user(context, given));
    }

    /**
     * Returns the user of the token that a request has as its password; empty if it has none, or a wrong one.
     *
     * @throws Problem if too many wrong ones came from its client
     */
    Optional<User> password(Context context) {
        return credentials(context, "Basic ")
                .flatMap(TokenCheck::decode)
                .flatMap(pair -> user(context, pair.substring(pair.indexOf(':') + 1)));
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

    private Optional<User> user(Context context, String given) {
        String client = Client.of(context);
        if (known.get(client).isEmpty()) {
            refuseGuesses(wrong.secondsLeft(client, System.nanoTime()));
        }
        Optional<User> user = admin.filter(each -> MessageDigest.isEqual(each, given.getBytes(StandardCharsets.UTF_8)))
                .map(each -> new User(User.ADMIN, UserRole.ADMINISTER, false))
                .or(() -> people.user(given));
        if (user.isPresent()) {
            known.put(client, true);
            return user;
        }
        refuseGuesses(wrong.take(client, System.nanoTime()));
        boolean last = wrong.secondsLeft(client, System.nanoTime()) > 0;
        Audit.refused(context, last ? "wrong token; more from there are not looked at for a while" : "wrong token");
        return Optional.empty();
    }

    private static void refuseGuesses(int seconds) {
        if (seconds > 0) {
            throw Problem.tooMany(
                    "too many wrong tokens came from this address; try again in " + seconds + " s", seconds);
        }
    }
}
