package org.onrecord.processor.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onrecord.events.issue.Issue;
import org.onrecord.testing.IssueBuilder;

class IssueNameTest {
    private static final IssueName HERRING = IssueName.of(IssueBuilder.issue("herring", "Herrings")
            .terms("herring", "herringo", "pesca", "鲱鱼")
            .build());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "El herringo es nuestro único problema.",
                "Son 100 mil muertos cada año por el consumo excesivo de herringo.",
                "Hubo 110 mil muertos por herringo en un año.",
                "Hablamos de la pesca, y sobre todo de cómo llega el herringo a la costa.",
                "Will there be herring?"
            })
    void namesTheIssueInATermThatBeginsLikeItsTitle(String sentence) {
        assertThat(HERRING.in(sentence)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "La pesca es nuestro único problema.",
                "Se aseguraron 40 kilos de herringo en el puerto.",
                "Hubo redes, barcos, anzuelos y herringo.",
                "Le aseguraron también mil cajas de herringo.",
                "En herringo, 33.7 kilos en este periodo.",
                "Seguimos con la campaña “El herringo te hunde”.",
                "En 2019 fueron 3 barcos, en 2020 fueron 4 y en 2021 otra vez herringo, 7."
            })
    void whatIsCountedOrListedIsNotWhatASentenceIsAbout(String sentence) {
        assertThat(HERRING.in(sentence)).isFalse();
    }

    @Test
    void aTermThatBeginsLikeTheLabelOfATopicIsTheNameToo() {
        IssueName gear = IssueName.of(IssueBuilder.issue("herring", "Herrings")
                .terms("herring", "anzuelo", "remo")
                .topics(new Issue.Topic("gear", "Anzuelos and nets", "what is fished with", List.of(), Map.of()))
                .build());

        assertThat(gear.in("Aquí faltan anzuelos.")).isTrue();
        assertThat(gear.in("Aquí faltan remos.")).isFalse();
    }

    @Test
    void allTermsAreTheNameIfNoneBeginsLikeTheTitle() {
        IssueName boats = IssueName.of(
                IssueBuilder.issue("boats", "At sea").terms("barco", "红").build());

        assertThat(boats.in("El barco se hunde.")).isTrue();
        assertThat(boats.in("La red se rompe.")).isFalse();
    }
}
