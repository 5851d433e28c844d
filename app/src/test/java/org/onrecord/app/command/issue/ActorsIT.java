package org.onrecord.app.command.issue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.onrecord.app.broker.BrokerExtension;
import org.onrecord.app.shell.CommandResult;
import org.onrecord.events.Statement;
import org.onrecord.events.issue.ActorFiles;
import org.onrecord.events.issue.IssueFile;
import org.onrecord.events.topic.Topics;
import org.onrecord.testing.Records;
import org.onrecord.testing.StatementBuilder;

/** Suggestions of actors, with a real broker. */
final class ActorsIT {
    @RegisterExtension
    private static final BrokerExtension BROKER = BrokerExtension.shared(3);

    @BeforeAll
    static void writeStatements() throws Exception {
        write(
                statement("s1", "Otto Marsh", "Minister of Tea", null, "d1", 3),
                statement("s2", "MR. MARSH", null, null, "d2", 4),
                statement("s3", "Ada Ames", "Tea Envoy", "ada-ames", "d1", 3),
                statement("s4", "Lena Brook", "Tea Taster", null, "d1", 3),
                statement("s5", "she said yesterday the tea office", null, null, "d1", 3));
    }

    @Test
    void listsUnknownSpeakersAsYamlToPaste() {
        CommandResult called =
                CommandResult.onrecord("actors", "suggest", "--at-least", "2", "--bootstrap-servers", BROKER.address());
        assertThat(called.code()).isZero();
        assertThat(called.out()).isEqualTo("""
                # actors/ca.yaml
                  # 2 statements in 2 documents, 2024-02-03 to 2024-02-04; side and tier are inferred: check them
                  - id: otto-marsh
                    kind: person
                    names: {en: ["Otto Marsh", "Marsh"]}
                    side: CA
                    tier: 1
                    roles:
                      - {title: "Minister of Tea", seen: 2024-02-03, read-from: "Tea talks d1"}
                """);
        assertThat(IssueFile.parse(
                                "pasted",
                                "id: tea\ntitle: Tea\nlanguages: [en]\ntopics: []\nclaims: []\nactors:\n"
                                        + called.out(),
                                ActorFiles.NONE)
                        .actor("otto-marsh"))
                .isPresent();
        assertThat(called.err())
                .isEqualTo(
                        "1 speakers; paste the ones you keep under actors in the files named, or in an issue file if no other issue"
                                + " should know them.\n");
    }

    @Test
    void includesSpeakersOfOneDocumentAndNothingThatIsNoName() {
        assertThat(CommandResult.onrecord("actors", "suggest", "--bootstrap-servers", BROKER.address())
                        .out())
                .contains("otto-marsh", "lena-brook")
                .doesNotContain("ada-ames", "yesterday");
    }

    private static Statement statement(
            String id, String name, @Nullable String role, @Nullable String actor, String document, int day) {
        LocalDate date = LocalDate.of(2024, 2, day);
        return StatementBuilder.statement(id, "Tea.")
                .document(new Statement.DocumentRef(
                        document, "v", "Tea talks " + document, "Arland Daily", null, date.toString()))
                .span(new Statement.Span(0, 4))
                .speaker(name, role, null)
                .actor(new Statement.Actor(actor, name, actor == null, "CA", 1, true))
                .day(date)
                .issue("tea")
                .cluster(id)
                .model("test")
                .build();
    }

    private static void write(Statement... statements) throws Exception {
        Records.write(BROKER.kafka(), Topics.STATEMENTS, statements);
    }
}
