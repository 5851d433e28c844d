package org.onrecord.events.yaml;

import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Reads YAML as nodes, within limits. The composer recurses into each level, so a file of brackets would overflow the stack; the parser before
 * it does not.
 */
public final class YamlComposer {
    private static final int DEEPEST = 32;
    private static final int MOST_EVENTS = 500_000;

    private YamlComposer() {}

    /**
     * Returns the root node of a document; empty if the text has none.
     *
     * @throws YamlEngineException if it is not YAML, or exceeds a limit
     */
    public static Optional<Node> compose(LoadSettings settings, String yaml) {
        int depth = 0;
        int events = 0;
        for (Event event : new Parse(settings).parseString(yaml)) {
            depth += switch (event.getEventId()) {
                case MappingStart, SequenceStart -> 1;
                case MappingEnd, SequenceEnd -> -1;
                default -> 0;
            };
            if (depth > DEEPEST) {
                throw new YamlEngineException("it is nested more than " + DEEPEST + " levels deep");
            }
            if (++events > MOST_EVENTS) {
                throw new YamlEngineException("it has more than " + MOST_EVENTS + " parts");
            }
        }
        return new Compose(settings).composeString(yaml);
    }
}
