package org.onrecord.notify.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.onrecord.events.Alert;
import org.onrecord.events.Delivery;
import org.onrecord.events.Rule;
import org.onrecord.events.Rule.Frequency;
import org.onrecord.events.Subscription;
import org.onrecord.notify.Alerts;
import org.onrecord.notify.plan.AlertMessage;

class LetterTest {
    private static final Links LINKS = new Links("https://onrecord.example");

    /** A leader's reversal: the new words first, then the former ones. */
    static final Alert REVERSAL = new Alert(
                    "a".repeat(32),
                    Alert.Kind.SHIFT,
                    "lamps",
                    "lamps/claim:keep-lit/actor:mira-okafor",
                    LocalDate.of(2024, 3, 1),
                    "Mira Okafor (AA): turned from against to in favour of “The lamps stay lit”",
                    "An actor of tier 1 turned to the other side of this claim: 3 statements against from 2023-05-02 to"
                            + " 2023-11-20, and on 2024-03-01 in favour, again on 2024-03-04.",
                    new TreeMap<>(Map.of(
                            "shift",
                            "reversal",
                            "from",
                            "against",
                            "to",
                            "favor",
                            "actor",
                            "mira-okafor",
                            "side",
                            "AA",
                            "claim",
                            "keep-lit",
                            "tier",
                            "1")),
                    List.of(
                            Alerts.evidence(
                                    "s1",
                                    "The lamps will stay on, every night, as long as I am minister.",
                                    LocalDate.of(2024, 3, 1)),
                            Alerts.evidence(
                                    "s2", "We cannot pay for light that nobody needs.", LocalDate.of(2023, 11, 20))))
            .withTopics(Stream.of("beacons"))
            .withScore(0.93);

    @Test
    void tellsAReversalWithTheWordsBefore() {
        assertThat(LetterForm.TEXT.of(
                        letter(Delivery.Tells.ALERT, "It meets the side AA and severity high (at least high).")))
                .isEqualTo("""
                    Mira Okafor (AA): turned from against to in favour of “The lamps stay lit”
                    1 Mar 2024

                    Now

                      “The lamps will stay on, every night, as long as I am minister.”
                      — Mira Okafor, Minister of Harbours, 1 Mar 2024
                        Note on the lamps, Ministry of Harbours
                        Source: https://harbours.example/notes/s1
                        In context: https://onrecord.example/issues/lamps/statements/s1

                    Before

                      “We cannot pay for light that nobody needs.”
                      — Mira Okafor, Minister of Harbours, 20 Nov 2023
                        Note on the lamps, Ministry of Harbours
                        Source: https://harbours.example/notes/s2
                        In context: https://onrecord.example/issues/lamps/statements/s2

                    Why it fired: An actor of tier 1 turned to the other side of this claim: 3 statements against from 2 May 2023 to 20 Nov 2023, and on 1 Mar 2024 in favour, again on 4 Mar 2024.
                    Your rule: It meets the side AA and severity high (at least high).
                    How sure: The least sure of its labels has a score of 0.93. The new position rests on a formal act, on words that were repeated, or on a person's confirmation.
                    Severity: high
                    Open this alert: https://onrecord.example/issues/lamps/alerts/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa

                    ----------------------------------------------------------------
                    You get this because you subscribed to the rule “The rule all”.
                    Change it: https://onrecord.example/subscriptions?rule=all
                    Unsubscribe: https://onrecord.example/subscriptions?rule=all""");
    }

    @Test
    void putsTheReasonOfAWithdrawalFirst() {
        Letter letter = letter(Delivery.Tells.CORRECTION, "An earlier statement was found, of 2024-02-01.");

        assertThat(letter.subject()).startsWith("Withdrawn: Mira Okafor (AA)");
        assertThat(LetterForm.TEXT.of(letter))
                .startsWith("*** This alert no longer holds. An earlier statement was found, of 1 Feb 2024.\n");
    }

    @Test
    void aCorrectionDoesNotReadAsIfThePersonHadRecanted() {
        Letter letter =
                letter(Delivery.Tells.CORRECTION, "The position holds. An earlier statement was found, of 2024-02-01.");

        assertThat(letter.subject()).startsWith("Corrected: Mira Okafor (AA)");
        assertThat(LetterForm.TEXT.of(letter))
                .startsWith("*** This alert is corrected. The position holds. An earlier statement was found, of"
                        + " 1 Feb 2024.\n");
    }

    @Test
    void aChineseReaderGetsTheReasonOfAWithdrawalAndTheOfficeInChinese() {
        String told = LetterForm.TEXT.of(inChinese(
                Alerts.everything("all"),
                delivery(
                        Delivery.Tells.CORRECTION,
                        REVERSAL,
                        "The position holds. An earlier statement was found, of 2024-02-01.")));

        assertThat(told).startsWith("*** 此提醒已更正。该立场仍然成立。发现了2024年2月1日更早的表态。\n");
    }

    @Test
    void aBriefTellsManySourcesInOneLineAndCountsThemAsNoChanges() {
        Rule brief = Alerts.rule("all", Alerts.selecting(Map.of()), daily());

        Letter sources = inEnglish(brief, source("the-bell", "The Bell"), source("tidings", "Tidings"));
        assertThat(sources.subject()).isEqualTo("The rule all: nothing changed since the last brief");
        assertThat(LetterForm.TEXT.of(sources))
                .startsWith("2 sources do not answer or bring nothing: The Bell; Tidings.\n")
                .doesNotContain("No such host");

        Delivery reversal = delivery(Delivery.Tells.ALERT, REVERSAL, "");
        assertThat(inEnglish(brief, source("the-bell", "The Bell"), reversal).subject())
                .isEqualTo(REVERSAL.title());
    }

    @Test
    void severalSourcesInOneMessageAreOneLineInChineseToo() {
        Delivery well = delivery(
                Delivery.Tells.CORRECTION, source("the-bell", "The Bell").alert(), "The source is well again.");

        Letter letter = inChinese(Alerts.everything("all"), source("tidings", "Tidings"), well);

        assertThat(letter.subject()).isEqualTo("1 个信源没有响应或没有内容：Tidings。 1 个信源已恢复或不再跟踪：The Bell。");
        assertThat(letter.alerts()).isEmpty();
    }

    @Test
    void aSourceAloneIsToldWithItsReasonInChinese() {
        String told = LetterForm.TEXT.of(inChinese(Alerts.everything("all"), source("the-bell", "The Bell")));

        assertThat(told).startsWith("信源“The Bell”响应异常\n").contains("无法读取 robots.txt：没有这个主机：bell.example。");
    }

    private static Delivery source(String id, String publisher) {
        return delivery(
                Delivery.Tells.ALERT,
                new Alert(
                        id,
                        Alert.Kind.SOURCE,
                        "",
                        id,
                        LocalDate.of(2024, 3, 1),
                        "The source " + id + " (" + publisher + ") does not answer well",
                        "The robots.txt cannot be read: no such host: bell.example.",
                        Map.of("health", "failing", "publisher", publisher, "source", id),
                        List.of()),
                "");
    }

    private static Rule.Pace daily() {
        Rule.Pace usual = Rule.Pace.AT_ONCE;
        return new Rule.Pace(Frequency.DAILY, 30, usual.at(), usual.on(), null, null, "UTC", 7);
    }

    private static Letter inEnglish(Rule rule, Delivery... deliveries) {
        return Letter.of(rule, List.of(deliveries), LINKS);
    }

    private static Letter inChinese(Rule rule, Delivery... deliveries) {
        Subscription to = Subscription.of(rule.id(), Subscription.Channel.EMAIL, "desk@example.org", rule.since())
                .withLanguage("zh");
        return Letter.of(
                new AlertMessage("m", rule, to, List.of(deliveries)), LINKS, any -> Optional.empty(), Optional.empty());
    }

    @Test
    void writesHtmlInWhichWordsAreWords() {
        Alert hostile = Alerts.position("mira-okafor", "AA", "keep-lit", "s1", LocalDate.of(2024, 3, 1));
        Alert alert = new Alert(
                hostile.id(),
                hostile.kind(),
                hostile.issue(),
                hostile.series(),
                hostile.day(),
                "<script>alert(1)</script>",
                "\"><img src=x>",
                hostile.facts(),
                List.of(new Alert.Evidence(
                        "s", "d", "<b>words</b>", null, "P", "T", "javascript:alert(1)", null, null)));

        String html = LetterForm.HTML.of(
                Letter.of(Alerts.everything("all"), List.of(delivery(Delivery.Tells.ALERT, alert, "")), LINKS));

        assertThat(html).doesNotContain("<script", "<img", "<b>words", "javascript:");
    }

    @Test
    void aDigestLeadsToTheBriefOfItsLastDayOrWeek() {
        assertThat(brief(Frequency.DAILY, List.of("lamps"), "UTC"))
                .hasValue("https://onrecord.example/issues/lamps/briefs/2024-02-29");
        assertThat(brief(Frequency.WEEKLY, List.of(), "UTC")).hasValue("https://onrecord.example/briefs/2024-W09");
        assertThat(brief(Frequency.DAILY, List.of(), "Asia/Shanghai"))
                .as("the day has begun there")
                .hasValue("https://onrecord.example/briefs/2024-03-01");
        assertThat(brief(Frequency.AT_ONCE, List.of("lamps"), "UTC")).isEmpty();
    }

    private static Optional<String> brief(Frequency frequency, List<String> issues, String zone) {
        Rule.Pace usual = Rule.Pace.AT_ONCE;
        Rule.Pace pace = new Rule.Pace(frequency, 30, usual.at(), usual.on(), null, null, zone, 7);
        Rule.Selection selects = Alerts.selecting(Map.of("issues", issues));
        return LINKS.brief(Alerts.rule("all", selects, pace), Instant.parse("2024-03-01T17:00:00Z"));
    }

    private static Letter letter(Delivery.Tells tells, String why) {
        return Letter.of(Alerts.everything("all"), List.of(delivery(tells, REVERSAL, why)), LINKS);
    }

    private static Delivery delivery(Delivery.Tells tells, Alert alert, String why) {
        return Delivery.made("d", 1, "all", "s", tells, alert, why, Alerts.START);
    }
}
