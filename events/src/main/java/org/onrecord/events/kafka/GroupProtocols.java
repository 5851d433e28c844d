package org.onrecord.events.kafka;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.FinalizedVersionRange;
import org.apache.kafka.common.errors.InterruptException;

/** Finds out by which protocol the members of a group share their work: the newer one of its kind, or the classic one where the cluster lacks it. */
public final class GroupProtocols {
    /** The protocol that every broker speaks. */
    public static final String CLASSIC = "classic";

    private GroupProtocols() {}

    /** Returns the value of {@code group.protocol} for Kafka Streams: {@code streams} or {@code classic}. */
    public static String ofStreams(Admin admin) {
        return newerOrClassic(admin, "streams", "streams.version");
    }

    /** Returns the value of {@code group.protocol} for consumers: {@code consumer} or {@code classic}. */
    public static String ofConsumers(Admin admin) {
        return newerOrClassic(admin, "consumer", "group.version");
    }

    private static String newerOrClassic(Admin admin, String newer, String feature) {
        try {
            FinalizedVersionRange spoken = BrokerAnswers.of(
                            admin.describeFeatures().featureMetadata())
                    .finalizedFeatures()
                    .get(feature);
            return spoken != null && spoken.maxVersionLevel() > 0 ? newer : CLASSIC;
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}
