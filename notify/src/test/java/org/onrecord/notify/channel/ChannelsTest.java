package org.onrecord.notify.channel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onrecord.events.Subscription;
import org.onrecord.notify.Alerts;

class ChannelsTest {
    @ParameterizedTest
    @EnumSource
    void everyChannelIsOfferedOnceAndTakesItsExample(Subscription.Channel name) {
        assertThat(Channels.ALL)
                .filteredOn(each -> each.name() == name)
                .singleElement()
                .satisfies(each -> assertThat(each.problem(each.example())).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "EMAIL, desk@harbours.example, d…@harbours.example",
        "WEBHOOK, https://user:word@desk.example/hook?token=T1, https://desk.example/…",
        "SLACK, https://hooks.slack.com/services/T1/B2, https://hooks.slack.com/…",
        "TEAMS, https://teams.example#T1, https://teams.example/…",
        "WEBHOOK, http://127.0.0.1:8001/hook, http://127.0.0.1:8001/…",
        "WEBHOOK, https://user:one@two@desk.example/hook, …",
        "WEBHOOK, https://user:one/two@desk.example/hook, …",
        "WEBHOOK, https://?token=T1, …",
    })
    void showsOfAnAddressNoPersonAndNoToken(Subscription.Channel name, String address, String shown) {
        assertThat(Channels.of(subscription(name, address)).masked(address)).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "desk.harbours.example",
                "desk@harbours.example\0",
                "desk\0@evil.example@harbours.example",
                "desk\u2028@harbours.example",
                "dësk@harbours.example",
                "desk@hårbours.example",
                "desk(a)@harbours.example",
                "de sk@harbours.example",
                "desk@harbours.example,other@harbours.example",
                "desk..one@harbours.example",
                "@harbours.example",
                "desk@"
            })
    void refusesAMailAddressThatMayMeanAnother(String address) {
        assertThat(Channels.of(subscription(Subscription.Channel.EMAIL, address))
                        .problem(address))
                .contains(
                        "mail needs an address such as desk@example.org, in ASCII and without quotation marks; write a"
                                + " domain with other letters in its form xn--…");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "desk@harbours.example",
                "o'neil+lamps.at_night@news-desk.harbours.example",
                "desk@xn--hrbours-exa.example",
                "root@localhost"
            })
    void takesAMailAddress(String address) {
        assertThat(Channels.of(subscription(Subscription.Channel.EMAIL, address))
                        .problem(address))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://desk.example",
                "https://user:word@desk.example/hook",
                "https://user:one@two@desk.example/hook",
                "https:///hook",
                "https://desk.example/a hook",
                "https://desk.example/\0",
                "https://desk.example:port/hook"
            })
    void refusesAWebAddressOfAnotherForm(String address) {
        assertThat(Channels.of(subscription(Subscription.Channel.WEBHOOK, address))
                        .problem(address))
                .contains("webhook needs an address that begins with https:// or http://, such as"
                        + " https://example.org/hook, without a user or password and of at most 2000 characters");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://desk.example",
                "http://desk_1:8001/hook?a=b",
                "http://[::1]:8001/",
                "HTTPS://Desk.example/@a"
            })
    void takesAWebAddress(String address) {
        assertThat(Channels.of(subscription(Subscription.Channel.WEBHOOK, address))
                        .problem(address))
                .isEmpty();
    }

    @Test
    void thePageTakesNoAddress() {
        assertThat(Channels.of(subscription(Subscription.Channel.PAGE, "desk")).problem("desk"))
                .contains("the page has no address");
    }

    @Test
    void onlyWebhooksAreSigned() {
        assertThat(Channels.ALL)
                .filteredOn(Channel::isSigned)
                .extracting(Channel::name)
                .containsExactly(Subscription.Channel.WEBHOOK);
    }

    private static Subscription subscription(Subscription.Channel name, String address) {
        return Subscription.of("all", name, address, Alerts.START);
    }
}
