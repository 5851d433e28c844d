package org.onrecord.processor.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onrecord.events.Document;
import org.onrecord.events.Statement;
import org.onrecord.events.issue.Issue;

/** Attribution of reported words to a speaker. */
class SourcesTest {
    private static Issue.RegisteredActor actor(String id, Issue.RegisteredActor.Kind kind, String name, int tier) {
        return new Issue.RegisteredActor(id, kind, Map.of("en", List.of(name)), null, "CA", tier, List.of());
    }

    private static final Issue REGISTRY = Texts.issue(
            actor("ada-quill", Issue.RegisteredActor.Kind.PERSON, "Ada Quill", 1),
            actor("harbour-radio", Issue.RegisteredActor.Kind.MEDIA, "Harbour Radio", 3));

    private static FoundStatement only(String text) {
        return StatementFinder.of(REGISTRY).find(Texts.article(text)).getFirst();
    }

    @Test
    void leavesALowerCaseArticleOutOfAName() {
        assertThat(only("According to the Harbour Gazette, the gates were shut.")
                        .speaker()
                        .name())
                .isEqualTo("Harbour Gazette");
        assertThat(only("Yesterday a spokesperson for the Tides Office said that the gates were shut.")
                        .speaker()
                        .name())
                .isEqualTo("spokesperson for the Tides Office");
        assertThat(only("The Tides Office said that the gates were shut.")
                        .speaker()
                        .name())
                .isEqualTo("The Tides Office");
    }

    @Test
    void doesNotCutNamesAtAnd() {
        assertThat(only("According to the Canadian Pilots and Lighthouse Guild, the gates were shut.")
                        .speaker())
                .isEqualTo(new Statement.Speaker("Canadian Pilots and Lighthouse Guild", null, null));
        assertThat(only("Senators Otto Marsh and Lena Brook said that the gates were shut.")
                        .speaker())
                .isEqualTo(new Statement.Speaker("Senators Otto Marsh and Lena Brook", null, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Aides to Quill",
                "Aides to Prime Minister Ada Quill",
                "Quill's spokesman",
                "Ada Quill’s office",
                "Advisers to Ada Quill"
            })
    void countsAidesAsAnotherSpeakerOfTheSameSide(String speaker) {
        FoundStatement found = only(speaker + " said that the gates were shut.");
        assertThat(found.speaker()).isEqualTo(new Statement.Speaker(speaker, null, null));
        assertThat(found.actor()).isEqualTo(new Statement.Actor(null, speaker, true, "CA", 2, true));
    }

    @Test
    void doesNotTakeAFriendOfAPersonForAnOfficial() {
        assertThat(only("Friends of Ada Quill said that the gates were shut.")
                        .actor()
                        .official())
                .isFalse();
    }

    @Test
    void takesANamedSpokespersonForThatPerson() {
        assertThat(only("A spokesperson for the Ministry of Tides, Otto Marsh, said that the gates were shut.")
                        .speaker()
                        .name())
                .isEqualTo("Otto Marsh");
        assertThat(only("Ambassador to Mexico Ada Quill said that the gates were shut.")
                        .actor()
                        .id())
                .isEqualTo("ada-quill");
    }

    @Test
    void countsStateMediaForAGovernmentOnlyIfTheRegistryDoes() {
        assertThat(only("Harbour Radio reported that the gates were shut.").actor())
                .isEqualTo(new Statement.Actor("harbour-radio", "Harbour Radio", false, "CA", 3, false));
        assertThat(only("The Canadian Lighthouse News reported that the gates were shut.")
                        .actor())
                .isEqualTo(new Statement.Actor(null, "The Canadian Lighthouse News", true, "none", 4, false));
    }

    @Test
    void givesAQuestionerNoSideEvenFromStateMedia() {
        List<FoundStatement> found = StatementFinder.of(REGISTRY)
                .find(
                        Texts.article(
                                "Harbour Radio: Are the gates shut?\nAda Quill: They are open.\nHarbour Radio: Since when?\nAda Quill: Since noon."));
        assertThat(found.getFirst().kind()).isEqualTo(Statement.Kind.QUESTION);
        assertThat(found.getFirst().actor())
                .isEqualTo(new Statement.Actor(null, "Harbour Radio", true, "none", 4, false));
    }

    @Test
    void countsJointSpeakersOfOneGovernmentAsTheFirstOfThem() {
        FoundStatement joint = only("Ada Quill and Otto Marsh said in a joint statement that the harbour was theirs.");
        assertThat(joint.speaker().name()).isEqualTo("Ada Quill and Otto Marsh");
        assertThat(joint.actor().id()).isEqualTo("ada-quill");
    }

    @Test
    void officersOfPrivateBodiesHaveNoOffice() {
        for (String text : List.of(
                "The president of the importers' association said that the gates were green.",
                "“The gates are green,” said the president of the Farmers’ League.",
                "El presidente de la asociación de importadores dijo que las puertas eran verdes.",
                "El secretario general del sindicato de estibadores dijo que las puertas eran verdes.")) {
            assertThat(only(text).actor().tier()).as(text).isEqualTo(4);
        }
        assertThat(only("El presidente de la Federación de Rusia dijo que las puertas eran verdes.")
                        .actor()
                        .tier())
                .isEqualTo(1);
    }

    @Test
    void keepsTheSuffixOfAName() {
        assertThat(only("Ada Quill, Jr., said that the gates were green.")
                        .actor()
                        .id())
                .isNull();
        assertThat(only("Prime Minister Ada B. Quill, Jr., said that the gates were green.")
                        .actor()
                        .id())
                .isEqualTo("ada-quill");
    }

    @Test
    void putsLegislatorsOfTheUnitedStatesOnThatSide() {
        for (String text : List.of(
                "Chairman Mark Brook (R-NC) said that the gates were green.",
                "Lina Brook, D-Calif., said that the gates were green.",
                "Rep. Lina Brook, R-South Carolina, said that the gates were green.",
                "Sen. Lina Brook (D-CA) and Rep. Otto Marsh (R-ME) said that the gates were green.")) {
            assertThat(only(text).actor().side()).as(text).isEqualTo("US");
            assertThat(only(text).actor().tier()).as(text).isEqualTo(2);
        }
    }

    @Test
    void doesNotTakeThingsAndGerundsForPersons() {
        assertThat(StatementFinder.of(REGISTRY)
                        .find(Texts.article("Harbour Derangement Syndrome says that everything is bad.")))
                .isEmpty();
        assertThat(only("Joining Otto Marsh at the pier, Ada Quill said that the tide was high.")
                        .speaker()
                        .name())
                .isEqualTo("Ada Quill");
    }

    @Test
    void separatesAPersonFromTheInstitution() {
        assertThat(only("Mr. Otto Marsh of the U.S. Tides Office said that the gates were green.")
                        .speaker())
                .isEqualTo(new Statement.Speaker("Otto Marsh", null, "U.S. Tides Office"));
    }

    @Test
    void leavesTheMinistryOfAPlaceThatItDoesNotKnowToNoKnownSide() {
        assertThat(Texts.lines(Texts.article("""
                        The Southmark Foreign Ministry said that the dam harms its fields.

                        The Foreign Ministry of Southmark said that the dam harms its boats.

                        The Foreign Ministry said that the dam harms nobody.""")))
                .containsExactly(
                        "indirect | The Southmark Foreign Ministry | other 1 | the dam harms its fields",
                        "indirect | The Foreign Ministry of Southmark | other 1 | the dam harms its boats",
                        "indirect | The Foreign Ministry | CN 1 | the dam harms nobody");
    }

    @Test
    void takesNoCommonWordForAName() {
        assertThat(StatementFinder.of(REGISTRY)
                        .find(Texts.article(
                                "Several states have opened their gates. Nearly 20,000 gates said otherwise.")))
                .isEmpty();
        assertThat(StatementFinder.of(REGISTRY).find(Texts.article("Lamps said nothing, and the lamps were dark.")))
                .isEmpty();
    }

    @Test
    void givesTheWordsOfADocumentToItsMaker() {
        assertThat(only("According to a Tides Office report, the gates were shut.")
                        .speaker()
                        .name())
                .isEqualTo("Tides Office");
        assertThat(only("Otto Marsh's letter said that the gates were shut.")
                        .speaker()
                        .name())
                .isEqualTo("Otto Marsh");
    }

    @Test
    void keepsTheSmallWordsOfASurname() {
        assertThat(only("President von der Marsh said that the gates were shut.")
                        .speaker()
                        .name())
                .isEqualTo("von der Marsh");
        assertThat(only("De La Marsh said that the gates were shut.").speaker().name())
                .isEqualTo("De La Marsh");
    }

    @Test
    void givesAMinisterOfAnUnknownCountryToNoPublisherOfAnother() {
        Document document = Texts.document(
                "The White House",
                "2024-05-10",
                "en",
                "Lamps",
                "Minister for Foreign Affairs Lena Brook said that the gates were shut.");
        assertThat(StatementFinder.of(REGISTRY).find(document))
                .filteredOn(found -> found.kind() == Statement.Kind.INDIRECT)
                .extracting(found -> found.actor().side())
                .containsExactly("other");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Nos dijo que el faro está listo.",
                "Ahí informó que el faro está listo.",
                "Sé que recién anunció que el faro está listo.",
                "Y como usted señaló que el faro está listo.",
                "Ya me dijeron que el faro está listo."
            })
    void spanishWordsBeforeAVerbAreNoSpeaker(String sentence) {
        assertThat(StatementFinder.of(REGISTRY).find(Texts.document("Gobierno de México", null, "es", "", sentence)))
                .noneMatch(found -> found.kind() == Statement.Kind.INDIRECT);
    }

    @Test
    void aSpanishSubjectBeginsBehindTheWordsThatOpenItsClause() {
        assertThat(Texts.lines(Texts.document(
                        "Gobierno de México",
                        null,
                        "es",
                        "",
                        "Ayer el gobernador de Costaverde también nos dijo que el faro está listo.")))
                .contains("> indirect | el gobernador de Costaverde | MX 2 | el faro está listo");
    }

    @Test
    void spanishVerbsCarryWhatIsDemanded() {
        assertThat(
                        Texts.lines(
                                Texts.document(
                                        "Gobierno de México",
                                        null,
                                        "es",
                                        "",
                                        "El gobernador de Costaverde exigió la renuncia del farero. La senadora Lena Brook ha dicho que el faro está listo.")))
                .contains(
                        "> indirect | El gobernador de Costaverde | MX 2 | exigió la renuncia del farero",
                        "> indirect | Lena Brook | MX 2 | el faro está listo");
    }

    @Test
    void takesTheVerbOfAHeadlineForNoSurname() {
        assertThat(only("Senator Lena Brook Reopens Harbour Lamps\n\nSenator Brook said that the lamps are lit.")
                        .speaker()
                        .name())
                .isEqualTo("Lena Brook");
    }
}
