package org.onrecord.processor.model;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Stance;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.issue.LearnedModel;
import org.onrecord.events.language.QuoteLanguage;

/**
 * The heads learned from labelled passages of an issue in one language.
 *
 * @param centre mean of the vectors of its sentences; empty if nothing was learned
 * @param favor heads of the sides in favor, by claim
 * @param against heads of the sides against, by claim
 * @param treated heads of topics, by id
 * @param named the head for whether words near a term are on the issue, if one was learned
 * @param judgePassages true if the heads of topics and of the issue correct what the issue file says of a passage; false if they judge its sentences
 */
public record IssueHeads(
        float[] centre,
        Map<String, Head> favor,
        Map<String, Head> against,
        Map<String, Head> treated,
        Optional<Head> named,
        boolean judgePassages) {
    public static final IssueHeads NOTHING =
            new IssueHeads(new float[0], Map.of(), Map.of(), Map.of(), Optional.empty(), false);

    public static final class ByLanguage {
        private final Map<String, IssueHeads> heads = new HashMap<>();
        private final Set<String> selected = new HashSet<>();

        /**
         * Returns the heads learned for an issue. They read the embedder's vectors and no stance model's, which may change.
         *
         * @throws IllegalStateException if they were learned with another embedder
         */
        public static ByLanguage of(Issue issue, Embedder embedder) {
            LearnedModel learned = issue.learned();
            if (!learned.languages().isEmpty() && !learned.models().startsWith(embedder.id() + "/")) {
                throw new IllegalStateException(
                        "The learned file of the issue " + issue.id() + " belongs to the models "
                                + learned.models() + ", but the embedder " + embedder.id()
                                + " is in use; remove its .learned.yaml or learn again with onrecord issue learn.");
            }
            ByLanguage all = new ByLanguage();
            learned.languages().forEach((language, of) -> all.heads.put(language, IssueHeads.of(of)));
            all.selected.addAll(learned.selectors().keySet());
            return all;
        }

        /** Returns those for a language; empty ones if nothing was learned for it. */
        public IssueHeads in(String language) {
            return heads.getOrDefault(key(language), NOTHING);
        }

        /** Returns true if sides were learned in a language, or in the one whose models read it: heads for them, or a selector of them. */
        public boolean haveLearned(String language) {
            return in(language).knowsSides()
                    || selected.contains(key(language))
                    || selected.contains(QuoteLanguage.primary(language));
        }

        /** Returns those that were learned for a language beside those of the one whose models read it; empty ones if none were. */
        public IssueHeads beside(String language) {
            String own = QuoteLanguage.primary(language);
            return own.equals(key(language)) ? NOTHING : heads.getOrDefault(own, NOTHING);
        }
    }

    /** Returns one name for the models that something is learned with. */
    public static String models(Embedder embedder, StanceReader reader) {
        return embedder.id() + "/" + reader.id();
    }

    public static IssueHeads of(LearnedModel.LanguageHeads heads) {
        Map<String, Head> favor = new HashMap<>();
        Map<String, Head> against = new HashMap<>();
        heads.claims().forEach((claim, sides) -> {
            put(claim, sides.favor(), favor);
            put(claim, sides.against(), against);
        });
        Map<String, Head> treated = new HashMap<>();
        heads.topics().forEach((topic, packed) -> treated.put(topic, Head.unpacked(packed)));
        return new IssueHeads(
                Head.unpack(heads.centre()),
                favor,
                against,
                treated,
                Optional.ofNullable(heads.named()).map(Head::unpacked),
                heads.ofPassages());
    }

    /** Returns the key of a language: {@code zh}, or {@code en} for all others. */
    public static String key(String language) {
        return Script.readsChinese(language) ? "zh" : "en";
    }

    private static void put(String claim, @Nullable String packed, Map<String, Head> heads) {
        if (packed != null) {
            heads.put(claim, Head.unpacked(packed));
        }
    }

    public boolean isEmpty() {
        return centre.length == 0;
    }

    public boolean knowsSides() {
        return !favor.isEmpty() || !against.isEmpty();
    }

    public Optional<Head> side(String claim, Stance stance) {
        return Optional.ofNullable((stance == Stance.FAVOR ? favor : against).get(claim));
    }

    public Optional<Head> treated(String topic) {
        return Optional.ofNullable(treated.get(topic));
    }
}
