package org.onrecord.dashboard.page;

import io.javalin.http.Context;
import java.util.Map;
import java.util.Objects;
import org.onrecord.events.words.ReaderLanguage;
import org.onrecord.events.words.Strings;

/** Sends pages that are all words and have no script of their own, in the frame of all pages. */
final class WordsFrame {
    private static final String BARE = PageFiles.text("files/bare.html");

    private final String address;
    private final PageTemplate template;
    private final Map<ReaderLanguage, String> html;

    /**
     * @param address of the pages as readers reach them, without a slash at its end
     * @param under path of the navigation entry to highlight; empty for none
     * @param same path to which the switch between issues leads
     */
    WordsFrame(String address, String under, String same) {
        this.address = address;
        template = new PageTemplate("words", under, same);
        html = template.html();
    }

    /** Sends a page that shows nothing of what is on record, for whoever may read nothing. */
    static void sendBare(Context context, Strings strings, String title, Html... body) {
        String heading = Html.escaped(strings.text(title));
        context.contentType("text/html; charset=utf-8")
                .header("Cache-Control", "no-store")
                .result(BARE.formatted(
                        strings.language().tag(),
                        heading,
                        heading,
                        Html.all(body).markup()));
    }

    void send(Context context, PageFrame frame, PageContent content) {
        String text = Objects.requireNonNull(html.get(frame.strings().language()), "every language");
        frame.tell(context);
        context.contentType("text/html; charset=utf-8")
                .result(frame.fill(
                        text,
                        template,
                        content.head(
                                address + context.path(), "", frame.strings().language()),
                        content.words(),
                        ""));
    }
}
