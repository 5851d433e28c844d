package org.onrecord.processor.statement.release;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.onrecord.events.Statement.Kind;
import org.onrecord.events.Statement.Span;
import org.onrecord.processor.statement.draft.Draft;
import org.onrecord.processor.statement.text.ParagraphSplitter;
import org.onrecord.processor.statement.text.PatternFile;
import org.onrecord.processor.statement.text.SentenceSplitter;
import org.onrecord.processor.statement.text.SpanSet;

/**
 * Cuts own texts that are longer than a reader takes for one statement: before the last heading that leaves a part short enough, else
 * between paragraphs, else between sentences, and inside somebody's words only where these are too long themselves. A long page of quotations of many people is left out.
 */
public record LongOwnTexts(String text, List<Draft> drafts, ToIntFunction<Span> length) {
    private static final int LONGEST = 5_000;

    /** A heading nearer to the start of a part does not end it. */
    private static final int SHORTEST = LONGEST / 3;

    /** A text that is hardly too long stays whole but for its end. */
    private static final int HARDLY = LONGEST * 5 / 4;

    private static final int MANY = 5;
    private static final double MOSTLY = 0.8;
    private static final int LONGEST_HEADING = 140;
    private static final Pattern SECTION = new PatternFile("common", "text-ends").pattern("section");

    /**
     * Returns the drafts with the long own texts cut.
     *
     * @param length of a span in the text as given, which may have longer markup
     */
    public static List<Draft> cut(String text, List<Draft> drafts, ToIntFunction<Span> length) {
        LongOwnTexts texts = new LongOwnTexts(text, drafts, length);
        List<Draft> cut = new ArrayList<>();
        for (Draft draft : drafts) {
            if (draft.kind() != Kind.OWN_TEXT || length.applyAsInt(draft.span()) <= LONGEST) {
                cut.add(draft);
            } else if (!texts.quotesOthers(draft)) {
                texts.parts(draft.span()).forEach(part -> cut.add(draft.withSpan(part)));
            }
        }
        return cut;
    }

    /** Returns true for a page of quotations of many people, which is no statement of whoever collects them. */
    private boolean quotesOthers(Draft page) {
        Map<String, Integer> quoted = drafts.stream()
                .filter(draft -> draft.kind() == Kind.DIRECT && page.span().contains(draft.span()))
                .filter(draft -> !draft.speaker().all().equals(page.speaker().all()))
                .collect(Collectors.groupingBy(
                        draft -> draft.speaker().all(),
                        Collectors.summingInt(
                                draft -> draft.span().end() - draft.span().start())));
        int words = quoted.values().stream().mapToInt(Integer::intValue).sum();
        return quoted.size() >= MANY
                && words > MOSTLY * (page.span().end() - page.span().start());
    }

    /** A place where a part may begin: before a sentence, a paragraph or a heading, the last best. */
    private record Border(int at, int rank) {}

    private List<Span> parts(Span whole) {
        List<Border> borders = borders(whole);
        int shortest = length.applyAsInt(whole) <= HARDLY ? LONGEST * 2 / 3 : SHORTEST;
        List<Span> parts = new ArrayList<>();
        int from = whole.start();
        int next = 0;
        while (length.applyAsInt(new Span(from, whole.end())) > LONGEST) {
            Border best = null;
            while (next < borders.size()) {
                Border border = borders.get(next);
                int size = border.at() > from ? length.applyAsInt(new Span(from, border.at())) : 0;
                if (size > LONGEST && best != null) {
                    break;
                }
                if (size > 0
                        && (best == null
                                || border.rank() >= best.rank()
                                || length.applyAsInt(new Span(from, best.at())) < shortest)) {
                    best = border;
                }
                next++;
            }
            if (best == null) {
                break;
            }
            parts.add(ParagraphSplitter.trim(text, from, best.at()));
            from = best.at();
            next = borders.indexOf(best) + 1;
        }
        parts.add(ParagraphSplitter.trim(text, from, whole.end()));
        return parts;
    }

    /** Returns the borders inside an own text in order; those inside other statements are bad, and those inside a long sentence are the worst. */
    private List<Border> borders(Span whole) {
        SpanSet others = new SpanSet();
        drafts.stream()
                .filter(draft -> draft.kind() != Kind.OWN_TEXT)
                .map(Draft::span)
                .sorted(Comparator.comparingInt(Span::start))
                .forEach(others::add);
        List<Border> borders = new ArrayList<>();
        boolean headed = false;
        for (Span line : ParagraphSplitter.lines(whole.of(text))) {
            Span paragraph = new Span(whole.start() + line.start(), whole.start() + line.end());
            String words = paragraph.of(text);
            boolean heading = words.length() <= LONGEST_HEADING && !ParagraphSplitter.closed(words)
                    || SECTION.matcher(words).lookingAt();
            // What follows a heading belongs to it.
            int rank = headed ? 0 : heading ? 2 : 1;
            headed = heading && words.length() <= LONGEST_HEADING;
            for (Span sentence : SentenceSplitter.split(text, paragraph)) {
                int at = sentence.start();
                boolean inside =
                        at > 0 && others.overlaps(new Span(at - 1, at)) && others.overlaps(new Span(at, at + 1));
                borders.add(new Border(at, inside ? -1 : at == paragraph.start() ? rank : 0));
                // A list of tariff numbers may be one sentence of pages.
                int comma = sentence.end() - at > LONGEST ? text.indexOf(", ", at) : -1;
                while (comma >= 0 && comma < sentence.end()) {
                    borders.add(new Border(comma + 2, -2));
                    comma = text.indexOf(", ", comma + 2);
                }
            }
        }
        borders.removeIf(border -> border.at() <= whole.start());
        return borders;
    }
}
