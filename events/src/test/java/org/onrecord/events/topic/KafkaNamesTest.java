package org.onrecord.events.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class KafkaNamesTest {
    @Test
    void withoutAPrefixNamesStayAsTheyAre() {
        assertThat(KafkaNames.of("onrecord-ingest")).isEqualTo("onrecord-ingest");
    }

    @Test
    void aPrefixThatComesAfterTheFirstNameIsRefused() {
        assertThat(Topics.DOCUMENTS.name()).isEqualTo("onrecord.documents");
        assertThatThrownBy(() -> KafkaNames.usePrefix("desk."))
                .hasMessage("names with the prefix \"\" are in use, so \"desk.\" comes too late");
    }
}
