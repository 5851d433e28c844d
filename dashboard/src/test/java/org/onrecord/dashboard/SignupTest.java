package org.onrecord.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onrecord.events.Event;
import org.onrecord.events.EventJson;
import org.onrecord.events.Rule;
import org.onrecord.events.Subscription;
import org.onrecord.testing.Await;
import org.onrecord.testing.Http;
import tools.jackson.databind.node.ObjectNode;

/** Subscribing by mail without the admin token. */
class SignupTest {
    @TempDir
    private Path folder = Path.of("");

    @SuppressWarnings("NullAway.Init") // by start()
    private TestServer server;

    @BeforeEach
    void start() {
        server = TestServer.start(folder);
        server.feed(Samples.all().toArray(Event[]::new));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpResponse<String> ask(String what, String pace, String to) throws Exception {
        return Http.post(
                server,
                "/subscribe",
                "what=" + encoded(what) + "&pace=" + pace + "&to=" + encoded(to),
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Accept",
                "text/html");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Returns the last of so many subscriptions, once it is written and the pages know it. */
    private Subscription asked(int number) throws Exception {
        Await.until(
                "the subscription is written",
                () -> server.written(Subscription.class).size() == number);
        Subscription last = server.written(Subscription.class).getLast();
        Await.until(
                "the pages know the subscription",
                () -> Http.get(server, confirm(last)).statusCode() == (last.waits() ? 200 : 404));
        return last;
    }

    private static String confirm(Subscription subscription) {
        return "/subscribe/confirm/" + subscription.id() + "/" + subscription.confirmation();
    }

    @Test
    void whoReadsThePageInChineseGetsMailInChinese() throws Exception {
        Http.post(
                server,
                "/subscribe?lang=zh",
                "what=brief:&pace=daily&to=reader@lakes.example",
                "Content-Type",
                "application/x-www-form-urlencoded");

        assertThat(asked(1).language()).isEqualTo("zh");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        claim:cooperate | weekly  | Fentanyl: The two should cooperate | weekly  | claims [cooperate]
        actor:ministry  | at-once | Fentanyl: Ministry of Lakes        | at-once | actors [ministry]
        brief:          | daily   | Fentanyl                           | daily   | claims []
        rule:leaders    | weekly  | Positions of leaders               | at-once | claims []""")
    void aReaderSubscribesAndConfirms(String what, String pace, String name, String paced, String selects)
            throws Exception {
        HttpResponse<String> answer = ask(what, pace, "reader@lakes.example");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("a mail with a link to confirm is on its way");

        Subscription waiting = asked(1);
        assertThat(waiting.language()).isEqualTo("en");
        assertThat(waiting.off()).isEqualTo("the address is not confirmed yet");
        Rule rule = server.written(Rule.class).getLast();
        assertThat(rule.name()).isEqualTo(name);
        assertThat(rule.pace().frequency().json()).isEqualTo(paced);
        assertThat(selects)
                .isIn(
                        "claims " + rule.selects().claims(),
                        "actors " + rule.selects().actors());

        Document page = Jsoup.parse(Http.get(server, confirm(waiting)).body());
        assertThat(page.select("main").text()).contains("“" + name + "”");
        assertThat(page.select("main form[method=post] button")).hasSize(1);
        assertThat(server.written(Subscription.class)).hasSize(1);

        assertThat(Http.post(server, confirm(waiting), "").body()).contains("Confirmed");
        assertThat(asked(2)).isEqualTo(waiting.withOff(null));
        assertThat(Http.post(server, confirm(waiting), "").statusCode()).isEqualTo(404);
    }

    @Test
    void theAnswerDoesNotTellWhetherAnAddressIsSubscribed() throws Exception {
        String first = ask("claim:cooperate", "daily", "reader@lakes.example").body();
        Subscription waiting = asked(1);
        Http.post(server, confirm(waiting), "");
        asked(2);

        assertThat(ask("claim:cooperate", "daily", "reader@lakes.example").body())
                .isEqualTo(first);
        assertThat(ask("claim:cooperate", "daily", "other@lakes.example").body())
                .isEqualTo(first);
        assertThat(asked(3).to()).isEqualTo("other@lakes.example");
    }

    @Test
    void aLinkIsRefusedThatIsWrongOrOld() throws Exception {
        ask("brief:", "daily", "reader@lakes.example");
        Subscription waiting = asked(1);
        for (String wrong : List.of("x", waiting.confirmation().substring(1), String.valueOf(waiting.leave()))) {
            assertThat(Http.post(server, "/subscribe/confirm/" + waiting.id() + "/" + wrong, "")
                            .statusCode())
                    .isEqualTo(404);
        }
        Subscription old = Subscription.of(
                        waiting.rule(),
                        Subscription.Channel.EMAIL,
                        "old@lakes.example",
                        Instant.now().minus(Duration.ofHours(49)))
                .withLeave(Optional.empty())
                .unconfirmed();
        server.feed(old);
        assertThat(Http.post(server, confirm(old), "").statusCode()).isEqualTo(404);
        assertThat(server.written(Subscription.class)).hasSize(1);

        ask("brief:", "daily", "third@lakes.example");
        asked(2);
        Await.until(
                "the old one is deleted",
                () -> !Http.json(server, "/api/v1/rules").toString().contains("o…@lakes.example"));
    }

    @Test
    void theRuleOfAnOldRequestIsDeletedWithIt() throws Exception {
        Rule rule = new Rule("follow-1", "Old", Rule.Selection.ALL, Rule.Pace.AT_ONCE, Instant.EPOCH, null);
        Instant then = Instant.now().minus(Duration.ofHours(49));
        Subscription old = Subscription.of("follow-1", Subscription.Channel.EMAIL, "old@lakes.example", then);
        server.feed(rule, old.withLeave(Optional.empty()).unconfirmed());

        ask("brief:", "daily", "reader@lakes.example");
        asked(1);
        Await.until(
                "the old rule is deleted",
                () -> !Http.json(server, "/api/v1/rules").toString().contains("follow-1"));
    }

    @Test
    void anEditorsChangeOfARuleStays() throws Exception {
        ask("claim:cooperate", "daily", "reader@lakes.example");
        asked(1);
        Rule rule = server.written(Rule.class).getLast();
        server.feed(new Rule(rule.id(), "Changed", rule.selects(), rule.pace(), rule.since(), null));

        ask("claim:cooperate", "daily", "other@lakes.example");
        asked(2);
        assertThat(server.written(Rule.class)).containsExactly(rule);
    }

    @Test
    void aSubscriptionThatWasSwitchedOffMayBeAskedForAgain() throws Exception {
        ask("claim:cooperate", "daily", "reader@lakes.example");
        Subscription first = asked(1);
        server.feed(first.withOff("5 messages in a row were refused"));

        ask("claim:cooperate", "daily", "reader@lakes.example");
        assertThat(asked(2).waits()).isTrue();
    }

    @Test
    void whatWaitsToBeConfirmedIsForEditorsAlone() throws Exception {
        ObjectNode selects = EventJson.mapper().valueToTree(Rule.Selection.ALL);
        selects.putArray("changes").add("waiting");
        Rule.Selection waiting = EventJson.mapper().treeToValue(selects, Rule.Selection.class);
        server.desk().readyMade =
                List.of(new Rule("waiting", "What waits", waiting, Rule.Pace.AT_ONCE, Instant.EPOCH, null));

        assertThat(Http.get(server, "/subscribe").body()).doesNotContain("rule:waiting");
        assertThat(ask("rule:waiting", "daily", "reader@lakes.example").statusCode())
                .isEqualTo(422);
    }

    @Test
    void anAddressGetsThreeRequestsADayAndANetworkTenAnHour() throws Exception {
        for (String claim : List.of("cooperate", "us-measures-justified", "cn-doing-enough")) {
            ask("claim:" + claim, "daily", "reader@lakes.example");
        }
        asked(3);
        assertThat(ask("brief:", "daily", "Reader@lakes.example").statusCode()).isEqualTo(200);
        for (int i = 0; i < 6; i++) {
            assertThat(ask("brief:", "daily", "r" + i + "@lakes.example").statusCode())
                    .isEqualTo(200);
        }
        HttpResponse<String> refused = ask("brief:", "daily", "last@lakes.example");
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(refused.body()).contains("<h1>", "too many subscriptions");
        asked(9);
        assertThat(server.written(Subscription.class))
                .noneMatch(each -> each.to().startsWith("Reader"));
    }

    @Test
    void whatCannotBeSubscribedToIsExplainedInTheForm() throws Exception {
        HttpResponse<String> wrong = ask("claim:cooperate", "weekly", "desk.lakes.example");
        assertThat(wrong.statusCode()).isEqualTo(422);
        Document form = Jsoup.parse(wrong.body());
        assertThat(form.select("form [role=alert]").text()).startsWith("mail needs an address such as");
        assertThat(form.select("option[selected]").eachAttr("value")).containsExactly("claim:cooperate", "weekly");

        assertThat(ask("claim:none", "daily", "reader@lakes.example").body())
                .contains("there is nothing of that name to subscribe to");
        assertThat(server.written(Subscription.class)).isEmpty();
    }

    @Test
    void aPreviewNeedsNeitherTokenNorConfirmation() throws Exception {
        Document page = Jsoup.parse(Http.get(server, "/subscribe?what=actor:ministry&pace=weekly&lang=zh")
                .body());
        assertThat(page.select("main h1").text()).isEqualTo("邮件订阅");
        assertThat(page.select("option[value=rule:leaders]").text()).isEqualTo("领导人、政府和部委的首次表态与立场反转");
        assertThat(page.select("main section section").text()).contains("共 3 条提醒");
        assertThat(page.select("option[selected]").eachAttr("value")).containsExactly("actor:ministry", "weekly");
        assertThat(server.written(Rule.class)).isEmpty();
    }

    @Test
    void aClientGetsSixtyPreviewsAtOnce() throws Exception {
        int given = 0;
        HttpResponse<String> answer = Http.get(server, "/subscribe");
        while (answer.statusCode() == 200 && given < 1000) {
            given++;
            answer = Http.get(server, "/subscribe");
        }
        assertThat(given).isBetween(60, 999);
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.body()).contains("too many previews were asked for; ask again in a moment");
    }

    @Test
    void anOperatorWhoDoesNotAllowItTakesNobody() throws Exception {
        ask("brief:", "daily", "early@lakes.example");
        Subscription early = asked(1);
        server.desk().takesReaders = false;

        assertThat(Http.get(server, "/subscribe").body())
                .contains("from its operator only")
                .doesNotContain("<form method");
        HttpResponse<String> refused = ask("brief:", "daily", "reader@lakes.example");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("follow a feed instead");
        HttpResponse<String> closed = Http.post(server, confirm(early), "");
        assertThat(closed.statusCode()).isEqualTo(404);
        assertThat(closed.body()).contains("from its operator only");
        assertThat(server.written(Subscription.class)).containsExactly(early);
    }
}
