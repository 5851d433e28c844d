package org.onrecord.processor.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.onrecord.events.Document;
import org.onrecord.events.SourceState;
import org.onrecord.events.Statement;
import org.onrecord.events.issue.Issue;
import org.onrecord.testing.DocumentBuilder;

class OwnTextTest {

    @Test
    void embedsADatedNoteThatEndsBeforeTheReadersComments() {
        Document document = Texts.article("""
                Also last autumn, the Canadian Tides Committee published a note called Care of Lighthouses in the North
                Care of Lighthouses in the North
                2022-10-03 09:30
                Lighthouses matter to all sailors. The Committee has always kept them lit.
                First, lamps were renewed. Every lamp now has a spare.
                Thank you for this fine article, I learned a lot about lamps.
                Meanwhile nobody lights the piers.""");
        List<FoundStatement> found = StatementFinder.of(Texts.NO_ACTORS).find(document);
        assertThat(found)
                .extracting(FoundStatement::kind)
                .containsExactly(Statement.Kind.OWN_TEXT, Statement.Kind.COMMENT);
        assertThat(found.getFirst().speaker().name()).isEqualTo("Canadian Tides Committee");
        assertThat(found.getFirst().date()).hasToString("2022-10-03");
        assertThat(found.getFirst().span().of(document.text()))
                .startsWith("Lighthouses matter")
                .endsWith("has a spare.");
        assertThat(found.getLast().speaker().name()).isNull();
        assertThat(found.getLast().actor().official()).isFalse();
    }

    @Test
    void findsAPostAfterItsSummary() {
        String summary =
                "In another post, Canadian Prime Minister Ada Quill praised the meeting on boats and harbours.";
        Document document = Texts.document(
                "truthsocial.com", "2024-05-10", "en", summary, summary + "\n\nI had a fine meeting on boats!");
        assertThat(Texts.lines(document))
                .containsExactly("own-text | Ada Quill | CA 1 | I had a fine meeting on boats!");
    }

    @Test
    void dividesReleasesAndNestsTheStatementsThatTheyReport() {
        String summary =
                "The Canadian Harbour Department and the Mexican Ministry of Boats both release separate statements:";
        Document document = Texts.document("harbour.gov", "2024-05-10", "en", summary, summary + """

                Harbour Department Release:

                The below is attributable to Spokesperson Ada Quill:

                Secretary Otto Marsh emphasized that boats will sail. The Secretary also discussed nets.

                Ministry of Boats Release:

                Otto Marsh said that nets are strong. They last for years.
                """);
        assertThat(Texts.lines(document))
                .containsExactly(
                        "own-text | Ada Quill | US 2 | Secretary Otto Marsh emphasized that boats will sail. The Secretary also discussed nets.",
                        "> indirect | Otto Marsh | US 1 | boats will sail",
                        "own-text | Mexican Ministry of Boats | MX 1 | Otto Marsh said that nets are strong. They last for years.",
                        "> indirect | Otto Marsh | US 1 | nets are strong. They last for years");
    }

    @Test
    void aPostThatIsIntroducedAfterAnotherIsItsPostersOwn() {
        String summary = "The Canadian Harbour Department posted on X about the talks on lamps.";
        Document document = Texts.document("x.com", "2024-05-10", "en", summary, summary + """

                We met the sailors today and heard of their lamps.

                Mexican Embassy Spokesperson Otto Marsh posted on X about work on lamps.

                In early April, both navies lit the piers together.
                """);
        assertThat(Texts.lines(document))
                .containsExactly(
                        "own-text | The Canadian Harbour Department | CA 1 | We met the sailors today and heard of their lamps.",
                        "own-text | Otto Marsh | MX 2 | In early April, both navies lit the piers together.");
    }

    @Test
    void leavesWhatAllPartiesAgreedToTheMakerOfTheReadout() {
        String summary =
                "The Canadian Harbour Department published the following readout on X about the talks on lamps.";
        Document document = Texts.document("harbour.gov", "2024-05-10", "en", summary, summary + """

                Harbour Department Release:

                President Ada Quill met President Otto Marsh of Mexico. The Presidents also highlighted the need to keep the lamps lit. President Marsh said that nets are strong. Both countries agreed that boats must sail.""");
        assertThat(Texts.lines(document)).last().isEqualTo("> indirect | Otto Marsh | MX 1 | nets are strong");
        assertThat(Texts.lines(document)).hasSize(2);
    }

    @Test
    void aReportInsideAnOwnTextEndsBeforeASentenceAboutItsSpeakerOrTheAuthor() {
        assertThat(Texts.lines(Texts.document(
                        "The White House",
                        "2024-05-10",
                        "en",
                        "Lamps",
                        "President Otto Marsh pledged to keep the lamps lit. Since then, he has bought new lamps.")))
                .last()
                .isEqualTo("> indirect | Otto Marsh | US 1 | pledged to keep the lamps lit");
        assertThat(Texts.lines(Texts.document(
                        "The White House",
                        "2024-05-10",
                        "en",
                        "Lamps",
                        "President Otto Marsh promised to keep the lamps lit. This Office is doing so every night.")))
                .last()
                .isEqualTo("> indirect | Otto Marsh | US 1 | promised to keep the lamps lit");
    }

    @Test
    void whatADelegationSaysInAReadoutOfItsEmbassyIsTheDelegations() {
        String summary =
                "A bipartisan Congressional delegation visits the harbour, and the U.S. Embassy in China published the following readout.";
        assertThat(Texts.lines(Texts.document("canal.org", "2024-05-10", "en", summary, summary + """


                        U.S. Representative Ada Quill is leading a congressional delegation to the harbour. The delegation emphasized the need to keep the lamps lit.""")))
                .last()
                .isEqualTo("> indirect | Congressional delegation | US 2 | emphasized the need to keep the lamps lit");
    }

    @Test
    void attributesUnattributedTextToTheCataloguesSpeaker() {
        Document plain = Texts.document(
                "Teal Papers", "2024-05-10", "en", "On lamps", "Lamps are lit at dusk.\n\nEvery pier has one.");
        assertThat(Texts.lines(plain)).isEmpty();
        assertThat(Texts.lines(plain.withDefaults("", "SM", new SourceState.Defaults(null, 2, "Committee of Piers"))))
                .containsExactly(
                        "own-text | Committee of Piers | SM 2 | Lamps are lit at dusk.\n\nEvery pier has one.");
    }

    @Test
    void attributesASpeechWithoutLabelsToItsSpeaker() {
        for (String title : List.of(
                "Remarks as Prepared for Delivery by First Lady Ada Marsh at the Pier",
                "First Lady Ada Marsh’s Remarks as Prepared for Delivery at the Pier",
                "Remarks by First Lady Ada Marsh Addressing the Harbour Guild")) {
            assertThat(
                            Texts.lines(
                                    Texts.document(
                                            "The White House",
                                            "2022-05-10",
                                            "en",
                                            title,
                                            "Good morning, pilots. It is good to be at the pier with you.\n\nThe gates will be green by June.")))
                    .containsExactly(
                            "turn | Ada Marsh | US 2 | Good morning, pilots. It is good to be at the pier with you.\n\nThe gates will be green by June.");
        }
    }

    @Test
    void attributesAnOrderToItsSignatoryOrElseTheIncomingPresident() {
        Issue issue = Texts.issue(
                president("otto-marsh", "Otto Marsh", LocalDate.of(2017, 1, 20)),
                president("ada-quill", "Ada Quill", LocalDate.of(2021, 1, 20)));
        String order = """
                By the authority vested in me as President by the Constitution, the order of President Otto Marsh about the harbour is revoked.

                Section 1. The gates are to be painted green before the end of June, and no ship is to wait outside of them.""";
        String title = "Executive Order on the Harbour";
        assertThat(orderedBy(title, order, issue)).isEqualTo("ada-quill");
        assertThat(orderedBy(title, order + "\n\nOTTO MARSH", issue)).isEqualTo("otto-marsh");
        assertThat(orderedBy(
                        "Letter to the Speaker of the House and the President of the Senate on Imposing Sanctions on Foreign Pilots Anchored in the Harbour",
                        """
                        Pursuant to my constitutional authority, I hereby report that I have issued an order on foreign pilots anchored in the harbour.

                        I find that they cause damage to the gates, which were painted green before the end of June.""",
                        issue))
                .isEqualTo("ada-quill");
    }

    private static @Nullable String orderedBy(String title, String text, Issue issue) {
        Document document = Texts.document("The White House", "2021-01-20", "en", title, text);
        return StatementFinder.of(issue).find(document).getFirst().actor().id();
    }

    private static Issue.RegisteredActor president(String id, String name, LocalDate from) {
        Issue.Role role = new Issue.Role("President of the United States", null, from, null, null, 1, "a test");
        return new Issue.RegisteredActor(
                id, Issue.RegisteredActor.Kind.PERSON, Map.of("en", List.of(name)), null, "US", 1, List.of(role));
    }

    @Test
    void attributesARepostToItsOriginalAuthor() {
        assertThat(Texts.lines(Texts.document(
                        "x.com",
                        "2024-05-10",
                        "en",
                        "Harbour Office on X",
                        "RT @AdaQuill: The gates will be green by June.")))
                .containsExactly("own-text | AdaQuill | none 4 | The gates will be green by June.");
        assertThat(Texts.lines(Texts.article("""
                        Mayor Otto Marsh shared a post by Ada Quill that said the harbour would open in June.

                        Marsh retweeted Ada Quill's post, “The boats are red and the ropes are long.”

                        Marsh shared a post on X from Ada Quill saying the harbour would never close.""")))
                .containsExactly(
                        "indirect | Ada Quill | none 4 | the harbour would open in June",
                        "direct | Ada Quill | none 4 | The boats are red and the ropes are long.",
                        "indirect | Ada Quill | none 4 | the harbour would never close");
    }

    @Test
    void cutsALongOwnTextBeforeItsHeadingsAndOutsideQuotations() {
        String paragraph = "The lamps of the harbour are lit every evening by the keepers of the town. "
                .repeat(20)
                .strip();
        String text = "Our Plan for the Harbour\n\n" + paragraph + "\n\n" + paragraph + "\n\nLamps of the North\n\n"
                + paragraph + "\n\n" + paragraph + "\n\n" + paragraph;
        Document document = Texts.document("The White House", "2024-05-10", "en", "Our Plan for the Harbour", text);
        List<String> parts = StatementFinder.of(Texts.NO_ACTORS).find(document).stream()
                .map(found -> found.span().of(text))
                .toList();
        assertThat(parts).hasSize(2).allMatch(part -> part.length() <= 5_000);
        assertThat(parts.getLast()).startsWith("Lamps of the North\n\nThe lamps");
    }

    @Test
    void makesNoStatementOfALongPageThatQuotesManyPeople() {
        String words = "The lamps were lit and the boats came home, and nobody in the town will forget it. "
                .repeat(14)
                .strip();
        StringBuilder text = new StringBuilder("See what they say about the lamps.\n\n");
        for (String name : List.of("Ada Quill", "Otto Marsh", "Lena Brook", "Ida Reed", "Tom Pike")) {
            text.append("Senator ").append(name).append(": “").append(words).append("”\n\n");
        }
        List<FoundStatement> found = StatementFinder.of(Texts.NO_ACTORS)
                .find(Texts.document("The White House", "2024-05-10", "en", "What They Are Saying", text.toString()));
        assertThat(found).hasSize(5).allMatch(each -> each.kind() == Statement.Kind.DIRECT && each.within() < 0);
    }

    @Test
    void attributesANoticeInAGazetteToItsAgency() {
        assertThat(notice("The Tides and Harbours Commission (Commission) proposes to light the piers."))
                .isEqualTo("Tides and Harbours Commission");
        assertThat(notice("In accordance with the Lamps Act, THS is seeking comments on the piers."))
                .isEqualTo("THS");
        assertThat(notice("This notice announces the Lighthouse Service's (LS) intention to light the piers."))
                .isEqualTo("Lighthouse Service");
        assertThat(notice("This rule corrects the names of the piers.")).isEqualTo("Federal Register");
        assertThat(notice("Notice of Tides Commission is hereby given.")).isEqualTo("Federal Register");
    }

    private static @Nullable String notice(String text) {
        return StatementFinder.of(Texts.NO_ACTORS)
                .find(Texts.document("Federal Register", "2024-05-10", "en", "Lighting of Piers", text))
                .getFirst()
                .speaker()
                .name();
    }

    @Test
    void givesAJointStatementOfTwoGovernmentsToNeither() {
        assertThat(Texts.lines(Texts.document(
                        "The White House", "2024-05-10", "en", "Canada-Mexico Joint Statement", "The lamps are lit.")))
                .containsExactly("own-text | Canada and Mexico | other 1 | The lamps are lit.");
        assertThat(Texts.lines(Texts.document(
                        "The White House",
                        "2024-05-10",
                        "en",
                        "Joint Statement from the United States and Canada",
                        "The lamps are lit.")))
                .containsExactly("own-text | United States and Canada | other 1 | The lamps are lit.");
    }

    @Test
    void cutsASentenceThatIsTooLongBehindAComma() {
        String sentence = "The duty is on " + "lamp 1234, ".repeat(600) + "and nets.";
        assertThat(StatementFinder.of(Texts.NO_ACTORS)
                        .find(Texts.document("The White House", "2024-05-10", "en", "Lamps", sentence)))
                .hasSizeGreaterThan(1)
                .allMatch(part -> part.span().end() - part.span().start() <= 5_000);
    }

    @Test
    void leavesOutTheListOfLegislatorsAtItsEnd() {
        String signers = "Reps. " + "Ada Quill (D-CA), Otto Marsh (R-TX), ".repeat(12) + "support the bill.";
        assertThat(Texts.lines(Texts.document(
                        "House member Otto Marsh",
                        "2024-05-10",
                        "en",
                        "Lamps",
                        "The lamps must stay lit.\n\n" + signers)))
                .singleElement()
                .asString()
                .endsWith("| The lamps must stay lit.");
    }

    @Test
    void readsNoListOfNamesAsATranscript() {
        String list = "Pardons of the Tides Office\n\nPier One: lamps for the north\n\nPier Two: lamps for the south";
        assertThat(Texts.lines(Texts.document("The White House", "2024-05-10", "en", "Fact Sheet: Lamps", list)))
                .hasSize(1)
                .allMatch(line -> line.startsWith("own-text | The White House"));
    }

    @Test
    void aPostAboutSomebodyIsNotThatPersonsOwnText() {
        assertThat(
                        posted(
                                "HarbourCaucus",
                                "Prime Minister Ada Quill signed the Lamps Act today",
                                "Prime Minister Ada Quill signed the Lamps Act today. It will light every pier, and we thank her."))
                .first()
                .asString()
                .startsWith("own-text | x.com | none 4");
        String lead = "Canadian Prime Minister Ada Quill posted on X about the lamps of the north and the south.";
        assertThat(posted("AdaQuill", lead, lead + "\n\nThe lamps are lit!"))
                .containsExactly("own-text | Ada Quill | CA 1 | The lamps are lit!");
    }

    private static List<String> posted(String account, String title, String text) {
        return Texts.lines(DocumentBuilder.document("test", "1", text)
                .publisher("x.com")
                .title(title)
                .url("https://x.com/" + account + "/status/1")
                .language("en")
                .build());
    }

    @Test
    void aReportOfAMinistersMeetingIsTheMinistrys() {
        String lead = "Secretary of the Harbour Otto Marsh met with a delegation of pilots from the north.";
        assertThat(Texts.lines(Texts.document(
                        "The White House",
                        "2024-05-10",
                        "en",
                        lead,
                        lead + "\n\nOn Friday, Secretary Marsh met with pilots. The pilots thanked the department.")))
                .first()
                .asString()
                .startsWith("own-text | The White House |");
    }

    @Test
    void aLegislatorsPageHasNoOtherAuthor() {
        assertThat(Texts.lines(Texts.document(
                        "House member Otto Marsh (D-ME)",
                        "2024-05-10",
                        "en",
                        "Rep. Marsh: Quill’s Remarks Are Wrong",
                        "The mayor said much about lamps. None of it is true.")))
                .first()
                .asString()
                .startsWith("own-text | Otto Marsh |");
    }
}
