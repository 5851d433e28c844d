package org.onrecord.notify.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Alert;
import org.onrecord.events.Delivery;
import org.onrecord.events.Delivery.State;
import org.onrecord.events.Delivery.Tells;
import org.onrecord.events.Event;
import org.onrecord.events.Ids;
import org.onrecord.events.Match;
import org.onrecord.events.Rule;
import org.onrecord.events.Subscription;
import org.onrecord.notify.rule.AlertFacts;
import org.onrecord.notify.rule.CoolDown;
import org.onrecord.notify.rule.RuleMatcher;

/**
 * The delivery log, and every decision about it. Its methods return the records that changed; these must be written before a message that
 * {@link #due} returned is sent.
 *
 * <p>What happened before a rule or a subscription was made is not news for it. An alert that is withdrawn after it was sent is followed by one
 * correction, and one that is withdrawn before is not sent. Nothing is dropped: what cannot be sent now waits, with the reason.
 *
 * <p>It is one long class because all of its decisions change the same few tables; {@link DeliveryTable} keeps the largest.
 */
public final class Ledger {
    /** The most messages to a subscription within an hour; further alerts come together in one message. */
    static final int MOST_AN_HOUR = 20;

    static final int MOST_IN_MESSAGE = 100;

    /** After this many refused messages in a row a subscription is switched off. */
    static final int MOST_REFUSALS = 5;

    private static final Duration HOUR = Duration.ofHours(1);

    /** How long an alert about a source waits for others: a machine without a network fails all its sources within minutes. */
    private static final Duration SOURCES = Duration.ofMinutes(5);

    private static final String WITH_SOURCES = "grouped with what comes of sources within 5 minutes";

    /** What stands for an alert where a delivery tells of none. */
    private static final Alert NO_ALERT = new Alert(
            Ids.hash("alert", "confirm"), Alert.Kind.FIRST_POSITION, "", "", null, "No alert", "", Map.of(), List.of());

    private final SortedMap<String, Rule> rules = new TreeMap<>();
    private final Map<String, RuleMatcher> matchers = new HashMap<>();
    private final Map<String, CoolDown> told = new HashMap<>();
    private final SortedMap<String, Subscription> subscriptions = new TreeMap<>();
    private final Map<String, SortedMap<String, Match>> matches = new HashMap<>();
    private final DeliveryTable deliveries = new DeliveryTable();
    private final Map<String, List<Instant>> lately = new HashMap<>();
    private final Map<String, Integer> refusals = new HashMap<>();
    private final Set<String> inFlight = new HashSet<>();

    /** The end of the last brief that was looked at, by subscription. */
    private final Map<String, Instant> briefed = new HashMap<>();

    // What the topics held when the process started, and what others write.

    /** Takes a match as it is on the topic. */
    public void restore(Match match) {
        matches.computeIfAbsent(match.alert().id(), any -> new TreeMap<>()).put(match.rule(), match);
        told.computeIfAbsent(match.rule(), any -> new CoolDown()).add(match.alert());
    }

    public void restore(Delivery delivery) {
        deliveries.keep(delivery);
    }

    /** Takes a delivery that somebody asked for: a test, or an alert once more. */
    public List<Event> requested(Delivery asked, Instant now) {
        if (deliveries.contains(asked.id()) || !subscriptions.containsKey(asked.subscription())) {
            return List.of();
        }
        return List.of(deliveries.keep(
                make(asked.subscription(), asked.rule(), asked.tells(), asked.alert(), asked.why(), asked.id(), now)
                        .waiting(now, null)));
    }

    /** Takes a new or changed rule; deliveries that wait are scheduled again. */
    public List<Event> put(Rule rule, Instant now) {
        rules.put(rule.id(), rule);
        matchers.put(rule.id(), new RuleMatcher(rule));
        List<Event> changed = new ArrayList<>();
        for (Delivery each : deliveries.waiting(delivery -> delivery.rule().equals(rule.id())
                && (delivery.tells() == Tells.ALERT || delivery.tells() == Tells.CORRECTION))) {
            Schedule schedule = each.tells() == Tells.CORRECTION
                    ? Schedule.atOnce(rule, now)
                    : Schedule.of(rule, now, Optional.empty());
            if (!each.due().equals(schedule.due())) {
                // It keeps a reason to be held, so that held deliveries come in one message.
                changed.add(deliveries.keep(
                        each.waiting(schedule.due(), schedule.held().orElse(each.held()))));
            }
        }
        return changed;
    }

    /** Takes a rule that was deleted; nothing more is sent of it. */
    public List<Event> removeRule(String id) {
        rules.remove(id);
        matchers.remove(id);
        told.remove(id);
        return cancel(delivery -> delivery.rule().equals(id), "the rule was deleted");
    }

    /** Takes a new or changed subscription; deliveries that waited while it was off are due now. */
    public List<Event> put(Subscription subscription, Instant now) {
        Subscription before = subscriptions.put(subscription.id(), subscription);
        if (subscription.waits()) {
            return confirm(subscription, now);
        }
        if (before == null || before.off() == null || subscription.off() != null) {
            return List.of();
        }
        refusals.remove(subscription.id());
        return deliveries
                .waiting(delivery -> delivery.subscription().equals(subscription.id())
                        && delivery.due().isBefore(now))
                .stream()
                .<Event>map(each -> deliveries.keep(each.waiting(now, "the subscription was off")))
                .toList();
    }

    /** Returns the delivery that asks the receiver to confirm a subscription, once. */
    private List<Event> confirm(Subscription subscription, Instant now) {
        String id = Ids.hash("delivery", subscription.confirmation());
        if (deliveries.contains(id) || now.isAfter(subscription.confirmBy())) {
            return List.of();
        }
        return List.of(deliveries.keep(make(
                subscription.id(), subscription.rule(), Tells.CONFIRM, NO_ALERT, "A reader asked for it.", id, now)));
    }

    /** Takes a subscription that was ended; nothing more is sent to it. */
    public List<Event> removeSubscription(String id) {
        subscriptions.remove(id);
        return cancel(delivery -> delivery.subscription().equals(id), "the subscription was ended");
    }

    // What happens.

    /**
     * Takes an alert that was raised, or written again.
     *
     * @param raised when its record was written
     */
    public List<Event> alert(Alert alert, Instant raised, Instant now) {
        List<Event> changed = new ArrayList<>();
        if (new AlertFacts(alert).isHistory(raised)) {
            return changed;
        }
        for (Rule rule : rules.values()) {
            @Nullable
            Match match = matches.getOrDefault(alert.id(), new TreeMap<>()).get(rule.id());
            boolean known = match != null && match.withdrawn() == null;
            @Nullable
            Match made = known || raised.isBefore(rule.since())
                    ? null
                    : Objects.requireNonNull(matchers.get(rule.id()))
                            .match(alert, now)
                            .orElse(null);
            if (made == null) {
                continue;
            }
            CoolDown news = told.computeIfAbsent(rule.id(), any -> new CoolDown());
            Optional<String> earlier = news.earlier(alert, rule.pace().coolDownDays());
            UnaryOperator<Delivery> planned;
            if (earlier.isPresent() && match == null) {
                planned = repeated ->
                        repeated.ended(State.REPEATED, "the alert " + earlier.get() + " told the same news");
            } else {
                restore(made);
                changed.add(made);
                planned = delivery -> scheduled(delivery, rule, alert.kind() == Alert.Kind.SOURCE, now);
            }
            subscriptionsOf(rule.id(), raised)
                    .forEach(each -> tell(each, rule, Tells.ALERT, alert, made.why(), now)
                            .map(planned)
                            .map(deliveries::keep)
                            .ifPresent(changed::add));
        }
        return changed;
    }

    public List<Event> withdrawn(String alert, String reason, Instant now) {
        List<Event> changed = new ArrayList<>();
        for (Match match :
                List.copyOf(matches.getOrDefault(alert, new TreeMap<>()).values())) {
            if (match.withdrawn() == null && rules.containsKey(match.rule())) {
                Match withdrawn = match.withdrawn(reason, now);
                restore(withdrawn);
                changed.add(withdrawn);
            }
        }
        for (Delivery each : deliveries.ofAlert(alert)) {
            Rule rule = rules.get(each.rule());
            Subscription subscription = subscriptions.get(each.subscription());
            if (each.tells() != Tells.ALERT || rule == null || subscription == null) {
                continue;
            }
            if (each.state() == State.WAITING) {
                changed.add(deliveries.keep(
                        each.ended(State.CANCELLED, "the alert was withdrawn before it was sent: " + reason)));
            } else if (each.state() == State.SENT || each.state() == State.SENDING) {
                tell(subscription, rule, Tells.CORRECTION, each.alert(), reason, now)
                        .map(delivery -> {
                            Schedule schedule = Schedule.atOnce(rule, now);
                            return deliveries.keep(delivery.waiting(
                                    schedule.due(), schedule.held().orElse(null)));
                        })
                        .ifPresent(changed::add);
            }
        }
        return changed;
    }

    /**
     * Returns the messages that are due, marked as being sent, to subscriptions to which no other message is being sent. Their
     * deliveries changed too.
     */
    public List<AlertMessage> due(Instant now) {
        List<AlertMessage> messages = new ArrayList<>();
        subscriptions.values().forEach(each -> tellNothing(each, now));
        deliveries.subscriptions().stream()
                .filter(id -> !inFlight.contains(id))
                .forEach(id -> next(id, now).ifPresent(messages::add));
        messages.forEach(each -> inFlight.add(each.subscription().id()));
        return messages;
    }

    /** Tells a subscriber of a brief by mail where nothing changed between the last two digests. */
    private void tellNothing(Subscription to, Instant now) {
        Rule rule = rules.get(to.rule());
        if (rule == null || !rule.sendsBrief() || to.channel() != Subscription.Channel.EMAIL || to.off() != null) {
            return;
        }
        Instant end = Schedule.lastDigest(rule.pace(), now);
        Instant start = Schedule.lastDigest(rule.pace(), end.minusMillis(1));
        String id = Ids.hash("delivery", to.id(), "quiet", end.toString());
        if (end.equals(briefed.put(to.id(), end)) || !to.since().isBefore(start) || deliveries.contains(id)) {
            return;
        }
        Set<State> untold = Set.of(State.REPEATED, State.CANCELLED);
        if (deliveries.all().stream()
                .filter(each ->
                        each.subscription().equals(to.id()) && !each.made().isBefore(start))
                .noneMatch(each -> (each.tells() == Tells.ALERT || each.tells() == Tells.CORRECTION)
                        && !untold.contains(each.state()))) {
            String why = "Nothing changed since the last brief.";
            deliveries.keep(make(to.id(), rule.id(), Tells.QUIET, NO_ALERT, why, id, end)
                    .waiting(Schedule.atOnce(rule, end).due(), null));
        }
    }

    private Optional<AlertMessage> next(String id, Instant now) {
        Subscription subscription = subscriptions.get(id);
        List<Delivery> queue = deliveries.queue(id).stream()
                .filter(each -> subscription != null
                        && (subscription.off() == null || each.tells() == Tells.TEST || each.tells() == Tells.CONFIRM))
                .toList();
        if (subscription == null || queue.isEmpty() || queue.getFirst().due().isAfter(now)) {
            return Optional.empty();
        }
        Delivery first = queue.getFirst();
        Rule rule = rules.get(first.rule());
        if (rule == null) {
            return Optional.empty();
        }
        List<Delivery> carried = carried(first, queue);
        String message = first.message() != null && first.state() == State.SENDING ? first.message() : idOf(carried);
        return Optional.of(new AlertMessage(
                message,
                rule,
                subscription,
                carried.stream()
                        .map(each -> deliveries.keep(each.sending(message, now)))
                        .toList()));
    }

    /** Returns what goes with the first of a queue: the rest of its message if it was tried, else what follows and was held for the same time. */
    private static List<Delivery> carried(Delivery first, List<Delivery> queue) {
        if (first.state() == State.SENDING) {
            return queue.stream()
                    .filter(each -> each.state() == State.SENDING && Objects.equals(each.message(), first.message()))
                    .toList();
        }
        return first.held() == null
                ? List.of(first)
                : queue.stream()
                        .takeWhile(each -> each.held() != null && each.due().equals(first.due()))
                        .limit(MOST_IN_MESSAGE)
                        .toList();
    }

    private static String idOf(List<Delivery> carried) {
        return carried.size() == 1
                ? carried.getFirst().id()
                : Ids.hash(Stream.concat(Stream.of("message"), carried.stream().map(Delivery::id))
                        .toArray(String[]::new));
    }

    /**
     * Takes what came of sending a message.
     *
     * @param jitter from 0 to 1
     */
    public List<Event> done(AlertMessage message, SendResult result, Instant now, double jitter) {
        String id = message.subscription().id();
        inFlight.remove(id);
        List<Delivery> sent = message.deliveries();
        List<Event> changed = new ArrayList<>();
        switch (result) {
            case SendResult.Accepted accepted -> {
                refusals.remove(id);
                sent.forEach(each -> changed.add(deliveries.keep(each.sent(now))));
            }
            case SendResult.Retry retry -> {
                Instant first = Objects.requireNonNullElse(sent.getFirst().first(), now);
                Instant next = now.plus(RetryPolicy.delay(message.attempt(), retry.after(), jitter));
                if (next.isAfter(first.plus(RetryPolicy.GIVE_UP_AFTER))
                        && message.attempt() >= RetryPolicy.MIN_ATTEMPTS) {
                    changed.addAll(ended(sent, State.FAILED, retry.reason()));
                    changed.addAll(switchOff(message, "nothing was taken for a day: " + retry.reason(), now));
                } else {
                    sent.forEach(each -> changed.add(deliveries.keep(each.retried(next, retry.reason()))));
                }
            }
            case SendResult.Refused refused -> {
                changed.addAll(ended(sent, State.FAILED, refused.reason()));
                if (refusals.merge(id, 1, Integer::sum) >= MOST_REFUSALS) {
                    changed.addAll(switchOff(
                            message, MOST_REFUSALS + " messages in a row were refused: " + refused.reason(), now));
                }
            }
            case SendResult.Gone gone -> {
                changed.addAll(ended(sent, State.FAILED, gone.reason()));
                changed.addAll(switchOff(message, gone.reason(), now));
            }
        }
        if (!rules.containsKey(message.rule().id()) || !subscriptions.containsKey(id)) {
            changed.addAll(cancel(each -> each.subscription().equals(id), "the rule or the subscription was deleted"));
        }
        return changed;
    }

    /**
     * Removes deliveries that were over before a time, a limited number at once, and returns their ids. The newest delivery stays, because the next
     * number follows from it after a restart; so do the deliveries of a corrected alert, because the id of its next delivery follows from their number.
     */
    public List<String> prune(Instant before) {
        return deliveries.prune(before);
    }

    /** Returns when something is due next; empty if nothing waits. */
    public Optional<Instant> next() {
        return deliveries.open(each -> !inFlight.contains(each.subscription())).stream()
                .map(Delivery::due)
                .min(Comparator.naturalOrder());
    }

    public int unfinished() {
        return deliveries.open(any -> true).size();
    }

    public Collection<Delivery> deliveries() {
        return deliveries.all();
    }

    /** Switches a subscription off and tells the other subscribers of the rule. */
    private List<Event> switchOff(AlertMessage message, String reason, Instant now) {
        Subscription off = message.subscription().withOff(reason);
        if (!subscriptions.containsKey(off.id()) || message.subscription().waits()) {
            return List.of();
        }
        subscriptions.put(off.id(), off);
        List<Event> changed = new ArrayList<>();
        changed.add(off);
        Delivery lost = message.deliveries().getFirst();
        subscriptionsOf(off.rule(), now).stream()
                .filter(each -> each.off() == null)
                .forEach(each -> tell(
                                each,
                                message.rule(),
                                Tells.NOTICE,
                                lost.alert(),
                                "The subscription by " + off.channel().json() + " of this rule was switched off: "
                                        + reason,
                                now)
                        .map(deliveries::keep)
                        .ifPresent(changed::add));
        return changed;
    }

    private Delivery scheduled(Delivery made, Rule rule, boolean ofSource, Instant now) {
        Subscription subscription = Objects.requireNonNull(subscriptions.get(made.subscription()));
        Optional<Delivery> group = deliveries.queue(subscription.id()).stream()
                .filter(each -> each.state() == State.WAITING
                        && each.held() != null
                        && (ofSource || !each.held().equals(WITH_SOURCES))
                        && each.due().isAfter(now))
                .min(Comparator.comparing(Delivery::due));
        Schedule schedule = Schedule.of(rule, now, group.map(Delivery::due));
        if (schedule.held().isEmpty() && group.isPresent()) {
            // Sent now, it would arrive before the deliveries that are held.
            return made.waiting(group.get().due(), group.get().held());
        }
        if (schedule.held().isEmpty() && ofSource) {
            return made.waiting(now.plus(SOURCES), WITH_SOURCES);
        }
        if (schedule.held().isEmpty() && isFlood(subscription.id(), now)) {
            return made.waiting(
                    now.plus(HOUR), "more than " + MOST_AN_HOUR + " within an hour, so the rest come together");
        }
        String held = schedule.held().orElse(subscription.off() == null ? null : "the subscription is off");
        return made.waiting(schedule.due(), held);
    }

    /** Counts a message to a subscription. Returns true, and does not count it, if there were too many in the last hour. */
    private boolean isFlood(String subscription, Instant now) {
        List<Instant> times = lately.computeIfAbsent(subscription, any -> new ArrayList<>());
        times.removeIf(time -> !time.isAfter(now.minus(HOUR)));
        if (times.size() >= MOST_AN_HOUR) {
            return true;
        }
        times.add(now);
        return false;
    }

    /** Returns a new delivery, unless the subscriber has it already. An alert that was corrected or cancelled is told in a new round. */
    private Optional<Delivery> tell(Subscription to, Rule rule, Tells tells, Alert alert, String why, Instant now) {
        List<Delivery> earlier = deliveries.ofAlert(alert.id()).stream()
                .filter(each -> each.subscription().equals(to.id()))
                .toList();
        List<Delivery> rounds =
                earlier.stream().filter(each -> each.tells() == Tells.ALERT).toList();
        long corrections = earlier.stream()
                .filter(each -> each.tells() == Tells.CORRECTION)
                .count();
        boolean wanted = switch (tells) {
            case ALERT -> rounds.isEmpty() || rounds.getLast().state() == State.CANCELLED || corrections > 0;
            case CORRECTION -> corrections < rounds.size();
            default -> true;
        };
        String id = Delivery.id(to.id(), alert.id(), tells, tells == Tells.ALERT ? rounds.size() : earlier.size());
        return wanted && !deliveries.contains(id)
                ? Optional.of(make(to.id(), rule.id(), tells, alert, why, id, now))
                : Optional.empty();
    }

    private Delivery make(
            String subscription, String rule, Tells tells, Alert alert, String why, String id, Instant now) {
        return Delivery.made(id, deliveries.nextNumber(), rule, subscription, tells, alert, why, now);
    }

    private List<Event> ended(List<Delivery> which, State state, String reason) {
        return which.stream()
                .<Event>map(each -> deliveries.keep(each.ended(state, reason)))
                .toList();
    }

    private List<Event> cancel(Predicate<Delivery> which, String reason) {
        Predicate<Delivery> stays = each -> inFlight.contains(each.subscription()) && each.state() != State.WAITING;
        return ended(deliveries.open(which.and(stays.negate())), State.CANCELLED, reason);
    }

    private List<Subscription> subscriptionsOf(String rule, Instant raised) {
        return subscriptions.values().stream()
                .filter(each -> each.rule().equals(rule) && !raised.isBefore(each.since()) && !each.waits())
                .toList();
    }
}
