package org.onrecord.events.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onrecord.events.kafka.ClientSettings.RefusedException;

final class ClientSettingsTest {
    @Test
    void aVariableIsNamedLikeItsSettingInCapitalsWithUnderscoresForDots() {
        assertThat(environment("KAFKA_SSL_TRUSTSTORE_LOCATION", " /run/secrets/ca.p12 "))
                .isEqualTo(Map.of("ssl.truststore.location", "/run/secrets/ca.p12"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"KAFKA_HEAP_OPTS", "KAFKA_OPTS", "KAFKA_HOME", "KAFKA_PORT", "KAFKA_PORT_9092_TCP_ADDR"})
    void leavesVariablesOfOtherProgramsAlone(String variable) {
        assertThat(environment(variable, "x")).isEmpty();
    }

    @Test
    void anEmptyVariableCountsAsNotSet() {
        assertThat(environment("KAFKA_SECURITY_PROTOCOL", " ")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "KAFKA_ISOLATION_LEVEL, isolation.level",
        "KAFKA_ENABLE_IDEMPOTENCE, enable.idempotence",
        "KAFKA_GROUP_ID, group.id",
        "KAFKA_TRANSACTIONAL_ID, transactional.id",
        "KAFKA_KEY_SERIALIZER, key.serializer",
        "KAFKA_APPLICATION_ID, application.id",
        "KAFKA_PROCESSING_GUARANTEE, processing.guarantee",
        "KAFKA_PARTITIONER_CLASS, partitioner.class",
    })
    void refusesWhatResultsRestOn(String variable, String name) {
        String reason = ": OnRecord sets it itself, because its results rest on it. Which settings can be set:"
                + " docs/guides/secure-a-broker.md.";
        assertThatThrownBy(() -> environment(variable, "x"))
                .isInstanceOf(RefusedException.class)
                .hasMessage("Remove " + variable + reason);
        assertThatThrownBy(() -> file(name, "x"))
                .isInstanceOf(RefusedException.class)
                .hasMessage("Remove " + name + " in my.properties" + reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"consumer.isolation.level", "main.consumer.group.id", "producer.acks", "default.key.serde"})
    void refusesSettingsForSomeClientsOfKafkaStreams(String name) {
        assertThatThrownBy(() -> file(name, "x"))
                .isInstanceOf(RefusedException.class)
                .hasMessageStartingWith("Remove " + name + " in my.properties: a setting goes by its plain name");
    }

    @Test
    void namesWhatAMisspeltSettingWasMeantToBe() {
        assertThatThrownBy(() -> environment("KAFKA_SECURTY_PROTOCOL", "SASL_SSL"))
                .hasMessage("Kafka has no setting KAFKA_SECURTY_PROTOCOL; did you mean KAFKA_SECURITY_PROTOCOL?");
        assertThatThrownBy(() -> file("sasl.mechanisms", "PLAIN"))
                .hasMessage("Kafka has no setting sasl.mechanisms in my.properties; did you mean sasl.mechanism?");
    }

    @Test
    void passesOnWhatAPluginReads() {
        assertThat(file("vault.role", "desk")).isEqualTo(Map.of("vault.role", "desk"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.example.Login required username=\"desk\" password=hush hush-secret;",
                "org.example.Login required password=\"hush",
                "hush",
                "org.example.Login required password=\"hush\"",
            })
    void aLoginThatCannotBeReadIsRefusedWithoutShowingIt(String login) {
        assertThatThrownBy(() -> environment("KAFKA_SASL_JAAS_CONFIG", login))
                .isInstanceOf(RefusedException.class)
                .hasNoCause()
                .hasMessageStartingWith("sasl.jaas.config cannot be read.")
                .hasMessageNotContainingAny("hush");
    }

    private static Map<String, String> environment(String variable, String value) {
        return ClientSettings.of(Map.of(), "", Map.of(variable, value));
    }

    private static Map<String, String> file(String name, String value) {
        return ClientSettings.of(Map.of(name, value), "my.properties", Map.of());
    }
}
