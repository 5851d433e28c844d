package org.onrecord.processor.opinion.ask;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicInteger;

/** Metrics of second opinions: requests by outcome, waiting statements, and what is left of the daily budget. */
final class OpinionMeters {
    private final MeterRegistry registry;
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicInteger left = new AtomicInteger();

    OpinionMeters(MeterRegistry registry) {
        this.registry = registry;
        gauge("onrecord.opinions.waiting", waiting);
        gauge("onrecord.opinions.left.today", left);
    }

    /** Replaces the gauge of an earlier task, which asked about other issues. */
    private void gauge(String name, AtomicInteger value) {
        registry.find(name).meters().forEach(registry::remove);
        registry.gauge(name, value);
    }

    void count(EndpointReply reply) {
        String outcome = switch (reply) {
            case EndpointReply.Answered answered -> answered.answer().refused() == null ? "answered" : "refused";
            case EndpointReply.Throttled throttled -> "throttled";
            case EndpointReply.Unavailable unavailable -> "unavailable";
            case EndpointReply.Rejected rejected -> "rejected";
        };
        registry.counter("onrecord.opinions.requests", "outcome", outcome).increment();
    }

    void set(int waitingNow, int leftToday) {
        waiting.set(waitingNow);
        left.set(leftToday);
    }
}
