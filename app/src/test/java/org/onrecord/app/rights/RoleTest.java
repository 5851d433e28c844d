package org.onrecord.app.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;
import org.onrecord.app.shell.CommandResult;
import org.onrecord.events.topic.Topics;

final class RoleTest {
    private static final Path GUIDE = Path.of("../docs/guides/secure-a-broker.md");

    @Test
    void theGuideListsTheRightsOfEachRole() throws IOException {
        String text = Files.readString(GUIDE);
        String list = Arrays.stream(Role.values()).map(RoleTest::section).collect(Collectors.joining("\n"));
        if (Boolean.getBoolean("onrecord.docs.write")) {
            Files.writeString(GUIDE, text.substring(0, text.indexOf("### ingest")) + list);
        }
        assertThat(Files.readString(GUIDE))
                .as("write it again: ./mvnw -pl app -am test -Dtest=RoleTest -Donrecord.docs.write=true")
                .endsWith(list);
    }

    private static String section(Role role) {
        return "### " + role + "\n\nFor " + role.what() + ".\n\n```\n" + role.commands("User:onrecord-" + role)
                + "```\n";
    }

    @Test
    void aCommandPrintsThemForAUser() {
        assertThat(CommandResult.onrecord("acls", "ingest", "--principal", "User:desk")
                        .out())
                .contains(
                        "kafka-acls.sh $ADMIN --add --allow-principal User:desk --operation Read --group onrecord-ingest\n");
    }

    @Test
    void onlyTheProcessorWritesStatementsTrendsAndAlertsOfPositions() {
        for (Role role : List.of(Role.INGEST, Role.DASHBOARD, Role.READER)) {
            assertThat(role.rights())
                    .filteredOn(right -> right.type() == ResourceType.TOPIC
                            && right.operations().contains(AclOperation.WRITE))
                    .allSatisfy(right -> {
                        assertThat(right.pattern()).isEqualTo(PatternType.LITERAL);
                        assertThat(right.names())
                                .doesNotContainAnyElementsOf(Topics.MADE.stream()
                                        .map(topic -> topic.name())
                                        .toList());
                    });
        }
    }

    @Test
    void theReaderWritesNothing() {
        assertThat(Role.READER.rights())
                .allSatisfy(
                        right -> assertThat(right.operations()).isSubsetOf(AclOperation.READ, AclOperation.DESCRIBE));
    }
}
