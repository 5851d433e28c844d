package org.onrecord.bench.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.events.issue.ActorFiles;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.issue.IssueFile;

class LabelledSetsTest {
    private static final Issue ISSUE =
            IssueFile.parse("tea.yaml", "id: tea\ntitle: Tea\ndescription: tea\nlanguages: [en]\n", ActorFiles.NONE);
    private static final String PASSAGE =
            "{\"id\": \"p1\", \"lang\": \"en\", \"text\": \"We share.\", \"on_issue\": true, \"side\": \"CA\", \"stances\": {}}\n";

    @TempDir
    private Path folder;

    @BeforeEach
    void write() throws IOException {
        Files.createDirectory(folder.resolve("train"));
        Files.writeString(folder.resolve("passages_one.jsonl"), PASSAGE + "\n" + PASSAGE);
        Files.writeString(folder.resolve("notes.jsonl"), "{}\n");
        Files.writeString(folder.resolve("train/lakes.jsonl"), PASSAGE);
        Files.writeString(
                folder.resolve("train/lakes.issue.json"),
                "{\"issue\": \"lakes\", \"title\": \"Lakes\", \"topics\": [], \"claims\": [{\"id\": \"share\", \"text\": \"Share.\"}]}");
        Files.writeString(
                folder.resolve("docs_one.jsonl"),
                "{\"doc_id\": \"d1\", \"text\": \"Ada said: \\\"Yes.\\\"\", \"statements\": [{\"start\": 11, \"end\": 15,"
                        + " \"kind\": \"direct\", \"speaker\": \"Ada\", \"side\": \"none\", \"official\": false}]}\n");
    }

    @Test
    void findsPassagesWithAndWithoutAnIssueFileAndDocuments() throws IOException {
        LabelledSets sets = LabelledSets.find(folder, ISSUE);
        assertThat(sets.passages())
                .extracting(set -> set.name() + " " + set.issue().id() + " " + set.learned() + " "
                        + set.passages().size())
                .containsExactly("passages_one tea false 2", "lakes lakes true 1");
        assertThat(sets.documents())
                .singleElement()
                .satisfies(set -> assertThat(set.documents().getFirst().statements())
                        .singleElement()
                        .satisfies(wanted -> assertThat(wanted.speakers()).containsExactly("Ada")));
    }

    @Test
    void theAnalyzerSeesNoLabel() throws IOException {
        LabelledSets sets = LabelledSets.find(folder, ISSUE);
        assertThat(sets.passages().getFirst().passages().getFirst().document().side())
                .isNull();
    }

    @Test
    void saysWhichLineIsWrong() throws IOException {
        Files.writeString(folder.resolve("passages_one.jsonl"), PASSAGE + "{\"id\": \"p2\"}\n");
        assertThatThrownBy(() -> LabelledSets.find(folder, ISSUE))
                .hasMessageContaining("passages_one.jsonl:2: the labelled passage has no text");
        assertThatThrownBy(() -> LabelledSets.find(folder.resolve("nowhere"), ISSUE))
                .hasMessageContaining("There is no folder");
    }
}
