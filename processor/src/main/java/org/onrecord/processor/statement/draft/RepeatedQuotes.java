package org.onrecord.processor.statement.draft;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.onrecord.events.Statement.Kind;

/** Dating of quotations that repeat a dated statement of the same document: a headline quotes the text below it. */
public final class RepeatedQuotes {
    private static final Pattern MARKS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final int SHORTEST = 40;
    private static final int LONGEST = 2000;

    private RepeatedQuotes() {}

    private record Dated(Draft draft, String words) {}

    /** Dates the drafts in place. */
    public static void date(String text, List<Draft> drafts) {
        List<Dated> dated = drafts.stream()
                .filter(draft -> draft.date() != null && draft.kind() != Kind.INDIRECT && draft.kind() != Kind.DIRECT)
                .map(draft -> new Dated(draft, words(text, draft)))
                .toList();
        if (!dated.isEmpty()) {
            drafts.replaceAll(draft -> undatedQuote(draft) ? dated(text, draft, dated) : draft);
        }
    }

    private static boolean undatedQuote(Draft draft) {
        int length = draft.span().end() - draft.span().start();
        return draft.date() == null && draft.kind() == Kind.DIRECT && length >= SHORTEST && length <= LONGEST;
    }

    private static Draft dated(String text, Draft draft, List<Dated> dated) {
        String words = words(text, draft);
        return dated.stream()
                .filter(other -> !other.draft().span().contains(draft.span())
                        && other.words().contains(words))
                .findFirst()
                .map(other -> draft.withDate(other.draft().date()))
                .orElse(draft);
    }

    private static String words(String text, Draft draft) {
        return MARKS.matcher(draft.span().of(text)).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
    }
}
