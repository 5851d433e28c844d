package org.onrecord.processor.opinion;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The rate limit on requests to a model, in any minute and in any 24 hours. */
public final class RequestBudget {
    /** How long a request counts against the daily budget. */
    public static final Duration DAY = Duration.ofDays(1);

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final int perMinute;
    private final int perDay;
    /** The requests of the last 24 hours, the earliest first. */
    private final List<Instant> spent = new ArrayList<>();

    public RequestBudget(int perMinute, int perDay) {
        this.perMinute = perMinute;
        this.perDay = perDay;
    }

    /** Counts a request. Requests may be counted in any order. */
    public void spend(Instant at) {
        int place = spent.size();
        while (place > 0 && spent.get(place - 1).isAfter(at)) {
            place--;
        }
        spent.add(place, at);
    }

    /** Returns how long to wait until the next request is allowed; zero if it is allowed now. */
    public Duration untilNext(Instant now) {
        Duration minute = untilRoom(perMinute, MINUTE, now);
        Duration day = untilRoom(perDay, DAY, now);
        return minute.compareTo(day) > 0 ? minute : day;
    }

    /** Returns how many requests are left of the daily budget, that of the last 24 hours. */
    public int leftOfDay(Instant now) {
        forget(now);
        return Math.max(0, perDay - spent.size());
    }

    private Duration untilRoom(int most, Duration within, Instant now) {
        forget(now);
        if (spent.size() < most) {
            return Duration.ZERO;
        }
        Duration wait = Duration.between(now, spent.get(spent.size() - most).plus(within));
        return wait.isNegative() ? Duration.ZERO : wait;
    }

    private void forget(Instant now) {
        int old = 0;
        while (old < spent.size() && !spent.get(old).plus(DAY).isAfter(now)) {
            old++;
        }
        spent.subList(0, old).clear();
    }
}
