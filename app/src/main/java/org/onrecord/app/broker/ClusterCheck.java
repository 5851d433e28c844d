package org.onrecord.app.broker;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.onrecord.app.failure.Failure;

/** Decides whether a Kafka cluster keeps OnRecord's records safe: from the settings of a broker, and the number of copies of each record. */
final class ClusterCheck {
    private static final long DAY_MINUTES = 24 * 60;

    private ClusterCheck() {}

    /**
     * Returns what is unsafe, a sentence each with the remedy.
     *
     * @param broker the settings of one broker, by name
     * @param brokers the number of brokers
     * @param copies of each record that a new topic gets
     * @throws Failure if no record could be written at all
     */
    static List<String> unsafe(Map<String, String> broker, int brokers, int copies) {
        long inSync = number(broker, "min.insync.replicas", 1);
        if (copies > brokers) {
            throw new Failure("The cluster has " + named(brokers, "broker") + ", too few for " + copies
                    + " copies of each record; start more brokers, or OnRecord with --replication " + brokers + ".");
        }
        if (inSync > copies) {
            throw new Failure("The brokers take a record only once " + inSync
                    + " have it (min.insync.replicas), and new topics would have " + named(copies, "copy", "copies")
                    + "; start OnRecord with --replication " + Math.min(brokers, inSync + 1) + ".");
        }
        List<String> unsafe = new ArrayList<>();
        if (brokers > 2 && copies < 3) {
            unsafe.add("The cluster has " + brokers + " brokers, and a new topic only "
                    + named(copies, "copy", "copies") + " of each record; start OnRecord with --replication 3.");
        } else if (copies > 2 && inSync < 2) {
            unsafe.add("The brokers take a record once one of them has it, and can lose it with that one;"
                    + " set min.insync.replicas=2 in their configuration.");
        }
        long remembered = number(broker, "offsets.retention.minutes", Long.MAX_VALUE) / DAY_MINUTES;
        if (remembered < 365) {
            unsafe.add(
                    "The brokers forget how far a group has read once it stands still for " + named(remembered, "day")
                            + ", and everything is then read once more; set offsets.retention.minutes=5270400 in their"
                            + " configuration.");
        }
        return unsafe;
    }

    private static long number(Map<String, String> broker, String name, long otherwise) {
        String value = broker.get(name);
        return value == null ? otherwise : Long.parseLong(value);
    }

    private static String named(long number, String one) {
        return named(number, one, one + "s");
    }

    private static String named(long number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }
}
