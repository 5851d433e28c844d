package org.onrecord.processor.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StagedTopicInterceptorTest {
    @ParameterizedTest
    @CsvSource({
        "onrecord.statements, onrecord.replay.lights.statements",
        "onrecord.alerts.first-position, onrecord.replay.lights.alerts.first-position",
        "onrecord.alerts.unconfirmed, onrecord.replay.lights.alerts.unconfirmed",
        "onrecord.dead-letters, onrecord.replay.lights.dead-letters",
        "onrecord-processor-11.lights.g2-corrections-repartition,"
                + " onrecord-processor-11.lights.g2-corrections-repartition",
        "onrecord-processor-11.lights.g2-wordings-changelog, onrecord-processor-11.lights.g2-wordings-changelog"
    })
    void redirectsPublicTopicsAndLeavesInternalOnes(String topic, String goesTo) {
        byte[] key = {1};
        byte[] value = {2};
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, 1, 17L, key, value);
        record.headers().add("ce_type", new byte[] {3});

        StagedTopicInterceptor interceptor = new StagedTopicInterceptor();
        interceptor.configure(Map.of(StagedTopicInterceptor.ISSUE, "lights"));
        ProducerRecord<byte[], byte[]> sent = interceptor.onSend(record);

        assertThat(sent).isEqualTo(new ProducerRecord<>(goesTo, 1, 17L, key, value, record.headers()));
    }

    @Test
    void isSetForTheProducer() {
        assertThat(StagedTopicInterceptor.settings("lights"))
                .containsEntry("producer.interceptor.classes", StagedTopicInterceptor.class.getName())
                .containsEntry("producer." + StagedTopicInterceptor.ISSUE, "lights");
    }
}
