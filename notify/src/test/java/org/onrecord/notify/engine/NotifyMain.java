package org.onrecord.notify.engine;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.onrecord.events.issue.WatchedIssues;
import org.onrecord.events.kafka.KafkaClients;
import org.onrecord.notify.channel.AddressCheck;
import org.onrecord.notify.channel.HttpSender;
import org.onrecord.notify.channel.LetterWriter;
import org.onrecord.notify.channel.MailSettings;
import org.onrecord.notify.channel.Signature;
import org.onrecord.notify.channel.Signatures;
import org.onrecord.notify.channel.Transports;
import org.onrecord.notify.message.Links;
import org.onrecord.testing.IssueBuilder;

/** Notify in a process of its own, for tests that kill it: broker, SMTP port, speed, and the times of the clock. */
public final class NotifyMain {
    static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private NotifyMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        NotifyService.start(
                settings(
                        new KafkaClients(arguments[0], Map.of()),
                        Integer.parseInt(arguments[1]),
                        new SimulatedClock(
                                Instant.parse(arguments[3]),
                                Instant.parse(arguments[4]),
                                Double.parseDouble(arguments[2]))),
                new SimpleMeterRegistry());
        Thread.currentThread().join();
    }

    /** Returns settings that send to this machine alone. */
    static NotifyService.Settings settings(KafkaClients kafka, int smtpPort, SimulatedClock clock) {
        return new NotifyService.Settings(
                kafka,
                new Transports(
                        new HttpSender(new LoopbackOnly(), clock.clock()),
                        Optional.of(new MailSettings(
                                "127.0.0.1",
                                smtpPort,
                                false,
                                false,
                                Optional.empty(),
                                Optional.empty(),
                                "OnRecord <onrecord@harbours.example>")),
                        new Signatures(Optional.of(Signature.of(SECRET)), Optional.empty()),
                        new LetterWriter(
                                new Links("http://127.0.0.1:8080"),
                                WatchedIssues.of(
                                        IssueBuilder.issue("lamps", "Lamps").build()),
                                new Links("http://127.0.0.1:1"),
                                Optional.empty(),
                                Duration.ofSeconds(1)),
                        clock.clock()),
                clock,
                Duration.ofDays(3650));
    }

    private static final class LoopbackOnly implements AddressCheck {
        @Override
        public Optional<String> refusal(URI address) {
            return Optional.empty();
        }

        @Override
        public Optional<String> refusal(URI address, InetAddress connected) {
            return connected.isLoopbackAddress() ? Optional.empty() : Optional.of("tests send to this machine alone");
        }
    }
}
