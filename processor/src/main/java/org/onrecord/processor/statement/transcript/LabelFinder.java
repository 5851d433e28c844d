package org.onrecord.processor.statement.transcript;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.onrecord.events.Statement.Span;
import org.onrecord.processor.limit.ReadingBudget;
import org.onrecord.processor.statement.draft.TurnLabel;
import org.onrecord.processor.statement.release.LeadSentences;
import org.onrecord.processor.statement.release.ReleaseAuthor;
import org.onrecord.processor.statement.report.ReadingState;
import org.onrecord.processor.statement.speaker.IntroducedPersons;
import org.onrecord.processor.statement.speaker.NameWords;
import org.onrecord.processor.statement.text.Capitals;
import org.onrecord.processor.statement.text.ChineseScript;
import org.onrecord.processor.statement.text.ParagraphSplitter;
import org.onrecord.processor.statement.text.PatternFile;
import org.onrecord.processor.statement.text.QuoteMarks;
import org.onrecord.processor.statement.text.Skip;
import org.onrecord.processor.statement.text.Word;
import org.onrecord.processor.statement.text.Words;

/**
 * Finder of transcript labels. A colon alone is not enough: labels name somebody, they recur, and they alternate with others. What does so
 * is a label however it is spelled, since its words belong to somebody else.
 */
public final class LabelFinder {
    private static final PatternFile PATTERNS = new PatternFile("common", "labels");
    /** A single label counts only in this many first paragraphs. */
    private static final int HEAD = 10;
    /** The most labels that are looked up in the whole text. No transcript has more. */
    private static final int MOST_LOOKED_UP = 400;

    /** The most speakers of a conversation of whom each speaks once. */
    private static final int MOST_ALONE = 5;

    private final String text;
    private final List<Span> paragraphs;
    private final IntroducedPersons persons;
    private final LabelCandidates reader;
    private final boolean own;
    private final boolean transcribed;

    private final Map<String, Integer> counts = new HashMap<>();
    private final Map<String, Boolean> known = new HashMap<>();
    private final Set<TurnLabel> asking = new HashSet<>();
    private Set<String> alternating = Set.of();

    public LabelFinder(ReadingState reading) {
        this.text = reading.text();
        this.paragraphs = reading.paragraphs();
        this.persons = reading.persons();
        this.reader = new LabelCandidates(text);
        this.transcribed = OpeningTurn.transcribed(reading.document());
        this.own = !paragraphs.isEmpty()
                && !transcribed
                && !LeadSentences.heads(reading.document(), paragraphs)
                && ReleaseAuthor.isOwnText(reading.speakers(), paragraphs, false);
    }

    /** Returns the labels in order; none if the document is not a transcript. */
    public List<TurnLabel> find() {
        List<TurnLabel> labels = labels();
        return own && list(labels) ? List.of() : labels;
    }

    /**
     * Returns true for what a fact sheet, a table or a list of an institution has before colons or alone on lines: each once, and many or
     * nobody's name. Whoever addresses "Mr. Speaker:" is not that speaker.
     */
    private boolean list(List<TurnLabel> labels) {
        long different = labels.stream().map(TurnLabel::key).distinct().count();
        return different * 10 >= labels.size() * 9L
                && labels.stream().noneMatch(label -> LabelKinds.question(label.text()))
                && (labels.size() > MOST_ALONE
                        || labels.stream()
                                .allMatch(label -> PATTERNS.matcher("address", label.text())
                                        .matches())
                        || labels.stream()
                                .noneMatch(label -> known(label)
                                        || Capitals.shouted(label.text()) && LabelNames.office(label.text())));
    }

    private List<TurnLabel> labels() {
        List<TurnLabel> lines = new NameLineFinder(text, paragraphs, persons, transcribed).find();
        if (!lines.isEmpty()) {
            return lines;
        }
        List<TurnLabel> candidates = new ArrayList<>();
        for (int i = 0; i < paragraphs.size(); i++) {
            reader.of(paragraphs.get(i), i).ifPresent(candidates::add);
        }
        asking(candidates);
        candidates.forEach(label -> counts.merge(label.key(), 1, Integer::sum));
        candidates.removeIf(label -> reader.record(label) && !again(label));
        candidates.removeIf(label -> candidates.size() == 1 && headline(label));
        alternating = alternating(candidates);
        List<TurnLabel> found = decide(candidates);
        if (own && alternating.isEmpty() && found.stream().filter(this::quotes).count() * 2 > found.size()) {
            return List.of();
        }
        return found.isEmpty() ? new LoneNames(text, paragraphs, persons).find() : found;
    }

    /** Returns true for a Chinese headline that tells who speaks: a name and words without a final mark. */
    private boolean headline(TurnLabel label) {
        String words = paragraphs.get(label.paragraph()).of(text);
        return ChineseScript.has(label.text().charAt(0))
                && persons.actors().knowsPerson(label.text())
                && label.span().end() < paragraphs.get(label.paragraph()).end()
                && !ParagraphSplitter.closed(words);
    }

    /** Returns true for a name before a quotation, as in a release that lists what others say. */
    private boolean quotes(TurnLabel label) {
        int at = Skip.over(text, label.span().end(), text.length(), Character::isWhitespace);
        return at < text.length() && QuoteMarks.isMark(text.charAt(at));
    }

    private List<TurnLabel> decide(List<TurnLabel> candidates) {
        List<TurnLabel> strong = candidates.stream()
                .filter(label -> !LabelKinds.nobody(label.text()))
                .toList();
        boolean several = strong.size() > 1;
        boolean exchange = exchange(strong);
        long shouted = strong.stream()
                .filter(label -> Capitals.shouted(label.text()) && (again(label) || known(label)))
                .count();
        long named = strong.stream()
                .filter(label -> again(label) || known(label))
                .filter(label -> label.text().length() > 2)
                .count();
        boolean inCapitals = shouted >= 2 && shouted * 5 >= named * 4;
        boolean office =
                strong.stream().anyMatch(label -> Capitals.shouted(label.text()) && LabelNames.office(label.text()));
        List<TurnLabel> found = new ArrayList<>();
        for (int i = 0; i < candidates.size(); i++) {
            TurnLabel label = candidates.get(i);
            boolean accepted = LabelKinds.nobody(label.text())
                    ? exchange && medium(label)
                    : timed(label)
                            || accepts(
                                    label,
                                    exchange || Capitals.shouted(label.text()) && office,
                                    several,
                                    inCapitals || office)
                            || exchange && !inCapitals && between(candidates, i);
            if (accepted) {
                found.add(label);
            }
        }
        return found;
    }

    /**
     * Returns true if people talk to one another: somebody asks, or one who is known by name or office speaks in turn with others. In an
     * institution's own text two known names are not enough, since its headings and lists have colons as well.
     */
    private boolean exchange(List<TurnLabel> strong) {
        if (strong.stream().anyMatch(label -> LabelKinds.question(label.text()) || LabelKinds.media(label.text()))) {
            return true;
        }
        boolean named = strong.stream().anyMatch(this::known);
        boolean asked = alternating.size() > 1 && strong.stream().anyMatch(asking::contains);
        boolean inTurn = alternating.size() > 1
                && strong.stream().anyMatch(label -> alternating.contains(label.key()) && known(label));
        boolean persons = alternating.size() > 1
                && strong.stream()
                        .filter(label -> alternating.contains(label.key()))
                        .allMatch(label -> LabelNames.person(label.text()));
        return named && (asked || inTurn || answers(strong) || !own && strong.size() > 1) || asked && persons;
    }

    /** Returns true if somebody known speaks after a label that asks. */
    private boolean answers(List<TurnLabel> strong) {
        return IntStream.range(1, strong.size())
                .anyMatch(i -> asking.contains(strong.get(i - 1))
                        && known(strong.get(i))
                        && !strong.get(i).key().equals(strong.get(i - 1).key()));
    }

    private boolean accepts(TurnLabel label, boolean exchange, boolean several, boolean inCapitals) {
        boolean again = again(label);
        boolean initials = again
                && label.text().length() == 2
                && label.text().equals(label.text().toUpperCase(Locale.ROOT));
        boolean shouted = Capitals.shouted(label.text()) || initials;
        if (shouted && !again && !inCapitals && heading(label.text())) {
            return false;
        }
        if (known(label) || shouted && exchange) {
            return exchange || several || label.paragraph() < HEAD;
        }
        // In a transcript whose labels are in capitals, other words before a colon are part of the speech.
        boolean name = LabelNames.person(label.text()) || persons.knows(label.text());
        boolean alternates = again && alternating.contains(label.key()) && (!inCapitals || name);
        return exchange && (alternates || !inCapitals && once(label, name));
    }

    /** Returns true for a label that does not recur but names a person, or whose words ask. */
    private boolean once(TurnLabel label, boolean name) {
        boolean chinese = ChineseScript.has(label.text().charAt(0));
        return name
                || asking.contains(label) && LabelNames.like(label.text())
                || chinese && label.text().length() <= 4;
    }

    /** Returns true for a name and the time at which its words begin, for which the normalized text has spaces. */
    private boolean timed(TurnLabel label) {
        int end = label.span().end();
        return text.startsWith("     ", end) && end + 6 < text.length() && text.charAt(end - 1) == ':';
    }

    /** Returns true for a name between two turns of one speaker who answers others: it has several words, or they ask. */
    private boolean between(List<TurnLabel> candidates, int i) {
        if (i == 0
                || i + 1 >= candidates.size()
                || !LabelNames.like(candidates.get(i).text())) {
            return false;
        }
        TurnLabel before = candidates.get(i - 1);
        TurnLabel next = candidates.get(i + 1);
        Words words = Word.split(candidates.get(i).text());
        boolean name = words.size() >= 2 && words.size() <= 5;
        String said = text.substring(candidates.get(i).span().end(), next.span().start());
        return before.key().equals(next.key())
                && !before.key().equals(candidates.get(i).key())
                && known(before)
                && (name || said.indexOf('?') >= 0 || said.indexOf('？') >= 0);
    }

    /** Returns true for a word that usually names nobody, "TIME", but recurs in alternation with others and asks. */
    private boolean medium(TurnLabel label) {
        return alternating.contains(label.key())
                && asking.stream().anyMatch(other -> other.key().equals(label.key()))
                && LabelNames.like(label.text());
    }

    private boolean again(TurnLabel label) {
        return counts.getOrDefault(label.key(), 0) > 1;
    }

    /** Adds the labels whose words end with a question to those that ask. */
    private void asking(List<TurnLabel> candidates) {
        for (int i = 0; i < candidates.size(); i++) {
            int start = candidates.get(i).span().end();
            int end = i + 1 < candidates.size() ? candidates.get(i + 1).span().start() : text.length();
            if (LabelKinds.asks(text.substring(start, Math.max(start, end)))) {
                asking.add(candidates.get(i));
            }
        }
    }

    /** Returns the keys of the labels that recur with other recurring or known labels in between. */
    private Set<String> alternating(List<TurnLabel> candidates) {
        List<TurnLabel> firm = candidates.stream()
                .filter(label -> again(label) || !LabelKinds.nobody(label.text()) && known(label))
                .toList();
        Set<String> keys = new HashSet<>();
        Map<String, Integer> last = new HashMap<>();
        for (int i = 0; i < firm.size(); i++) {
            Integer before = last.put(firm.get(i).key(), i);
            if (before != null && before < i - 1) {
                keys.add(firm.get(i).key());
            }
        }
        return keys;
    }

    /** Returns true if the label marks a question or answer, or names a medium, an office, or an introduced person. */
    private boolean known(TurnLabel label) {
        return known.computeIfAbsent(label.key(), unused -> known(label.text()));
    }

    private boolean known(String words) {
        ReadingBudget.step();
        if (LabelKinds.unknown(words)
                || LabelKinds.question(words)
                || LabelKinds.answer(words)
                || LabelKinds.media(words)
                || LabelKinds.host(words)
                || LabelNames.titled(words)) {
            return true;
        }
        Words all = Word.split(words);
        String name = NameWords.withoutTitle(words);
        return persons.person(name).isPresent()
                || all.size() >= 2 && persons.actors().knows(name)
                || ChineseScript.has(words.charAt(0)) && persons.actors().knowsPerson(words)
                || counts.getOrDefault(TurnLabel.key(words), 0) == 1
                        && known.size() < MOST_LOOKED_UP
                        && all.size() == 2
                        && LabelNames.person(words)
                        && persons.mentionsAgain(words);
    }

    /** Returns true for words in capitals that name nobody, as in fact sheets: "OPENING THE HARBOUR". */
    private boolean heading(String label) {
        Words words = Word.split(Capitals.cased(label));
        return !LabelKinds.official(label)
                && !LabelNames.titled(Capitals.cased(label))
                && !LabelKinds.question(label)
                && !LabelKinds.media(label)
                && persons.person(label).isEmpty()
                && (words.size() > 5 || words.stream().anyMatch(word -> !NameWords.is(word)));
    }
}
