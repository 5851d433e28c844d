package org.onrecord.processor.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.onrecord.events.Statement;

/** Single forms of attribution in English. */
class EnglishReportReaderTest {
    private static List<String> lines(String text) {
        return Texts.lines(Texts.article(text));
    }

    @Test
    void splitsAReportWhereTheSameSpeakerGoesOn() {
        assertThat(lines("Canada said that the gates were shut, adding that the lamps were lit."))
                .containsExactly(
                        "indirect | Canada | CA 1 | the gates were shut",
                        "indirect | Canada | CA 1 | the lamps were lit");
        assertThat(lines("Canada said that the gates were shut and urged the towns to wait."))
                .containsExactly(
                        "indirect | Canada | CA 1 | the gates were shut",
                        "indirect | Canada | CA 1 | urged the towns to wait");
    }

    @Test
    void ignoresQuestionsCourtesiesAndBareNouns() {
        assertThat(lines("Canada asked a question. Canada expressed thanks. Canada announced a new lighthouse."))
                .isEmpty();
        assertThat(lines("Canada expressed concern over the gates."))
                .containsExactly("indirect | Canada | CA 1 | expressed concern over the gates");
        assertThat(
                        lines(
                                "The Minister of Tides may impose any of the limits described in section 2 of this order on a ship."))
                .isEmpty();
        assertThat(lines("Canada described the gates as shut."))
                .containsExactly("indirect | Canada | CA 1 | described the gates as shut");
    }

    @Test
    void findsReportsAfterAdverbialsAndAddressees() {
        assertThat(lines("Canadian officials told reporters on Monday that the gates were shut."))
                .containsExactly("indirect | Canadian officials | CA 2 | the gates were shut");
        assertThat(lines("Canadian officials said in a note: the gates are shut."))
                .containsExactly("indirect | Canadian officials | CA 2 | the gates are shut");
    }

    @Test
    void readsNounsOfSaying() {
        assertThat(lines("The paper printed Canada's claim that the gates were shut, and nothing else."))
                .containsExactly("indirect | Canada | CA 1 | the gates were shut");
    }

    @Test
    void readsDatelinesAndDates() {
        assertThat(StatementFinder.of(Texts.NO_ACTORS)
                        .find(Texts.article(
                                "OTTAWA, May 9 (Harbour Wire) -- Canada said on May 8 that the gates were shut.")))
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.kind()).isEqualTo(Statement.Kind.INDIRECT);
                    assertThat(found.date()).hasToString("2024-05-08");
                });
    }

    @Test
    void datesAQuotationInAHeadlineFromTheTextBelow() {
        assertThat(StatementFinder.of(Texts.NO_ACTORS)
                        .find(Texts.article("""
                        \"Lamps must burn all night on every pier of the coast,\" Canadian officials said.
                        On May 2, 2023, Ada Quill gave an interview to the Island Post about lamps
                        Island Post: What about lamps?
                        Quill: Lamps must burn all night on every pier of the coast."""))
                        .getFirst()
                        .date())
                .hasToString("2023-05-02");
    }

    @Test
    void splitsAReportAroundAnAttributionBetweenCommas() {
        assertThat(lines("If the ice on the river holds, Otto Marsh said, pilots must stay ashore."))
                .containsExactly(
                        "indirect | Otto Marsh | none 4 | If the ice on the river holds",
                        "indirect | Otto Marsh | none 4 | pilots must stay ashore");
        assertThat(lines("On Monday, Canada said, the gates were shut."))
                .containsExactly("indirect | Canada | CA 1 | the gates were shut");
    }

    @Test
    void findsTheNameBeforeAppositionsAndBrackets() {
        assertThat(lines("Otto Marsh, a friend of the harbour, said pilots were on strike."))
                .containsExactly("indirect | Otto Marsh | none 4 | pilots were on strike");
        assertThat(lines("Otto Marsh (R-Ohio) said the gates were shut."))
                .containsExactly("indirect | Otto Marsh | US 2 | the gates were shut");
    }

    @Test
    void acceptsDescribedSources() {
        assertThat(lines("A woman in the front row said she would wait."))
                .containsExactly("indirect | A woman in the front row | none 4 | she would wait");
        assertThat(lines("The five harbour states that year that trade fell.")).isEmpty();
    }

    @Test
    void readsClausesWithoutThatAfterAddresseesDaysAndParticiples() {
        assertThat(lines("Otto Marsh told the crowd he would wait for spring."))
                .containsExactly("indirect | Otto Marsh | none 4 | he would wait for spring");
        assertThat(lines("Otto Marsh said Thursday his only worry is the ice."))
                .containsExactly("indirect | Otto Marsh | none 4 | his only worry is the ice");
        assertThat(lines("Otto Marsh left the guild, saying it was too loud for him."))
                .containsExactly("indirect | Otto Marsh | none 4 | it was too loud for him");
    }

    @Test
    void endsWhatAQuestionQuotesBeforeTheQuestion() {
        assertThat(Texts.lines(Texts.article("""
                        Reporter: Otto Marsh said that the gates are shut, so when will they open?
                        Ada Quill: Tomorrow.
                        Reporter: Who opens them?
                        Ada Quill: I do.""")))
                .anyMatch(line -> line.startsWith("> indirect | Otto Marsh") && line.endsWith("| the gates are shut"));
    }

    @Test
    void endsAReportBeforeTheNextSpeakersClause() {
        assertThat(Texts.lines(Texts.article(
                        "Otto Marsh said that the gates are shut, and Ada Quill said that the lamps are lit.")))
                .anyMatch(line -> line.endsWith("| the gates are shut"))
                .anyMatch(line -> line.startsWith("indirect | Ada Quill") && line.endsWith("| the lamps are lit"));
    }

    @Test
    void givesAnotherGovernmentOnlyTheClauseThatAReleaseReports() {
        assertThat(Texts.lines(Texts.document(
                        "The White House",
                        "2024-05-10",
                        "en",
                        "Statement on Lamps",
                        "Canada announced that it will light the piers. This marks the third pier this year.")))
                .contains("> indirect | Canada | CA 1 | it will light the piers");
    }

    @Test
    void endsAReportWhereAListOfReportsGoesOn() {
        assertThat(Texts.lines(
                        Texts.article("Ada Quill stated that the lamps are lit, reiterated that the piers are old.")))
                .extracting(line -> line.substring(line.lastIndexOf("| ") + 2))
                .containsExactly("the lamps are lit", "the piers are old");
        assertThat(Texts.lines(Texts.article(
                        "Otto Marsh said that Mayor Ada Quill, in a speech, emphasized that the lamps are lit.")))
                .anyMatch(line -> line.contains("Ada Quill") && line.endsWith("| the lamps are lit"));
    }

    @Test
    void readsTheClauseBehindAnOccasionAndADay() {
        assertThat(Texts.lines(Texts.article(
                        "On the lamps of the north, Mayor Ada Quill said in a post on May 3 that the lamps are lit.")))
                .singleElement()
                .asString()
                .endsWith("| the lamps are lit");
    }
}
