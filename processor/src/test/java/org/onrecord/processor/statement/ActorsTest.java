package org.onrecord.processor.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.onrecord.events.Statement;
import org.onrecord.events.issue.Issue;

class ActorsTest {
    private static final Issue.RegisteredActor QUILL = new Issue.RegisteredActor(
            "ada-quill",
            Issue.RegisteredActor.Kind.PERSON,
            Map.of("en", List.of("Ada Quill"), "zh", List.of("阿达")),
            null,
            "CA",
            1,
            List.of(
                    new Issue.Role("Ambassador to Mexico", null, null, LocalDate.of(2023, 12, 31), 2, "a test"),
                    new Issue.Role("Minister of Boats", null, LocalDate.of(2024, 1, 1), null, 1, "a test")));
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
    void knowsTheRegisteredBySurnameInBothScripts() {
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
    void takesTheTierOfTheRoleThenHeld() {
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
    void infersAndMarksTheUnregistered() {
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
    void doesNotTakeOneOfTwoOfTheSameSurname() {
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
}
