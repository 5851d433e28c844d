package org.onrecord.events;

import java.time.Instant;
import org.onrecord.events.json.JsonName;

/**
 * The note that a document or a source was deleted for good. While it stands, nothing of it is taken again. It holds no words of what was deleted.
 *
 * @param reason why, for people
 * @param by who deleted it
 * @param removed true once the topics no longer show it; before that it is being deleted
 */
public record Forgotten(What what, String id, String reason, String by, Instant at, boolean removed) implements Event {

    public enum What implements JsonName {
        DOCUMENT,
        SOURCE;

        public String key(String id) {
            return json() + "/" + id;
        }
    }

    public Forgotten withRemoved(boolean done) {
        return new Forgotten(what, id, reason, by, at, done);
    }

    @Override
    public String key() {
        return what.key(id);
    }
}
