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
import org.onrecord.events.Rule;
import org.onrecord.events.Subscription;
import org.onrecord.testing.Await;
import org.onrecord.testing.Http;

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

    private Subscription asked(int number) throws Exception {
        Await.until(
                "the subscription is written",
                () -> server.written(Subscription.class).size() == number);
        return server.written(Subscription.class).getLast();
    }

    private static String confirm(Subscription subscription) {
        return "/subscribe/confirm/" + subscription.id() + "/" + subscription.confirmation();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        claim:cooperate | weekly  | Fentanyl: The two should cooperate | weekly  | claims [cooperate]
        actor:ministry  | at-once | Fentanyl: Ministry of Lakes        | at-once | actors [ministry]
        brief:          | daily   | Fentanyl: brief                    | daily   | claims []
        rule:leaders    | weekly  | Positions of leaders               | at-once | claims []""")
    void aReaderSubscribesAndConfirms(String what, String pace, String name, String paced, String selects)
            throws Exception {
        HttpResponse<String> answer = ask(what, pace, "reader@lakes.example");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("a mail with a link to confirm is on its way");

        Subscription waiting = asked(1);
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
        assertThat(page.select("main section section").text()).contains("3 alerts in the 14 days on record");
        assertThat(page.select("option[selected]").eachAttr("value")).containsExactly("actor:ministry", "weekly");
        assertThat(server.written(Rule.class)).isEmpty();
    }

    @Test
    void anOperatorWhoDoesNotAllowItTakesNobody() throws Exception {
        server.desk().takesReaders = false;

        assertThat(Http.get(server, "/subscribe").body())
                .contains("from its operator only")
                .doesNotContain("<form method");
        HttpResponse<String> refused = ask("brief:", "daily", "reader@lakes.example");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("follow a feed instead");
        assertThat(server.written(Subscription.class)).isEmpty();
    }
}
