package org.onrecord.app.issue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.events.Generation;
import org.onrecord.events.generation.Generations;
import org.onrecord.events.issue.ActorFiles;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.issue.IssueFiles;
import org.onrecord.events.issue.IssuePlaces;

class FollowedIssuesTest {
    @TempDir
    Path folder;

    private final List<String> said = new ArrayList<>();
    private final List<List<String>> told = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // by start()
    private FollowedIssues issues;

    private int second;

    @BeforeEach
    void start() throws IOException {
        write("tea", "Tea");
        IssuePlaces places = new IssuePlaces(List.of(folder));
        List<LoadedIssue> first = List.of(LoadedIssue.read(file("tea"), folder.resolve("no-actors")));
        issues = FollowedIssues.at(places, folder.resolve("no-actors"), first, said::add);
        issues.tell((watched, generations) ->
                told.add(watched.stream().map(each -> each.issue().id()).toList()));
    }

    private Path file(String id) {
        return folder.resolve(id).resolve("issue.yaml");
    }

    private void write(String id, String title) throws IOException {
        writeText(id, "id: " + id + "\ntitle: " + title + "\nlanguages: [en]\n");
    }

    /** Writes a file that is a second newer than the last one. */
    private void writeText(String id, String text) throws IOException {
        Files.createDirectories(folder.resolve(id));
        Files.writeString(file(id), text);
        Files.setLastModifiedTime(file(id), FileTime.from(Instant.ofEpochSecond(1_700_000_000L + second++)));
    }

    private void look() {
        issues.look();
        issues.follow(Generations.NONE);
    }

    @Test
    void aNewFolderIsWatchedFromNowOn() throws IOException {
        write("coffee", "Coffee");
        look();

        assertThat(told).containsExactly(List.of("tea", "coffee"));
        assertThat(issues.all()).extracting(Issue::id).containsExactly("coffee", "tea");
        assertThat(issues.first().id()).isEqualTo("tea");
        assertThat(said)
                .containsExactly("The issue coffee is watched from now on (" + file("coffee")
                        + "); all documents are read for it.");
    }

    @Test
    void aFileWithMistakesCostsAMessageAndIsReadAgainWhenItChanges() throws IOException {
        writeText("coffee", "id: coffee\ntitel: Coffee\nlanguages: [en]\n");
        look();
        look();
        assertThat(said).hasSize(1);
        assertThat(said.getFirst())
                .startsWith("The issue file cannot be used:\n" + file("coffee") + ":1: an issue needs title");
        assertThat(told).last().isEqualTo(List.of("tea"));

        write("coffee", "Coffee");
        look();
        assertThat(told).last().isEqualTo(List.of("tea", "coffee"));
    }

    @Test
    void anIssueStaysAsItIsWhileItsFileHasMistakesOrChanges() throws IOException {
        writeText("tea", "id: tea\n");
        look();
        write("tea", "Green tea");
        look();

        assertThat(issues.first().title()).isEqualTo("Tea");
        assertThat(said.get(0)).startsWith("The issue file cannot be used, and tea is watched as before:\n");
        assertThat(said.get(1))
                .isEqualTo(file("tea")
                        + " has changed. The issue is watched as before until you run `onrecord replay --issue "
                        + file("tea") + " --switch`.");
    }

    @Test
    void anIssueWhoseFileIsGonePausesAndGoesOnWhenItIsBack() throws IOException {
        Files.delete(file("tea"));
        look();
        assertThat(told).last().isEqualTo(List.of());
        assertThat(issues.all()).as("never empty").extracting(Issue::id).containsExactly("tea");
        assertThat(said.getFirst())
                .isEqualTo(
                        "The issue tea is not watched any more, since " + file("tea")
                                + " is gone. Its tables stay; put the file back, or remove them with `onrecord issue remove tea`.");

        write("tea", "Tea");
        look();
        assertThat(told).last().isEqualTo(List.of("tea"));
    }

    @Test
    void aSecondFileForAnIssueIsNotWatched() throws IOException {
        writeText("coffee", "id: tea\ntitle: Other tea\nlanguages: [en]\n");
        look();

        assertThat(told).last().isEqualTo(List.of("tea"));
        assertThat(said)
                .containsExactly("The issue tea of " + file("coffee") + " is watched already, from " + file("tea")
                        + "; give it another id.");
    }

    @Test
    void theActiveGenerationSaysWhatIsInForce() {
        String yaml = "id: tea\ntitle: Tea as replayed\nlanguages: [en]\n";
        Generation generation = new Generation(
                "tea",
                2,
                Generation.State.ACTIVE,
                "models",
                new IssueFiles(yaml, null, ActorFiles.NONE).digest(),
                yaml,
                null,
                null,
                Instant.EPOCH);

        issues.follow(new Generations(Map.of(generation.key(), generation)));

        assertThat(issues.first().title()).isEqualTo("Tea as replayed");
    }
}
