package org.onrecord.events.topic;

/**
 * The names that this process uses on a Kafka cluster: of topics, groups, applications and transactions. All of them begin with one prefix, so
 * that several OnRecords can share a cluster.
 *
 * <p>A process has one prefix, which is set before the first name is made and stays. It is not passed around, because a single name without it
 * would mix the records of two OnRecords.
 */
public final class KafkaNames {
    private static String prefix = "";
    private static boolean used;

    private KafkaNames() {}

    /**
     * Sets the prefix.
     *
     * @param value letters, digits, dots, underscores and hyphens; empty for none
     * @throws IllegalStateException if names with another prefix have been made
     */
    public static synchronized void usePrefix(String value) {
        if (used && !prefix.equals(value)) {
            throw new IllegalStateException(
                    "names with the prefix \"" + prefix + "\" are in use, so \"" + value + "\" comes too late");
        }
        prefix = value;
    }

    /** Returns a name with the prefix, e.g. {@code desk.onrecord-ingest} where it is {@code desk.}. */
    public static synchronized String of(String name) {
        used = true;
        return prefix + name;
    }
}
