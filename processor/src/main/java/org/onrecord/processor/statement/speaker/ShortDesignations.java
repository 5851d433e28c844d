package org.onrecord.processor.statement.speaker;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onrecord.processor.statement.draft.SpeakerMention;
import org.onrecord.processor.statement.text.PatternFile;
import org.onrecord.processor.statement.text.SortedByOffset;
import org.onrecord.processor.statement.text.Word;
import org.onrecord.processor.statement.text.WordList;
import org.onrecord.processor.statement.text.Words;

/**
 * Resolves short designations such as "the ministry", "the spokesperson" and 该发言人 to the institutions and spokespersons that the document
 * names in full.
 */
public final class ShortDesignations {
    private static final PatternFile PATTERNS = new PatternFile("common", "speakers");
    private static final WordList SPOKES = WordList.of("spokespersons");
    private static final WordList BODIES = WordList.of("bodies");
    private static final WordList BEFORE = WordList.of("before-body");
    private static final WordList LINKS = WordList.of("body-links");
    private static final WordList INSIDE = WordList.of("inside-body");
    private static final WordList SHORT_ZH = WordList.of("short-spokespersons");
    private static final int LOOK = 120_000;

    private final String text;
    private final @Nullable ShortDesignations title;
    private @Nullable Words words;
    private final Map<Set<String>, List<Named>> found = new HashMap<>();

    private final Map<Set<String>, List<Named>> ofBodies = new HashMap<>();

    private record Named(int start, String phrase) {}

    /** Creates a reader of a document that also knows who is named in its title. */
    public ShortDesignations(String title, String text) {
        this.text = text.substring(0, Math.min(LOOK, text.length()));
        this.title = title.isBlank() ? null : new ShortDesignations("", title);
    }

    /**
     * Returns the speaker under its full designation, or unchanged if its designation is not short.
     *
     * @param at the offset of the statement
     */
    public SpeakerMention full(SpeakerMention speaker, int at) {
        String name = speaker.name();
        if (name == null || speaker.questioner() || speaker.organisation() != null) {
            return speaker;
        }
        SpeakerMention full = fuller(speaker, name, at);
        return full.equals(speaker) && title != null ? title.fuller(speaker, name, 0) : full;
    }

    private SpeakerMention fuller(SpeakerMention speaker, String name, int at) {
        if (SHORT_ZH.has(name)) {
            return nearest(found.computeIfAbsent(SHORT_ZH.terms(), unused -> findChinese()), at)
                    .map(SpeakerMention::named)
                    .orElse(speaker);
        }
        String head = head(name);
        if (SPOKES.has(head)) {
            Set<String> body = Word.split(name).stream()
                    .map(Word::lower)
                    .filter(BODIES::has)
                    .collect(Collectors.toSet());
            return spokesperson(body, at)
                    .map(SpeakerMention::named)
                    .or(() -> body(body.isEmpty() ? BODIES.terms() : body, at)
                            .map(found -> new SpeakerMention(of(head, name, found), null, found, false)))
                    .orElse(speaker);
        }
        return BODIES.has(head)
                ? body(Set.of(head), at).map(SpeakerMention::named).orElse(speaker)
                : speaker;
    }

    /** Returns "spokesperson of the Ministry of Tides", or the name as it is where an article of another language belongs before the body. */
    private static String of(String head, String name, String body) {
        if (!head.startsWith("spokes")) {
            return name;
        }
        String plain = PATTERNS.matcher("the", body).replaceFirst("");
        return head + (plain.contains("'s ") || plain.contains("’s ") ? " of " : " of the ") + plain;
    }

    private Optional<String> spokesperson(Set<String> bodies, int at) {
        List<Named> all = found.computeIfAbsent(SPOKES.terms(), this::find);
        return nearest(bodies.isEmpty() ? all : ofBodies.computeIfAbsent(bodies, nouns -> ofBodies(all, nouns)), at);
    }

    private static List<Named> ofBodies(List<Named> all, Set<String> nouns) {
        return all.stream()
                .filter(named -> Word.split(named.phrase()).stream().anyMatch(word -> nouns.contains(word.lower())))
                .toList();
    }

    /** Returns the only noun of a short designation, or an empty string. */
    private static String head(String name) {
        Words parts = Word.split(name);
        int from = !parts.isEmpty() && BEFORE.has(parts.getFirst().lower()) ? 1 : 0;
        int to = from + 1;
        // "a spokesperson with the ministry"
        if (to < parts.size() && LINKS.has(parts.lower(to))) {
            boolean common = parts.subList(to, parts.size()).stream().noneMatch(Word::capitalised);
            return common && SPOKES.has(parts.lower(from)) ? parts.lower(from) : "";
        }
        // "the ministry spokesperson"
        if (parts.size() == to + 1 && BODIES.has(parts.lower(from)) && SPOKES.has(parts.lower(to))) {
            return parts.lower(to);
        }
        return parts.size() == to ? parts.lower(from) : "";
    }

    /** Returns the spokesperson of an institution named last before the offset, else first after it. */
    public Optional<String> spokesperson(int at) {
        return body(SPOKES.terms(), at);
    }

    /** Returns the institution with one of the head nouns named in full last before the offset, else first after it. */
    private Optional<String> body(Set<String> heads, int at) {
        return nearest(found.computeIfAbsent(heads, this::find), at);
    }

    private List<Named> find(Set<String> heads) {
        List<Named> named = new ArrayList<>();
        Words all = words();
        for (int i = 0; i < all.size(); i++) {
            if (heads.contains(all.lower(i))) {
                int from = institutionBefore(i);
                boolean linked = i + 2 < all.size() && beside(i) && linked(i);
                int to = linked ? institutionBehind(i + 2) : i + 1;
                boolean shortly = from == i - 1 && to <= i + 2 && !all.capital(from) && BODIES.has(all.lower(from));
                if (!shortly && (from < i || to > i + 2)) {
                    String phrase = all.phrase(from, Math.max(to, i + 1)).replace('\n', ' ');
                    named.add(new Named(all.get(from).start(), phrase));
                }
            }
        }
        return named;
    }

    /** Returns true for "Ministry of ..." and "spokesperson for ...". */
    private boolean linked(int i) {
        Word head = words().get(i);
        String link = words().lower(i + 1);
        return SPOKES.has(head.lower())
                ? LINKS.has(link)
                : head.capitalised() && (link.equals("of") || link.equals("de"));
    }

    private List<Named> findChinese() {
        return PATTERNS.matcher("spokes-zh", text)
                .results()
                .map(found -> new Named(found.start(), ChineseNames.role(text, found.start(), found.end())))
                .filter(named -> !SHORT_ZH.has(named.phrase()))
                .toList();
    }

    /** Returns the last designation before the offset, else the first. */
    private static Optional<String> nearest(List<Named> named, int at) {
        int before = SortedByOffset.countBefore(named, Named::start, at);
        return named.isEmpty()
                ? Optional.empty()
                : Optional.of(named.get(Math.max(0, before - 1)).phrase());
    }

    /** Returns the first word of an institution's name before a noun, or the noun itself: "China's commerce ministry". */
    private int institutionBefore(int i) {
        int from = i;
        while (from > 0 && i - from < 8 && beside(from - 1) && ofInstitution(from - 1, from)) {
            from--;
        }
        while (from < i && INSIDE.has(words().lower(from))) {
            from++;
        }
        return from;
    }

    private boolean ofInstitution(int i, int next) {
        Word word = words().get(i);
        boolean link = INSIDE.has(word.lower())
                && words().capital(next)
                && !word.lower().equals("on");
        return link && i > 0 && words().capital(i - 1)
                || names(word)
                || NameWords.institution(word) && !word.lower().equals("press");
    }

    /** Returns the end of the institution's name that starts at a word. */
    private int institutionBehind(int from) {
        Words all = words();
        int end = all.end(from, 12, this::beside, i -> names(all.get(i)) || INSIDE.has(all.lower(i)));
        while (end > from && !names(all.get(end - 1))) {
            end--;
        }
        return end;
    }

    private static boolean names(Word word) {
        return word.capitalised() && !NameWords.never(word);
    }

    /** Returns true if a single space separates a word from the next. */
    private boolean beside(int i) {
        return i + 1 < words().size()
                && words().get(i).adjacentTo(words().get(i + 1))
                && Character.isWhitespace(text.charAt(words().get(i).end()));
    }

    private Words words() {
        Words known = words;
        if (known == null) {
            known = Word.split(text);
            words = known;
        }
        return known;
    }
}
