package org.onrecord.processor.topic;

import java.util.List;
import org.onrecord.events.resource.Resources;
import org.onrecord.processor.model.Embedder;
import org.onrecord.processor.model.ExampleVectors;
import org.onrecord.processor.model.Script;

/** Official sentences on other matters. Examples of an issue are contrasted with them, so that a cosine becomes a margin. */
public final class BackgroundSentences {
    /** From this cosine with an example on, a background sentence is itself on the issue. Chinese cosines are lower. */
    private static final double TOO_NEAR = 0.80;

    private static final double TOO_NEAR_CHINESE = 0.72;

    private static final List<String> SENTENCES = read("background.txt");

    private BackgroundSentences() {}

    /** Returns all of them, in English and Chinese. */
    public static List<String> all() {
        return SENTENCES;
    }

    /** Returns the background sentences that are not near the examples of an issue. */
    public static ExampleVectors apartFrom(ExampleVectors issue, Embedder embedder, String language) {
        double bound = Script.readsChinese(language) ? TOO_NEAR_CHINESE : TOO_NEAR;
        return ExampleVectors.of(SENTENCES, embedder, language).notNear(issue, bound);
    }

    /** Returns those for the scale of a language; none for English and Chinese, and if nobody has written any. */
    static List<String> in(String language) {
        String name = "background-" + language + ".txt";
        return BackgroundSentences.class.getResource(name) == null ? List.of() : read(name);
    }

    private static List<String> read(String name) {
        return Resources.text(BackgroundSentences.class, name)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
    }
}
