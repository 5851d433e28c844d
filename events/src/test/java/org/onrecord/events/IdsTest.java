package org.onrecord.events;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.onrecord.events.time.Published;

/** Ids are stored in topics for ever, so that a changed hash breaks the contract. */
class IdsTest {
    @Test
    void documentIdIsTheHashOfSourceAndItem() {
        assertThat(Ids.document("harbour-ministry", "notes/2023/17")).isEqualTo("8655512ed55921729eacdc018e369dec");
    }

    @Test
    void versionIsTheHashOfEverythingAReaderSees() {
        Published published = new Published("2023-06-21", Published.Precision.DAY, "import");

        assertThat(Ids.version("Ministry of Harbours", "AA", "https://a.example/", "Note", published, "en", "Words."))
                .isEqualTo("4a6ec1082b445d989ec32e5d545cb2f2");
        assertThat(Ids.version("", null, null, "", null, null, "灯塔 🌊")).isEqualTo("4284c8b8544a2158cc6379e1e8a5ee65");
    }

    @Test
    void versionDoesNotDependOnWhereTheDateWasRead() {
        assertThat(version(new Published("2023-06-21", Published.Precision.DAY, "import")))
                .isEqualTo(version(new Published("2023-06-21", Published.Precision.DAY, "header")))
                .isNotEqualTo(version(new Published("2023-06-22", Published.Precision.DAY, "import")));
    }

    @Test
    void statementIdIsTheHashOfDocumentKindWordsAndOccurrence() {
        assertThat(Ids.statement("d", Statement.Kind.OWN_TEXT, "The lights stay on.", 0))
                .isEqualTo("7988ec0768cc16ca767785cc53df06d7");
        assertThat(Ids.statement("d", Statement.Kind.OWN_TEXT, "The lights stay on.", 1))
                .isNotEqualTo("7988ec0768cc16ca767785cc53df06d7");
    }

    @Test
    void alertIdIsTheHashOfKindSeriesAndNewThing() {
        assertThat(Ids.alert(Alert.Kind.FIRST_POSITION, "harbour-lights/claim:keep-lit/actor:mira-okafor", "s1"))
                .isEqualTo("67619a99cf36cd5d6cec343669c293da");
    }

    @Test
    void hashDependsOnTheBordersOfTheParts() {
        assertThat(Ids.hash("ab", "c")).isNotEqualTo(Ids.hash("a", "bc")).isNotEqualTo(Ids.hash("abc"));
        assertThat(Ids.hash("a", "")).isNotEqualTo(Ids.hash("a"));
    }

    @Test
    void isThirtyTwoHexadecimalDigits() {
        assertThat(Ids.hash("x")).matches("[0-9a-f]{32}");
    }

    private static String version(Published published) {
        return Ids.version("p", null, null, "t", published, null, "words");
    }
}
