package org.onrecord.events.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/** Waits for the answers of a broker to the requests of an admin, and for conditions that its answers must meet. */
public final class BrokerAnswers {
    private static final long WITHIN_S = 30;
    private static final long ASK_AGAIN_MS = 200;

    private BrokerAnswers() {}

    public interface Condition {
        boolean holds() throws InterruptedException;
    }

    /**
     * Returns the answer to a request.
     *
     * @throws KafkaException if the broker refuses the request, with the reason as its cause, or does not answer within 30 seconds
     */
    public static <T> T of(KafkaFuture<T> request) throws InterruptedException {
        try {
            return request.get(WITHIN_S, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            Throwable cause = e instanceof ExecutionException && e.getCause() != null ? e.getCause() : e;
            throw new KafkaException("the broker refused a request: " + cause, cause);
        }
    }

    /** Returns the answer to a request; empty if the broker refuses it for a harmless reason. */
    public static <T> Optional<T> unless(Class<? extends Exception> harmless, KafkaFuture<T> request)
            throws InterruptedException {
        try {
            return Optional.ofNullable(of(request));
        } catch (KafkaException e) {
            if (harmless.isInstance(e.getCause())) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Returns the ids of the clients in a group, of either protocol; none if there is no such group. */
    public static Set<String> members(Admin admin, String group) throws InterruptedException {
        Set<String> members = new TreeSet<>();
        if (!GroupProtocols.ofStreams(admin).equals(GroupProtocols.CLASSIC)) {
            described(admin.describeStreamsGroups(List.of(group)).all(), group)
                    .ifPresent(found -> found.members().forEach(each -> members.add(each.clientId())));
        }
        if (members.isEmpty()) {
            described(admin.describeConsumerGroups(List.of(group)).all(), group)
                    .ifPresent(found -> found.members().forEach(each -> members.add(each.clientId())));
        }
        return members;
    }

    private static <G> Optional<G> described(KafkaFuture<Map<String, G>> request, String group)
            throws InterruptedException {
        return unless(GroupIdNotFoundException.class, request).map(groups -> groups.get(group));
    }

    /** Waits until a condition holds; returns false if that takes longer. */
    public static boolean await(Duration atMost, Condition condition) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(ASK_AGAIN_MS);
        }
        return true;
    }
}
