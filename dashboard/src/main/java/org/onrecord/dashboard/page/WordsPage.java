package org.onrecord.dashboard.page;

import io.javalin.http.Context;
import java.util.function.Function;
import org.onrecord.dashboard.ops.Problem;
import org.onrecord.dashboard.ops.RequestedLanguage;
import org.onrecord.events.words.ReaderLanguage;
import org.onrecord.events.words.Strings;

/**
 * The pages that are all words: the description of the API, and what is shown where there is nothing.
 *
 * @param description of the API, as a file in the OpenAPI format
 */
record WordsPage(Function<Context, PageFrame> frame, WordsFrame words, String description) {
    WordsPage(Function<Context, PageFrame> frame, String address, String description) {
        this(frame, new WordsFrame(address, "", "/"), description);
    }

    /** Sends the description of the API: a page to browsers, the file to other programs. */
    void describeApi(Context context) {
        String accept = context.header("Accept");
        if (accept == null || !accept.contains("text/html")) {
            sendDescription(context.header("Vary", "Accept"));
            return;
        }
        PageFrame shown = frame.apply(context);
        Strings strings = shown.strings();
        words.send(
                context,
                shown,
                PageContent.of(
                        strings.text("words.api"),
                        strings.text("words.api-more"),
                        Html.all(
                                Html.link("/openapi.yaml", strings.text("words.api-file")),
                                Html.words("pre", "en", description))));
        context.header("Vary", "Accept, Accept-Language, Cookie");
    }

    void sendDescription(Context context) {
        context.contentType("application/yaml; charset=utf-8").result(description);
    }

    /** Says to a reader in a browser who gave no token that reading needs one, and shows nothing of what is on record. */
    void askForToken(Context context) {
        Strings strings = Strings.of(RequestedLanguage.of(context));
        WordsFrame.sendBare(context, strings, "words.token", Html.element("p", strings.text("words.token-more")));
    }

    /** Says to a reader in a browser what went wrong, in place of the problem that a program gets. */
    void explain(Context context) {
        String detail = context.attribute(Problem.DETAIL);
        if (detail == null || context.path().startsWith("/api/")) {
            return;
        }
        boolean isMissing = context.statusCode() == 404;
        PageFrame shown = frame.apply(context);
        Strings strings = shown.strings();
        // Problems are in English; of a missing page another language says as much.
        boolean english = !isMissing || strings.language() == ReaderLanguage.EN;
        String missing = strings.text("words.not-here").replace("{path}", context.path());
        words.send(
                context,
                shown,
                PageContent.of(
                        strings.text(isMissing ? "words.missing" : "words.refused"),
                        strings.text(isMissing ? "words.missing-more" : "words.refused-more"),
                        Html.all(
                                Html.words(
                                        "p", english ? "en" : strings.language().tag(), english ? detail : missing),
                                Html.element("p", Html.link("/", strings.text("nav.positions"))),
                                Html.element("p", Html.link("/statements", strings.text("nav.statements"))))));
    }
}
