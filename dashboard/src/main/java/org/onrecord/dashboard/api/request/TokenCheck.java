package org.onrecord.dashboard.api.request;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import org.onrecord.dashboard.ops.Problem;
import org.onrecord.events.cache.LruCache;

/**
 * The token for changes, and the tries to guess it: after 20 wrong tokens from an address, one in three seconds is looked at. An address
 * that has sent the right token before is not kept from sending it again, whoever else guesses there.
 */
final class TokenCheck {
    private static final int WRONG_AT_ONCE = 20;
    private static final double WRONG_A_SECOND = 1 / 3.0;
    private static final int MAX_KNOWN = 1000;

    private final Optional<String> token;
    private final RateLimit wrong = new RateLimit(WRONG_AT_ONCE, WRONG_A_SECOND);

    /** The clients that have sent the right token. */
    private final LruCache<String, Boolean> known = new LruCache<>(MAX_KNOWN);

    TokenCheck(Optional<String> token) {
        this.token = token.filter(text -> !text.isBlank());
    }

    boolean isSet() {
        return token.isPresent();
    }

    /**
     * Returns true if a request bears the token.
     *
     * @throws Problem if too many wrong ones came from its client
     */
    boolean isBearer(Context context) {
        return credentials(context, "Bearer ")
                .filter(given -> isToken(context, given))
                .isPresent();
    }

    /**
     * Returns true if a request has the token as its password.
     *
     * @throws Problem if too many wrong ones came from its client
     */
    boolean isPassword(Context context) {
        return credentials(context, "Basic ")
                .flatMap(TokenCheck::decode)
                .map(pair -> pair.substring(pair.indexOf(':') + 1))
                .filter(given -> isToken(context, given))
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

    private boolean isToken(Context context, String given) {
        if (token.isEmpty()) {
            return false;
        }
        String client = Client.of(context);
        if (known.get(client).isEmpty()) {
            refuseGuesses(wrong.secondsLeft(client, System.nanoTime()));
        }
        if (MessageDigest.isEqual(
                token.get().getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8))) {
            known.put(client, true);
            return true;
        }
        refuseGuesses(wrong.take(client, System.nanoTime()));
        boolean last = wrong.secondsLeft(client, System.nanoTime()) > 0;
        Audit.refused(context, last ? "wrong token; more from there are not looked at for a while" : "wrong token");
        return false;
    }

    private static void refuseGuesses(int seconds) {
        if (seconds > 0) {
            throw Problem.tooMany(
                    "too many wrong tokens came from this address; try again in " + seconds + " s", seconds);
        }
    }
}
