package org.onrecord.processor.alert;

/**
 * Somebody who has a position: a person, an office, an institution or a government. What a spokesperson says is its institution's position.
 *
 * @param actor its key, as in {@link org.onrecord.events.Statement.Actor#key}
 * @param name for people to read
 * @param tier how much its words bind
 * @param level for how many it speaks
 */
record PositionHolder(String actor, String name, int tier, Level level) {
    private static final int BINDING = 1;

    /** For how many somebody speaks. */
    enum Level {
        PERSON,
        INSTITUTION,
        GOVERNMENT
    }

    boolean isPerson() {
        return level == Level.PERSON;
    }

    /** Returns true if a position counts for a change of this holder, which is an alert: a person's words count in an office of tier 1. */
    boolean isBoundBy(Position position) {
        return !isPerson() || position.member().actor().tier() == BINDING;
    }
}
