package org.onrecord.notify.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SignatureTest {
    /** The example of the specification of Standard Webhooks and of its libraries. */
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    @Test
    void signsThePublishedExample() {
        byte[] body = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);

        assertThat(Signature.of(SECRET).of("msg_p5jXN8AQM9LWM0D4loKWxJek", Instant.ofEpochSecond(1614265330), body))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void signsWithBothSecretsWhileOneReplacesTheOther() {
        String other = "whsec_" + "A".repeat(32);

        assertThat(Signature.of(SECRET + " " + other)
                        .of(
                                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                                Instant.ofEpochSecond(1614265330),
                                "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8)))
                .matches("v1,g0hM9SsE\\+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE= v1,[A-Za-z0-9+/]{43}=");
    }

    @Test
    void showsNoSecret() {
        assertThat(Signature.of(SECRET)).hasToString("Signature[1 secrets]");
        assertThatThrownBy(() -> Signature.of("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"))
                .hasMessage("a signing secret is whsec_ and 24 to 64 bytes in Base64");
        assertThatThrownBy(() -> Signature.of("whsec_c2hvcnQ="))
                .hasMessage("a signing secret is whsec_ and 24 to 64 bytes in Base64");
    }
}
