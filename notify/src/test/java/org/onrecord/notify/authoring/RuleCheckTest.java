package org.onrecord.notify.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onrecord.events.EventJson;
import org.onrecord.events.Rule;
import org.onrecord.events.Subscription;
import org.onrecord.notify.Addresses;
import org.onrecord.notify.Alerts;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class RuleCheckTest {
    @ParameterizedTest
    @ValueSource(strings = {"issues", "changes", "actors", "sides", "claims", "talkingPoints", "silenced", "topics"})
    void refusesAListWithoutMeasureInOneSentence(String list) {
        assertThat(RuleCheck.problems(with(list, 1000, "AA"))).isEmpty();
        assertThat(RuleCheck.problems(with(list, 100_000, "AA")))
                .containsExactly(list + " takes at most 1,000 entries, none of them null, and has 100,000");
        assertThat(RuleCheck.problems(with(list, 1, null)))
                .containsExactly(list + " takes at most 1,000 entries, none of them null, and has 1");
    }

    @Test
    void refusesAWebhookToARefusedAddressWithTheRemedy() {
        Subscription here = Subscription.of(
                "all", Subscription.Channel.WEBHOOK, "http://127.0.0.1:8001/hook?token=T1", Alerts.START);

        assertThat(RuleCheck.problem(here, new Addresses(true))).isEmpty();
        assertThat(RuleCheck.problem(here, new Addresses(false)))
                .contains("nothing may be sent to http://127.0.0.1:8001/…: 127.0.0.1 is loopback"
                        + " (ONRECORD_ALLOWED_ADDRESSES, for notify and the dashboard)");
    }

    @Test
    void looksUpTheHostOfAWebhook() {
        assertThat(RuleCheck.problem(
                        Subscription.of("all", Subscription.Channel.SLACK, "http://localhost/hook", Alerts.START),
                        new Addresses(false)))
                .get()
                .asString()
                .startsWith("nothing may be sent to http://localhost/…: ");
    }

    private static Rule with(String list, int entries, @Nullable String entry) {
        ObjectNode json = EventJson.mapper()
                .valueToTree(new Rule("all", "All", Rule.Selection.ALL, Rule.Pace.AT_ONCE, Instant.EPOCH, null));
        ArrayNode values = ((ObjectNode) json.get("selects")).putArray(list);
        IntStream.range(0, entries).forEach(each -> values.add(entry));
        return EventJson.mapper().treeToValue(json, Rule.class);
    }
}
