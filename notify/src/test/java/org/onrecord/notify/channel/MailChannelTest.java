package org.onrecord.notify.channel;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onrecord.events.Alert;
import org.onrecord.events.Delivery;
import org.onrecord.events.EventJson;
import org.onrecord.events.Rule;
import org.onrecord.events.Subscription;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.issue.WatchedIssues;
import org.onrecord.events.words.WrittenBrief;
import org.onrecord.notify.Addresses;
import org.onrecord.notify.Alerts;
import org.onrecord.notify.MisbehavingMail;
import org.onrecord.notify.MisbehavingMail.Fault;
import org.onrecord.notify.message.Links;
import org.onrecord.notify.plan.AlertMessage;
import org.onrecord.notify.plan.Ledger;
import org.onrecord.notify.plan.SendResult;
import org.onrecord.testing.IssueBuilder;
import org.onrecord.testing.MisbehavingServer;

class MailChannelTest {
    private static final Issue LAMPS = IssueBuilder.issue("lamps", "Lamps")
            .actors(new Issue.RegisteredActor(
                    "mira-okafor",
                    Issue.RegisteredActor.Kind.PERSON,
                    Map.of("en", List.of("Mira Okafor"), "zh", List.of("米拉")),
                    null,
                    "AA",
                    1,
                    List.of()))
            .claims(new Issue.Claim(
                    "keep-lit",
                    "The lamps stay lit.",
                    "The lamps stay lit",
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    Map.of("zh", new Issue.Wording(null, null, "主张灯常亮", "反对灯常亮"))))
            .build();

    private final MisbehavingMail server = new MisbehavingMail();
    private final MisbehavingServer dashboard = new MisbehavingServer();

    @AfterEach
    void stop() {
        server.close();
        dashboard.close();
    }

    @ParameterizedTest
    @CsvSource({"NONE", "SLOW", "RESET_AFTER_ANSWER"})
    void isDoneOnceTheServerAccepted(Fault fault) {
        server.misbehave(() -> fault);

        assertThat(send()).isEqualTo(new SendResult.Accepted());
        assertThat(server.taken()).extracting(MisbehavingMail.Taken::to).containsExactly("desk@harbours.example");
    }

    @ParameterizedTest
    @CsvSource({
        "TEMPORARY, the mail server answered 451",
        "BUSY, the mail server did not answer: MessagingException",
        "RESET_IN_MESSAGE, the mail server did not answer: MessagingException",
        "LOST_ANSWER, the mail server did not answer: MessagingException",
        "REFUSED_SENDER, the mail server refuses the sender with 553; see ONRECORD_MAIL_FROM",
    })
    void triesAgainAfterWhatMayPass(Fault fault, String reason) {
        server.misbehave(() -> fault);

        assertThat(send()).isEqualTo(new SendResult.Retry(reason, Optional.empty()));
        assertThat(server.taken()).hasSize(fault == Fault.LOST_ANSWER ? 1 : 0);
    }

    @Test
    void triesAgainWhereTheServerHangsUpBeforeItsGreeting() {
        server.misbehave(() -> Fault.RESET);

        // Java sees it as a connection that failed, or as one that ended, by what comes first.
        assertThat(send())
                .isInstanceOfSatisfying(
                        SendResult.Retry.class,
                        retry -> assertThat(retry.reason()).startsWith("the mail server did not answer: "));
        assertThat(server.taken()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"UNKNOWN_RECIPIENT, 550", "REFUSED_CONTENT, 554"})
    void doesNotTryAgainWhatIsRefusedForGood(Fault fault, int code) {
        server.misbehave(() -> fault);

        assertThat(send()).isEqualTo(new SendResult.Refused("the mail server refused it with " + code));
    }

    @Test
    void aSessionEndsThoughTheServerSaysSomethingAllTheTime() {
        server.misbehave(() -> Fault.ENDLESS_GREETING);

        assertThat(new MailChannel(Duration.ofMillis(500)).send(message(), transports()))
                .isEqualTo(new SendResult.Retry(
                        "the session with the mail server took too long and was ended", Optional.empty()));
        server.awaitHangUp();
    }

    @Test
    void sendsNothingToAnAddressThatMayMeanAnother() {
        assertThat(transports().send(message("desk\u2028@harbours.example")))
                .isEqualTo(new SendResult.Gone("the mail address is not valid"));
        assertThat(transports().send(message("desk@harbours.example\0.example")))
                .isEqualTo(new SendResult.Gone("the mail address is not valid"));
        assertThat(server.taken()).isEmpty();
    }

    @Test
    void hasTheSameIdEachTime() {
        server.misbehave(() -> server.lostAnswers() == 0 ? Fault.LOST_ANSWER : Fault.NONE);
        AlertMessage message = message();

        transports().send(message);
        transports().send(message);

        assertThat(server.taken())
                .containsExactly(
                        new MisbehavingMail.Taken("desk@harbours.example", message.id()),
                        new MisbehavingMail.Taken("desk@harbours.example", message.id()));
    }

    @Test
    void offersToUnsubscribeWithOneClick() throws Exception {
        transports("https://onrecord.example").send(message());
        transports("http://127.0.0.1:8080").send(message());

        MimeMessage secure = server.messages()[0];
        assertThat(secure.getHeader("List-Unsubscribe"))
                .singleElement()
                .asString()
                .matches("<https://onrecord\\.example/unsubscribe/[0-9a-f]{32}/[A-Za-z0-9_-]{32}>");
        assertThat(secure.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
        assertThat(server.messages()[1].getHeader("List-Unsubscribe-Post")).isNull();
    }

    @ParameterizedTest
    @CsvSource({"en, Please confirm: The rule all, Confirm, You get this", "zh, 请确认：The rule all, 确认, 您订阅了"})
    void asksToConfirmAnAddressWithALinkAndNothingElse(String language, String title, String button, String foot)
            throws Exception {
        Ledger ledger = new Ledger();
        ledger.put(Alerts.everything("all"), Alerts.START);
        Subscription waiting = Subscription.of("all", Subscription.Channel.EMAIL, "desk@harbours.example", Alerts.START)
                .withLanguage(language)
                .withLeave(Optional.empty())
                .unconfirmed();
        ledger.put(waiting, Alerts.START);

        assertThat(transports("https://onrecord.example")
                        .send(ledger.due(Alerts.START).getFirst()))
                .isEqualTo(new SendResult.Accepted());

        MimeMessage mail = server.messages()[0];
        String link = "https://onrecord.example/subscribe/confirm/" + waiting.id() + "/" + waiting.confirmation();
        assertThat(mail.getSubject()).isEqualTo(title);
        assertThat(text(mail)).endsWith(link).doesNotContain(foot);
        assertThat(html(mail))
                .contains("href=\"" + link + "\">" + button + "</a>")
                .doesNotContain(foot);
        assertThat(mail.getHeader("List-Unsubscribe"))
                .containsExactly("<https://onrecord.example/unsubscribe/" + waiting.id() + "/" + waiting.leave() + ">");
    }

    private SendResult send() {
        return transports().send(message());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            none | en      | Mira Okafor (AA): in favour of “The lamps stay lit” | 1 Mar 2024 | 'Why it fired: ' | No earlier statement takes a side on this claim.
            zh   | zh-Hans | 米拉首次表态：主张灯常亮                            | 2024年3月1日 | 发出原因： | 此前没有就此主张表明立场的表态。
            """)
    void aMailIsInTheLanguageOfItsSubscription(
            @Nullable String language, String tag, String title, String day, String name, String why) throws Exception {
        AlertMessage english = message("desk@harbours.example");
        transports()
                .send(new AlertMessage(
                        english.id(),
                        english.rule(),
                        english.subscription().withLanguage(language),
                        english.deliveries()));

        MimeMessage mail = server.messages()[0];
        assertThat(mail.getSubject()).isEqualTo(title);
        assertThat(text(mail)).startsWith(title + "\n" + day + "\n").contains(name + why + "\n");
        assertThat(html(mail)).contains("<html lang=\"" + tag + "\">", title, why);
    }

    private static final String BRIEF_PAGE = "https://onrecord.example/issues/lamps/briefs/2024-03-01";
    private static final String BRIEF = "/issues/lamps/briefs/2024-03-01.mail";

    @ParameterizedTest
    @CsvSource({"en, Also since the last brief", "zh, 自上一期简报以来另有"})
    void theMailOfABriefHasTheWholeBriefAndBelowItWhatTheBriefDoesNotHave(String language, String also)
            throws Exception {
        AlertMessage digest = digest(language);
        String told = BRIEF_PAGE.replace("briefs/2024-03-01", "alerts/")
                + digest.deliveries().getFirst().alert().id();
        WrittenBrief brief = new WrittenBrief(
                "<div><h1>The brief, " + language + "</h1></div>", "The brief, " + language + "\n  " + told + "\n");
        dashboard.page(BRIEF, "application/json", EventJson.mapper().writeValueAsString(brief));

        assertThat(digesting(Duration.ofSeconds(10)).send(digest)).isEqualTo(new SendResult.Accepted());

        assertThat(dashboard.requests().getFirst().target()).isEqualTo(BRIEF + "?lang=" + language);
        assertThat(dashboard.requests().getFirst().header("Authorization")).hasValue("Bearer a-token-to-read");
        MimeMessage mail = server.messages()[0];
        assertThat(text(mail))
                .startsWith("The brief, " + language + "\n  " + told + "\n\n" + also + "\n\n")
                .contains("s2", BRIEF_PAGE)
                .doesNotContain("s1");
        assertThat(html(mail)).contains("<div><h1>The brief, " + language + "</h1></div>", also);
    }

    @ParameterizedTest
    @CsvSource({"en, The dashboard did not answer", "zh, 撰写此邮件时看板没有应答"})
    void theMailOfABriefHasItsAlertsAndALinkWhereTheDashboardIsSilent(String language, String words) throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        dashboard.on(BRIEF, exchange -> never.await());
        Transports transports = digesting(Duration.ofMillis(200));

        assertThat(transports.send(digest(language))).isEqualTo(new SendResult.Accepted());
        assertThat(transports.send(digest(language))).isEqualTo(new SendResult.Accepted());

        assertThat(dashboard.requests())
                .as("the second mail does not wait again")
                .hasSize(1);
        assertThat(text(server.messages()[0])).contains(words, "s1", "s2", BRIEF_PAGE);
        never.countDown();
    }

    @ParameterizedTest
    @CsvSource({"503, {}", "200, {}", "200, '{\"html\":null,\"text\":null}'", "200, <html>"})
    void whatIsNoBriefDoesNotHoldUpAMail(int status, String answer) throws Exception {
        dashboard.answer(BRIEF, "HTTP/1.1 " + status + " Any", answer);

        assertThat(digesting(Duration.ofSeconds(10)).send(digest("en"))).isEqualTo(new SendResult.Accepted());
        assertThat(text(server.messages()[0])).contains("The dashboard did not answer", "s1", "s2");
    }

    /** Returns the daily brief of two alerts, of the first of March. */
    private static AlertMessage digest(String language) {
        Rule.Selection lamps = Alerts.selecting(Map.of("issues", List.of("lamps")));
        Rule.Pace usual = Rule.Pace.AT_ONCE;
        Rule.Pace daily = new Rule.Pace(
                Rule.Frequency.DAILY, 30, usual.at(), usual.on(), null, null, "UTC", usual.coolDownDays());
        Ledger ledger = new Ledger();
        ledger.put(Alerts.rule("brief", lamps, daily), Alerts.START);
        ledger.put(
                Subscription.of("brief", Subscription.Channel.EMAIL, "desk@harbours.example", Alerts.START)
                        .withLanguage(language)
                        .withLeave(Optional.empty()),
                Alerts.START);
        for (String each : List.of("s1", "s2")) {
            Alert alert = Alerts.position("mira-" + each, "AA", "pay-oil", each, LocalDate.of(2024, 3, 1));
            ledger.alert(alert, Alerts.START, Alerts.START);
        }
        return ledger.due(Alerts.START.plus(Duration.ofDays(1))).getFirst();
    }

    private static String text(MimeMessage mail) throws Exception {
        return part(mail, 0);
    }

    private static String html(MimeMessage mail) throws Exception {
        return part(mail, 1);
    }

    private static String part(MimeMessage mail, int at) throws Exception {
        return ((MimeMultipart) mail.getContent())
                .getBodyPart(at)
                .getContent()
                .toString()
                .replace("\r\n", "\n");
    }

    private Transports transports() {
        return transports("http://127.0.0.1:8080");
    }

    private Transports transports(String links) {
        return transports(links, "http://127.0.0.1:1", Duration.ofSeconds(1));
    }

    /** Returns what sends with the briefs of the stand-in for the dashboard. */
    private Transports digesting(Duration patience) {
        return transports("https://onrecord.example", "http://127.0.0.1:" + dashboard.port(), patience);
    }

    private Transports transports(String links, String briefs, Duration patience) {
        return new Transports(
                new HttpSender(new Addresses(true), Clock.systemUTC()),
                Optional.of(new MailSettings(
                        "127.0.0.1",
                        server.port(),
                        false,
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        "OnRecord <onrecord@harbours.example>")),
                new Signatures(Optional.empty(), Optional.empty()),
                new LetterWriter(
                        new Links(links),
                        WatchedIssues.of(LAMPS),
                        new Links(briefs),
                        Optional.of("a-token-to-read"),
                        patience),
                Clock.systemUTC());
    }

    private static AlertMessage message() {
        return message("desk@harbours.example");
    }

    private static AlertMessage message(String to) {
        Ledger ledger = new Ledger();
        Rule rule = Alerts.everything("all");
        ledger.put(rule, Alerts.START);
        ledger.put(
                Subscription.of(rule.id(), Subscription.Channel.EMAIL, to, Alerts.START)
                        .withLeave(Optional.empty()),
                Alerts.START);
        ledger.alert(
                Alerts.position("mira-okafor", "AA", "keep-lit", "s1", LocalDate.of(2024, 3, 1)),
                Alerts.START,
                Alerts.START);
        List<AlertMessage> due = ledger.due(Alerts.START);
        assertThat(due.getFirst().deliveries()).extracting(Delivery::tells).containsExactly(Delivery.Tells.ALERT);
        return due.getFirst();
    }
}
