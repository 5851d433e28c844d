package org.onrecord.processor.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.onrecord.events.Document;
import org.onrecord.events.issue.Issue;

class TranscriptTest {

    @Test
    void readsTurnsOfSeveralParagraphs() {
        Document document = Texts.document(
                "Ministry of Tides of Canada",
                "2024-05-10",
                "en",
                "Canadian Tides Ministry Spokesperson Ada Quill on the harbour",
                """
                Reuters: Will the harbour open?

                Ada Quill: It will open soon.

                We are painting the gates.

                AFP: And the lighthouse?

                Quill: It stays dark.
                """);
        assertThat(Texts.lines(document))
                .containsExactly(
                        "question | Reuters | none 4 | Will the harbour open?",
                        "turn | Ada Quill | CA 2 | It will open soon.\n\nWe are painting the gates.",
                        "question | AFP | none 4 | And the lighthouse?",
                        "turn | Ada Quill | CA 2 | It stays dark.");
    }

    @Test
    void pairsQuestionsWithAnswers() {
        Document document = Texts.article("Q: Will it rain?\nMR. STONE: Perhaps.\nQ: When?\nMR. STONE: At noon.");
        List<FoundStatement> found = StatementFinder.of(Texts.NO_ACTORS).find(document);
        assertThat(found).extracting(FoundStatement::answerTo).containsExactly(-1, 0, -1, 2);
    }

    @Test
    void readsLabelsOnLinesOfTheirOwn() {
        assertThat(Texts.lines(Texts.article("""
                        On May 2, 2023, Ada Quill, Deputy Director of the Canadian Tides Office, gave a briefing and took a question:
                        Island TV reporter:
                        Is the water warm?
                        Ada Quill:
                        It is cold.
                        It will be cold in June.""")))
                .containsExactly(
                        "question | Island TV reporter | none 4 | Is the water warm?",
                        "turn | Ada Quill | CA 2 | It is cold.\nIt will be cold in June.");
    }

    @Test
    void datesTurnsFromTheirIntroduction() {
        Document document = Texts.article("""
                On May 2, 2023, Ada Quill gave an interview to the Island Post about boats
                Island Post: Are boats safe?
                Quill: They are.""");
        assertThat(StatementFinder.of(Texts.NO_ACTORS).find(document))
                .extracting(found -> String.valueOf(found.date()))
                .containsOnly("2023-05-02");
    }

    @Test
    void separatesAnUnlabelledQuestionFromTheAnswerBeforeIt() {
        assertThat(Texts.lines(Texts.article("""
                        Island Post: Are boats safe?
                        Ambassador Quill: They are. I sail every day.
                        And are the piers of the old town safe as well?
                        Ambassador Quill: They are too.""")))
                .containsExactly(
                        "question | Island Post | none 4 | Are boats safe?",
                        "turn | Quill | other 2 | They are. I sail every day.",
                        "question | Island Post | none 4 | And are the piers of the old town safe as well?",
                        "turn | Quill | other 2 | They are too.");
    }

    @Test
    void takesTheChineseSpokespersonFromTheTitle() {
        Document document =
                Texts.document("外交部", "2024-05-10", "zh", "外交部发言人就灯塔问题答记者问", "问：灯塔何时开放？\n\n答：明年开放。\n\n欢迎参观。");
        assertThat(Texts.lines(document))
                .containsExactly("question | null | none 4 | 灯塔何时开放？", "turn | 外交部发言人 | CN 2 | 明年开放。\n\n欢迎参观。");
    }

    @Test
    void readsBareQuestionMarksAndNamesInCapitals() {
        Document document = Texts.document(
                "The White House (whitehouse.gov)",
                "2024-05-10",
                "en",
                "Remarks by President Otto Marsh on Boats",
                "Q Mr. President, are boats safe?\n\nTHE PRESIDENT: They are.\n\n5:15 P.M. EDT");
        assertThat(Texts.lines(document))
                .containsExactly(
                        "question | null | none 4 | Mr. President, are boats safe?",
                        "turn | Otto Marsh | US 1 | They are.");
    }

    @Test
    void readsNamesInCapitalsOnLinesOfTheirOwn() {
        Document document = Texts.document(
                "Presidencia de la República (gob.mx)", "2025-05-10", "es", "Conferencia de prensa", """
                Conferencia de prensa
                ---
                MODERADORA
                Buenos días.
                PRESIDENTA DE MÉXICO, OTILIA MARISMA PRADO
                Los barcos navegan. Señor presidente: así es.
                Y los faros también.
                PREGUNTA (Interpretación del inglés al español)
                Presidenta, preguntarle: ¿abrirá el puerto?
                JEFA DE LA OFICINA (ODM), LENA ARROYO
                Mañana.
                INTERLOCUTOR
                ¿Y el faro?
                ADA RIBERA, SECRETARIA DE MAREAS, PUERTOS Y FAROS
                También.""");
        assertThat(Texts.lines(document))
                .containsExactly(
                        "turn | Moderadora | none 4 | Buenos días.",
                        "turn | Otilia Marisma Prado | MX 1 | Los barcos navegan. Señor presidente: así es.\nY los faros también.",
                        "question | null | none 4 | Presidenta, preguntarle: ¿abrirá el puerto?",
                        "turn | Lena Arroyo | MX 2 | Mañana.",
                        "question | Interlocutor | none 4 | ¿Y el faro?",
                        "turn | Ada Ribera | MX 1 | También.");
    }

    @Test
    void readsLabelsBeforeTheirWordsEvenIfOneIsOnALineOfItsOwn() {
        assertThat(Texts.lines(
                        Texts.document("The White House", "2024-05-10", "en", "Remarks by President Otto Marsh", """
                THE PRESIDENT: Boats sail.

                AUDIENCE MEMBER:

                Where to?

                THE PRESIDENT: Home.

                THE PRESIDENT: And back.""")))
                .filteredOn(line -> line.startsWith("turn"))
                .hasSize(3)
                .allMatch(line -> line.startsWith("turn | Otto Marsh | US 1"));
    }

    @Test
    void ignoresSalutations() {
        assertThat(Texts.lines(Texts.document("The White House", "2024-05-10", "en", "A Letter on Boats", """
                Dear Madam Speaker: (Dear Mr. President:)

                Boats sail as they did last year, and we shall keep them sailing.

                Sincerely,""")))
                .noneMatch(line -> line.contains("Dear Madam Speaker |"));
    }

    @Test
    void ignoresHeadingsInCapitals() {
        Document document = Texts.document("The White House", "2025-05-10", "en", "Fact sheet on boats", """
                OPENING THE HARBOURS OF OUR GREAT COAST: The harbours open tomorrow.

                BUILDING MORE AMERICAN BOATS: The yards are busy.""");
        assertThat(Texts.lines(document)).noneMatch(line -> line.startsWith("turn"));
    }

    @Test
    void treatsInterviewersAsQuestioners() {
        Document document = Texts.document("video.example", "2025-05-10", "en", "Minister Marsh on boats", """
                Canadian Minister Otto Marsh was interviewed on Island News by Lena Brook.

                Lena Brook: Boats are on the minds of everybody on this island of ours.

                Otto Marsh: They are, and we mend them all the same.

                Lena Brook: And the piers are rotten, as our viewers know too well.

                Otto Marsh: We mend those too.""");
        assertThat(Texts.lines(document))
                .extracting(line -> line.substring(0, line.indexOf(" | ", line.indexOf(" | ") + 3)))
                .containsExactly(
                        "question | Lena Brook", "turn | Otto Marsh", "question | Lena Brook", "turn | Otto Marsh");
    }

    @Test
    void treatsANewsAgencyWithQuestionsAsAQuestioner() {
        Document document = Texts.document(
                "Ministry of Tides of Canada",
                "2025-05-10",
                "en",
                "Canadian Tides Ministry Spokesperson Ada Quill on boats",
                """
                Arland Agency: It is said that boats sink. What is your comment?

                Ada Quill: They float.""");
        assertThat(Texts.lines(document).getFirst()).startsWith("question | Arland Agency | none 4");
    }

    @Test
    void attributesAnswersToTheSpokespersonRatherThanToTheSubjectOfTheQuestion() {
        Document document = Texts.document(
                "mfa.gov.cn", "2025-05-10", "en", "Spokesperson on the detention of Mexican President Otto Marsh", """
                The Foreign Ministry spokesperson answered a question on the detention of Mexican President Otto Marsh.

                Q: What is your comment on this?

                A: We are concerned.""");
        assertThat(Texts.lines(document).getLast())
                .isEqualTo("turn | Foreign Ministry spokesperson | CN 2 | We are concerned.");
    }

    @Test
    void keepsSeniorOfficialsUnnamed() {
        assertThat(Texts.lines(Texts.document("The White House", "2025-05-10", "en", "Background call", """
                Q Will boats sail?

                SENIOR ADMINISTRATION OFFICIAL: They will."""))
                        .getLast())
                .isEqualTo("turn | Senior Administration Official | US 2 | They will.");
    }

    @Test
    void readsChineseLabels() {
        assertThat(Texts.lines(Texts.document("外交部", "2024-05-10", "zh", "2024年5月10日外交部发言人林远帆主持例行记者会", """
                海岛电视台记者：灯塔何时开放？

                林远帆：明年开放。

                追问：具体日期呢？

                林远帆：尚未确定。""")))
                .containsExactly(
                        "question | 海岛电视台记者 | none 4 | 灯塔何时开放？",
                        "turn | 林远帆 | CN 2 | 明年开放。",
                        "question | null | none 4 | 具体日期呢？",
                        "turn | 林远帆 | CN 2 | 尚未确定。");
    }

    @Test
    void namesNumberedSpeakersByTheirNumbersAlone() {
        assertThat(Texts.lines(Texts.article("""
                        Speaker 1 (00:02):
                        Welcome to the harbour. We are glad that you came to see us here tonight.
                        Speaker 8 (00:30):
                        Will the gates be green?
                        Speaker 1 (00:40):
                        They will be green, and the boats too.""")))
                .containsExactly(
                        "turn | Speaker 1 | none 4 | Welcome to the harbour. We are glad that you came to see us here tonight.",
                        "question | Speaker 8 | none 4 | Will the gates be green?",
                        "turn | Speaker 1 | none 4 | They will be green, and the boats too.");
        assertThat(Texts.lines(Texts.article("""
                        MAYOR QUILL: Welcome to the harbour.

                        Unidentified Speaker: I do not like green gates.

                        MAYOR QUILL: They stay.""")))
                .containsExactly(
                        "turn | Quill | other 2 | Welcome to the harbour.",
                        "turn | null | none 4 | I do not like green gates.",
                        "turn | Quill | other 2 | They stay.");
    }

    @Test
    void readsADateBeforeAChineseRole() {
        Document document =
                Texts.document("外交部", "2023-05-05", "zh", "5月5日外交部发言人安宁主持例行记者会", "路透社记者：港口会开放吗？\n\n安宁：会的。我们正在粉刷大门。");
        assertThat(StatementFinder.of(Texts.NO_ACTORS)
                        .find(document)
                        .getLast()
                        .speaker()
                        .role())
                .isEqualTo("外交部发言人");
    }

    @Test
    void aVoiceInAVideoSpeaksForThoseWhoShowIt() {
        String text = """
                PRESIDENTA DE MÉXICO, ADA QUILL PARDO: Veamos el video.

                VOZ MUJER: El puerto tendrá dos muelles. ¡Vamos!

                VOZ DE HOMBRE: Y un faro.

                INTERVENCIÓN MUJER: ¡Viva!

                VOZ HOMBRE: ¿Y cuándo abre?
                """;
        assertThat(Texts.lines(Texts.document("Gobierno de México", "2024-05-10", "es", "Conferencia de prensa", text)))
                .containsExactly(
                        "turn | Ada Quill Pardo | MX 1 | Veamos el video.",
                        "turn | Voz Mujer | MX 1 | El puerto tendrá dos muelles. ¡Vamos!",
                        "turn | Voz de Hombre | MX 1 | Y un faro.",
                        "question | null | none 4 | ¡Viva!",
                        "question | null | none 4 | ¿Y cuándo abre?");
    }

    @Test
    void aGuestHeardThroughAnInterpreterIsNoOfficialAtHome() {
        assertThat(Texts.lines(Texts.document("Gobierno de México", "2024-05-10", "es", "Mensaje a medios", """
                PRESIDENTA DE MÉXICO, ADA QUILL PARDO: Bienvenido.

                PRESIDENTE OTTO MARSH JUNIOR (interpretación): Gracias por recibirme.

                PREGUNTA: ¿Está contento?

                PRESIDENTE OTTO MARSH JUNIOR (interpretación): Mucho.
                """)))
                .containsExactly(
                        "turn | Ada Quill Pardo | MX 1 | Bienvenido.",
                        "turn | Otto Marsh | none 4 | Gracias por recibirme.",
                        "question | null | none 4 | ¿Está contento?",
                        "turn | Otto Marsh | none 4 | Mucho.");
    }

    @Test
    void readsOfficesInSpanishLabels() {
        Document document =
                Texts.document("Gobierno de México", "2024-05-10", "es", "Conferencia de prensa en el puerto", """
                PRESIDENTA DE MÉXICO, ADA QUILL PARDO: Vamos a abrir el puerto en junio.

                PREGUNTA: ¿Y las puertas?

                PRESIDENTA ADA QUILL PARDO: Serán verdes. El almirante Marsh dijo que ya compró la pintura.

                INTERLOCUTOR: Gracias.

                SECRETARIO DE MARINA, OTTO MARSH DÍAZ: El 5 de junio.
                """);
        assertThat(Texts.lines(document))
                .containsExactly(
                        "turn | Ada Quill Pardo | MX 1 | Vamos a abrir el puerto en junio.",
                        "question | null | none 4 | ¿Y las puertas?",
                        "turn | Ada Quill Pardo | MX 1 | Serán verdes. El almirante Marsh dijo que ya compró la pintura.",
                        "> indirect | Marsh | MX 2 | ya compró la pintura",
                        "question | Interlocutor | none 4 | Gracias.",
                        "turn | Otto Marsh Díaz | MX 1 | El 5 de junio.");
    }

    private static final Issue PRESIDENTS = Texts.issue(
            person("otto-marsh", "Otto Marsh", "US", "President of the United States"),
            person("xi-quill", "Xi Quill", "CN", "President of China"),
            person("otilia-prado", "Otilia Prado", "MX", "President of Mexico"),
            office("cn-boats", Issue.RegisteredActor.Kind.INSTITUTION, "BOATS China", null),
            office("cn-boats-spokesperson", Issue.RegisteredActor.Kind.OFFICE, "BOATS China spokesperson", "cn-boats"));

    private static Issue.RegisteredActor person(String id, String name, String side, String title) {
        Issue.Role role = new Issue.Role(title, null, LocalDate.of(2023, 1, 1), null, null, 1, "a test");
        return new Issue.RegisteredActor(
                id, Issue.RegisteredActor.Kind.PERSON, Map.of("en", List.of(name)), null, side, 1, List.of(role));
    }

    private static Issue.RegisteredActor office(
            String id, Issue.RegisteredActor.Kind kind, String name, @Nullable String organisation) {
        return new Issue.RegisteredActor(id, kind, Map.of("en", List.of(name)), organisation, "CN", 2, List.of());
    }

    @Test
    void namesThePresidentInATranscriptFromNoGovernment() {
        String text = """
                The Press: Will you see President Quill about the boats?

                The President: I will see President Quill in June.""";
        assertThat(Texts.lines(Texts.document("video.example", "2024-05-10", "en", "", text), PRESIDENTS))
                .contains("turn | Otto Marsh | US 1 | I will see President Quill in June.");
        assertThat(Texts.lines(Texts.document("video.example", null, "en", "", text), PRESIDENTS))
                .noneMatch(line -> line.contains("Otto Marsh"));
    }

    @Test
    void doesNotConfuseThePresidentWithOneWhomTheSpeakerMentions() {
        assertThat(Texts.lines(Texts.document("The White House", "2024-05-10", "en", "", """
                                Q  Will you see President Quill?

                                THE PRESIDENT: I will see President Quill in June."""), PRESIDENTS))
                .contains("turn | Otto Marsh | US 1 | I will see President Quill in June.");
    }

    @Test
    void readsABareTitleOnAGovernmentPageAsItsOwnOffice() {
        List<FoundStatement> found =
                StatementFinder.of(PRESIDENTS).find(Texts.document("BOATS China", "2024-05-10", "en", "", """
                        Question: The Office of the United States Harbour Representative announced a check of boats. Any comment?

                        Spokesperson: The United States has no right to check our boats."""));
        assertThat(found.getLast().speaker().name()).isEqualTo("Spokesperson");
        assertThat(found.stream()
                        .filter(each -> each.within() < 0)
                        .toList()
                        .getLast()
                        .actor()
                        .id())
                .isEqualTo("cn-boats-spokesperson");
    }

    @Test
    void doesNotReadASentenceWithAPronounAsALabel() {
        assertThat(Texts.lines(
                        Texts.document("外交部", "2024-05-10", "zh", "", "记者：渔船何时出港？\n\n林石：很快就会出港。\n\n请你告诉那些人：渔船一定会出港。")))
                .noneMatch(line -> line.contains("告诉那些人 |"));
    }

    @Test
    void readsASingleTitleAndRegisteredNameInCapitalsAsALabel() {
        assertThat(Texts.lines(
                        Texts.document(
                                "Presidencia de la República",
                                "2024-05-10",
                                "es",
                                "",
                                "PRESIDENTA OTILIA PRADO\n\nLos barcos navegan y los faros están encendidos."),
                        PRESIDENTS))
                .containsExactly("turn | Otilia Prado | MX 1 | Los barcos navegan y los faros están encendidos.");
    }

    @Test
    void readsAbbreviatedTitlesAndTitlesWithSmallWords() {
        assertThat(Texts.lines(Texts.document("video.example", "2024-05-10", "en", "", """
                        BELLA STONE: Will the boats sail?

                        SEC. OTTO REED: They will.

                        U.S. Ambassador to NATO Marsh: I think so too.""")))
                .contains("turn | Otto Reed | none 4 | They will.", "turn | Marsh | US 2 | I think so too.");
    }

    @Test
    void whatStandsBeforeTheFirstQuestionOfAPressConferenceIsTheSpokespersons() {
        assertThat(Texts.lines(Texts.document("外交部", "2024-05-10", "zh", "2024年5月10日外交部发言人林远帆主持例行记者会", """
                部长将于下周访问海岛。

                海岛电视台记者：灯塔何时开放？

                林远帆：明年开放。""")))
                .first()
                .asString()
                .isEqualTo("turn | 林远帆 | CN 2 | 部长将于下周访问海岛。");
    }

    @Test
    void aNumberedExampleIsNoSpeaker() {
        assertThat(Texts.lines(Texts.document(
                        "外交部", "2024-05-10", "zh", "", "记者：船为何沉没？\n\n林石：有两个案例。\n\n案例一：湖水太冷。\n\n案例二：风太大。")))
                .hasSize(2);
    }

    @Test
    void namesBeforeAFullStopAreLabelsWhereTheyRecur() {
        assertThat(Texts.lines(Texts.document(
                        "House member Ada Quill (D-ME)", "2024-05-10", "en", "Transcript of an Interview", """
                Otto Marsh. Good morning. When will the lamps be lit?

                Speaker Quill. They will be lit soon.

                Otto Marsh. And the piers? Who pays for them?

                Speaker Quill. The harbour pays.""")))
                .extracting(line -> line.substring(0, line.indexOf(" | ")))
                .containsExactly("question", "turn", "question", "turn");
    }

    @Test
    void whatYouSaidIsReportedOfWhoeverAnswers() {
        assertThat(Texts.lines(Texts.document("Ministry of Tides", "2024-05-10", "en", "", """
                Question: You said that the lamps will be lit. When?

                Minister Ada Quill: Soon.""")))
                .anyMatch(line -> line.startsWith("> indirect | ")
                        && line.contains("Ada Quill")
                        && line.endsWith("| the lamps will be lit"));
    }
}
