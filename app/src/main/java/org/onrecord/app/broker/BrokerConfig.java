package org.onrecord.app.broker;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.onrecord.events.resource.Resources;
import org.onrecord.events.topic.Topics;

/**
 * The configuration of the embedded broker: one node on 127.0.0.1 that needs little memory, and starts and rebalances
 * quickly. Its fixed part is the resource {@code broker.properties}.
 */
final class BrokerConfig {
    static final int NODE = 1;
    static final String CONTROLLER = "CONTROLLER";

    private BrokerConfig() {}

    static Map<String, String> of(Path logs, int port, int controllerPort) {
        Map<String, String> config = new HashMap<>();
        Resources.properties(BrokerConfig.class, "broker.properties")
                .forEach((name, value) -> config.put(name.toString(), value.toString()));
        config.put("listeners", "PLAINTEXT://127.0.0.1:" + port + "," + CONTROLLER + "://127.0.0.1:" + controllerPort);
        config.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
        config.put("controller.quorum.voters", NODE + "@127.0.0.1:" + controllerPort);
        config.put("log.dirs", logs.toString());
        config.put("message.max.bytes", Integer.toString(Topics.MAX_MESSAGE_BYTES));
        config.put("replica.fetch.max.bytes", Integer.toString(Topics.MAX_MESSAGE_BYTES));
        return config;
    }
}
