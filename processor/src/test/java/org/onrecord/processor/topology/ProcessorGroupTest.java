package org.onrecord.processor.topology;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProcessorGroupTest {
    @ParameterizedTest
    @CsvSource({
        "onrecord-processor-11.lights.g0-wordings-changelog, lights, 0",
        "onrecord-processor-11.harbour-lights.g0-side-changes-repartition, harbour-lights, 0",
        "onrecord-processor-11.harbour.g12-lights-changelog, harbour, 12"
    })
    void tellsWhoseInternalTopicItIs(String topic, String issue, int generation) {
        assertThat(ProcessorGroup.owning(topic)).contains(new ProcessorGroup(issue, generation));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "onrecord-processor-7.g2-wordings-changelog",
                "onrecord-processor-114.lights.g0-wordings-changelog",
                "onrecord-processor-11.lights.g0",
                "onrecord.statements"
            })
    void knowsNoGroupOfAnotherTopic(String topic) {
        assertThat(ProcessorGroup.owning(topic)).isEmpty();
    }

    @Test
    void isKnownByItsName() {
        ProcessorGroup group = new ProcessorGroup("harbour-lights", 3);

        assertThat(group.name()).isEqualTo("onrecord-processor-11.harbour-lights.g3");
        assertThat(ProcessorGroup.named(group.name())).contains(group);
        assertThat(ProcessorGroup.named("onrecord-talking-points.lights")).isEmpty();
    }
}
