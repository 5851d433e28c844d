package org.onrecord.processor.topic;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.onrecord.events.Statement;
import org.onrecord.events.issue.Issue;
import org.onrecord.processor.model.Embedder;
import org.onrecord.processor.passage.Passage;
import org.onrecord.testing.IssueBuilder;

/** A made-up issue: whether the harbour of Elmport should close to fishing boats. */
public final class Harbour {
    public static final Issue ISSUE = IssueBuilder.issue("harbour", "Fishing in Elmport harbour")
            .description("Whether the harbour of Elmport closes to fishing boats, and what becomes of the herring.")
            .languages("en", "zh")
            .examples("The council spoke about the harbour of Elmport.")
            .topics(
                    new Issue.Topic(
                            "stocks",
                            "Fish stocks",
                            "how many herring there are",
                            List.of(
                                    "The herring in Elmport harbour are dying out.",
                                    "Scientists counted the herring off Elmport.",
                                    "埃尔姆港的鲱鱼越来越少。"),
                            Map.of()),
                    new Issue.Topic(
                            "jobs",
                            "Jobs",
                            "work and wages of the fishing families",
                            List.of(
                                    "Fishing families in Elmport would lose their income.",
                                    "The Elmport cannery may have to dismiss workers.",
                                    "埃尔姆港的渔民将失去工作。"),
                            Map.of()))
            .claims(new Issue.Claim(
                    "close",
                    "The harbour of Elmport should be closed to fishing boats.",
                    "Close the harbour",
                    List.of(
                            "The harbour of Elmport must be shut to fishing at once.",
                            "We support closing Elmport to all fishing boats.",
                            "应当立即禁止渔船进入埃尔姆港。"),
                    List.of(
                            "We reject the plan to close Elmport harbour to the boats.",
                            "The harbour of Elmport must stay open to fishermen.",
                            "我们反对关闭埃尔姆港。")))
            .build();

    private Harbour() {}

    /** Returns sentences as a passage; their spans are those in the text joined by single spaces. */
    public static Passage passage(Embedder embedder, String language, String... sentences) {
        List<float[]> vectors = embedder.embed(List.of(sentences), language);
        List<Passage.Sentence> read = new ArrayList<>();
        int at = 0;
        for (int i = 0; i < sentences.length; i++) {
            Statement.Span span = new Statement.Span(at, at + sentences[i].length());
            Passage.Sentence sentence = new Passage.Sentence(span, sentences[i], vectors.get(i), false);
            read.add(i == 0 ? sentence : sentence.after(read.getLast().span(), String.join(" ", sentences)));
            at = span.end() + 1;
        }
        return new Passage(language, "none", "", read);
    }
}
