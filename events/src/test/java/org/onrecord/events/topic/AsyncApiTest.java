package org.onrecord.events.topic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.onrecord.events.Event;
import org.onrecord.events.EventJson;
import org.onrecord.events.Samples;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code docs/asyncapi.yaml} matches the table of topics and the records exactly. */
class AsyncApiTest {
    private static final JsonNode API = load();
    static final List<Topic> topics = Topics.ALL;
    static final List<Event> records = Samples.ALL;

    @Test
    void isAsyncApiThree() {
        assertThat(API.get("asyncapi").asString()).isEqualTo("3.0.0");
        assertThat(API.at("/info/title").asString()).isEqualTo("OnRecord");
    }

    @Test
    void hasAChannelForEachTopicInOrder() {
        assertThat(API.get("channels")
                        .valueStream()
                        .map(channel -> channel.get("address").asString()))
                .containsExactlyElementsOf(Topics.ALL.stream().map(Topic::name).toList());
    }

    @ParameterizedTest
    @FieldSource("topics")
    void channelMatchesTheTableOfTopics(Topic topic) {
        JsonNode channel = channel(topic);

        assertThat(channel.get("summary").asString()).isNotBlank();
        assertThat(channel.get("x-keyed-by").asString()).isNotBlank();
        assertThat(channel.at("/bindings/kafka/topic").asString()).isEqualTo(topic.name());
        assertThat(configOf(channel)).isEqualTo(topic.config());
    }

    @ParameterizedTest
    @FieldSource("topics")
    void channelListsTheRecordsOfItsTopic(Topic topic) {
        List<String> types = new ArrayList<>();
        channel(topic).get("messages").valueStream().forEach(message -> {
            JsonNode payload = resolve(resolve(message).get("payload"));
            types.add(payload.at("/properties/type/const").asString());
        });

        assertThat(types).containsExactlyElementsOf(topic.records());
    }

    @Test
    void hasAnOperationForEachTopicWithRecords() {
        assertThat(API.get("operations")
                        .valueStream()
                        .map(operation ->
                                resolve(operation.get("channel")).get("address").asString()))
                .containsExactlyElementsOf(Topics.ALL.stream()
                        .filter(topic -> !topic.records().isEmpty())
                        .map(Topic::name)
                        .toList());
    }

    @Test
    void describesEachRecordAndNothingElse() {
        Set<Class<?>> described = new LinkedHashSet<>();
        Arrays.stream(types()).forEach(type -> gather(type.value(), described));

        assertThat(API.at("/components/schemas").propertyNames())
                .containsExactlyInAnyOrderElementsOf(
                        described.stream().map(Class::getSimpleName).toList());
        described.forEach(AsyncApiTest::assertDescribes);
    }

    @Test
    void namesEachRecordsType() {
        for (JsonSubTypes.Type type : types()) {
            JsonNode schema = schema(type.value());
            assertThat(schema.at("/properties/type/const").asString()).isEqualTo(type.name());
            assertThat(schema.at("/properties").propertyNames()).startsWith("type", "v");
        }
    }

    @ParameterizedTest
    @FieldSource("records")
    void goldenFileMeetsItsSchema(Event event) {
        JsonNode golden = EventJson.mapper().readTree(Samples.golden(EventJson.typeOf(event)));

        assertThat(JsonSchema.errors(API, pointer(event.getClass()), golden)).isEmpty();
    }

    @ParameterizedTest
    @FieldSource("records")
    void headersMeetTheirSchema(Event event) {
        RecordHeaders headers = new RecordHeaders();
        CloudEvents.describe(
                headers, event, EventJson.write(event), "processor", Instant.parse("2023-06-22T03:04:05Z"));
        ObjectNode json = EventJson.mapper().createObjectNode();
        headers.forEach(header -> json.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));

        assertThat(JsonSchema.errors(API, "/components/messageTraits/cloudEvent/headers", json))
                .isEmpty();
        assertThat(API.at("/components/messages")
                        .valueStream()
                        .map(message -> message.get("name").asString()))
                .contains(json.get("ce_type").asString());
    }

    @Test
    void schemasNoticeAWrongRecord() {
        ObjectNode statement = (ObjectNode) EventJson.mapper().readTree(Samples.golden("statement"));
        statement.put("kind", "rumour").put("day", "soon").put("extra", 1).remove("quote");
        ((ObjectNode) statement.get("actor")).put("tier", 5);

        assertThat(JsonSchema.errors(API, "/components/schemas/Statement", statement))
                .containsExactlyInAnyOrder(
                        ": has no quote",
                        ": does not describe extra",
                        "/kind: \"rumour\" is none of [\"turn\",\"direct\",\"indirect\",\"own-text\",\"question\",\"comment\"]",
                        "/day: \"soon\" is no date",
                        "/actor/tier: 5 is out of bounds");
    }

    private static void assertDescribes(Class<?> record) {
        JsonNode schema = schema(record);
        List<String> properties = new ArrayList<>(schema.get("properties").propertyNames());
        List<String> required = schema.get("required")
                .valueStream()
                .map(JsonNode::asString)
                .collect(Collectors.toCollection(ArrayList::new));
        if (Event.class.isAssignableFrom(record)) {
            assertThat(properties).startsWith("type", "v");
            assertThat(required).startsWith("type", "v");
            properties.removeAll(List.of("type", "v"));
            required.removeAll(List.of("type", "v"));
        }
        List<RecordComponent> components = components(record);
        assertThat(properties)
                .as(record.getSimpleName())
                .containsExactlyElementsOf(
                        components.stream().map(RecordComponent::getName).toList());
        assertThat(required)
                .as("required of " + record.getSimpleName())
                .containsExactlyElementsOf(components.stream()
                        .filter(component -> !component.getAnnotatedType().isAnnotationPresent(Nullable.class))
                        .map(RecordComponent::getName)
                        .toList());
        for (RecordComponent component : components) {
            assertDescribes(component.getGenericType(), schema.get("properties").get(component.getName()));
        }
    }

    private static void assertDescribes(Type type, JsonNode property) {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            assertThat(property.get("type").asString()).isEqualTo("array");
            assertDescribes(list.getActualTypeArguments()[0], property.get("items"));
        } else if (type instanceof Class<?> named && named.isRecord()) {
            assertThat(property.get("$ref").asString()).isEqualTo("#" + pointer(named));
        } else if (type instanceof Class<?> named && named.isEnum()) {
            assertThat(property.get("enum")).isEqualTo(EventJson.mapper().valueToTree(named.getEnumConstants()));
        } else {
            assertThat(property.get("type").asString()).isEqualTo(jsonType(type));
        }
    }

    private static String jsonType(Type type) {
        return switch (type.getTypeName()) {
            case "int", "long", "java.lang.Integer", "java.lang.Long" -> "integer";
            case "double", "java.lang.Double" -> "number";
            case "boolean" -> "boolean";
            case "java.util.Map<java.lang.String, java.lang.String>" -> "object";
            default -> "string";
        };
    }

    private static void gather(Type type, Set<Class<?>> records) {
        if (type instanceof ParameterizedType list) {
            Arrays.stream(list.getActualTypeArguments()).forEach(each -> gather(each, records));
        } else if (type instanceof Class<?> named && named.isRecord() && records.add(named)) {
            components(named).forEach(each -> gather(each.getGenericType(), records));
        }
    }

    /** Returns the components as fields in JSON, those of an unwrapped record in its place. */
    private static List<RecordComponent> components(Class<?> record) {
        return Arrays.stream(record.getRecordComponents())
                .flatMap(each -> each.getAccessor().isAnnotationPresent(JsonUnwrapped.class)
                        ? components(each.getType()).stream()
                        : Stream.of(each))
                .toList();
    }

    private static JsonSubTypes.Type[] types() {
        return Event.class.getAnnotation(JsonSubTypes.class).value();
    }

    private static Map<String, String> configOf(JsonNode channel) {
        Map<String, String> config = new LinkedHashMap<>();
        channel.at("/bindings/kafka/topicConfiguration")
                .properties()
                .forEach(each -> config.put(
                        each.getKey(),
                        each.getValue().isArray()
                                ? each.getValue()
                                        .valueStream()
                                        .map(JsonNode::asString)
                                        .collect(Collectors.joining(","))
                                : each.getValue().asString()));
        return config;
    }

    private static JsonNode channel(Topic topic) {
        return API.get("channels")
                .valueStream()
                .filter(channel -> channel.get("address").asString().equals(topic.name()))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode schema(Class<?> record) {
        return API.at(pointer(record));
    }

    private static String pointer(Class<?> record) {
        return "/components/schemas/" + record.getSimpleName();
    }

    private static JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? API.at(node.get("$ref").asString().substring(1)) : node;
    }

    private static JsonNode load() {
        try {
            String yaml = Files.readString(Path.of("../docs/asyncapi.yaml"));
            return EventJson.mapper()
                    .valueToTree(new Load(LoadSettings.builder().build()).loadFromString(yaml));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
