package org.onrecord.notify.channel;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onrecord.events.Delivery;
import org.onrecord.events.Rule;
import org.onrecord.events.Subscription;
import org.onrecord.notify.Addresses;
import org.onrecord.notify.Alerts;
import org.onrecord.notify.MisbehavingMail;
import org.onrecord.notify.MisbehavingMail.Fault;
import org.onrecord.notify.message.Links;
import org.onrecord.notify.plan.AlertMessage;
import org.onrecord.notify.plan.Ledger;
import org.onrecord.notify.plan.SendResult;

class MailChannelTest {
    private final MisbehavingMail server = new MisbehavingMail();

    @AfterEach
    void stop() {
        server.close();
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

    @Test
    void asksToConfirmAnAddressWithALinkAndNothingElse() throws Exception {
        Ledger ledger = new Ledger();
        ledger.put(Alerts.everything("all"), Alerts.START);
        Subscription waiting = Subscription.of("all", Subscription.Channel.EMAIL, "desk@harbours.example", Alerts.START)
                .withLeave(Optional.empty())
                .unconfirmed();
        ledger.put(waiting, Alerts.START);

        assertThat(transports("https://onrecord.example")
                        .send(ledger.due(Alerts.START).getFirst()))
                .isEqualTo(new SendResult.Accepted());

        MimeMessage mail = server.messages()[0];
        String link = "https://onrecord.example/subscribe/confirm/" + waiting.id() + "/" + waiting.confirmation();
        assertThat(mail.getSubject()).startsWith("Please confirm · 请确认: ");
        MimeMultipart parts = (MimeMultipart) mail.getContent();
        assertThat(parts.getBodyPart(0).getContent().toString())
                .contains("asked for mail", "有人", link)
                .doesNotContain("You get this");
        assertThat(parts.getBodyPart(1).getContent().toString())
                .contains("href=\"" + link + "\"")
                .doesNotContain("You get this");
        assertThat(mail.getHeader("List-Unsubscribe"))
                .containsExactly("<https://onrecord.example/unsubscribe/" + waiting.id() + "/" + waiting.leave() + ">");
    }

    private SendResult send() {
        return transports().send(message());
    }

    private Transports transports() {
        return transports("http://127.0.0.1:8080");
    }

    private Transports transports(String dashboard) {
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
                new Links(dashboard),
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
