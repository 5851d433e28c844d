package org.onrecord.events.issue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.onrecord.events.Stance;
import org.onrecord.events.issue.Issue.RegisteredActor;
import org.onrecord.events.issue.Issue.Role;
import org.onrecord.events.issue.IssueFile.InvalidIssueException;
import org.onrecord.events.yaml.YamlMistake;

class IssueFileTest {
    private static final Path ACTORS = Path.of("../actors");

    private static final String HEAD = """
        id: harbour-lights
        title: Harbour lights
        languages: [en, zh]
        """;

    @Test
    void readsEveryPartOfAnIssue() {
        Issue issue = IssueFile.parse("lights.yaml", """
            id: harbour-lights
            title: Harbour lights
            description: Whether the lights stay on.
            languages: [en, zh]
            examples: [The harbour was dark.]
            actors:
              - id: ministry
                kind: institution
                names: {en: [Ministry of Harbours]}
                side: AA
                tier: 1
              - id: mira-okafor
                names:
                  en: [Mira Okafor, M. Okafor]
                  zh: [奥卡福]
                organisation: ministry
                side: AA
                tier: 2
                roles:
                  - {title: Harbour pilot, to: 2020-12-31, read-from: Pilots' list}
                  - {title: Minister, organisation: ministry, seen: 2021-02-01, tier: 1, read-from: Gazette 1}
            topics:
              - {id: lamps, label: Lamps, description: What burns., examples: [A new lamp.]}
            claims:
              - {id: keep-lit, text: The lights must stay on., label: Keep lit, favor: [Stay on.], against: [Switch off.], between: [AA]}
            talking-points:
              - {id: stay-on, actor: mira-okafor, variants: [the lights stay on]}
            thresholds: {issue: 0.4, "claim:keep-lit": 0.5, "topic:lamps": 1, stance: 0}
            """, ActorFiles.NONE);

        assertThat(issue.id()).isEqualTo("harbour-lights");
        assertThat(issue.description()).isEqualTo("Whether the lights stay on.");
        assertThat(issue.languages()).containsExactly("en", "zh");
        assertThat(issue.examples()).containsExactly("The harbour was dark.");
        assertThat(issue.actor("mira-okafor"))
                .contains(new RegisteredActor(
                        "mira-okafor",
                        RegisteredActor.Kind.PERSON,
                        Map.of("en", List.of("Mira Okafor", "M. Okafor"), "zh", List.of("奥卡福")),
                        "ministry",
                        "AA",
                        2,
                        List.of(
                                new Role(
                                        "Harbour pilot",
                                        null,
                                        null,
                                        LocalDate.of(2020, 12, 31),
                                        null,
                                        2,
                                        "Pilots' list"),
                                new Role(
                                        "Minister",
                                        "ministry",
                                        null,
                                        null,
                                        LocalDate.of(2021, 2, 1),
                                        1,
                                        "Gazette 1"))));
        assertThat(issue.topic("lamps"))
                .contains(new Issue.Topic("lamps", "Lamps", "What burns.", List.of("A new lamp."), Map.of()));
        assertThat(issue.claim("keep-lit"))
                .contains(new Issue.Claim(
                        "keep-lit",
                        "The lights must stay on.",
                        "Keep lit",
                        List.of("Stay on."),
                        List.of("Switch off."),
                        List.of("AA"),
                        List.of(),
                        List.of(),
                        Map.of()));
        assertThat(issue.talkingPoints())
                .containsExactly(
                        new Issue.TalkingPoint("stay-on", "mira-okafor", List.of("the lights stay on"), null, null));
        assertThat(issue.threshold("claim:keep-lit", 0.9)).isEqualTo(0.5);
        assertThat(issue.threshold("topic", 0.9)).isEqualTo(0.9);
    }

    @Test
    void readsClaimsThatFollowOthersAndTheSidesOfTalkingPoints() {
        Issue issue = IssueFile.parse("lights.yaml", """
            id: harbour-lights
            title: Harbour lights
            languages: [en]
            topics:
              - {id: lamps, label: Lamps, examples: [A new lamp.]}
            claims:
              - {id: keep-lit, text: The lights must stay on., favor: [Stay on.], against: [Switch off.]}
              - id: red-lamps
                text: The red lamps must stay on.
                favor: [The red ones stay.]
                against: [The red ones go.]
                follows:
                  - {claim: keep-lit, side: against, words: [red], with: [light], unless: [red tape], takes: against}
                acts:
                  - {by: [AA], words: [lamp], with: [red], unless: [lamp oil], begun: against}
                  - {words: [lantern]}
            actors:
              - {id: mira-okafor, kind: person, names: {en: [Mira Okafor]}, side: AA, tier: 1}
            talking-points:
              - {id: stay-on, actor: mira-okafor, claim: keep-lit, side: favor, variants: [the lights stay on]}
            """, ActorFiles.NONE);

        assertThat(issue.claim("red-lamps").orElseThrow().acts())
                .containsExactly(
                        new Issue.Act(
                                List.of("AA"), List.of("lamp"), List.of("red"), List.of("lamp oil"), Stance.AGAINST),
                        new Issue.Act(List.of(), List.of("lantern"), List.of(), List.of(), Stance.FAVOR));
        assertThat(issue.claim("red-lamps").orElseThrow().follows())
                .containsExactly(new Issue.Followed(
                        "keep-lit",
                        Stance.AGAINST,
                        List.of("red"),
                        List.of("light"),
                        List.of("red tape"),
                        Stance.AGAINST));
        assertThat(issue.asRead().claims()).extracting(Issue.Claim::id).containsExactly("keep-lit");
        assertThat(issue.talkingPoints())
                .containsExactly(new Issue.TalkingPoint(
                        "stay-on", "mira-okafor", List.of("the lights stay on"), "keep-lit", Stance.FAVOR));
    }

    @Test
    void readsTheWordsForReadersInEachLanguage() {
        Issue issue = IssueFile.parse("lights.yaml", """
            id: harbour-lights
            title: {en: Harbour lights, zh: 港口灯光}
            description: {en: Who pays for the lights., es: Quién paga las luces.}
            languages: [en, zh]
            topics:
              - {id: lamps, label: {en: Lamps, zh: 灯}, examples: [A new lamp.]}
            claims:
              - id: keep-lit
                label: {en: Keep lit, zh: 保持照明}
                text: {en: The lights must stay on., zh: 灯光必须保持。}
                headline:
                  favor: {en: wants the lights to stay on, zh: 要求保持灯光}
                  against: {en: wants the lights switched off}
                favor: [Stay on.]
                against: [Switch off.]
            """, ActorFiles.NONE);

        assertThat(issue.title()).isEqualTo("Harbour lights");
        assertThat(issue.in("zh").title()).isEqualTo("港口灯光");
        assertThat(issue.in("zh").description()).isEqualTo("Who pays for the lights.");
        assertThat(issue.in("es").title()).isEqualTo("Harbour lights");
        assertThat(issue.in("es").description()).isEqualTo("Quién paga las luces.");
        assertThat(issue.in("zh").topics().getFirst().label()).isEqualTo("灯");
        Issue.Claim claim = issue.in("zh").claims().getFirst();
        assertThat(claim.label()).isEqualTo("保持照明");
        assertThat(claim.text()).isEqualTo("灯光必须保持。");
        assertThat(claim.headline(Stance.FAVOR, "zh")).contains("要求保持灯光");
        assertThat(claim.headline(Stance.AGAINST, "en")).contains("wants the lights switched off");
        assertThat(claim.headline(Stance.AGAINST, "zh")).isEmpty();
        assertThat(issue.in("es").claims().getFirst().label()).isEqualTo("Keep lit");
    }

    @Test
    void returnsTheRoleHeldOnADay() {
        RegisteredActor actor = new RegisteredActor(
                "mira-okafor",
                RegisteredActor.Kind.PERSON,
                Map.of("zh", List.of("奥卡福")),
                null,
                "AA",
                2,
                List.of(
                        new Role("Pilot", null, null, null, null, 4, "a"),
                        new Role(
                                "Minister", null, LocalDate.of(2021, 1, 1), LocalDate.of(2021, 12, 31), null, 1, "b")));

        assertThat(actor.roleOn(LocalDate.of(2020, 12, 31)).orElseThrow().title())
                .isEqualTo("Pilot");
        assertThat(actor.roleOn(LocalDate.of(2021, 1, 1)).orElseThrow().title()).isEqualTo("Minister");
        assertThat(actor.roleOn(LocalDate.of(2021, 12, 31)).orElseThrow().title())
                .isEqualTo("Minister");
        assertThat(actor.roleOn(LocalDate.of(2022, 1, 1)).orElseThrow().title()).isEqualTo("Pilot");
        assertThat(actor.roleOn(null).orElseThrow().title()).isEqualTo("Minister");
        assertThat(actor.name()).isEqualTo("奥卡福");
    }

    @Test
    void choosesBetweenRolesWithoutDatesByTheDaysTheyWereSeen() {
        RegisteredActor actor = new RegisteredActor(
                "mira-okafor",
                RegisteredActor.Kind.PERSON,
                Map.of("en", List.of("Mira Okafor")),
                null,
                "AA",
                2,
                List.of(
                        new Role("Pilot", null, null, null, LocalDate.of(2019, 5, 1), 4, "a"),
                        new Role("Minister", null, null, null, LocalDate.of(2021, 5, 1), 1, "b")));

        assertThat(actor.roleOn(LocalDate.of(2018, 1, 1)).orElseThrow().title()).isEqualTo("Pilot");
        assertThat(actor.roleOn(LocalDate.of(2021, 4, 30)).orElseThrow().title())
                .isEqualTo("Pilot");
        assertThat(actor.roleOn(LocalDate.of(2021, 5, 1)).orElseThrow().title()).isEqualTo("Minister");
        assertThat(actor.roleOn(LocalDate.of(2025, 1, 1)).orElseThrow().title()).isEqualTo("Minister");
    }

    @Test
    void findsAnIssueByItsFileItsFolderAndThePathFromBeforeIssuesHadFolders(@TempDir Path folder) throws IOException {
        Path tea = Files.createDirectory(folder.resolve("tea")).resolve("issue.yaml");
        Files.writeString(tea, "id: tea\n");
        Path coffee = Files.writeString(folder.resolve("coffee.yaml"), "id: coffee\n");

        assertThat(IssueFile.at(tea)).isEqualTo(tea);
        assertThat(IssueFile.at(folder.resolve("tea"))).isEqualTo(tea);
        assertThat(IssueFile.at(folder.resolve("tea.yaml"))).isEqualTo(tea);
        assertThat(IssueFile.at(coffee)).isEqualTo(coffee);
        assertThat(IssueFile.at(folder.resolve("milk.yaml"))).isEqualTo(folder.resolve("milk.yaml"));
    }

    static Stream<Path> shipped() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("../issues"))) {
            return files.filter(Files::isDirectory).map(IssueFile::at).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void loadsTheShippedIssues(Path file) throws IOException {
        Issue issue = IssueFile.read(file, ACTORS);

        assertThat(file.getParent()).hasFileName(issue.id());
        assertThat(issue.actors()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void everyPersonInAShippedIssueHasARoleReadFromADocument(Path file) throws IOException {
        assertThat(IssueFile.read(file, ACTORS).actors())
                .filteredOn(actor -> actor.kind() == RegisteredActor.Kind.PERSON)
                .allSatisfy(actor -> assertThat(actor.roles())
                        .as(actor.id())
                        .isNotEmpty()
                        .noneMatch(role -> role.readFrom().isBlank()));
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void noNameInAShippedIssueBelongsToTwoActors(Path file) throws IOException {
        Issue issue = IssueFile.read(file, ACTORS);

        for (String language : issue.languages()) {
            assertThat(issue.actors().stream()
                            .flatMap(actor -> actor.names().getOrDefault(language, List.of()).stream()))
                    .as(language)
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void reportsAnEmptyFile() {
        String empty = "the file is empty; an issue needs id, title, languages, topics and claims";

        assertThat(mistakes("")).containsExactly(new YamlMistake(1, empty));
        assertThat(mistakes("# only a comment\n")).containsExactly(new YamlMistake(1, empty));
    }

    @Test
    void reportsBrokenYamlWithItsLine() {
        assertThat(mistakes("id: a\ntitle: [never closed\nlanguages: [en]\n"))
                .singleElement()
                .satisfies(mistake -> {
                    assertThat(mistake.line()).isEqualTo(3);
                    assertThat(mistake.message()).startsWith("not YAML: ");
                });
        assertThat(mistakes("id: a\n\tb: c\n")).singleElement().satisfies(mistake -> {
            assertThat(mistake.line()).isEqualTo(2);
            assertThat(mistake.message()).startsWith("not YAML: ");
        });
        assertThat(mistakes("id: a\ntitle: b\u0001\n"))
                .containsExactly(new YamlMistake(2, "not YAML: the character U+0001 may not stand here"));
    }

    @Test
    void reportsAFileThatIsNotAMapping() {
        assertThat(mistakes("- just\n- a list\n"))
                .containsExactly(new YamlMistake(1, "an issue must be a mapping of names to values"));
    }

    @Test
    void reportsEveryMissingField() {
        assertThat(mistakes("description: nothing else\n"))
                .containsExactly(
                        new YamlMistake(1, "an issue needs id"),
                        new YamlMistake(1, "an issue needs title"),
                        new YamlMistake(1, "an issue needs languages"));
        assertThat(mistakes(HEAD + """
            actors:
              - {}
            topics:
              - {}
            claims:
              - {}
            talking-points:
              - {}
            """))
                .containsExactly(
                        new YamlMistake(5, "an actor needs id"),
                        new YamlMistake(5, "an actor needs names, by language: names: {en: [Name, Other spelling]}"),
                        new YamlMistake(5, "an actor needs side"),
                        new YamlMistake(7, "a topic needs id"),
                        new YamlMistake(7, "a topic needs label"),
                        new YamlMistake(7, "a topic needs examples"),
                        new YamlMistake(9, "a claim needs id"),
                        new YamlMistake(9, "a claim needs text"),
                        new YamlMistake(9, "a claim needs favor"),
                        new YamlMistake(9, "a claim needs against"),
                        new YamlMistake(11, "a talking point needs id"),
                        new YamlMistake(11, "a talking point needs actor"),
                        new YamlMistake(11, "a talking point needs variants"));
    }

    @Test
    void reportsAnUnknownClaimOrTopicInThresholds() {
        assertThat(mistakes(HEAD + """
            topics:
              - {id: lamps, label: Lamps, examples: [A lamp.]}
            claims:
              - {id: keep-lit, text: Stay on., favor: [Yes it must.], against: [It must not.]}
            thresholds:
              "claim:keep-lid": 0.5
              "topic:boats": 0.5
              stence: 0.5
              issue: 1.5
              topic: high
            """))
                .containsExactly(
                        new YamlMistake(9, "unknown claim \"keep-lid\"; did you mean \"keep-lit\"?"),
                        new YamlMistake(10, "unknown topic \"boats\""),
                        new YamlMistake(
                                11,
                                "unknown threshold \"stence\"; one of issue, topic, stance, \"topic:ID\","
                                        + " \"claim:ID\""),
                        new YamlMistake(12, "issue must be a number from 0 to 1, not \"1.5\""),
                        new YamlMistake(13, "topic must be a number from 0 to 1, not \"high\""));
    }

    @Test
    void reportsADuplicateId() {
        assertThat(mistakes(HEAD + """
            actors:
              - {id: a, names: {en: [A]}, side: AA}
              - {id: a, names: {en: [B]}, side: AA}
            topics:
              - {id: t, label: T, examples: [T.]}
              - {id: t, label: T, examples: [T.]}
            claims:
              - {id: c, text: C., favor: [F.], against: [G.]}
              - {id: c, text: C., favor: [F.], against: [G.]}
            talking-points:
              - {id: p, actor: a, variants: [V]}
              - {id: p, actor: a, variants: [V]}
            """))
                .containsExactly(
                        new YamlMistake(6, "a second actor with the id \"a\""),
                        new YamlMistake(9, "a second topic with the id \"t\""),
                        new YamlMistake(12, "a second claim with the id \"c\""),
                        new YamlMistake(15, "a second talking point with the id \"p\""));
    }

    @Test
    void readsWordsAndRulesThatAreOffTheIssue() {
        Issue issue = IssueFile.parse("lights.yaml", """
            id: harbour-lights
            title: Harbour lights
            languages: [en]
            terms: [lamp]
            exclude:
              - lamprey
              - {words: [lagoon, 泻湖], unless: [harbour]}
            topics:
              - {id: lamps, label: Lamps, examples: [A new lamp.]}
            claims:
              - {id: keep-lit, text: The lights must stay on., favor: [Stay on.], against: [Switch off.]}
            """, ActorFiles.NONE);

        assertThat(issue.excluded()).containsExactly("lamprey");
        assertThat(issue.exclusions())
                .containsExactly(new Issue.Exclusion(List.of("lagoon", "泻湖"), List.of("harbour")));
    }

    @Test
    void reportsAnUnknownFieldWithASuggestion() {
        assertThat(mistakes(HEAD + """
            claim: []
            colour: red
            actors:
              - id: a
                name: {en: [A]}
                names: {en: [A]}
                side: AA
                roles:
                  - {title: Pilot, form: 2020-01-01, read-from: list}
            """))
                .containsExactly(
                        new YamlMistake(4, "an issue has no field \"claim\"; did you mean \"claims\"?"),
                        new YamlMistake(
                                5,
                                "an issue has no field \"colour\"; it has actors, claims, description, examples,"
                                        + " exclude, hide-actors, id, languages, precision, talking-points, terms, thresholds,"
                                        + " title, topics"),
                        new YamlMistake(8, "an actor has no field \"name\"; did you mean \"names\"?"),
                        new YamlMistake(12, "a role has no field \"form\"; did you mean \"from\"?"));
    }

    @Test
    void reportsAFieldWrittenTwice() {
        assertThat(mistakes(HEAD + """
            title: Another title
            actors:
              - id: a
                names: {en: [A], en: [B]}
                side: AA
                side: BB
            """))
                .containsExactly(
                        new YamlMistake(4, "an issue has the field \"title\" twice; keep one"),
                        new YamlMistake(7, "names has the field \"en\" twice; keep one"),
                        new YamlMistake(9, "an actor has the field \"side\" twice; keep one"));
    }

    @Test
    void reportsWrongValuesOfAnActor() {
        assertThat(mistakes(HEAD + """
            actors:
              - id: Mira Okafor
                kind: human
                names: {}
                side: Atlantis
                tier: 5
                organisation: minstry
                roles:
                  - {title: Minister, from: 21.6.2023, to: 2023-02-30, tier: high, read-from: Gazette}
                  - {title: Pilot, from: 2023-06-21, to: 2023-06-20, read-from: Gazette}
                  - {title: Mate, organisation: ministri, read-from: " "}
              - {id: ministry, names: {en: [Ministry, ""]}, side: AA, tier: 0}
            """))
                .containsExactly(
                        new YamlMistake(
                                5, "the id \"Mira Okafor\" must be lower-case letters and digits, joined by hyphens"),
                        new YamlMistake(
                                6, "unknown kind \"human\"; one of person, office, institution, government, media"),
                        new YamlMistake(7, "an actor needs at least one name: names: {en: [Name, Other spelling]}"),
                        new YamlMistake(
                                8, "a side is a code of two capitals such as CN, or other, or none, not \"Atlantis\""),
                        new YamlMistake(9, "a tier is 1, 2, 3 or 4, not \"5\""),
                        new YamlMistake(
                                10,
                                "unknown organisation \"minstry\"; it must be the id of an actor; did you"
                                        + " mean \"ministry\"?"),
                        new YamlMistake(12, "from must be a day such as 2023-06-21, not \"21.6.2023\""),
                        new YamlMistake(12, "to must be a day such as 2023-06-21, not \"2023-02-30\""),
                        new YamlMistake(12, "a tier is 1, 2, 3 or 4, not \"high\""),
                        new YamlMistake(13, "the role ends on 2023-06-20, before it begins on 2023-06-21"),
                        new YamlMistake(14, "read-from must be a text that is not empty"),
                        new YamlMistake(
                                14,
                                "unknown organisation \"ministri\"; it must be the id of an actor; did you"
                                        + " mean \"ministry\"?"),
                        new YamlMistake(15, "each of en must be a text that is not empty"),
                        new YamlMistake(15, "a tier is 1, 2, 3 or 4, not \"0\""));
    }

    @Test
    void reportsAnUnknownActorOfATalkingPoint() {
        assertThat(mistakes(HEAD + """
            actors:
              - {id: mira-okafor, names: {en: [Mira Okafor]}, side: AA}
            talking-points:
              - {id: p, actor: mira-okafur, variants: [V]}
            """))
                .containsExactly(new YamlMistake(7, "unknown actor \"mira-okafur\"; did you mean \"mira-okafor\"?"));
    }

    @Test
    void reportsFieldsThatAreNotLists() {
        assertThat(mistakes("""
            id: a
            title: [b]
            languages: en
            actors: nobody
            topics:
              - lamps
            """))
                .containsExactly(
                        new YamlMistake(2, "title must be a text that is not empty"),
                        new YamlMistake(3, "languages must be a list of texts"),
                        new YamlMistake(4, "actors must be a list"),
                        new YamlMistake(6, "a topic must be a mapping of names to values"));
    }

    @Test
    void namesFileAndLineOfEveryMistakeInItsMessage() {
        assertThatThrownBy(() -> IssueFile.parse("lights.yaml", "title: b\nlanguages: [en]\nx: y\n", ActorFiles.NONE))
                .isInstanceOf(InvalidIssueException.class)
                .hasMessage("lights.yaml:1: an issue needs id\n"
                        + "lights.yaml:3: an issue has no field \"x\"; it has actors, claims, description,"
                        + " examples, exclude, hide-actors, id, languages, precision, talking-points, terms, thresholds,"
                        + " title, topics");
    }

    @Test
    void readsAFileWithAByteOrderMark(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("lights.yaml"), "\uFEFF" + HEAD);

        assertThat(IssueFile.read(file, Path.of("none")).id()).isEqualTo("harbour-lights");
    }

    @Test
    void reportsTheLineThatIsNotUtf8(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("lights.yaml");
        Files.write(file, "id: a\ntitle: caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> IssueFile.read(file, Path.of("none")))
                .isInstanceOf(InvalidIssueException.class)
                .hasMessage(file + ":2: not UTF-8; convert the file");
    }

    private static List<YamlMistake> mistakes(String yaml) {
        return catchThrowableOfType(InvalidIssueException.class, () -> IssueFile.parse("test", yaml, ActorFiles.NONE))
                .mistakes();
    }
}
