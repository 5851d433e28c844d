package org.onrecord.processor.statement.occasion;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Document;
import org.onrecord.events.Statement.Kind;
import org.onrecord.events.Statement.Span;
import org.onrecord.processor.limit.ReadingBudget;
import org.onrecord.processor.statement.draft.Draft;
import org.onrecord.processor.statement.draft.StatementTree;
import org.onrecord.processor.statement.language.OccasionReader;
import org.onrecord.processor.statement.release.LeadIns;
import org.onrecord.processor.statement.text.ParagraphSplitter;
import org.onrecord.processor.statement.text.PatternFile;
import org.onrecord.processor.statement.text.SentenceSplitter;
import org.onrecord.processor.statement.text.SortedByOffset;

/**
 * Finder of the event at which each statement was made, in the document's own words: "regular press conference", "interview with
 * Newsweek", 例行记者会.
 *
 * <p>Quotations and reports take the event from their own sentence, or from the one before if theirs refers back to it ("there"). Turns and
 * own texts take it from the nearest paragraph that introduces them, or else from the title. A statement has no occasion if the event is
 * only mentioned, still to come, or uncertain: no occasion is better than a wrong one.
 */
public final class OccasionFinder {
    private static final PatternFile PATTERNS = new PatternFile("common", "text-kinds");
    /** How many characters around a statement are read; a paragraph may be one sentence of megabytes. */
    private static final int REACH = 400;
    /** How many statements on each side are masked. */
    private static final int BESIDE = 12;

    private final String text;
    private final List<StatementTree.Nested> statements;
    private final OccasionReader words;
    private final List<Span> paragraphs;
    private final Map<Integer, List<Span>> sentences = new HashMap<>();

    private OccasionFinder(String text, OccasionReader words, List<StatementTree.Nested> statements) {
        this.text = text;
        this.statements = statements;
        this.words = words;
        this.paragraphs = ParagraphSplitter.lines(text);
    }

    /**
     * Returns the occasion of each statement, or null, in the order of the statements.
     *
     * @param given the original document, from which the occasions are quoted
     * @param copy its normalized text, of the same length
     */
    public static List<@Nullable String> of(
            Document given, String copy, OccasionReader words, List<StatementTree.Nested> statements) {
        List<@Nullable String> occasions = new ArrayList<>();
        if (!statements.isEmpty()) {
            new OccasionFinder(copy, words, statements).read(given, occasions);
        }
        return occasions;
    }

    private void read(Document given, List<@Nullable String> occasions) {
        String title = given.title();
        String titled = PATTERNS.in("about", title)
                ? null
                : words.titled(title).map(span -> span.of(title)).orElse(null);
        String current = titled;
        boolean spoken = PATTERNS.in("spoken", title);
        int paragraph = 0;
        int reached = 0;
        for (int i = 0; i < statements.size(); i++) {
            ReadingBudget.step();
            Draft draft = statements.get(i).draft();
            boolean inner = statements.get(i).within() >= 0;
            if (!inner) {
                while (paragraph < paragraphs.size()
                        && paragraphs.get(paragraph).end() <= draft.span().start()) {
                    Span span = paragraphs.get(paragraph);
                    if (span.start() >= reached) {
                        Introduced introduced = introduced(span);
                        current = introduced.elsewhere() ? null : introduced.or(current, given.text());
                        spoken = introduced.spoken() || spoken && !introduced.elsewhere();
                    }
                    paragraph++;
                }
                reached = draft.span().end();
            }
            String own = switch (draft.kind()) {
                case DIRECT, INDIRECT ->
                    said(i).map(span -> span.of(given.text())).orElse(null);
                case TURN, QUESTION -> inner ? null : current;
                case OWN_TEXT -> inner || !spoken ? null : current;
                case COMMENT -> null;
            };
            occasions.add(own);
        }
        questions(occasions);
    }

    /** Gives each question the occasion of the next turn. */
    private void questions(List<@Nullable String> occasions) {
        String answer = null;
        for (int i = statements.size() - 1; i >= 0; i--) {
            Kind kind = statements.get(i).draft().kind();
            if (kind == Kind.TURN && statements.get(i).within() < 0) {
                answer = occasions.get(i);
            } else if (kind == Kind.QUESTION && answer != null) {
                occasions.set(i, answer);
            }
        }
    }

    /**
     * The introduction in a paragraph outside all statements.
     *
     * @param elsewhere true if it introduces a text of another kind, such as a post or a release
     * @param spoken true if it introduces a speech
     */
    private record Introduced(@Nullable Span event, boolean elsewhere, boolean spoken) {
        @Nullable
        String or(@Nullable String other, String text) {
            return event == null ? other : event.of(text);
        }
    }

    private Introduced introduced(Span span) {
        Span head = new Span(span.start(), Math.min(span.end(), span.start() + 2 * REACH));
        String paragraph = head.of(text);
        boolean about = PATTERNS.in("about", paragraph);
        Span event = SentenceSplitter.split(text, head).stream()
                .flatMap(sentence ->
                        words.told(sentence.of(text)).map(found -> shifted(found, sentence.start())).stream())
                .findFirst()
                .orElse(null);
        boolean elsewhere = event == null && (about || LeadIns.posted(paragraph) || LeadIns.header(paragraph));
        boolean spoken = event != null && paragraph.endsWith(":") || PATTERNS.in("spoken", paragraph);
        return new Introduced(event, elsewhere, !about && spoken);
    }

    private Optional<Span> said(int at) {
        Span span = statements.get(at).span();
        int holding = last(paragraphs, span.start());
        List<Span> all =
                sentences.computeIfAbsent(holding, unused -> SentenceSplitter.split(text, paragraphs.get(holding)));
        int own = last(all, span.start());
        int from = Math.max(all.get(own).start(), span.start() - REACH);
        if (holding > 0
                && from >= span.start() - 1
                && text.charAt(paragraphs.get(holding - 1).end() - 1) == ':') {
            Span lead = paragraphs.get(holding - 1);
            from = Math.max(lead.start(), span.start() - REACH);
        }
        int to = Math.min(
                all.get(last(all, Math.max(span.start(), span.end() - 1))).end(), span.end() + REACH);
        int outer = statements.get(at).within();
        if (outer >= 0) {
            Span bounds = statements.get(outer).span();
            from = Math.max(from, bounds.start());
            to = Math.min(to, bounds.end());
        }
        int shift = Math.min(from, span.start());
        String leading = masked(at, shift, span.start());
        Optional<Span> found = words.said(leading)
                .filter(each -> !PATTERNS.matcher("written", leading)
                        .region(each.end(), leading.length())
                        .find())
                .map(each -> shifted(each, shift));
        if (found.isEmpty() && to > span.end()) {
            String after = masked(at, span.end(), to);
            found = words.said(after).map(each -> shifted(each, span.end()));
        }
        boolean back = found.isEmpty() && own > 0 && outer < 0 && words.pointsBack(leading);
        if (back) {
            Span previous = all.get(own - 1);
            int start = Math.max(previous.start(), previous.end() - REACH);
            String before = masked(at, start, previous.end());
            found = words.told(before).or(() -> words.said(before)).map(each -> shifted(each, start));
        }
        return found;
    }

    /** Returns the index of the last stretch that begins at or before a place. */
    private static int last(List<Span> stretches, int place) {
        return Math.max(0, SortedByOffset.countBefore(stretches, Span::start, place + 1) - 1);
    }

    /** Returns a stretch of the text with the other statements replaced by quotation marks, so that offsets stay valid. */
    private String masked(int at, int from, int to) {
        StringBuilder part = new StringBuilder(text.substring(from, to));
        for (int i = Math.max(0, at - BESIDE); i < Math.min(statements.size(), at + BESIDE); i++) {
            Span other = statements.get(i).span();
            if (i != at && !other.contains(statements.get(at).span())) {
                for (int k = Math.max(from, other.start()); k < Math.min(to, other.end()); k++) {
                    part.setCharAt(k - from, '"');
                }
            }
        }
        return part.toString();
    }

    private static Span shifted(Span span, int by) {
        return new Span(span.start() + by, span.end() + by);
    }
}
