package org.onrecord.events.kafka;

import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.common.security.JaasContext;
import org.onrecord.events.resource.WordLists;
import org.onrecord.events.yaml.SpellingHint;

/**
 * The settings of Kafka's clients that an operator gives, e.g. for TLS and SASL, by their names at Kafka.
 *
 * <p>A variable is named like a setting, in capitals, with {@code KAFKA_} before it and {@code _} for each dot. Other variables that begin
 * with {@code KAFKA_} belong to somebody else and are left alone. Settings that OnRecord's results rest on are refused, and so is a name that
 * is misspelt. No message shows a value, because any of them may be a secret.
 */
public final class ClientSettings {
    private static final String VARIABLE = "KAFKA_";

    private static final Set<String> KNOWN = Stream.of(
                    ConsumerConfig.configNames(), ProducerConfig.configNames(), AdminClientConfig.configNames())
            .flatMap(Set::stream)
            .collect(Collectors.toUnmodifiableSet());

    private static final WordLists LISTS = WordLists.read(ClientSettings.class, "client-settings.txt");

    /** Settings that OnRecord chooses itself: exactly-once results, the order of records, names and formats rest on them. */
    private static final Set<String> KEPT = LISTS.set("kept");

    /** Settings of Kafka Streams itself, which do not concern the connection; OnRecord chooses them. */
    private static final Set<String> STREAMS = LISTS.set("streams");

    /** The prefixes under which Kafka Streams takes settings for some of its clients; they would bypass the lists above. */
    private static final Set<String> FOR_SOME = LISTS.set("for-some-clients");

    private ClientSettings() {}

    /** A setting cannot be used; the message names it, where it stands and the remedy, and never its value. */
    public static final class RefusedException extends IllegalArgumentException {
        RefusedException(String message) {
            super(message);
        }
    }

    /**
     * Returns the settings of a file, and over them those of the environment.
     *
     * @param file settings by their names
     * @param where the file, for messages
     * @param environment all variables of the process; empty ones count as not set
     * @throws RefusedException if one cannot be used
     */
    public static Map<String, String> of(Map<String, String> file, String where, Map<String, String> environment) {
        Map<String, String> settings = new TreeMap<>();
        new TreeMap<>(file).forEach((name, value) -> {
            check(name, name + " in " + where);
            settings.put(name, value.strip());
        });
        new TreeMap<>(environment).forEach((variable, value) -> {
            if (variable.startsWith(VARIABLE) && !value.isBlank()) {
                setting(variable).ifPresent(name -> {
                    check(name, variable);
                    settings.put(name, value.strip());
                });
            }
        });
        checkLogin(settings);
        return settings;
    }

    /** Returns the variable of a setting, e.g. {@code KAFKA_SECURITY_PROTOCOL} for {@code security.protocol}. */
    public static String variable(String name) {
        return VARIABLE + name.toUpperCase(Locale.ROOT).replace('.', '_');
    }

    private static Optional<String> setting(String variable) {
        Set<String> names = new HashSet<>(KNOWN);
        names.addAll(STREAMS);
        Optional<String> name =
                names.stream().filter(each -> variable(each).equals(variable)).findFirst();
        if (name.isEmpty()) {
            refuseMisspelt(variable, variable, names.stream().map(ClientSettings::variable));
        }
        return name;
    }

    private static void check(String name, String shown) {
        if (KEPT.contains(name) || STREAMS.contains(name)) {
            throw new RefusedException("Remove " + shown
                    + ": OnRecord sets it itself, because its results rest on it. Which settings can be set:"
                    + " docs/guides/secure-a-broker.md.");
        }
        for (String prefix : FOR_SOME) {
            if (name.startsWith(prefix) && !KNOWN.contains(name)) {
                throw new RefusedException(
                        "Remove " + shown
                                + ": a setting goes by its plain name, such as request.timeout.ms, to every client that knows it.");
            }
        }
        if (!KNOWN.contains(name)) {
            refuseMisspelt(name, shown, KNOWN.stream());
        }
    }

    private static void refuseMisspelt(String name, String shown, Stream<String> known) {
        new TreeSet<>(known.toList())
                .stream()
                        .filter(each -> SpellingHint.distance(each, name) <= 2)
                        .findFirst()
                        .ifPresent(meant -> {
                            throw new RefusedException(
                                    "Kafka has no setting " + shown + "; did you mean " + meant + "?");
                        });
    }

    /** Kafka's own message about a login that it cannot read may quote a part of the password. */
    private static void checkLogin(Map<String, String> settings) {
        String login = settings.get(SaslConfigs.SASL_JAAS_CONFIG);
        if (login == null || login.contains("${")) {
            return;
        }
        try {
            JaasContext.loadClientContext(Map.of(SaslConfigs.SASL_JAAS_CONFIG, new Password(login)));
        } catch (RuntimeException unreadable) {
            throw new RefusedException("sasl.jaas.config cannot be read. It must be one login, such as"
                    + " org.apache.kafka.common.security.scram.ScramLoginModule required username=\"NAME\""
                    + " password=\"PASSWORD\"; with a semicolon at its end, and quotes around each value.");
        }
    }
}
