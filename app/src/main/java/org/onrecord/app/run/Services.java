package org.onrecord.app.run;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.onrecord.app.failure.Failure;
import org.onrecord.app.issue.FollowedIssues;
import org.onrecord.app.issue.LoadedIssue;
import org.onrecord.app.models.ReadingModels;
import org.onrecord.app.settings.Setting;
import org.onrecord.app.settings.Settings;
import org.onrecord.dashboard.DashboardService;
import org.onrecord.dashboard.access.AccessSettings;
import org.onrecord.dashboard.access.ProxyUsers;
import org.onrecord.dashboard.ops.HttpServers;
import org.onrecord.dashboard.workbench.Workbench;
import org.onrecord.events.http.Backoff;
import org.onrecord.events.issue.WatchedIssues;
import org.onrecord.events.kafka.KafkaClients;
import org.onrecord.ingest.IngestService;
import org.onrecord.ingest.crawl.Crawler;
import org.onrecord.ingest.fetch.AddressGuard;
import org.onrecord.ingest.fetch.FetchSettings;
import org.onrecord.ingest.fetch.PolitenessPolicy;
import org.onrecord.ingest.source.CatalogueWatcher;
import org.onrecord.ingest.source.SourceCatalogue;
import org.onrecord.ingest.source.SourceCatalogue.InvalidSourcesException;
import org.onrecord.ingest.source.SourceSpec;
import org.onrecord.ingest.url.ParsedUrl;
import org.onrecord.ingest.url.WebUrl;
import org.onrecord.notify.channel.AddressCheck;
import org.onrecord.notify.channel.HttpSender;
import org.onrecord.notify.channel.LetterWriter;
import org.onrecord.notify.channel.MailSettings;
import org.onrecord.notify.channel.Signature;
import org.onrecord.notify.channel.Signatures;
import org.onrecord.notify.channel.Transports;
import org.onrecord.notify.engine.NotifyService;
import org.onrecord.notify.engine.SimulatedClock;
import org.onrecord.notify.message.Links;
import org.onrecord.processor.opinion.ask.ApiKey;
import org.onrecord.processor.opinion.ask.Endpoint;
import org.onrecord.processor.opinion.ask.OpinionService;

/** Starts each service with its part of the settings. This is the only place where the modules meet. */
public final class Services {
    private Services() {}

    /** The names of the services on {@code /readyz}. */
    static final String INGEST = "ingest";

    static final String PROCESSOR = "processor";
    static final String DASHBOARD = "dashboard";
    static final String NOTIFY = "notify";
    public static final String BROKERS = "brokers";

    /**
     * Starts ingest.
     *
     * @throws Failure if a catalogue has mistakes
     */
    public static RunningService ingest(KafkaClients kafka, Settings settings, MeterRegistry meters) {
        IngestService service = IngestService.start(
                new IngestService.Settings(
                        new Crawler.Settings(
                                kafka,
                                catalogue(settings),
                                settings.captures(),
                                fetches(settings),
                                politeness(settings)),
                        settings.besideCommand(Setting.SEEDS),
                        settings.get(Setting.SEEDS_INTERVAL)),
                meters);
        CatalogueWatcher catalogues = CatalogueWatcher.start(
                settings.besideCommand(Setting.SOURCES), settings.get(Setting.SEEDS_INTERVAL), service::follow);
        return new RunningService(INGEST, service::notReady, () -> {
            catalogues.close();
            service.close();
        });
    }

    public static List<SourceSpec> catalogue(Settings settings) {
        try {
            return SourceCatalogue.readAll(settings.besideCommand(Setting.SOURCES));
        } catch (InvalidSourcesException e) {
            throw new Failure(String.valueOf(e.getMessage()), e);
        }
    }

    public static FetchSettings fetches(Settings settings) {
        return FetchSettings.of(settings.userAgent()).withGuard(guard(settings));
    }

    /** Returns the check of the addresses to which webhooks may go: the guard with which pages are fetched. */
    public static AddressCheck addresses(Settings settings) {
        return new GuardedAddresses(guard(settings));
    }

    private static AddressGuard guard(Settings settings) {
        try {
            return AddressGuard.allowPrivate(settings.get(Setting.ALLOWED_ADDRESSES));
        } catch (IllegalArgumentException e) {
            throw new Failure(Setting.ALLOWED_ADDRESSES.variable() + ": " + e.getMessage() + ".", e);
        }
    }

    public static PolitenessPolicy politeness(Settings settings) {
        return new PolitenessPolicy(
                settings.get(Setting.HOST_DELAY), PolitenessPolicy.USUAL.longest(), PolitenessPolicy.USUAL.slowness());
    }

    /** The longest wait for an answer; a large model on a small machine is slow. */
    private static final Duration OPINION_WITHIN = Duration.ofMinutes(2);

    /** The longest wait for a brief, longer than the dashboard lets a reading wait. */
    private static final Duration BRIEF_WITHIN = Duration.ofSeconds(25);

    private static final Backoff OPINION_BACKOFF =
            new Backoff(Duration.ofSeconds(2), Duration.ofMinutes(10), 0, () -> 0);

    /**
     * Starts the processors of the issues, each of the active generation, with their stores in the data folder. Its readiness does not depend
     * on talking points and second opinions.
     */
    public static RunningService processor(
            KafkaClients kafka,
            Settings settings,
            FollowedIssues issues,
            ReadingModels models,
            MeterRegistry meters,
            Consumer<String> say) {
        ActiveProcessors processor =
                new ActiveProcessors(kafka, settings, opinions(kafka, settings), models, meters, say);
        issues.tell(processor);
        return new RunningService(PROCESSOR, processor::notReady, processor);
    }

    /** Starts a service that follows issues, and stops following when the service is closed. */
    public static RunningService following(
            KafkaClients kafka,
            Settings settings,
            List<LoadedIssue> given,
            Consumer<String> say,
            Function<FollowedIssues, RunningService> start) {
        FollowedIssues issues = FollowedIssues.start(kafka, settings.issues(), settings.actors(), given, say);
        RunningService service = start.apply(issues);
        return new RunningService(service.name(), service.readiness(), () -> {
            issues.close();
            service.close();
        });
    }

    private static Optional<OpinionService.Settings> opinions(KafkaClients kafka, Settings settings) {
        return endpoint(settings)
                .map(endpoint -> new OpinionService.Settings(
                        kafka,
                        endpoint,
                        settings.get(Setting.LLM_PER_MINUTE),
                        settings.get(Setting.LLM_PER_DAY),
                        OPINION_BACKOFF));
    }

    /** Returns the endpoint of the language model; empty if none is asked. */
    public static Optional<Endpoint.Settings> endpoint(Settings settings) {
        return settings.optional(Setting.LLM_BASE_URL)
                .map(base -> new Endpoint.Settings(
                        base,
                        settings.optional(Setting.LLM_API_KEY).map(ApiKey::new),
                        settings.get(Setting.LLM_MODEL),
                        OPINION_WITHIN));
    }

    /**
     * Starts the dashboard, with its index in the data folder. It reports its own readiness on {@code /readyz}.
     *
     * @throws Failure if the port or the index folder is in use
     */
    public static RunningService dashboard(
            KafkaClients kafka,
            Settings settings,
            Optional<String> adminToken,
            WatchedIssues issues,
            PrometheusMeterRegistry meters,
            Map<String, Supplier<Optional<String>>> readiness,
            Optional<Workbench> workbench) {
        try {
            DashboardService service = DashboardService.start(
                    new DashboardService.Settings(
                            kafka,
                            settings.data().toAbsolutePath().resolve("index"),
                            settings.captures(),
                            settings.get(Setting.HOST),
                            settings.get(Setting.PORT),
                            access(settings, adminToken),
                            settings.dashboardUrl()),
                    issues,
                    meters,
                    readiness,
                    workbench,
                    new NotifyDesk(
                            Links.of(settings.dashboardUrl()),
                            addresses(settings),
                            settings.get(Setting.READERS_SUBSCRIBE)));
            return new RunningService(DASHBOARD, Optional::empty, service);
        } catch (IllegalStateException e) {
            throw new Failure("The dashboard cannot start: " + e.getMessage() + ".", e);
        }
    }

    private static AccessSettings access(Settings settings, Optional<String> adminToken) {
        Optional<ProxyUsers> proxy = settings.optional(Setting.PROXY_USER_HEADER)
                .map(header -> new ProxyUsers(
                        header,
                        settings.optional(Setting.PROXY_ROLE_HEADER),
                        settings.get(Setting.PROXY_ROLE),
                        settings.get(Setting.PROXY_ADDRESSES)));
        return new AccessSettings(
                adminToken,
                settings.tokens(),
                proxy,
                !settings.get(Setting.PRIVATE_READING)
                        && (settings.get(Setting.PUBLIC_READING) || HttpServers.isLoopback(settings.get(Setting.HOST))),
                settings.get(Setting.ALLOWED_HOSTS));
    }

    /**
     * Starts notify.
     *
     * @param token with which it reads briefs; empty where reading is open
     * @param secret signs webhooks; empty where there is none
     * @throws Failure if a setting cannot be used
     */
    public static RunningService notify(
            KafkaClients kafka,
            Settings settings,
            WatchedIssues issues,
            Optional<String> token,
            Optional<String> secret,
            MeterRegistry meters) {
        SimulatedClock clock = clock(settings);
        URI here = URI.create("http://127.0.0.1:" + settings.get(Setting.PORT));
        Links dashboard = Links.of(settings.optional(Setting.BRIEFS_URL).orElse(here));
        Transports transports = new Transports(
                new HttpSender(addresses(settings), clock.clock()),
                mail(settings),
                new Signatures(secret.map(Services::signature), settings.optional(Setting.WEBHOOK_SECRETS)),
                new LetterWriter(Links.of(settings.dashboardUrl()), issues, dashboard, token, BRIEF_WITHIN),
                clock.clock());
        NotifyService service = NotifyService.start(
                new NotifyService.Settings(kafka, transports, clock, settings.get(Setting.DELIVERIES_KEPT)), meters);
        return new RunningService(NOTIFY, service::notReady, service);
    }

    private record GuardedAddresses(AddressGuard guard) implements AddressCheck {
        @Override
        public Optional<String> refusal(URI address) {
            return guard.check(address.toString());
        }

        @Override
        public Optional<String> refusal(URI address, InetAddress connected) {
            return switch (WebUrl.parse(address.toString())) {
                case WebUrl url -> guard.refusal(url, connected);
                case ParsedUrl.Bad bad -> Optional.of(bad.reason());
            };
        }
    }

    private static Signature signature(String secret) {
        try {
            return Signature.of(secret);
        } catch (IllegalArgumentException e) {
            throw new Failure(
                    Setting.WEBHOOK_SECRET.variable() + " cannot be used: " + e.getMessage()
                            + ". Make one with: echo whsec_$(openssl rand -base64 32)",
                    e);
        }
    }

    private static Optional<MailSettings> mail(Settings settings) {
        return settings.optional(Setting.SMTP)
                .flatMap(server -> settings.optional(Setting.MAIL_FROM).map(from -> {
                    boolean implicit = "smtps".equals(server.getScheme());
                    boolean here = List.of("127.0.0.1", "localhost", "[::1]").contains(server.getHost());
                    return new MailSettings(
                            server.getHost(),
                            server.getPort() > 0 ? server.getPort() : implicit ? 465 : 587,
                            implicit,
                            !here,
                            Optional.ofNullable(server.getUserInfo()),
                            settings.optional(Setting.SMTP_PASSWORD),
                            from);
                }));
    }

    private static SimulatedClock clock(Settings settings) {
        return settings.optional(Setting.CLOCK)
                .map(text -> {
                    int at = text.indexOf('@');
                    return new SimulatedClock(
                            Instant.parse(text.substring(0, at)),
                            Instant.now(),
                            Double.parseDouble(text.substring(at + 1)));
                })
                .orElseGet(SimulatedClock::real);
    }
}
