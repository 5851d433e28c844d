package org.onrecord.dashboard.page;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.onrecord.dashboard.ops.Problem;
import org.onrecord.dashboard.subscribe.Signup;
import org.onrecord.dashboard.subscribe.SubscriptionDesk;
import org.onrecord.events.Rule;
import org.onrecord.events.Subscription;
import org.onrecord.events.json.JsonName;

/** The pages on which readers subscribe by mail and confirm their address. They need no script. */
record SubscribePages(Signup signup, WordsFrame words) {
    private static final String FORM = PageFiles.text("files/subscribe.html");

    SubscribePages(Signup signup, String address) {
        this(signup, new WordsFrame(address, "/subscriptions", "/subscribe"));
    }

    /** Adds the page on which readers subscribe to what belongs to an issue. */
    void register(RoutesConfig routes, String base, Function<Context, PageFrame> frame) {
        routes.get(base + "/subscribe", context -> send(context, frame, shown -> form(shown, context, "")));
        routes.post(base + "/subscribe", context -> send(context, frame, shown -> ask(context, shown)));
    }

    /** Adds the page on which the owner of an address confirms it. Looking at it changes nothing. */
    void registerConfirming(RoutesConfig routes, Function<Context, PageFrame> frame) {
        String path = Signup.CONFIRM + "{id}/{word}";
        routes.get(path, context -> send(context, frame, shown -> confirming(context, shown.strings(), false)));
        routes.post(path, context -> send(context, frame, shown -> confirming(context, shown.strings(), true)));
    }

    private void send(Context context, Function<Context, PageFrame> frame, Function<PageFrame, PageContent> content) {
        PageFrame shown = frame.apply(context);
        words.send(context, shown, content.apply(shown));
        context.header("Cache-Control", "no-store");
    }

    private PageContent ask(Context context, PageFrame frame) {
        Strings strings = frame.strings();
        Optional<Rule> rule = chosen(
                frame, given(context, "what").orElse(""), given(context, "pace").orElse(""));
        String to = given(context, "to").orElse("").strip();
        try {
            signup.ask(context, rule.orElseThrow(() -> Problem.refused(strings.text("signup.no-choice"))), to);
        } catch (Problem problem) {
            if (problem.status() != Problem.REFUSED) {
                throw problem;
            }
            context.status(Problem.REFUSED);
            return form(frame, context, String.valueOf(problem.getMessage()));
        }
        return PageContent.of(strings.text("signup.title"), strings.text("signup.sent"), Html.NONE);
    }

    private static Optional<String> given(Context context, String name) {
        return Optional.ofNullable(context.formParam(name)).or(() -> Optional.ofNullable(context.queryParam(name)));
    }

    private Optional<Rule> chosen(PageFrame frame, String what, String pace) {
        return signup.rule(
                frame.shown(), what, JsonName.of(pace, Rule.Frequency.values()).orElse(Rule.Frequency.DAILY));
    }

    private PageContent form(PageFrame frame, Context context, String problem) {
        Strings strings = frame.strings();
        if (!signup.isOpen()) {
            return PageContent.of(
                    strings.text("signup.title"),
                    strings.text("signup.closed"),
                    Html.element("p", Html.link(frame.base() + "/alerts", strings.text("nav.alerts"))));
        }
        String what = given(context, "what").orElse("brief:");
        String pace = given(context, "pace").orElse(Rule.Frequency.DAILY.json());
        Optional<Rule> chosen = chosen(frame, what, pace);
        Stream<Html> choices = Stream.of(
                        Stream.of(option("brief:", what, strings.text("signup.brief"))),
                        frame.shown().claims().stream()
                                .map(claim -> option("claim:" + claim.id(), what, claim.label())),
                        signup.readyMade().stream().map(rule -> option("rule:" + rule.id(), what, rule.name())),
                        chosen.stream()
                                .filter(rule -> what.startsWith("actor:"))
                                .map(rule -> option(what, what, rule.name())))
                .flatMap(Function.identity());
        Stream<Html> paces =
                Stream.of("at-once", "daily", "weekly").map(each -> option(each, pace, strings.text("signup." + each)));
        String form = strings.fill(FORM)
                .replace("{choices}", markup(choices))
                .replace("{paces}", markup(paces))
                .replace("{problem}", Html.escaped(problem));
        return PageContent.of(
                strings.text("signup.title"),
                strings.text("signup.about"),
                Html.all(List.of(
                        new Html(form),
                        chosen.map(rule -> preview(strings, signup.preview(rule)))
                                .orElse(Html.NONE))));
    }

    private static Html option(String value, String chosen, String name) {
        return new Html("<option value=\"" + Html.escaped(value) + "\"" + (value.equals(chosen) ? " selected" : "")
                + ">" + Html.escaped(name) + "</option>");
    }

    private static String markup(Stream<Html> parts) {
        return parts.map(Html::markup).collect(Collectors.joining());
    }

    /** Returns what would have been sent. */
    private static Html preview(Strings strings, SubscriptionDesk.Preview preview) {
        return Html.element(
                "section",
                Html.element("h2", strings.text("signup.would")),
                Html.words("p", "en", preview.refusal().orElse(preview.summary())),
                Html.element(
                        "ul", Html.all(preview.last().stream().map(each -> Html.words("li", "en", each.subject())))));
    }

    private PageContent confirming(Context context, Strings strings, boolean really) {
        Optional<Subscription> waiting = signup.waiting(context.pathParam("id"), context.pathParam("word"));
        if (waiting.isEmpty()) {
            context.status(404);
            return PageContent.of(strings.text("signup.title"), strings.text("signup.wrong-link"), Html.NONE);
        }
        String name = signup.name(waiting.get());
        if (really) {
            signup.confirm(context, waiting.get());
            return PageContent.of(
                    strings.text("signup.confirmed"), fill(strings, "signup.confirmed-more", name), Html.NONE);
        }
        return PageContent.of(
                strings.text("signup.confirm"),
                fill(strings, "signup.confirm-more", name),
                new Html("<form method=\"post\"><p><button type=\"submit\">"
                        + Html.escaped(strings.text("signup.confirm")) + "</button></p></form>"));
    }

    private static String fill(Strings strings, String key, String rule) {
        return strings.text(key).replace("{rule}", rule);
    }
}
