package org.onrecord.events;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.onrecord.events.http.Validators;
import org.onrecord.events.time.Published;

/** One record of each type with every field set, as in {@code golden/TYPE.v1.json}. */
public final class Samples {
    private static final String DOCUMENT_ID = "6d0a0f6b1f0b4c1e9a7d2c3b4a596877";
    private static final String VERSION = "0f1e2d3c4b5a69788796a5b4c3d2e1f0";
    private static final String TITLE = "Note on the harbour lights";
    private static final String PUBLISHER = "Ministry of Harbours";
    private static final String URL = "https://harbours.example/notes/17";
    private static final Instant FETCHED = Instant.parse("2023-06-22T03:04:05.678Z");

    public static final Document DOCUMENT = new Document(
            DOCUMENT_ID,
            VERSION,
            new Document.Origin("harbour-ministry", "notes/2023/17", PUBLISHER, "AA"),
            URL,
            TITLE,
            new Published("2023-06-21T10:00:00+08:00", Published.Precision.TIME, "header"),
            FETCHED,
            "en",
            "The lights stay on.\n“灯塔 🌊” is the motto.",
            new CaptureRef(
                    "2023-06-22.warc.gz", 4096, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            new Document.OwnVoice(1, "mira-okafor"));

    public static final Withdrawal WITHDRAWAL =
            new Withdrawal(DOCUMENT_ID, Instant.parse("2023-07-01T00:00:00Z"), "the publisher took it down", null);

    public static final Statement STATEMENT = new Statement(
            "1".repeat(32),
            new Statement.DocumentRef(DOCUMENT_ID, VERSION, TITLE, PUBLISHER, URL, "2023-06-21T10:00:00+08:00"),
            new Statement.Excerpt(
                    new Statement.Span(120, 139),
                    "The lights stay on.",
                    "The minister answered: ",
                    " Then she left.",
                    "en"),
            Statement.Kind.OWN_TEXT,
            "2".repeat(32),
            new Statement.Attribution(
                    new Statement.Speaker("M. Okafor", "Minister", PUBLISHER),
                    new Statement.Actor("mira-okafor", "Mira Okafor", false, "AA", 1, true)),
            new Statement.When(LocalDate.of(2023, 6, 20), LocalDate.of(2023, 6, 20), "opening of the east quay"),
            "3".repeat(32),
            List.of(new Statement.Distanced(new Statement.Span(124, 130), Statement.Distanced.Why.HEARSAY)),
            "harbour-lights",
            new Statement.Labels(
                    List.of(new Statement.TopicLabel("lamps", 0.75)),
                    List.of(new Statement.StanceLabel(
                            "keep-lit", Stance.FAVOR, 0.5, new Statement.Span(131, 138), "stay on")),
                    List.of(new Statement.StanceLabel(
                            "mend", Stance.AGAINST, 0.25, new Statement.Span(120, 130), "The lights")),
                    List.of("lights-stay-on")),
            "4".repeat(32),
            true,
            "example-model/1",
            List.of(new Statement.Corrected(
                    "9".repeat(32),
                    Correction.Field.STANCE,
                    "keep-lit",
                    "favor",
                    "Ines Calder",
                    Instant.parse("2023-06-23T09:00:00Z"),
                    "She says so herself.")),
            null);

    public static final Outcome OUTCOME = new Outcome(
            DOCUMENT_ID, VERSION, Outcome.Result.NONE_ON_ISSUE, 3, 0, "3 statements, none on the issue", null);

    public static final Trend TREND = new Trend(
            "harbour-lights",
            new Trend.Subject(Trend.Subject.Kind.CLAIM, "keep-lit"),
            new Trend.Holder(Trend.Holder.Kind.SIDE, "AA"),
            Trend.Bucket.WEEK,
            "2023-W25",
            5,
            3,
            1,
            9);

    public static final Alert ALERT = new Alert(
            "5".repeat(32),
            Alert.Kind.FIRST_POSITION,
            "harbour-lights",
            "harbour-lights/claim:keep-lit/actor:mira-okafor",
            LocalDate.of(2023, 6, 20),
            "Mira Okafor takes a side on keeping the lights lit",
            "No earlier statement of Mira Okafor takes a side on this claim.",
            Map.of("stance", "favor", "side", "AA", "claim", "keep-lit", "actor", "mira-okafor"),
            List.of(new Alert.Evidence(
                    "1".repeat(32), DOCUMENT_ID, "stay on", "M. Okafor", PUBLISHER, TITLE, URL, null, null)),
            List.of(new Alert.Change("The lights stay on.", "The lights may stay on.")),
            List.of("beacons"),
            0.97);

    private static final FetchTask.Entry ENTRY = new FetchTask.Entry(
            TITLE,
            new Published("2023-06-21T10:00:00+08:00", Published.Precision.TIME, "feed"),
            "en",
            "2023-06-21T02:00:00Z",
            "The lights stay on.");

    public static final SourceItem SOURCE_ITEM = new SourceItem(
            "harbour-ministry",
            "notes/2023/17",
            DOCUMENT_ID,
            VERSION,
            FETCHED,
            new SourceItem.Page(
                    URL,
                    "https://harbours.example/archive/17",
                    1,
                    FETCHED,
                    Instant.parse("2023-06-22T04:04:05.678Z"),
                    1,
                    new Validators("\"abc\"", "Wed, 21 Jun 2023 02:00:00 GMT"),
                    DOCUMENT.capture(),
                    ENTRY));

    public static final SourceState SOURCE_STATE = new SourceState(
            new SourceState.Description("harbour-ministry", "feed", PUBLISHER, "AA", "https://harbours.example/feed"),
            "https://harbours.example/news.xml",
            1800,
            new SourceState.Condition(SourceState.Health.FAILING, "the server answers 503", FETCHED),
            new SourceState.Visits(
                    Instant.parse("2023-06-22T03:34:05Z"),
                    FETCHED,
                    Instant.parse("2023-06-21T02:00:00Z"),
                    2,
                    Instant.parse("2023-06-22T03:40:00Z")),
            new Validators("\"abc\"", "Wed, 21 Jun 2023 02:00:00 GMT"),
            17,
            List.of(Instant.parse("2023-06-21T02:00:00Z"), Instant.parse("2023-06-14T02:00:00Z")),
            null);

    public static final Forgotten FORGOTTEN =
            new Forgotten(Forgotten.What.DOCUMENT, DOCUMENT_ID, "the author asked for it", "Ada", FETCHED, true);
    public static final HostPace HOST_PACE = new HostPace("harbours.example", 10_000L, FETCHED);

    public static final FetchTask FETCH_TASK = new FetchTask(
            "harbours.example",
            "harbour-ministry",
            "notes/2023/17",
            URL,
            "https://harbours.example/archive/17",
            1,
            FETCHED,
            ENTRY);

    public static final Generation GENERATION = new Generation(
            "harbour-lights",
            2,
            Generation.State.SWITCHING,
            "sentences-1/sides-1",
            "a".repeat(32),
            "id: harbour-lights\ntitle: Harbour lights\n",
            "issue: harbour-lights\n",
            null,
            FETCHED);

    public static final TalkingPoint TALKING_POINT = new TalkingPoint(
            "stays-lit",
            "lamps",
            new Statement.Actor("guild", "Guild of Lamplighters", false, "AA", 1, true),
            true,
            "The lamps stay on.",
            List.of("lamps"),
            LocalDate.of(2023, 6, 1),
            LocalDate.of(2023, 6, 20),
            2,
            3,
            2,
            TalkingPoint.State.CURRENT,
            1,
            0.25,
            List.of(new TalkingPoint.Use(
                    "s1",
                    "d1",
                    LocalDate.of(2023, 6, 1),
                    "The lamps stay on, now and later.",
                    "Ada Ember",
                    "The Evening Wick",
                    "On lamps",
                    "https://wick.example/1")));

    public static final Opinion OPINION = new Opinion(
            "7".repeat(32),
            "8".repeat(32),
            "harbour-lights",
            "example-llm-1",
            List.of(new Opinion.SideTaken("keep-lit", Stance.FAVOR, "stay on", Map.of())),
            List.of(),
            "the answer names the claim \"harbour\", which the issue does not have",
            2,
            FETCHED);

    public static final Correction CORRECTION = new Correction(
            "9".repeat(32),
            DOCUMENT_ID,
            "1".repeat(32),
            Correction.Field.STANCE,
            "keep-lit",
            "favor",
            "Ines Calder",
            Instant.parse("2023-06-23T09:00:00Z"),
            "She says so herself.",
            new Correction.Revocation(
                    "Tom Reed", Instant.parse("2023-06-24T09:00:00Z"), "She quotes the keeper there."),
            null);

    public static final Rule RULE = new Rule(
            "harbour-positions",
            "Positions on the harbour lights",
            new Rule.Selection(
                    List.of("harbour-lights"),
                    List.of(Alert.Kind.FIRST_POSITION, Alert.Kind.SHIFT),
                    List.of("reversal"),
                    List.of("mira-okafor"),
                    List.of("AA"),
                    1,
                    List.of("keep-lit"),
                    List.of(Stance.FAVOR),
                    List.of("stays-lit"),
                    "lamps -fog",
                    Severity.MEDIUM,
                    List.of("harbour-lights/claim:keep-lit/actor:tom-reed"),
                    List.of("beacons"),
                    0.95,
                    null),
            new Rule.Pace(
                    Rule.Frequency.WEEKLY,
                    30,
                    LocalTime.of(8, 0),
                    DayOfWeek.MONDAY,
                    LocalTime.of(22, 0),
                    LocalTime.of(7, 0),
                    "Europe/Berlin",
                    7),
            FETCHED,
            FETCHED);

    public static final Subscription SUBSCRIPTION = new Subscription(
            "c".repeat(32),
            "harbour-positions",
            Subscription.Channel.EMAIL,
            "desk@harbours.example",
            FETCHED,
            "the address answered 410 Gone",
            "desk",
            "n".repeat(32),
            null,
            null);

    public static final Match MATCH = new Match(
            "harbour-positions",
            "Positions on the harbour lights",
            ALERT,
            "It is a first position of the side AA.",
            Severity.HIGH,
            FETCHED,
            "An earlier statement was found.",
            FETCHED);

    public static final Delivery DELIVERY = new Delivery(
            "d".repeat(32),
            17,
            "harbour-positions",
            "c".repeat(32),
            Delivery.Tells.ALERT,
            ALERT,
            "It is a first position of the side AA.",
            Delivery.State.SENT,
            FETCHED,
            FETCHED,
            "quiet hours until 07:00",
            "e".repeat(32),
            FETCHED,
            2,
            FETCHED,
            "the address answered 500",
            1);

    /** One of each type. */
    public static final List<Event> ALL = List.of(
            DOCUMENT,
            WITHDRAWAL,
            STATEMENT,
            OUTCOME,
            TREND,
            ALERT,
            TALKING_POINT,
            OPINION,
            CORRECTION,
            SOURCE_ITEM,
            SOURCE_STATE,
            HOST_PACE,
            FETCH_TASK,
            GENERATION,
            RULE,
            SUBSCRIPTION,
            MATCH,
            DELIVERY,
            FORGOTTEN);

    private Samples() {}

    /** Returns the text of the golden file of a type. */
    public static String golden(String type) {
        try (InputStream file =
                Objects.requireNonNull(Samples.class.getResourceAsStream("/golden/" + type + ".v1.json"), type)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
