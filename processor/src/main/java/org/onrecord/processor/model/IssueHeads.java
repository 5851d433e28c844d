package org.onrecord.processor.model;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.issue.Learned;

/** What labelled passages taught about an issue, for passages of one language, ready to be applied. Pure. */
public final class IssueHeads {
    private static final IssueHeads NOTHING = new IssueHeads(new float[0], Map.of(), Map.of(), Map.of());

    private final float[] centre;
    private final Map<String, Head> taken;
    private final Map<String, Head> favor;
    private final Map<String, Head> treated;

    private IssueHeads(float[] centre, Map<String, Head> taken, Map<String, Head> favor, Map<String, Head> treated) {
        this.centre = centre;
        this.taken = taken;
        this.favor = favor;
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
            Learned learned = issue.learned();
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

    private static IssueHeads of(Learned.Heads heads) {
        Map<String, Head> taken = new HashMap<>();
        Map<String, Head> favor = new HashMap<>();
        heads.claims().forEach((claim, sides) -> {
            taken.put(claim, Head.unpacked(sides.taken()));
            favor.put(claim, Head.unpacked(sides.favor()));
        });
        Map<String, Head> treated = new HashMap<>();
        heads.topics().forEach((topic, packed) -> treated.put(topic, Head.unpacked(packed)));
        return new IssueHeads(Head.unpack(heads.centre()), taken, favor, treated);
    }

    /** The name under which a language's heads are learned: {@code zh}, or {@code en} for all else. */
    public static String key(String language) {
        return Script.readsChinese(language) ? "zh" : "en";
    }

    /** Whether a sentence takes a side on the claim. */
    public Optional<Head> taken(String claim) {
        return Optional.ofNullable(taken.get(claim));
    }

    /** Whether it is in favor. */
    public Optional<Head> favor(String claim) {
        return Optional.ofNullable(favor.get(claim));
    }

    /** Whether a passage treats the topic. */
    public Optional<Head> treated(String topic) {
        return Optional.ofNullable(treated.get(topic));
    }

    /** A vector without what all sentences of the issue have in common, as the heads take it. */
    public float[] apart(float[] vector) {
        return apart(vector, centre);
    }

    /** A vector without a centre, of length 1. */
    public static float[] apart(float[] vector, float[] centre) {
        float[] rest = new float[vector.length];
        double squares = 0;
        for (int i = 0; i < rest.length; i++) {
            rest[i] = vector[i] - centre[i];
            squares += (double) rest[i] * rest[i];
        }
        double length = Math.max(1e-9, Math.sqrt(squares));
        for (int i = 0; i < rest.length; i++) {
            rest[i] = (float) (rest[i] / length);
        }
        return rest;
    }
}
