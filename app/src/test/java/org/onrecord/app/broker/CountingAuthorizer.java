package org.onrecord.app.broker;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.metadata.authorizer.StandardAuthorizer;
import org.apache.kafka.server.authorizer.Action;
import org.apache.kafka.server.authorizer.AuthorizableRequestContext;
import org.apache.kafka.server.authorizer.AuthorizationResult;

/** Kafka's usual authorizer, which also keeps what it refuses. */
public final class CountingAuthorizer extends StandardAuthorizer {
    private static final Set<String> REFUSED = ConcurrentHashMap.newKeySet();

    /** Returns each refused request once, e.g. {@code onrecord-reader: WRITE onrecord.statements}. */
    public static Set<String> refused() {
        return Set.copyOf(REFUSED);
    }

    @Override
    public List<AuthorizationResult> authorize(AuthorizableRequestContext context, List<Action> actions) {
        List<AuthorizationResult> results = super.authorize(context, actions);
        for (int i = 0; i < actions.size(); i++) {
            Action action = actions.get(i);
            // Asked only to find out what to list, or whether a wider right makes a narrower one unnecessary.
            if (results.get(i) == AuthorizationResult.DENIED && action.logIfDenied()) {
                REFUSED.add(context.principal().getName() + ": " + action.operation() + " "
                        + action.resourcePattern().name());
            }
        }
        return results;
    }
}
