package org.onrecord.processor.statement.speaker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.onrecord.processor.statement.Texts;
import org.onrecord.processor.statement.draft.SpeakerMention;

class IntroducedPersonsTest {
    private static IntroducedPersons persons(String title, String text) {
        return IntroducedPersons.of(
                Texts.document("The Harbour Gazette", "2024-05-10", "en", title, text),
                new ActorRegistry(Texts.NO_ACTORS));
    }

    @Test
    void readsRolesBeforeAndAfterNames() {
        IntroducedPersons persons = persons(
                "",
                "Canadian Fisheries Minister Ada Quill met Otto Marsh, director of the Tides Office. The host with us today, Lena Brook, is late.");
        assertThat(persons.person("Quill"))
                .hasValueSatisfying(person -> assertThat(person.speaker())
                        .isEqualTo(new SpeakerMention("Ada Quill", "Canadian Fisheries Minister", null, false)));
        assertThat(persons.person("Otto Marsh"))
                .hasValueSatisfying(person -> assertThat(person.speaker())
                        .isEqualTo(new SpeakerMention(
                                "Otto Marsh", "director of the Tides Office", "Tides Office", false)));
        assertThat(persons.person("Brook"))
                .hasValueSatisfying(person -> assertThat(person.role()).isEqualTo("host"));
        assertThat(persons.person("Nobody")).isEmpty();
    }

    @Test
    void tellsAnUnderSecretaryFromATimeUnderAPresident() {
        IntroducedPersons persons =
                persons("", "Under President Quill the river rose. Under Secretary Otto Marsh said so.");
        assertThat(persons.person("Quill"))
                .hasValueSatisfying(person -> assertThat(person.role()).isEqualTo("President"));
        assertThat(persons.person("Otto Marsh"))
                .hasValueSatisfying(person -> assertThat(person.role()).isEqualTo("Under Secretary"));
    }

    @Test
    void findsTheNameAfterAnInstitution() {
        assertThat(persons("", "Secretary of State Ada Quill spoke.").person("Quill"))
                .hasValueSatisfying(person -> assertThat(person.role()).isEqualTo("Secretary of State"));
    }

    @Test
    void takesOnlyRepeatedNamesFromACapitalisedHeadline() {
        IntroducedPersons persons = persons("Minister Ada Quill Opens Gates", "Ada Quill opened them.");
        assertThat(persons.inTitle())
                .hasValueSatisfying(person -> assertThat(person.name()).isEqualTo("Ada Quill"));
        assertThat(persons.titled("minister")).isPresent();
        assertThat(persons.titled("senator")).isEmpty();
    }

    @Test
    void spellsASurnameInFull() {
        IntroducedPersons persons = persons("", "Ada Quill sailed. Quill came back.");
        assertThat(persons.fullest("Quill")).isEqualTo("Ada Quill");
        assertThat(persons.fullest("Marsh")).isEqualTo("Marsh");
        assertThat(persons.knows("Ada")).isTrue();
    }

    @Test
    void findsTheLastPersonWithARoleBeforeAnOffset() {
        String text = "Governor Otto Marsh spoke. Later Governor Lena Brook spoke.";
        IntroducedPersons persons = persons("", text);
        assertThat(persons.byRole("governor", 20))
                .hasValueSatisfying(person -> assertThat(person.name()).isEqualTo("Otto Marsh"));
        assertThat(persons.byRole("governor", text.length()))
                .hasValueSatisfying(person -> assertThat(person.name()).isEqualTo("Lena Brook"));
    }

    @Test
    void findsChineseRolesAndFullNames() {
        IntroducedPersons persons = persons("", "渔业部发言人林远帆表示，湖水很冷。林远帆说，船已出海。");
        assertThat(persons.chinese().role("林远帆")).contains("渔业部发言人");
        assertThat(persons.chinese().name("林")).contains("林远帆");
        assertThat(persons.chinese().role("阿达")).isEmpty();
    }

    @Test
    void takesTheLastNameWordForTheSurname() {
        assertThat(persons("", "Marsh Says Boats Sink. Then Otto Marsh came.").fullest("Marsh"))
                .isEqualTo("Otto Marsh");
        assertThat(persons("", "Lin Yuanfan sailed.").fullest("Lin")).isEqualTo("Lin Yuanfan");
    }

    @Test
    void keepsTheRolesOfTwoPersonsApart() {
        assertThat(persons("", "President Otto Marsh and Prime Minister Lena Brook met.")
                        .person("Brook"))
                .hasValueSatisfying(person -> assertThat(person.role()).isEqualTo("Prime Minister"));
        assertThat(persons("", "State Councilor and Tides Minister Ada Quill spoke.")
                        .person("Quill"))
                .hasValueSatisfying(
                        person -> assertThat(person.role()).isEqualTo("State Councilor and Tides Minister"));
    }

    @Test
    void leavesTheDateOutOfAChineseRole() {
        assertThat(persons("2024年5月10日渔业部发言人林远帆答记者问", "").chinese().role("林远帆")).contains("渔业部发言人");
    }
}
