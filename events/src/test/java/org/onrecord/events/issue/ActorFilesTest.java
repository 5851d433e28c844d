package org.onrecord.events.issue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.events.issue.Issue.RegisteredActor;
import org.onrecord.events.issue.IssueFile.InvalidIssueException;

class ActorFilesTest {
    private static final String ARLAND = """
            actors:
              - {id: aa, kind: government, names: {en: [Arland]}, side: AA, tier: 1}
              - {id: otto-marsh, names: {en: [Otto Marsh]}, organisation: aa, side: AA, tier: 1}
            """;
    private static final String BERIA = """
            actors:
              - {id: bb, kind: government, names: {en: [Beria]}, side: BB, tier: 1}
            """;
    private static final ActorFiles BOTH = new ActorFiles(Map.of("actors/bb.yaml", BERIA, "actors/aa.yaml", ARLAND));
    private static final String TEA = """
            id: tea
            title: Tea
            languages: [en]
            topics: []
            claims: []
            """;

    @TempDir
    Path folder;

    @Test
    void readsEveryYamlFileOfTheFolder() throws IOException {
        Path actors = Files.createDirectory(folder.resolve("actors"));
        Files.writeString(actors.resolve("aa.yaml"), ARLAND);
        Files.writeString(actors.resolve("bb.yaml"), BERIA);
        Files.writeString(actors.resolve("README.md"), "Who speaks");
        Path tea = Files.writeString(folder.resolve("tea.yaml"), TEA);

        assertThat(ActorFiles.read(actors)).isEqualTo(BOTH);
        assertThat(IssueFile.read(tea, actors).actors())
                .extracting(RegisteredActor::id)
                .containsExactly("aa", "otto-marsh", "bb");
    }

    @Test
    void anIssueWithoutARegistryKnowsItsOwnActors() throws IOException {
        Path tea = Files.writeString(folder.resolve("tea.yaml"), TEA + """
                actors:
                  - {id: guild, names: {en: [Tea Guild]}, side: none, tier: 4}
                """);

        assertThat(IssueFile.read(tea, folder.resolve("actors")).actors())
                .extracting(RegisteredActor::id)
                .containsExactly("guild");
    }

    @Test
    void anIssueAddsChangesAndHidesActors() {
        Issue issue = IssueFile.parse("tea.yaml", TEA + """
                actors:
                  - {id: guild, names: {en: [Tea Guild]}, organisation: aa, side: AA, tier: 4}
                  - {id: otto-marsh, names: {en: [Otto Marsh, Mr. Tea]}, side: AA, tier: 2}
                hide-actors: [bb]
                """, BOTH);

        assertThat(issue.actors()).extracting(RegisteredActor::id).containsExactly("aa", "otto-marsh", "guild");
        assertThat(issue.actor("otto-marsh").orElseThrow().tier()).isEqualTo(2);
    }

    @Test
    void refusesToHideWhomNobodyKnows() {
        assertThatThrownBy(() -> IssueFile.parse("tea.yaml", TEA + "hide-actors: [otto-mash]\n", BOTH))
                .isInstanceOf(InvalidIssueException.class)
                .hasMessage("tea.yaml:6: unknown actor \"otto-mash\"; did you mean \"otto-marsh\"?");
    }

    @Test
    void reportsMistakesWithTheirFileAndLine() {
        assertThatThrownBy(() -> new ActorFiles(Map.of("actors/aa.yaml", ARLAND, "actors/cc.yaml", """
                actors:
                  - {id: otto-marsh, names: {en: [Otto Marsh]}, side: CC, tier: 1}
                  - {id: lena-brook, names: {en: [Lena Brook]}, organisation: dd, side: CC, tier: 1}
                """))
                        .byId()
                        .values())
                .isInstanceOf(InvalidIssueException.class)
                .hasMessage("""
                        actors/cc.yaml:2: the actor is in actors/aa.yaml, too; keep one
                        actors/cc.yaml:3: unknown organisation "dd"; it must be the id of an actor""");
    }

    @Test
    void digestDependsOnTheRegistry() {
        assertThat(new IssueFiles(TEA, null, BOTH).digest())
                .isEqualTo(new IssueFiles(TEA, null, BOTH).digest())
                .isNotEqualTo(new IssueFiles(TEA, null, ActorFiles.NONE).digest());
    }
}
