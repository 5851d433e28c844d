package org.onrecord.processor.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.onrecord.events.Statement;
import org.onrecord.events.issue.Issue;

class ActorRegistryTest {
    private static final Issue.RegisteredActor QUILL = new Issue.RegisteredActor(
            "ada-quill",
            Issue.RegisteredActor.Kind.PERSON,
            Map.of("en", List.of("Ada Quill"), "es", List.of("Ada Quill"), "zh", List.of("阿达")),
            null,
            "CA",
            1,
            List.of(
                    new Issue.Role("Ambassador to Mexico", null, null, LocalDate.of(2023, 12, 31), null, 2, "a test"),
                    new Issue.Role("Minister of Boats", null, LocalDate.of(2024, 1, 1), null, null, 1, "a test")));
    private static final Issue.RegisteredActor CANADA = new Issue.RegisteredActor(
            "canada",
            Issue.RegisteredActor.Kind.GOVERNMENT,
            Map.of("en", List.of("Canada", "Ottawa"), "zh", List.of("加方")),
            null,
            "CA",
            1,
            List.of());

    private static Statement.Actor only(String text, Issue issue) {
        return StatementFinder.of(issue).find(Texts.article(text)).getFirst().actor();
    }

    @Test
    void findsARegisteredActorBySurnameInBothScripts() {
        Issue issue = Texts.issue(QUILL, CANADA);
        assertThat(only("Quill said that boats sail.", issue).id()).isEqualTo("ada-quill");
        assertThat(only("Ottawa said that boats sail.", issue).id()).isEqualTo("canada");
        assertThat(StatementFinder.of(issue)
                        .find(Texts.document("", "2024-05-10", "zh", "", "加拿大大使阿达表示，船已出海。"))
                        .getFirst()
                        .actor()
                        .id())
                .isEqualTo("ada-quill");
    }

    @Test
    void usesTheTierOfTheRoleHeldOnTheDay() {
        Issue issue = Texts.issue(QUILL);
        StatementFinder finder = StatementFinder.of(issue);
        assertThat(finder.find(Texts.document("", "2023-05-10", "en", "", "Ada Quill said that boats sail."))
                        .getFirst()
                        .actor()
                        .tier())
                .isEqualTo(2);
        assertThat(finder.find(Texts.document("", "2024-05-10", "en", "", "Ada Quill said that boats sail."))
                        .getFirst()
                        .actor()
                        .tier())
                .isEqualTo(1);
    }

    @Test
    void infersAndMarksUnregisteredActors() {
        assertThat(only("Mexican Ambassador Otto Marsh said that boats sail.", Texts.NO_ACTORS))
                .isEqualTo(new Statement.Actor(null, "Otto Marsh", true, "MX", 2, true));
        assertThat(only("Former Mexican President Otto Marsh said that boats sail.", Texts.NO_ACTORS)
                        .official())
                .isFalse();
        assertThat(only("Mexican economists said that boats sail.", Texts.NO_ACTORS)
                        .official())
                .isFalse();
    }

    @Test
    void choosesNeitherOfTwoActorsWithTheSameSurname() {
        Issue.RegisteredActor other = new Issue.RegisteredActor(
                "bob-quill",
                Issue.RegisteredActor.Kind.PERSON,
                Map.of("en", List.of("Bob Quill")),
                null,
                "MX",
                1,
                List.of());
        assertThat(only("Quill said that boats sail.", Texts.issue(QUILL, other))
                        .id())
                .isNull();
    }

    private static Issue.RegisteredActor person(String id, String side, String name, Issue.Role... roles) {
        return new Issue.RegisteredActor(
                id,
                Issue.RegisteredActor.Kind.PERSON,
                Map.of("en", List.of(name)),
                null,
                side,
                roles[0].tier(),
                List.of(roles));
    }

    private static Issue.Role role(String title, int year, int tier) {
        return new Issue.Role(title, null, null, null, LocalDate.of(year, 1, 1), tier, "a test");
    }

    private static Statement.Actor on(String date, String text, Issue issue) {
        return StatementFinder.of(issue)
                .find(Texts.document("The Harbour Gazette", date, "en", "", text))
                .getFirst()
                .actor();
    }

    @Test
    void usesTheTierOfTheOfficeNamedInTheDocument() {
        Issue issue = Texts.issue(QUILL);
        assertThat(on("2024-05-10", "Then Canadian Ambassador Ada Quill said that boats sail.", issue)
                        .tier())
                .isEqualTo(2);
        assertThat(on("2024-05-10", "Canadian Minister Ada Quill said that boats sail.", issue)
                        .tier())
                .isEqualTo(1);
    }

    @Test
    void doesNotCountAFormerOffice() {
        Issue issue = Texts.issue(person(
                "otto-marsh", "MX", "Otto Marsh", role("President", 2018, 1), role("Former President", 2022, 4)));
        assertThat(on("2021-05-10", "Otto Marsh said that boats sail.", issue).official())
                .isTrue();
        assertThat(on("2024-05-10", "Otto Marsh said that boats sail.", issue))
                .isEqualTo(new Statement.Actor("otto-marsh", "Otto Marsh", false, "none", 4, false));
        Issue open = Texts.issue(person("lena-brook", "MX", "Lena Brook", role("President", 2018, 1)));
        assertThat(on("2024-05-10", "Former Mexican President Lena Brook said that boats sail.", open)
                        .official())
                .isFalse();
    }

    @Test
    void distinguishesActorsWithTheSameSurnameByOffice() {
        Issue issue = Texts.issue(
                person("ada-brook", "US", "Ada Brook", role("Secretary of Tides", 2020, 1)),
                person("bob-brook", "US", "Bob Brook", role("Senator", 2020, 2)));
        assertThat(only("Secretary Brook said that boats sail.", issue).id()).isEqualTo("ada-brook");
        assertThat(only("Senator Brook said that boats sail.", issue).id()).isEqualTo("bob-brook");
        assertThat(only("Brook said that boats sail.", issue).id()).isNull();
    }

    @Test
    void acceptsAMisspellingByOneLetter() {
        Issue issue = Texts.issue(person("lin-yuanfan", "CN", "Lin Yuanfan", role("Minister of Tides", 2020, 1)));
        assertThat(only("Chinese Minister Lin Yuangfan said that boats sail.", issue)
                        .id())
                .isEqualTo("lin-yuanfan");
        assertThat(only("Mexican Minister Lin Yuangfan said that boats sail.", issue)
                        .id())
                .isNull();
    }

    @Test
    void attributesABareOfficeToItsHolderOnTheDay() {
        Issue issue = Texts.issue(
                person("otto-marsh", "US", "Otto Marsh", role("President of the United States", 2021, 1)),
                person("lena-brook", "US", "Lena Brook", role("President of the United States", 2025, 1)));
        String text = "Q Are boats safe?\n\nTHE PRESIDENT: They are.\n\nQ And piers?\n\nTHE PRESIDENT: They are too.";
        assertThat(StatementFinder.of(issue)
                        .find(Texts.document("The White House", "2023-05-10", "en", "Remarks on Boats", text)))
                .extracting(found -> found.actor().id())
                .containsExactly(null, "otto-marsh", null, "otto-marsh");
        assertThat(StatementFinder.of(issue)
                        .find(Texts.document("The White House", "2026-05-10", "en", "Remarks on Boats", text)))
                .extracting(found -> found.actor().id())
                .containsExactly(null, "lena-brook", null, "lena-brook");
    }

    @Test
    void prefersTheActorRegisteredByCourtesyTitleAndSurname() {
        Issue.RegisteredActor mister = new Issue.RegisteredActor(
                "otto-marsh",
                Issue.RegisteredActor.Kind.PERSON,
                Map.of("en", List.of("Otto Marsh", "Mr. Marsh")),
                null,
                "US",
                2,
                List.of(role("Advisor", 2020, 2)));
        Issue issue = Texts.issue(mister, person("dan-marsh", "US", "Dan Marsh", role("Senator", 2020, 2)));
        assertThat(StatementFinder.of(issue)
                        .find(Texts.article("Q Will it rain?\n\nMR. MARSH: Perhaps.\n\nQ When?\n\nMR. MARSH: At noon."))
                        .getLast()
                        .actor()
                        .id())
                .isEqualTo("otto-marsh");
    }

    @Test
    void readsTheCountryAfterAName() {
        assertThat(only("President Otto Marsh of the Republic of Finland said that boats sail.", Texts.NO_ACTORS)
                        .side())
                .isEqualTo("other");
    }
}
