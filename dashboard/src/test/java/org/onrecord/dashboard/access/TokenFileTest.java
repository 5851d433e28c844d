package org.onrecord.dashboard.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onrecord.dashboard.access.TokenFile.Token;
import org.onrecord.dashboard.access.TokenFile.TokenFileException;

class TokenFileTest {
    private static final Instant NOW = Instant.parse("2026-03-31T08:00:00.123Z");

    @TempDir
    Path folder;

    private Path path = Path.of("");
    private TokenFile file = new TokenFile(path);

    @BeforeEach
    void open() {
        path = folder.resolve("tokens.yaml");
        file = new TokenFile(path);
    }

    @Test
    void keepsHashesThatOnlyTheOwnerCanRead() throws Exception {
        String token = file.add("Ines \"I.\" Calder", UserRole.EDIT, NOW);
        file.add("王湖", UserRole.ADMINISTER, NOW);
        assertThat(token).matches("[A-Za-z0-9_-]{43}");
        assertThat(Files.readString(path)).doesNotContain(token);
        assertThat(Files.readAllLines(path).get(1))
                .matches("- \\{\"name\":\"Ines .*\",\"role\":\"edit\",\"made\":\"2026-03-31T08:00:00Z\","
                        + "\"sha256\":\"[0-9a-f]{64}\"}");
        assertThat(Files.getPosixFilePermissions(path)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(file.list()).extracting(Token::name).containsExactly("Ines \"I.\" Calder", "王湖");
        assertThat(file.user(token)).contains(new User("Ines \"I.\" Calder", UserRole.EDIT, false));
        assertThat(file.user(token.toLowerCase(Locale.ROOT))).isEmpty();
        assertThat(file.user("")).isEmpty();
    }

    @Test
    void makesEachTokenAnew() {
        Set<String> tokens = new HashSet<>();
        for (int i = 0; i < 50; i++) {
            tokens.add(file.add("Reader " + i, UserRole.READ, NOW));
        }
        assertThat(tokens).hasSize(50);
    }

    @Test
    void followsWhatAnotherProcessChanges() throws Exception {
        assertThat(file.user("guess")).isEmpty();
        TokenFile other = new TokenFile(path);
        String ines = other.add("Ines", UserRole.EDIT, NOW);
        String tom = other.add("Tom", UserRole.READ, NOW);
        assertThat(file.user(ines)).isPresent();
        other.revoke("Ines");
        assertThat(file.user(ines)).isEmpty();
        assertThat(file.user(tom)).contains(new User("Tom", UserRole.READ, false));
        Files.delete(path);
        assertThat(file.user(tom)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "admin", "Admin", "Ines\nCalder", " Ines", "\u202eInes"})
    void refusesNamesThatCannotBeShownOrAreTaken(String name) {
        assertThatThrownBy(() -> file.add(name, UserRole.READ, NOW))
                .isInstanceOf(TokenFileException.class)
                .hasMessageContaining("choose another name");
        assertThat(path).doesNotExist();
    }

    @Test
    void makesOneTokenForAName() {
        file.add("Ines", UserRole.EDIT, NOW);
        assertThatThrownBy(() -> file.add("ines", UserRole.READ, NOW))
                .hasMessage("ines has a token; revoke it first, or choose another name");
        assertThatThrownBy(() -> file.revoke("Tom"))
                .hasMessage("There is no token of Tom; `onrecord tokens list` lists all");
        assertThat(file.list()).hasSize(1);
        assertThat(folder).isDirectoryNotContaining("glob:**.new");
    }

    @Test
    void refusesToChangeWhatAnotherCommandIsChanging() throws Exception {
        file.add("Ines", UserRole.EDIT, NOW);
        Files.createFile(folder.resolve("tokens.yaml.new"));
        assertThatThrownBy(() -> file.revoke("Ines"))
                .hasMessageContaining("Another command is changing the tokens; if none is, delete");
        assertThat(file.list()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"- {", "- {}", "- {\"name\":\"Tom\",\"role\":\"owner\"}", "- null", "tokens: []"})
    void acceptsNobodyFromADamagedFile(String line) throws Exception {
        String token = file.add("Ines", UserRole.EDIT, NOW);
        Files.writeString(path, Files.readString(path) + line + "\n");
        assertThat(file.user(token)).isEmpty();
        assertThatThrownBy(() -> file.list()).hasMessageContaining("tokens.yaml cannot be read");
        assertThatThrownBy(() -> file.revoke("Ines")).hasMessageContaining("tokens.yaml cannot be read");
    }
}
