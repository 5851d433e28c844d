package org.onrecord.processor.opinion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onrecord.events.EventJson;
import org.onrecord.events.Opinion.SideTaken;
import org.onrecord.events.Stance;
import org.onrecord.processor.opinion.Answer.Refused;
import org.onrecord.processor.opinion.Answer.Sides;

class AnswerTest {
    @Test
    void acceptsSidesWhoseWordsAreInTheStatement() {
        assertThat(answer("""
                        {"stances": [
                          {"claim": "keep-lit", "stance": "favor", "words": "keep the lights lit"},
                          {"claim": "fee", "stance": "against", "words": "“no ship” shall pay"}]}"""))
                .isEqualTo(new Sides(List.of(
                        new SideTaken("keep-lit", Stance.FAVOR, "keep the lights lit"),
                        new SideTaken("fee", Stance.AGAINST, "“no ship” shall pay"))));
    }

    @Test
    void ignoresClaimsWithoutASide() {
        assertThat(answer("""
                        {"stances": [{"claim": "fee", "stance": "none", "words": ""}]}""")).isEqualTo(new Sides(List.of()));
        assertThat(answer("{\"stances\": []}")).isEqualTo(new Sides(List.of()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"stances": [{"claim": "harbour", "stance": "favor", "words": "lit"}]}                    | the answer names the claim "harbour", which the issue does not have
            {"stances": [{"claim": "fee", "stance": "against", "words": "no ship will pay"}]}         | the answer quotes words that the statement does not have: "no ship will pay"
            {"stances": [{"claim": "fee", "stance": "against", "words": " "}]}                        | the answer quotes words that the statement does not have: " "
            {"stances": [{"claim": "fee", "stance": "AGAINST", "words": "pay"}]}                      | the answer has the stance "AGAINST", which is not one of [favor, against, none]
            {"stances": [{"claim": "fee", "stance": "favor"}]}                                        | the answer has a stance that is not an object of the texts claim, stance and words
            {"stances": [{"claim": "fee", "stance": "favor", "words": "pay", "score": 1}]}            | the answer has a stance that is not an object of the texts claim, stance and words
            {"stances": [{"claim": "fee", "stance": 1, "words": "pay"}]}                              | the answer has a stance that is not an object of the texts claim, stance and words
            {"stances": [{"claim": "fee", "stance": "favor", "words": "pay"}, {"claim": "fee", "stance": "none", "words": ""}]} | the answer names the claim fee twice
            {"stances": {"fee": "against"}}                                                           | the answer has no list of stances
            {"stances": [], "note": "unsure"}                                                         | the answer is not an object with the single field stances
            [1, 2]                                                                                    | the answer is not an object with the single field stances
            The minister is for it.                                                                   | the answer is not JSON
            {"stances": [                                                                             | the answer is not JSON
            {"stances": []} {"stances": []}                                                           | the answer is not JSON
            """, quoteCharacter = '\'')
    void refusesTheWholeAnswerIfOnePartIsWrong(String content, String reason) {
        assertThat(answer(content)).isEqualTo(new Refused(reason));
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
        assertThat(Answer.read(body, Lights.INQUIRY)).isEqualTo(new Refused(reason));
    }

    private static Answer answer(String content) {
        String body = "{\"choices\": [{\"finish_reason\": \"stop\", \"message\": {\"content\": "
                + EventJson.mapper().writeValueAsString(content) + "}}]}";
        return Answer.read(body, Lights.INQUIRY);
    }
}
