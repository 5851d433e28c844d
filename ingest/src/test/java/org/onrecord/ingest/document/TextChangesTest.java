package org.onrecord.ingest.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onrecord.events.Alert.Change;

class TextChangesTest {
    @Test
    @Timeout(20)
    void comparesOnlyTheStartOfTwoVeryLongTexts() {
        StringBuilder before = new StringBuilder();
        StringBuilder after = new StringBuilder();
        for (int i = 0; i < 40_000; i++) {
            before.append("Boat ").append(i).append(" is here. ");
            after.append("Ship ").append(i).append(" is here. ");
        }

        assertThat(TextChanges.between(before.toString(), after.toString())).hasSizeBetween(1, 50);
    }

    private static final String BEFORE =
            "The minister said: \"The lights stay on.\" He named no day.\n\nFerries sail as usual.";

    @ParameterizedTest
    @ValueSource(
            strings = {
                // White space and line ends.
                "The  minister said:\u00A0\"The lights stay on.\" He named no day.\nFerries sail as usual.\n",
                // Quotes and dashes of another shape.
                "The minister said: “The lights stay on.” He named no day.\n\nFerries sail as usual.",
                "The minister said – «The lights stay on.» He named no day.\n\nFerries sail as usual!",
                // Letter case, and a heading that got a full stop.
                "THE MINISTER SAID: \"The lights stay on.\" He named no day.\n\nFerries sail as usual",
                // Sentences that were joined or parted.
                "The minister said: \"The lights stay on\"; he named no day; ferries sail as usual.",
                // Full-width letters.
                "Ｔｈｅ minister said: \"The lights stay on.\" He named no day.\n\nFerries sail as usual.",
                // Lines that count or tell the time.
                "Updated 3 minutes ago\n\nThe minister said: \"The lights stay on.\" He named no day.\n\nFerries sail as usual.\n\n1,024 views",
            })
    void changedLooksAreNoChange(String after) {
        assertThat(TextChanges.between(BEFORE, after)).isEmpty();
    }

    @Test
    void aChangedWordIsAChange() {
        assertThat(TextChanges.between(BEFORE, BEFORE.replace("stay on", "may stay on")))
                .containsExactly(new Change(
                        "The minister said: \"The lights stay on.\"",
                        "The minister said: \"The lights may stay on.\""));
    }

    @Test
    void aChangedNumberIsAChange() {
        assertThat(TextChanges.between("It costs 12 crowns.", "It costs 21 crowns."))
                .containsExactly(new Change("It costs 12 crowns.", "It costs 21 crowns."));
    }

    @Test
    void aRemovedWordIsAChange() {
        assertThat(TextChanges.between("They will not sail on Sunday.", "They will sail on Sunday."))
                .containsExactly(new Change("They will not sail on Sunday.", "They will sail on Sunday."));
    }

    @Test
    void returnsWhatWasAddedAndRemoved() {
        assertThat(TextChanges.between("One stays. Two goes.", "One stays."))
                .containsExactly(new Change("Two goes.", ""));
        assertThat(TextChanges.between("One stays.", "One stays. Three is new."))
                .containsExactly(new Change("", "Three is new."));
    }

    @Test
    void readsChineseSentences() {
        assertThat(TextChanges.between("灯塔继续亮着。渡轮照常开行。", "灯塔继续亮着。渡轮停开。"))
                .containsExactly(new Change("渡轮照常开行。", "渡轮停开。"));
        assertThat(TextChanges.between("他说:“灯塔亮着。”", "他说：「灯塔亮着。」")).isEmpty();
    }

    @Test
    void namesTheFirstFiftyAndCountsTheRest() {
        String before = IntStream.range(0, 200)
                .mapToObj(i -> "Berth " + i + " is free. It stays so " + i + " hours.")
                .collect(Collectors.joining("\n"));

        assertThat(TextChanges.between(before, before.replace("free", "taken")))
                .hasSize(50)
                .last()
                .isEqualTo(new Change("", "(and 151 more changes)"));
    }
}
