package org.onrecord.dashboard.api.request;

import io.javalin.http.Context;
import java.util.StringJoiner;
import org.onrecord.dashboard.access.User;
import org.onrecord.events.text.Ellipsis;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The log of who changed what, and whose tokens were refused: one line each, without the tokens, by a logger of its own name. */
public final class Audit {
    private static final Logger LOG = LoggerFactory.getLogger("org.onrecord.audit");
    private static final int MAX_CHARS = 200;

    private Audit() {}

    /**
     * Notes a change, and the user who makes it.
     *
     * @param what e.g. {@code correction taken}
     * @param facts names and values in turn; a value is cut to one short line
     */
    public static void changed(Context context, String what, String... facts) {
        StringJoiner line = new StringJoiner(" ");
        for (int i = 0; i + 1 < facts.length; i += 2) {
            line.add(facts[i] + "=" + quoted(facts[i + 1]));
        }
        User.changing(context).ifPresent(user -> line.add("by=" + quoted(user.name())));
        LOG.info("{} from={} {}", what, context.req().getRemoteAddr(), line);
    }

    public static void refused(Context context, String why) {
        LOG.warn(
                "token refused from={} method={} path={}: {}",
                context.req().getRemoteAddr(),
                context.method(),
                quoted(context.path()),
                why);
    }

    private static String quoted(String value) {
        return '"' + Ellipsis.cut(value.replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029\"]", "?"), MAX_CHARS) + '"';
    }
}
