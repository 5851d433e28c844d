package org.onrecord.processor.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutputModeTest {
    @ParameterizedTest
    @CsvSource({
        "onrecord.statements, onrecord.replay.statements",
        "onrecord.alerts.first-position, onrecord.replay.alerts.first-position",
        "onrecord.alerts.unconfirmed, onrecord.replay.alerts.unconfirmed",
        "onrecord.dead-letters, onrecord.replay.dead-letters",
        "onrecord-processor-7.g2-corrections-repartition, onrecord-processor-7.g2-corrections-repartition",
        "onrecord-processor-7.g2-positions-changelog, onrecord-processor-7.g2-positions-changelog"
    })
    void redirectsPublicTopicsAndLeavesInternalOnes(String topic, String goesTo) {
        byte[] key = {1};
        byte[] value = {2};
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, 1, 17L, key, value);
        record.headers().add("ce_type", new byte[] {3});

        ProducerRecord<byte[], byte[]> sent = new StagedTopicInterceptor().onSend(record);

        assertThat(sent).isEqualTo(new ProducerRecord<>(goesTo, 1, 17L, key, value, record.headers()));
    }

    @Test
    void setsNothingInLiveMode() {
        assertThat(OutputMode.LIVE.config()).isEmpty();
        assertThat(OutputMode.STAGED.config()).containsKey("producer.interceptor.classes");
    }

    @ParameterizedTest
    @CsvSource({
        "onrecord-processor-7-positions-changelog, 0",
        "onrecord-processor-7-trend-changes-repartition, 0",
        "onrecord-processor-7.g1-trend-changes-repartition, 1",
        "onrecord-processor-7.g12-positions-changelog, 12",
        "onrecord-processor-2-positions-changelog, -1",
        "onrecord-processor-74-positions-changelog, -1",
        "onrecord.statements, -1"
    })
    void tellsTheGenerationOfAnInternalTopic(String topic, int generation) {
        assertThat(ProcessorService.generationOf(topic))
                .isEqualTo(generation < 0 ? OptionalInt.empty() : OptionalInt.of(generation));
    }
}
