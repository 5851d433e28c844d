package org.onrecord.dashboard.page;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.onrecord.dashboard.ops.Problem;
import org.onrecord.dashboard.ops.RequestedLanguage;
import org.onrecord.dashboard.subscribe.Signup;
import org.onrecord.dashboard.subscribe.SubscriptionDesk;
import org.onrecord.events.Rule;
import org.onrecord.events.Subscription;
import org.onrecord.events.json.JsonName;
import org.onrecord.events.words.ReaderLanguage;
import org.onrecord.events.words.Strings;

/** The pages on which readers subscribe by mail, confirm their address and unsubscribe. They need no script. */
record SubscribePages(Signup signup, WordsFrame words) {
    private static final int LISTED = 5;
    private static final String FORM = PageFiles.text("files/subscribe.html");

    SubscribePages(Signup signup, String address) {
        this(signup, new WordsFrame(address, "/subscriptions", "/subscribe"));
    }

    /** Adds the page on which readers subscribe to what belongs to an issue. */
    void register(RoutesConfig routes, String base, Function<Context, PageFrame> frame) {
        routes.get(base + "/subscribe", context -> send(context, frame, shown -> form(shown, context, Html.NONE)));
        routes.post(base + "/subscribe", context -> send(context, frame, shown -> ask(context, shown)));
    }

    /** Adds the pages that links of mails open, for whoever has the mail and may read nothing else. */
    void registerLinks(RoutesConfig routes) {
        link(routes, Signup.CONFIRM, "signup.confirm", signup::waiting, signup::confirm);
        link(routes, Signup.LEAVE, "signup.leave", signup::leaving, signup::leave);
    }

    /** Adds a page that asks. Looking at it changes nothing; its button does, or a mail program as RFC 8058 says. */
    private void link(
            RoutesConfig routes,
            String path,
            String key,
            BiFunction<String, String, Optional<Subscription>> find,
            BiConsumer<Context, Subscription> change) {
        routes.get(path + "{id}/{token}", context -> answer(context, key, find, (same, nothing) -> {}));
        routes.post(path + "{id}/{token}", context -> answer(context, key, find, change));
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
        if (rule.isEmpty()) {
            context.status(Problem.REFUSED);
            return form(frame, context, Html.text(strings.text("signup.no-choice")));
        }
        try {
            signup.ask(context, rule.get(), given(context, "to").orElse("").strip());
        } catch (Problem problem) {
            if (problem.status() != Problem.REFUSED) {
                throw problem;
            }
            context.status(Problem.REFUSED);
            return form(frame, context, Html.words("span", "en", String.valueOf(problem.getMessage())));
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

    private PageContent form(PageFrame frame, Context context, Html problem) {
        Strings strings = frame.strings();
        if (!signup.isOpen()) {
            return PageContent.of(
                    strings.text("signup.title"),
                    strings.text("signup.closed"),
                    Html.element("p", Html.link(frame.base() + "/alerts", strings.text("nav.alerts"))));
        }
        String what = given(context, "what").orElse("brief:");
        String pace = given(context, "pace").orElse(Rule.Frequency.DAILY.json());
        String own = strings.language().tag();
        Optional<Rule> chosen = chosen(frame, what, pace);
        Stream<Html> choices = Stream.of(
                        Stream.of(option("brief:", what, own, strings.text("signup.brief"))),
                        frame.shown().claims().stream()
                                .map(claim -> option("claim:" + claim.id(), what, own, claim.label())),
                        signup.readyMade().stream()
                                .map(rule -> option("rule:" + rule.id(), what, own, ready(strings, rule))),
                        chosen.stream()
                                .filter(rule -> what.startsWith("actor:"))
                                .map(rule -> option(what, what, own, rule.name())))
                .flatMap(Function.identity());
        Stream<Html> paces = Stream.of("at-once", "daily", "weekly")
                .map(each -> option(each, pace, own, strings.text("signup." + each)));
        String form = strings.fill(FORM)
                .replace("{choices}", markup(choices))
                .replace("{paces}", markup(paces))
                .replace("{problem}", problem.markup());
        return PageContent.of(
                strings.text("signup.title"),
                strings.text("signup.about"),
                Html.all(
                        new Html(form),
                        chosen.map(rule -> preview(frame, signup.preview(context, rule)))
                                .orElse(Html.NONE)));
    }

    private static Html option(String value, String chosen, String language, String name) {
        return new Html("<option value=\"" + Html.escaped(value) + "\"" + (value.equals(chosen) ? " selected" : "")
                + " lang=\"" + language + "\">" + Html.escaped(name) + "</option>");
    }

    private static String markup(Stream<Html> parts) {
        return parts.map(Html::markup).collect(Collectors.joining());
    }

    private static String ready(Strings strings, Rule rule) {
        return strings.language() != ReaderLanguage.EN && strings.has("rule." + rule.id())
                ? strings.text("rule." + rule.id())
                : rule.name();
    }

    /** Returns what would have been sent. */
    private static Html preview(PageFrame frame, SubscriptionDesk.Preview preview) {
        Strings strings = frame.strings();
        ContentItems items = new ContentItems(strings, frame.shown(), PageFrame.base(frame.shown()));
        String sum = strings.text("signup.sum")
                .replace("{n}", Integer.toString(preview.alerts()))
                .replace("{rate}", Double.toString(Math.round(10 * preview.aWeek()) / 10.0));
        return Html.element(
                "section",
                Html.element("h2", strings.text("signup.would")),
                preview.refusal().map(why -> Html.words("p", "en", why)).orElse(Html.element("p", sum)),
                Html.element(
                        "ul",
                        Html.all(preview.told().stream()
                                .limit(LISTED)
                                .map(each ->
                                        Html.element("li", Html.link(items.alertPath(each), items.title(each)))))));
    }

    private void answer(
            Context context,
            String key,
            BiFunction<String, String, Optional<Subscription>> find,
            BiConsumer<Context, Subscription> change) {
        Strings strings = Strings.of(RequestedLanguage.of(context));
        Optional<Subscription> found = find.apply(context.pathParam("id"), context.pathParam("token"));
        if (found.isEmpty()) {
            // One answer, so that nobody can test whether an address is subscribed.
            boolean closed = key.equals("signup.confirm") && !signup.isOpen();
            String why = strings.text(closed ? "signup.closed" : key + "-wrong");
            WordsFrame.sendBare(context.status(404), strings, "signup.title", Html.element("p", why));
            return;
        }
        change.accept(context, found.get());
        boolean done = context.method() == HandlerType.POST;
        String title = done ? key + "-done" : key;
        String words = strings.text(title + "-more")
                .replace("{rule}", signup.name(found.get()))
                .replace("{to}", signup.maskedAddress(found.get()));
        Html button = new Html("<form method=\"post\"><p><button type=\"submit\">" + Html.escaped(strings.text(key))
                + "</button></p></form>");
        WordsFrame.sendBare(context, strings, title, Html.element("p", words), done ? Html.NONE : button);
    }
}
