package org.onrecord.processor.statement.speaker;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.onrecord.events.Statement.Span;
import org.onrecord.processor.statement.text.WordList;

/** Finds whom a questioner addresses by title and name: "Thank you, Minister Quill.", "Mr. President, will it rain?". */
public final class Addressees {
    private static final Pattern ADDRESS = Pattern.compile(
            "(?:^|[,.!?…—–“\"] ?)(" + WordList.of("addressed-titles").alternatives()
                    + " \\p{Lu}[\\p{L}'’-]+(?: \\p{Lu}[\\p{L}'’-]+)?)(?=[,.?!]|$)");

    private Addressees() {}

    /** Returns the first person whom a question addresses, as spelled there. */
    public static Optional<String> in(String text, Span question) {
        Matcher matcher = ADDRESS.matcher(question.of(text));
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
