package org.onrecord.processor.model;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Stance;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.issue.LearnedModel;

/** What labelled passages taught about an issue, for passages of one language, ready to be applied. Pure. */
public final class IssueHeads {
    private static final IssueHeads NOTHING = new IssueHeads(new float[0], Map.of(), Map.of(), Map.of());

    private final float[] centre;
    private final Map<String, Head> favor;
    private final Map<String, Head> against;
    private final Map<String, Head> treated;

    private IssueHeads(float[] centre, Map<String, Head> favor, Map<String, Head> against, Map<String, Head> treated) {
        this.centre = centre;
        this.favor = favor;
        this.against = against;
        this.treated = treated;
    }

    /** An issue's heads for passages of each language. */
    public static final class ByLanguage {
        private final Map<String, IssueHeads> heads = new HashMap<>();

        /**
         * The heads that were learned for an issue.
         *
         * @throws IllegalStateException if they were learned with other models
         */
        public static ByLanguage of(Issue issue, Embedder embedder, StanceReader reader) {
            LearnedModel learned = issue.learned();
            String models = models(embedder, reader);
            if (!learned.languages().isEmpty() && !learned.models().equals(models)) {
                throw new IllegalStateException("What was learned for the issue " + issue.id()
                        + " belongs to the models " + learned.models() + ", in use are " + models
                        + "; remove its .learned.yaml or learn again with onrecord issue learn.");
            }
            ByLanguage all = new ByLanguage();
            learned.languages().forEach((language, of) -> all.heads.put(language, IssueHeads.of(of)));
            return all;
        }

        /** Those for passages of a language; none where nothing was learned for it. */
        public IssueHeads in(String language) {
            return heads.getOrDefault(key(language), NOTHING);
        }
    }

    /** What names the models together, for what is learned with them. */
    public static String models(Embedder embedder, StanceReader reader) {
        return embedder.id() + "/" + reader.id();
    }

    private static IssueHeads of(LearnedModel.LanguageHeads heads) {
        Map<String, Head> favor = new HashMap<>();
        Map<String, Head> against = new HashMap<>();
        heads.claims().forEach((claim, sides) -> {
            put(claim, sides.favor(), favor);
            put(claim, sides.against(), against);
        });
        Map<String, Head> treated = new HashMap<>();
        heads.topics().forEach((topic, packed) -> treated.put(topic, Head.unpacked(packed)));
        return new IssueHeads(Head.unpack(heads.centre()), favor, against, treated);
    }

    /** The name under which a language's heads are learned: {@code zh}, or {@code en} for all else. */
    public static String key(String language) {
        return Script.readsChinese(language) ? "zh" : "en";
    }

    private static void put(String claim, @Nullable String packed, Map<String, Head> heads) {
        if (packed != null) {
            heads.put(claim, Head.unpacked(packed));
        }
    }

    /** True where nothing was learned. */
    public boolean isEmpty() {
        return centre.length == 0;
    }

    /** Whether a sentence takes a side on the claim; none where nothing was learned of it. */
    public Optional<Head> side(String claim, Stance stance) {
        return Optional.ofNullable((stance == Stance.FAVOR ? favor : against).get(claim));
    }

    /** Whether a sentence treats the topic. */
    public Optional<Head> treated(String topic) {
        return Optional.ofNullable(treated.get(topic));
    }

    /** A sentence as the heads take it; only where something was learned. */
    public SentenceFeatures features(String sentence, float[] vector) {
        return SentenceFeatures.of(sentence, vector, centre);
    }
}
