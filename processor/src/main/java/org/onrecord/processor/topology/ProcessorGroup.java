package org.onrecord.processor.topology;

import java.util.Collection;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.onrecord.events.topic.KafkaNames;

/**
 * The consumer group of the processors that make the tables of one generation of an issue. Its name is also the id of the application of Kafka
 * Streams, the name of the folder of its stores, and the beginning of the names of its internal topics.
 *
 * @param generation number; 0 is what the program was started with
 */
public record ProcessorGroup(String issue, int generation) {
    /** The beginning of the names of all groups, of whatever version of the topology. */
    public static final String BEGINNING = KafkaNames.of("onrecord-processor-");

    /**
     * The number of the present topology.
     *
     * <p>Raise the number whenever a sub-topology gets other topics or stores, since a broker does not let a client join a group with another
     * topology ("Topology updates are not supported yet", Kafka 4.4), and whenever the format of a store or a record changes. Names of nodes may change.
     * Under a new number the processor reads all documents again; the same documents, corrections and answers give the same tables.
     */
    public static final int NUMBER = 11;

    /** The beginning of the names of the groups with the present topology. */
    public static final String TOPOLOGY = BEGINNING + NUMBER;

    private static final String NAME = Pattern.quote(TOPOLOGY) + "\\.([a-z0-9-]+)\\.g(\\d{1,9})";
    private static final Pattern GROUP = Pattern.compile(NAME);
    private static final Pattern ANY_NUMBER = Pattern.compile(Pattern.quote(BEGINNING) + "(\\d{1,9})[.-].*");
    private static final Pattern INTERNAL_TOPIC = Pattern.compile(NAME + "-.+-(?:changelog|repartition)");

    /** Returns the group with a name; empty if it is that of no group. */
    public static Optional<ProcessorGroup> named(String name) {
        return of(GROUP.matcher(name));
    }

    /** Returns the group whose internal topic this is; empty for any other topic. */
    public static Optional<ProcessorGroup> owning(String topic) {
        return of(INTERNAL_TOPIC.matcher(topic));
    }

    /** Returns the issues that processors have read documents for, by the names of the broker's topics. */
    public static SortedSet<String> issues(Collection<String> topics) {
        return topics.stream()
                .flatMap(topic -> owning(topic).map(ProcessorGroup::issue).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Returns true if a topic is internal to a processor with a newer topology than this version knows. */
    public static boolean isOfNewerVersion(String topic) {
        Matcher any = ANY_NUMBER.matcher(topic);
        return any.matches() && Integer.parseInt(any.group(1)) > NUMBER;
    }

    private static Optional<ProcessorGroup> of(Matcher name) {
        return name.matches()
                ? Optional.of(new ProcessorGroup(name.group(1), Integer.parseInt(name.group(2))))
                : Optional.empty();
    }

    /** Returns the name, e.g. {@code onrecord-processor-11.fentanyl.g0}. No name is the beginning of another one's internal topics. */
    public String name() {
        return TOPOLOGY + "." + issue + ".g" + generation;
    }
}
