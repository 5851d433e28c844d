package org.onrecord.dashboard.page;

import io.javalin.http.Context;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.onrecord.dashboard.ops.Problem;
import org.onrecord.dashboard.ops.ReaderLanguage;

/** The pages that are all words: the description of the API, and what is shown where there is nothing. */
final class WordsPage {
    private static final PageTemplate TEMPLATE = new PageTemplate("words", "", "/");

    private final Function<Context, PageFrame> frame;
    private final String address;
    private final String description;
    private final Map<ReaderLanguage, String> html = TEMPLATE.html();

    /** @param description of the API, as a file in the OpenAPI format */
    WordsPage(Function<Context, PageFrame> frame, String address, String description) {
        this.frame = frame;
        this.address = address;
        this.description = description;
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
        send(
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

    /** Says to a reader in a browser that there is nothing, in place of the problem that a program gets. */
    void sayMissing(Context context) {
        String detail = context.attribute(Problem.DETAIL);
        if (detail == null || context.path().startsWith("/api/")) {
            return;
        }
        PageFrame shown = frame.apply(context);
        Strings strings = shown.strings();
        send(
                context,
                shown,
                PageContent.of(
                        strings.text("words.missing"),
                        strings.text("words.missing-more"),
                        Html.all(
                                Html.words("p", "en", detail),
                                Html.element("p", Html.link("/", strings.text("nav.positions"))),
                                Html.element("p", Html.link("/statements", strings.text("nav.statements"))))));
    }

    private void send(Context context, PageFrame shown, PageContent content) {
        String text = Objects.requireNonNull(html.get(shown.strings().language()), "every language");
        shown.tell(context);
        context.contentType("text/html; charset=utf-8")
                .result(shown.fill(text, TEMPLATE, content.head(address + context.path(), ""), content.words(), ""));
    }
}
