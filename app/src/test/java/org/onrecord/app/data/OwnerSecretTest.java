package org.onrecord.app.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OwnerSecretTest {
    @TempDir
    private Path data;

    @Test
    void isMadeOnceAndReadByItsOwnerAlone() throws Exception {
        String token = OwnerSecret.ADMIN_TOKEN.readOrMake(data);
        assertThat(token).hasSize(32);
        assertThat(OwnerSecret.ADMIN_TOKEN.readOrMake(data)).isEqualTo(token);
        assertThat(Files.getPosixFilePermissions(OwnerSecret.ADMIN_TOKEN.file(data)))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }
}
