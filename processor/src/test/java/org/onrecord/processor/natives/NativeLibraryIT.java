package org.onrecord.processor.natives;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.events.file.OwnerOnly;
import org.onrecord.processor.model.OnnxEmbedder;
import org.rocksdb.Options;

/** No library that somebody else put somewhere is loaded. */
class NativeLibraryIT {
    private static final String TOKENIZERS = System.mapLibraryName("tokenizers");

    @TempDir
    private Path folder;

    /** Loads the models and the stores, in its own process: libraries are loaded once a process. */
    static final class Loader {
        private Loader() {}

        public static void main(String[] arguments) {
            if (arguments.length > 0) {
                NativeLibrary.keepIn(Path.of(arguments[0]));
            }
            try (OnnxEmbedder embedder = new OnnxEmbedder()) {
                embedder.embed(List.of("The gates are shut."), "en");
            }
            NativeLibrary.ROCKS_DB.prepare();
            new Options().close();
            System.out.println("loaded " + System.getProperty("RUST_LIBRARY_PATH"));
        }
    }

    @Test
    void loadsNothingFromThePredictablePlaceInTheTemporaryFolder() throws Exception {
        Path temporary = Files.createDirectories(folder.resolve("tmp"));
        Path planted = temporary.resolve("onrecord-natives-" + System.getProperty("user.name") + "/tokenizers/"
                + version() + "-cpu-" + platform());
        Files.createDirectories(planted);
        Files.writeString(planted.resolve(TOKENIZERS), "planted");

        assertThat(load(temporary)).startsWith("loaded " + temporary.resolve("onrecord-"));
        try (Stream<Path> left = Files.list(temporary)) {
            assertThat(left).as("left when the process ended").hasSize(1);
        }
    }

    @Test
    void replacesALibraryInTheDataFolderThatIsNotTheOneOfTheJar() throws Exception {
        Path natives = Files.createDirectories(folder.resolve("data/natives"));
        Files.setPosixFilePermissions(natives, PosixFilePermissions.fromString("rwxrwxrwx"));
        Files.writeString(natives.resolve(TOKENIZERS), "planted");

        assertThat(load(folder, folder.resolve("data").toString())).isEqualTo("loaded " + natives.resolve(TOKENIZERS));
        try (InputStream packed = NativeLibrary.class.getResourceAsStream(
                NativeLibrary.TOKENIZERS.resources().getFirst())) {
            assertThat(natives.resolve(TOKENIZERS)).hasBinaryContent(packed.readAllBytes());
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(natives)))
                .isEqualTo("rwx------");
    }

    @Test
    void refusesAFolderThatIsALinkOrBelongsToSomebodyElse() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("link"), Files.createDirectory(folder.resolve("real")));
        assertThatThrownBy(() -> OwnerOnly.claimFolder(link))
                .isInstanceOf(IOException.class)
                .hasMessage(link + " is not a folder");

        Path others = Path.of("/usr");
        Assumptions.assumeTrue(Files.isDirectory(others));
        Path foreign =
                Files.getOwner(others).equals(Files.getOwner(folder)) ? given(folder.resolve("foreign")) : others;
        assertThatThrownBy(() -> OwnerOnly.claimFolder(foreign))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(foreign + " belongs to the user ");
    }

    /** Root may give a folder away. */
    private static Path given(Path path) throws IOException {
        Files.createDirectory(path);
        Files.setOwner(
                path, path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));
        return path;
    }

    private static String load(Path temporary, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + temporary,
                "--enable-native-access=ALL-UNNAMED",
                Loader.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said.lines()
                .filter(line -> line.startsWith("loaded"))
                .findFirst()
                .orElseThrow();
    }

    private static String version() throws IOException {
        Properties about = new Properties();
        try (InputStream in = NativeLibrary.class.getResourceAsStream("/native/lib/tokenizers.properties")) {
            about.load(in);
        }
        return about.getProperty("version");
    }

    /** Returns the platform as the folder of its library in the jar names it, e.g. {@code linux-x86_64}. */
    private static String platform() {
        return NativeLibrary.TOKENIZERS.resources().getFirst().split("/")[3];
    }
}
