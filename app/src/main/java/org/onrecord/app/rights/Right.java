package org.onrecord.app.rights;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.Resource;
import org.apache.kafka.common.resource.ResourceType;
import org.onrecord.events.topic.Topic;
import org.onrecord.events.topic.Topics;

/**
 * The right to some operations on some resources of a broker.
 *
 * @param type topics, groups, transactional ids or the cluster
 * @param pattern {@code LITERAL} for the names alone, {@code PREFIXED} for everything that begins with one of them
 * @param names of the resources, or their beginnings
 */
public record Right(List<AclOperation> operations, ResourceType type, PatternType pattern, List<String> names) {
    static Right topics(AclOperation operation, Predicate<Topic> which) {
        return new Right(
                List.of(operation),
                ResourceType.TOPIC,
                PatternType.LITERAL,
                Topics.ALL.stream().filter(which).map(Topic::name).toList());
    }

    static Right topicsThatBegin(String prefix, AclOperation... operations) {
        return new Right(List.of(operations), ResourceType.TOPIC, PatternType.PREFIXED, List.of(prefix));
    }

    static Right groups(String... names) {
        return new Right(List.of(AclOperation.READ), ResourceType.GROUP, PatternType.LITERAL, List.of(names));
    }

    static Right groupsThatBegin(String prefix, AclOperation... operations) {
        return new Right(List.of(operations), ResourceType.GROUP, PatternType.PREFIXED, List.of(prefix));
    }

    static Right transactions(PatternType pattern, String... names) {
        return new Right(List.of(AclOperation.WRITE), ResourceType.TRANSACTIONAL_ID, pattern, List.of(names));
    }

    static Right cluster(AclOperation operation) {
        return new Right(List.of(operation), ResourceType.CLUSTER, PatternType.LITERAL, List.of(Resource.CLUSTER_NAME));
    }

    String options() {
        StringBuilder options = new StringBuilder();
        operations.forEach(operation -> options.append(" --operation ").append(operation(operation)));
        names.forEach(name -> options.append(' ').append(option(name)));
        return options + (pattern == PatternType.PREFIXED ? " --resource-pattern-type prefixed" : "");
    }

    private String option(String name) {
        return switch (type) {
            case TOPIC -> "--topic " + name;
            case GROUP -> "--group " + name;
            case TRANSACTIONAL_ID -> "--transactional-id " + name;
            case CLUSTER -> "--cluster";
            default -> throw new IllegalStateException("no right needs a " + type);
        };
    }

    private static String operation(AclOperation operation) {
        StringBuilder words = new StringBuilder();
        for (String word : operation.name().split("_", -1)) {
            words.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
        }
        return words.toString();
    }
}
