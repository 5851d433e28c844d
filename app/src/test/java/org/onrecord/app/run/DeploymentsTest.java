package org.onrecord.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.onrecord.app.settings.Setting;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The files under {@code deploy/} fit what they are for: Kubernetes knows each field, and each setting and metric that they name exists. */
final class DeploymentsTest {
    private static final Path DEPLOY = Path.of("../deploy");

    @Test
    void kubernetesKnowsEachFieldOfTheManifests() throws Exception {
        List<String> kinds = new ArrayList<>();
        String manifests = Files.readString(DEPLOY.resolve("kubernetes/onrecord.yaml"));
        for (Object each : new Load(LoadSettings.builder().build()).loadAllFromString(manifests)) {
            String kind = String.valueOf(((Map<?, ?>) each).get("kind"));
            Class.forName("io.kubernetes.client.openapi.models.V1" + kind)
                    .getMethod("validateJsonElement", JsonElement.class)
                    .invoke(null, new Gson().toJsonTree(each));
            kinds.add(kind);
        }
        assertThat(kinds).contains("StatefulSet", "Deployment", "Service", "PodDisruptionBudget", "NetworkPolicy");
    }

    @Test
    void eachSettingThatTheyNameExists() throws IOException {
        List<String> known =
                Setting.ALL.stream().map(setting -> setting.variable()).toList();
        for (String file : List.of("kubernetes/onrecord.yaml", "cluster/docker-compose.yml")) {
            List<String> named = Pattern.compile("ONRECORD_[A-Z_]+")
                    .matcher(Files.readString(DEPLOY.resolve(file)))
                    .results()
                    .map(found -> found.group())
                    .filter(name -> !name.equals("ONRECORD_JAVA_OPTS"))
                    .distinct()
                    .toList();
            assertThat(named).as(file).hasSizeGreaterThan(5);
            assertThat(known).as(file).containsAll(named);
        }
    }

    @Test
    void eachMetricOfTheBoardIsOfTheCatalogue() throws IOException {
        List<String> named = Pattern.compile("onrecord_\\w+")
                .matcher(Files.readString(DEPLOY.resolve("grafana/onrecord.json")))
                .results()
                .map(found -> found.group().replaceFirst("_bucket$", ""))
                .distinct()
                .toList();
        assertThat(named).hasSizeGreaterThan(15);
        assertThat(MeterCatalogue.HELP.stringPropertyNames()).containsAll(named);
    }
}
