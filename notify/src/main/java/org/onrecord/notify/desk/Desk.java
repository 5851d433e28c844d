package org.onrecord.notify.desk;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Alert;
import org.onrecord.events.Delivery;
import org.onrecord.events.Event;
import org.onrecord.events.EventJson;
import org.onrecord.events.EventJson.UnreadableEventException;
import org.onrecord.events.Ids;
import org.onrecord.events.Match;
import org.onrecord.events.Rule;
import org.onrecord.events.Subscription;
import org.onrecord.events.kafka.KafkaClients;
import org.onrecord.events.kafka.TopicScan;
import org.onrecord.events.topic.CloudEvents;
import org.onrecord.events.topic.Topic;
import org.onrecord.events.topic.Topics;
import org.onrecord.notify.message.Feed;
import org.onrecord.notify.message.Letter;
import org.onrecord.notify.message.LetterText;
import org.onrecord.notify.message.Links;
import org.onrecord.notify.rule.BackTest;
import org.onrecord.notify.rule.RuleMatcher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A view of the topics of notify that follows them, and a writer to them. It delivers nothing. */
public final class Desk implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Desk.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final int WRITE_SECONDS = 20;
    private static final int IN_FEED = 50;
    private static final List<Topic> TOPICS =
            List.of(Topics.RULES, Topics.SUBSCRIPTIONS, Topics.DELIVERIES, Topics.ALERTS_RULES);

    private final KafkaClients kafka;
    private final Links links;
    private final KafkaProducer<String, byte[]> producer;
    private final Map<String, Rule> rules = new ConcurrentHashMap<>();
    private final Map<String, Subscription> subscriptions = new ConcurrentHashMap<>();
    private final Map<String, Delivery> deliveries = new ConcurrentHashMap<>();
    private final Map<String, Match> matches = new ConcurrentHashMap<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;

    /** The topics did not take a change. */
    public static final class UnavailableException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnavailableException(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** An alert as a rule would send it. */
    public record Sample(String subject, String text) {}

    /** Follows the topics from now on. */
    public Desk(KafkaClients kafka, URI dashboard) {
        this.kafka = kafka;
        links = Links.of(dashboard);
        producer = kafka.with(ProducerConfig.CLIENT_ID_CONFIG, "onrecord-desk")
                .with(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000)
                .with(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, WRITE_SECONDS * 1000)
                .with(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000)
                .producer();
        thread = Thread.ofPlatform().name("onrecord-desk").start(this::follow);
    }

    private void follow() {
        while (closing.getCount() > 0) {
            try (KafkaConsumer<String, byte[]> consumer = kafka.with(ConsumerConfig.CLIENT_ID_CONFIG, "onrecord-desk")
                    .with(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 512 * 1024)
                    .with(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, KafkaClients.LONG_WAIT_MS)
                    .consumer()) {
                TopicScan.rewind(consumer, TOPICS.stream().map(Topic::name).toArray(String[]::new));
                while (closing.getCount() > 0) {
                    consumer.poll(POLL).forEach(this::take);
                }
            } catch (KafkaException e) {
                LOG.warn("the topics of notify cannot be read: {}", e.getMessage());
                pause();
            }
        }
    }

    private void pause() {
        try {
            if (closing.await(1, TimeUnit.SECONDS)) {
                LOG.debug("told to stop");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void take(ConsumerRecord<String, byte[]> record) {
        if (record.value() == null) {
            rules.remove(record.key());
            subscriptions.remove(record.key());
            deliveries.remove(record.key());
            matches.remove(record.key());
            return;
        }
        try {
            switch (EventJson.read(record.value(), Event.class)) {
                case Rule rule -> rules.put(rule.id(), rule);
                case Subscription subscription -> subscriptions.put(subscription.id(), subscription);
                case Delivery delivery -> deliveries.put(delivery.id(), delivery);
                case Match match -> matches.put(match.key(), match);
                default -> LOG.debug("a foreign record on {} is left out", record.topic());
            }
        } catch (UnreadableEventException e) {
            LOG.debug("a record on {} is left out", record.topic(), e);
        }
    }

    /** Returns the rules by their names. */
    public List<Rule> rules() {
        return rules.values().stream().sorted(Comparator.comparing(Rule::name)).toList();
    }

    /** Returns a rule. */
    public Optional<Rule> rule(String id) {
        return Optional.ofNullable(rules.get(id));
    }

    /** Returns a subscription. */
    public Optional<Subscription> subscription(String id) {
        return Optional.ofNullable(subscriptions.get(id));
    }

    /** Returns the subscriptions of a rule, the oldest first. */
    public List<Subscription> subscriptions(String rule) {
        return subscriptions.values().stream()
                .filter(each -> each.rule().equals(rule))
                .sorted(Comparator.comparing(Subscription::since).thenComparing(Subscription::id))
                .toList();
    }

    /** Returns the deliveries, the last first. */
    public List<Delivery> deliveries() {
        return deliveries.values().stream()
                .sorted(Comparator.comparingLong(Delivery::number)
                        .thenComparing(Delivery::made)
                        .reversed())
                .toList();
    }

    /**
     * Tests a rule over the alerts on record.
     *
     * @throws UnavailableException if the topics cannot be read
     */
    public BackTest backTest(Rule rule) {
        Map<String, Alert> alerts = new HashMap<>();
        try (KafkaConsumer<String, byte[]> consumer = kafka.consumer()) {
            TopicScan.rewind(consumer, Topics.alerts().stream().map(Topic::name).toArray(String[]::new));
            TopicScan.toEnd(consumer, record -> {
                alerts.remove(record.key());
                if (record.value() != null) {
                    try {
                        alerts.put(record.key(), EventJson.read(record.value(), Alert.class));
                    } catch (UnreadableEventException e) {
                        LOG.debug("a record on {} is left out", record.topic(), e);
                    }
                }
            });
        } catch (KafkaException e) {
            throw new UnavailableException("the alerts cannot be read: " + e.getMessage(), e);
        }
        return BackTest.of(rule, alerts.values());
    }

    /** Returns an alert as a rule would send it. */
    public Sample sample(Rule rule, Alert alert) {
        Instant now = now();
        Subscription to = Subscription.of(rule.id(), Subscription.Channel.EMAIL, "you", now);
        Letter letter =
                Letter.of(rule, List.of(delivery(to, Delivery.Tells.ALERT, alert, why(rule, alert), "")), links);
        return new Sample(letter.subject(), LetterText.of(letter));
    }

    private static String why(Rule rule, Alert alert) {
        return new RuleMatcher(rule).why(alert).orElse("");
    }

    /** Writes a rule or a subscription. */
    public void write(Event change) {
        Event event = change instanceof Subscription subscription
                ? subscription.leavable(subscription(subscription.id()))
                : change;
        Topic topic = switch (event) {
            case Rule rule -> Topics.RULES;
            case Subscription subscription -> Topics.SUBSCRIPTIONS;
            default -> Topics.DELIVERIES;
        };
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic.name(), event.key(), EventJson.write(event));
        CloudEvents.describe(record.headers(), event, "dashboard", now());
        send(record);
        take(new ConsumerRecord<>(topic.name(), 0, 0, event.key(), record.value()));
    }

    /** Deletes a rule and its subscriptions. */
    public void deleteRule(String id) {
        send(new ProducerRecord<>(Topics.RULES.name(), id, null));
        subscriptions(id).forEach(each -> endSubscription(each.id()));
        rules.remove(id);
    }

    /** Ends a subscription. */
    public void endSubscription(String id) {
        send(new ProducerRecord<>(Topics.SUBSCRIPTIONS.name(), id, null));
        subscriptions.remove(id);
    }

    /** Asks for a message that shows how an alert of a subscription looks: the last one that its rule would have told, or an invented one. */
    public Delivery test(Subscription subscription, Rule rule) {
        List<Alert> last = backTest(rule).last();
        Alert alert = last.isEmpty() ? invented() : last.getFirst();
        Delivery test = delivery(
                subscription,
                Delivery.Tells.TEST,
                alert,
                last.isEmpty() ? "The rule has selected nothing yet." : why(rule, alert),
                now().toString());
        write(test);
        return test;
    }

    /** Asks to send an alert once more. */
    public Delivery again(Subscription subscription, Delivery earlier) {
        Delivery again =
                delivery(subscription, Delivery.Tells.AGAIN, earlier.alert(), earlier.why(), earlier.id() + now());
        write(again);
        return again;
    }

    /** Returns the feed of a rule, with the last alerts that it selected. */
    public Optional<Feed> feed(String id) {
        return rule(id).map(rule -> new Feed(
                rule,
                matches.values().stream()
                        .filter(each -> each.rule().equals(id))
                        .sorted(Comparator.comparing(Match::at).reversed().thenComparing(Match::key))
                        .limit(IN_FEED)
                        .toList(),
                links));
    }

    private static Delivery delivery(
            Subscription subscription, Delivery.Tells tells, Alert alert, String why, String salt) {
        return Delivery.made(
                Ids.hash("delivery", subscription.id(), alert.id(), tells.json(), salt),
                0,
                subscription.rule(),
                subscription.id(),
                tells,
                alert,
                why,
                now());
    }

    private static Alert invented() {
        return new Alert(
                Ids.hash("alert", "test"),
                Alert.Kind.FIRST_POSITION,
                "",
                "test",
                null,
                "An invented alert: somebody takes a side on a claim",
                "It is a test, and nothing happened.",
                Map.of(),
                List.of());
    }

    private void send(ProducerRecord<String, byte[]> record) {
        try {
            producer.send(record).get(WRITE_SECONDS + 15L, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            throw new UnavailableException("the topic " + record.topic() + " did not take it", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("the service is stopping", e);
        }
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        producer.close(Duration.ofSeconds(5));
    }
}
