package org.onrecord.app.command.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.onrecord.app.broker.BrokerExtension;
import org.onrecord.app.learning.TrainingExamplesTest;
import org.onrecord.app.shell.CommandResult;
import org.onrecord.events.Correction;
import org.onrecord.events.Document;
import org.onrecord.events.EventJson;
import org.onrecord.events.kafka.KafkaClients;
import org.onrecord.events.topic.Topics;
import org.onrecord.testing.DocumentBuilder;
import org.onrecord.testing.Records;

/** Exports what editors decided from a real broker without a processor. */
final class TrainingExportIT {
    private static final Correction CORRECTION = Correction.standing(
            "d1", "s1", Correction.Field.STANCE, "share", "favor", "Ines", Instant.ofEpochSecond(1), "She says so.");

    @RegisterExtension
    private static final BrokerExtension BROKER = BrokerExtension.shared(3);

    @BeforeAll
    static void writeRecords() throws Exception {
        KafkaClients kafka = BROKER.kafka();
        Records.write(kafka, Topics.CORRECTIONS, CORRECTION);
        Records.write(
                kafka,
                Topics.STATEMENTS,
                TrainingExamplesTest.statement(
                        TrainingExamplesTest.corrected(Correction.Field.STANCE, "share", "favor")));
        Records.write(kafka, Topics.DOCUMENTS, document(2, "es"));
        Records.write(kafka, Topics.DOCUMENTS, document(1, "en"));
    }

    @Test
    void exportsAllCorrections() {
        assertThat(export("corrections"))
                .isEqualTo(new String(EventJson.write(CORRECTION), StandardCharsets.UTF_8) + "\n");
    }

    @Test
    void exportsADecidedStatementAsAnExampleInTheLanguageOfTheNewestVersionOfItsDocument() {
        assertThat(export("training"))
                .startsWith("{\"id\":\"s1\",\"lang\":\"es\",\"publisher\":\"Heron Office\",")
                .endsWith("\"decided\":[\"stance:share\"]}\n")
                .hasLineCount(1);
        assertThat(export("lessons")).as("the old name").isEqualTo(export("training"));
    }

    private static String export(String what) {
        return CommandResult.onrecord("export", what, "--now", "--bootstrap-servers", BROKER.address())
                .out();
    }

    private static Document document(int fetched, String language) {
        return DocumentBuilder.document("desk", "1", "We share the water. We share it gladly.")
                .id("d1")
                .version("v" + fetched)
                .publisher("Heron Office")
                .title("On water")
                .fetched(Instant.ofEpochSecond(fetched))
                .language(language)
                .build();
    }
}
