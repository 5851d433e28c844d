package org.onrecord.processor.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onrecord.events.topic.AlertWithdrawal;
import org.onrecord.events.topic.CloudEvents;
import org.onrecord.events.topic.TextHeaders;

class OutputInterceptorTest {
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

        OutputInterceptor interceptor = new OutputInterceptor();
        interceptor.configure(Map.of(OutputInterceptor.STAGED, "lights"));
        ProducerRecord<byte[], byte[]> sent = interceptor.onSend(record);

        assertThat(sent).isEqualTo(new ProducerRecord<>(goesTo, 1, 17L, key, value, record.headers()));
    }

    @ParameterizedTest
    @CsvSource({
        "onrecord.statements, 999, true",
        "onrecord.statements, 1000, false",
        "onrecord-processor-11.lights.g2-wordings-changelog, 999, false"
    })
    void marksWhatFollowsFromRecordsOfBeforeAnUpgrade(String topic, long time, boolean historical) {
        OutputInterceptor interceptor = new OutputInterceptor();
        interceptor.configure(Map.of(OutputInterceptor.UPGRADED, "1000"));
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, 1, time, new byte[] {1}, new byte[] {2});
        AlertWithdrawal.describe(record.headers(), "It holds no longer.");

        Map<String, String> headers = TextHeaders.of(interceptor.onSend(record).headers());

        assertThat(CloudEvents.isHistorical(headers)).isEqualTo(historical);
        assertThat(AlertWithdrawal.reason(headers).isPresent()).isEqualTo(!historical);
    }

    @Test
    void isSetForTheProducer() {
        assertThat(OutputInterceptor.settings(OutputInterceptor.STAGED, "lights"))
                .containsEntry("producer.interceptor.classes", OutputInterceptor.class.getName())
                .containsEntry("producer." + OutputInterceptor.STAGED, "lights");
    }
}
