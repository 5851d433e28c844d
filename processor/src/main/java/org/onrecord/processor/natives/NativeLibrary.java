package org.onrecord.processor.natives;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.file.Folders;
import org.onrecord.events.file.OwnerOnly;
import org.rocksdb.RocksDB;
import org.rocksdb.util.Environment;

/**
 * A native library that a jar of the class path carries.
 *
 * <p>Left to themselves, some of these jars load whatever lies at a predictable place in the temporary folder, where any user of the machine may
 * have put it. Here they are unpacked into a folder that only this user can enter ({@link OwnerOnly}), and a file that is already there is loaded only if it has the bytes of the jar.
 * A platform for which a jar has no library is left to the jar.
 */
public enum NativeLibrary {
    /** Reads words as numbers for the models. */
    TOKENIZERS {
        @Override
        List<String> resources() {
            return List.of("/native/lib/" + system() + "-" + machine("x86_64") + "/cpu/"
                    + System.mapLibraryName("tokenizers"));
        }

        @Override
        void use(Path folder) {
            System.setProperty(
                    "RUST_LIBRARY_PATH",
                    folder.resolve(System.mapLibraryName("tokenizers")).toString());
        }
    },
    /** Runs the models. */
    ONNX_RUNTIME {
        @Override
        List<String> resources() {
            String from = "/ai/onnxruntime/native/" + system() + "-" + machine("x64") + "/";
            return List.of(
                    from + System.mapLibraryName("onnxruntime"), from + System.mapLibraryName("onnxruntime4j_jni"));
        }

        @Override
        void use(Path folder) {
            System.setProperty("onnxruntime.native.path", folder.toString());
        }
    },
    /** Keeps the stores of the processor. */
    ROCKS_DB {
        @Override
        List<String> resources() {
            return List.of("/" + Environment.getJniLibraryFileName("rocksdb"));
        }

        @Override
        String file(String resource) {
            // So its loader calls the file when it is given a folder (10.1).
            return Environment.getJniLibraryFileName("rocksdbjni");
        }

        @Override
        void use(Path folder) {
            RocksDB.loadLibrary(List.of(folder.toString()));
        }
    },
    /** Compresses records. */
    ZSTD {
        /** None: zstd-jni unpacks its library itself, each time under a new name, and deletes it at the end. */
        @Override
        List<String> resources() {
            return List.of();
        }

        @Override
        void use(Path folder) throws IOException {
            try (DirectoryStream<Path> ofKilledProcesses = Files.newDirectoryStream(folder, "libzstd-jni-*")) {
                for (Path each : ofKilledProcesses) {
                    Files.delete(each);
                }
            }
            System.setProperty("ZstdTempFolder", folder.toString());
        }
    };

    private static final String FOLDER = "natives";
    private static final Object LOCK = new Object();

    private static @Nullable Path kept;
    private boolean ready;

    /** Returns where the library is in its jar: one file or more, in the order in which they are loaded. */
    abstract List<String> resources();

    /** Returns the name under which a file is unpacked. */
    String file(String resource) {
        return resource.substring(resource.lastIndexOf('/') + 1);
    }

    /** Makes the library's own loader take it from a folder. */
    abstract void use(Path folder) throws IOException;

    /**
     * Keeps the libraries in the folder {@code natives} of a data folder from now on. A process that never calls this unpacks them into a folder
     * of its own, which is deleted when it ends.
     */
    public static void keepIn(Path data) {
        synchronized (LOCK) {
            kept = data.toAbsolutePath().resolve(FOLDER);
        }
    }

    /**
     * Unpacks the library, unless this process did so before. Call it before anything that loads the library.
     *
     * @throws UncheckedIOException if the folder cannot be written, or belongs to another user
     */
    public void prepare() {
        synchronized (LOCK) {
            if (ready) {
                return;
            }
            try {
                prepareIn(folder());
            } catch (IOException e) {
                throw new UncheckedIOException("the native library of " + this + " cannot be unpacked", e);
            }
            ready = true;
        }
    }

    private void prepareIn(Path folder) throws IOException {
        OwnerOnly.claimFolder(folder);
        for (String resource : resources()) {
            URL packed = NativeLibrary.class.getResource(resource);
            if (packed == null) {
                return;
            }
            unpack(packed, folder.resolve(file(resource)));
        }
        use(folder);
    }

    private static Path folder() throws IOException {
        Path folder = kept == null ? temporary() : kept;
        kept = folder;
        return folder;
    }

    /** Creates a folder that is deleted when this process ends. */
    private static Path temporary() throws IOException {
        Path folder = Files.createTempDirectory("onrecord-");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder), "delete " + folder));
        return folder;
    }

    private static void delete(Path folder) {
        try {
            Folders.delete(folder);
        } catch (IOException e) {
            // The process is ending, and whoever cleans the temporary folder finds it.
            return;
        }
    }

    /** Unpacks a file unless it is there already, byte by byte. */
    static void unpack(URL packed, Path file) throws IOException {
        if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && same(packed, file)) {
            return;
        }
        Path fresh = Files.createTempFile(file.getParent(), "new", null);
        try (InputStream in = packed.openStream()) {
            Files.copy(in, fresh, StandardCopyOption.REPLACE_EXISTING);
            // Another process may have loaded the file, so that it must not change.
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static boolean same(URL packed, Path file) throws IOException {
        try (InputStream jar = packed.openStream();
                InputStream disk = Files.newInputStream(file)) {
            byte[] expected;
            do {
                expected = jar.readNBytes(1 << 16);
                if (!Arrays.equals(expected, disk.readNBytes(1 << 16))) {
                    return false;
                }
            } while (expected.length > 0);
            return true;
        }
    }

    private static String system() {
        String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        return name.startsWith("mac") ? "osx" : name.startsWith("win") ? "win" : "linux";
    }

    private static String machine(String intel) {
        return System.getProperty("os.arch").equals("aarch64") ? "aarch64" : intel;
    }
}
