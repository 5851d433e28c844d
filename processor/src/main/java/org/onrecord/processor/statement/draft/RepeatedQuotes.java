package org.onrecord.processor.statement.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.onrecord.events.Statement.Kind;

/** Dates a quotation whose words stand in a dated statement of the same document: a headline quotes the text below it. */
public final class RepeatedQuotes {
    private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final int SHORTEST = 40;
    private static final int LONGEST = 2000;

    private RepeatedQuotes() {}

    private record Dated(Draft draft, String stem) {}

    /** Dates drafts in place. */
    public static void add(String text, List<Draft> drafts) {
        List<Dated> dated = new ArrayList<>();
        for (Draft draft : drafts) {
            if (draft.date() != null && draft.kind() != Kind.INDIRECT && draft.kind() != Kind.DIRECT) {
                dated.add(new Dated(draft, stem(draft.span().of(text))));
            }
        }
        if (dated.isEmpty()) {
            return;
        }
        drafts.replaceAll(draft -> mayEcho(draft) ? echo(text, draft, dated) : draft);
    }

    private static boolean mayEcho(Draft draft) {
        int length = draft.span().end() - draft.span().start();
        return draft.date() == null && draft.kind() == Kind.DIRECT && length >= SHORTEST && length <= LONGEST;
    }

    private static Draft echo(String text, Draft draft, List<Dated> dated) {
        String words = stem(draft.span().of(text));
        for (Dated other : dated) {
            if (!other.draft().span().contains(draft.span()) && other.stem().contains(words)) {
                return draft.dated(other.draft().date());
            }
        }
        return draft;
    }

    private static String stem(String words) {
        return NO_LETTER.matcher(words).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
    }
}
