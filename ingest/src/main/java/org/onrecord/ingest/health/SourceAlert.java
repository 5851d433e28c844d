package org.onrecord.ingest.health;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.onrecord.events.Alert;
import org.onrecord.events.Ids;
import org.onrecord.events.SourceState;

/** The alert about a source in a bad state. It is a function of the state, so it is withdrawn when the state ends. */
public final class SourceAlert {
    /** How long a failure lasts before it raises an alert: one bad response is not news, but a dead source must be reported within the hour. */
    public static final Duration LASTING = Duration.ofMinutes(20);

    /** How many failures in a row raise an alert. */
    public static final int OFTEN = 4;

    private SourceAlert() {}

    public static Optional<Alert> of(SourceState state) {
        return switch (state.health()) {
            case UNTRIED, FINE, UNCHANGED -> Optional.empty();
            case FAILING ->
                state.visits().failures() >= OFTEN || lasted(state).compareTo(LASTING) >= 0
                        ? Optional.of(alert(state, "does not answer well"))
                        : Optional.empty();
            case REFUSED -> Optional.of(alert(state, "refuses robots"));
            case SILENT -> Optional.of(alert(state, "has fallen silent"));
            case GONE -> Optional.of(alert(state, "is gone"));
        };
    }

    private static Duration lasted(SourceState state) {
        Instant attempt = state.visits().lastAttempt();
        return attempt == null ? Duration.ZERO : Duration.between(state.since(), attempt);
    }

    private static Alert alert(SourceState state, String what) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("source", state.id());
        facts.put("health", state.health().json());
        facts.put("address", state.moved() == null ? state.address() : state.moved());
        facts.put("since", state.since().toString());
        facts.put("publisher", state.publisher());
        String side = state.side();
        if (side != null) {
            facts.put("side", side);
        }
        return new Alert(
                Ids.alert(Alert.Kind.SOURCE, state.id(), state.health().json() + " since " + state.since()),
                Alert.Kind.SOURCE,
                "",
                state.id(),
                state.since().atOffset(ZoneOffset.UTC).toLocalDate(),
                "The source " + state.id() + " (" + state.publisher() + ") " + what,
                sentence(state.reason()),
                facts,
                List.of());
    }

    private static String sentence(String reason) {
        return reason.isEmpty()
                ? "It gives no reason."
                : Character.toUpperCase(reason.charAt(0)) + reason.substring(1) + (reason.endsWith(".") ? "" : ".");
    }
}
