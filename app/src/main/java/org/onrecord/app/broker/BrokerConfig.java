package org.onrecord.app.broker;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.onrecord.events.topic.Topics;

/**
 * The configuration of the embedded broker: one node on 127.0.0.1 that needs little memory, and starts and rebalances
 * quickly. Its fixed part is the resource {@code broker.properties}.
 */
final class BrokerConfig {
    static final int NODE = 1;
    static final String CONTROLLER = "CONTROLLER";

    private BrokerConfig() {}

    /** Returns the configuration. */
    static Map<String, String> of(Path logs, int port, int controllerPort) {
        Map<String, String> config = new HashMap<>();
        fixed().forEach((name, value) -> config.put(name.toString(), value.toString()));
        config.put("listeners", "PLAINTEXT://127.0.0.1:" + port + "," + CONTROLLER + "://127.0.0.1:" + controllerPort);
        config.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
        config.put("controller.quorum.voters", NODE + "@127.0.0.1:" + controllerPort);
        config.put("log.dirs", logs.toString());
        config.put("message.max.bytes", Integer.toString(Topics.MAX_MESSAGE_BYTES));
        config.put("replica.fetch.max.bytes", Integer.toString(Topics.MAX_MESSAGE_BYTES));
        return config;
    }

    private static Properties fixed() {
        Properties fixed = new Properties();
        try (InputStream in = BrokerConfig.class.getResourceAsStream("broker.properties")) {
            fixed.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return fixed;
    }
}
