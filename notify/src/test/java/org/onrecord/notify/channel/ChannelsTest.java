package org.onrecord.notify.channel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
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
    })
    void showsOfAnAddressNoPersonAndNoToken(Subscription.Channel name, String address, String shown) {
        assertThat(Channels.of(subscription(name, address)).masked(address)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "EMAIL, desk.harbours.example, mail needs an address such as desk@example.org",
        "WEBHOOK, ftp://desk.example, a webhook needs an address that begins with https://",
        "PAGE, desk, the page has no address",
    })
    void refusesAnAddressOfAnotherForm(Subscription.Channel name, String address, String problem) {
        assertThat(Channels.of(subscription(name, address)).problem(address)).contains(problem);
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
