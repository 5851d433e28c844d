package org.onrecord.notify.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.notify.channel.Signatures.Choice;

class SignaturesTest {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final Signature USUAL = Signature.of(SECRET);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void signsWithTheSecretOfTheInstallation() {
        assertThat(new Signatures(Optional.of(USUAL), Optional.empty()).of(null))
                .isEqualTo(new Choice.Found(USUAL));
        assertThat(new Signatures(Optional.empty(), Optional.empty()).of(null))
                .isEqualTo(new Choice.Missing(
                        "there is no signing secret; set ONRECORD_WEBHOOK_SECRET or ONRECORD_WEBHOOK_SECRET_FILE"));
    }

    @Test
    void readsAReceiversSecretEachTime() throws IOException {
        Signatures signatures = new Signatures(Optional.of(USUAL), Optional.of(folder));
        assertThat(signatures.of("desk"))
                .isEqualTo(
                        new Choice.Missing("the file desk in the folder of ONRECORD_WEBHOOK_SECRETS cannot be read"));

        Files.writeString(folder.resolve("desk"), SECRET + "\n");

        assertThat(signatures.of("desk")).isInstanceOf(Choice.Found.class);
    }

    @Test
    void saysWhatIsMissingWithoutShowingASecret() throws IOException {
        Files.writeString(folder.resolve("desk"), "open sesame");

        assertThat(new Signatures(Optional.of(USUAL), Optional.of(folder)).of("desk"))
                .isEqualTo(
                        new Choice.Missing("the file desk in the folder of ONRECORD_WEBHOOK_SECRETS holds no secret: a"
                                + " signing secret is whsec_ and 24 to 64 bytes in Base64"));
        assertThat(new Signatures(Optional.of(USUAL), Optional.empty()).of("desk"))
                .isEqualTo(
                        new Choice.Missing("the secret desk is not there; set ONRECORD_WEBHOOK_SECRETS to its folder"));
    }
}
