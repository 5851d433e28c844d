package org.onrecord.app.broker;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.onrecord.events.file.Folders;
import org.onrecord.events.kafka.KafkaClients;
import org.onrecord.testing.FreshTopics;

/** One broker inside this process for all tests of a class, with our topics. Register it as a static field. */
public final class BrokerExtension implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {
    private final int partitions;
    private final boolean freshForEachTest;

    @SuppressWarnings("NullAway.Init") // by beforeAll()
    private Path folder;

    @SuppressWarnings("NullAway.Init") // by beforeAll()
    private EmbeddedBroker broker;

    private BrokerExtension(int partitions, boolean freshForEachTest) {
        this.partitions = partitions;
        this.freshForEachTest = freshForEachTest;
    }

    /** Returns a broker whose records all tests of the class share. */
    public static BrokerExtension shared(int partitions) {
        return new BrokerExtension(partitions, false);
    }

    /** Returns a broker that is empty at the start of each test. */
    public static BrokerExtension emptied(int partitions) {
        return new BrokerExtension(partitions, true);
    }

    /** Returns its address, for {@code --bootstrap-servers}. */
    public String address() {
        return broker.bootstrapServers();
    }

    public KafkaClients kafka() {
        return broker.kafka();
    }

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        folder = Files.createTempDirectory("broker");
        broker = EmbeddedBroker.start(folder, 0);
        if (!freshForEachTest) {
            FreshTopics.create(kafka(), partitions);
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) throws Exception {
        if (freshForEachTest) {
            FreshTopics.create(kafka(), partitions);
        }
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        broker.close();
        Folders.delete(folder);
    }
}
