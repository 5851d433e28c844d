package org.onrecord.processor.opinion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onrecord.events.EventJson;
import org.onrecord.events.Opinion.SideTaken;
import org.onrecord.events.Opinion.TopicTreated;
import org.onrecord.events.Stance;
import org.onrecord.events.opinion.OpinionRequest;

class AnswerReaderTest {
    private static final Answer NOTHING = new Answer(List.of(), List.of(), null);

    @Test
    void acceptsSidesAndTopicsWhoseWordsAreInTheStatement() {
        assertThat(answer("""
                        {"stances": [
                          {"claim": "keep-lit", "stance": "favor", "words": "keep the lights lit"},
                          {"claim": "fee", "stance": "against", "words": "“no ship” shall pay"}],
                         "topics": [{"topic": "money", "words": "shall pay"}]}"""))
                .isEqualTo(new Answer(
                        List.of(
                                new SideTaken("keep-lit", Stance.FAVOR, "keep the lights lit", Map.of()),
                                new SideTaken("fee", Stance.AGAINST, "“no ship” shall pay", Map.of())),
                        List.of(new TopicTreated("money", "shall pay")),
                        null));
    }

    @Test
    void keepsTranslationsThatAreGiven() {
        assertThat(answer("""
                        {"stances": [
                          {"claim": "keep-lit", "stance": "favor", "words": "keep the lights lit", "english": "", "chinese": "让灯亮着"}],
                         "topics": []}""").sides())
                .containsExactly(new SideTaken("keep-lit", Stance.FAVOR, "keep the lights lit", Map.of("zh", "让灯亮着")));
    }

    @Test
    void ignoresClaimsWithoutASide() {
        assertThat(answer("""
                        {"stances": [{"claim": "fee", "stance": "none", "words": ""}], "topics": []}""")).isEqualTo(NOTHING);
        assertThat(answer("{\"stances\": [], \"topics\": []}")).isEqualTo(NOTHING);
    }

    @Test
    void expectsNoTopicsWhereTheIssueHasNone() {
        OpinionRequest claimsOnly = new OpinionRequest(
                "No ship shall pay.",
                "",
                "Mira Okafor",
                "AA",
                List.of(new OpinionRequest.Proposition("fee", "Ships should pay for the lights.")),
                List.of());

        assertThat(AnswerReader.read(completion("{\"stances\": []}"), claimsOnly))
                .isEqualTo(NOTHING);
        assertThat(AnswerReader.read(completion("{\"stances\": [], \"topics\": []}"), claimsOnly))
                .isEqualTo(Answer.refused("the answer is not an object with exactly the fields stances"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"stances": [{"claim": "harbour", "stance": "favor", "words": "lit"}], "topics": []}                    | the answer names the claim "harbour", which the issue does not have
            {"stances": [{"claim": "fee", "stance": "against", "words": "no ship will pay"}], "topics": []}         | the answer quotes words that the statement does not have: "no ship will pay"
            {"stances": [{"claim": "fee", "stance": "against", "words": " "}], "topics": []}                        | the answer quotes words that the statement does not have: " "
            {"stances": [{"claim": "fee", "stance": "AGAINST", "words": "pay"}], "topics": []}                      | the answer has the stance "AGAINST", which is not one of [favor, against, none]
            {"stances": [{"claim": "fee", "stance": "favor"}], "topics": []}                                        | the answer has a stance that is not an object of the texts claim, stance and words
            {"stances": [{"claim": "fee", "stance": "favor", "words": "pay", "score": 1}], "topics": []}            | the answer has a stance that is not an object of the texts claim, stance and words
            {"stances": [{"claim": "fee", "stance": 1, "words": "pay"}], "topics": []}                              | the answer has a stance that is not an object of the texts claim, stance and words
            {"stances": [{"claim": "fee", "stance": "favor", "words": "pay"}, {"claim": "fee", "stance": "none", "words": ""}], "topics": []} | the answer names the claim fee twice
            {"stances": {"fee": "against"}, "topics": []}                                                           | the answer has no list of stances
            {"stances": [], "note": "unsure"}                                                         | the answer is not an object with exactly the fields stances and topics
            [1, 2]                                                                                    | the answer is not an object with exactly the fields stances and topics
            The minister is for it.                                                                   | the answer is not JSON
            {"stances": [                                                                             | the answer is not JSON
            {"stances": []} {"stances": []}                                                           | the answer is not JSON
            {"stances": []}                                                                           | the answer is not an object with exactly the fields stances and topics
            {"stances": [], "topics": "money"}                                                        | the answer has no list of topics
            {"stances": [], "topics": ["money"]}                                                      | the answer has a topic that is not an object of the texts topic and words
            {"stances": [], "topics": [{"topic": "weather", "words": "lit"}]}                         | the answer names the topic "weather", which the issue does not have
            {"stances": [], "topics": [{"topic": "money", "words": "who pays"}]}                      | the answer quotes words that the statement does not have: "who pays"
            {"stances": [], "topics": [{"topic": "money", "words": ""}]}                              | the answer quotes words that the statement does not have: ""
            {"stances": [], "topics": [{"topic": "money", "words": "pay"}, {"topic": "money", "words": "pay"}]} | the answer names the topic money twice
            """, quoteCharacter = '\'')
    void refusesTheWholeAnswerIfOnePartIsWrong(String content, String reason) {
        assertThat(answer(content)).isEqualTo(Answer.refused(reason));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            <html>busy</html>                                                                        | the answer is not JSON
            {}                                                                                       | the answer has no content at choices[0].message.content
            {"choices": []}                                                                          | the answer has no content at choices[0].message.content
            {"choices": [{"message": {"content": null}}]}                                            | the answer has no content at choices[0].message.content
            {"choices": [{"message": {"content": null, "refusal": "I cannot help with that."}}]}     | the answer declines: I cannot help with that.
            {"choices": [{"finish_reason": "length", "message": {"content": "{\\"stances\\": []}"}}]} | the answer was cut off at the longest length
            """)
    void refusesABodyThatIsNotACompletion(String body, String reason) {
        assertThat(AnswerReader.read(body, Lights.INQUIRY)).isEqualTo(Answer.refused(reason));
    }

    private static Answer answer(String content) {
        return AnswerReader.read(completion(content), Lights.INQUIRY);
    }

    private static String completion(String content) {
        return "{\"choices\": [{\"finish_reason\": \"stop\", \"message\": {\"content\": "
                + EventJson.mapper().writeValueAsString(content) + "}}]}";
    }
}
