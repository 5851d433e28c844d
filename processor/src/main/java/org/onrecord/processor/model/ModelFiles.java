package org.onrecord.processor.model;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Opens tokenizers and ONNX models. Nothing is fetched from a network. */
final class ModelFiles {
    private ModelFiles() {}

    /**
     * Opens a tokenizer without padding.
     *
     * @param most number of tokens after which a text is cut
     */
    static HuggingFaceTokenizer tokenizer(String resource, int most, Path natives) {
        keepDjlOffline(natives);
        Map<String, String> options = new HashMap<>();
        options.put("truncation", "true");
        options.put("maxLength", Integer.toString(most));
        options.put("modelMaxLength", Integer.toString(most));
        options.put("padding", "false");
        try (InputStream json = resource(resource)) {
            return HuggingFaceTokenizer.newInstance(json, options);
        } catch (IOException e) {
            throw new UncheckedIOException("the tokenizer " + resource + " cannot be loaded", e);
        }
    }

    /** Returns the default folder for native libraries: one for the user in the temporary folder. */
    static Path natives() {
        return Path.of(
                System.getProperty("java.io.tmpdir"), "onrecord-natives-" + System.getProperty("user.name", "user"));
    }

    /** Opens a model from the class path. It runs on the caller's thread. */
    static OrtSession session(String resource) {
        try (InputStream onnx = resource(resource)) {
            return session(onnx, resource);
        } catch (IOException e) {
            throw new UncheckedIOException("the model " + resource + " cannot be loaded", e);
        }
    }

    /** Opens a model from a file. It runs on the caller's thread. */
    static OrtSession session(Path file) {
        try (InputStream onnx = Files.newInputStream(file)) {
            return session(onnx, file.toString());
        } catch (IOException e) {
            throw new UncheckedIOException("the model " + file + " cannot be loaded", e);
        }
    }

    private static OrtSession session(InputStream onnx, String name) throws IOException {
        try (OrtSession.SessionOptions options = options()) {
            return OrtEnvironment.getEnvironment().createSession(onnx.readAllBytes(), options);
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime cannot open the model " + name, e);
        }
    }

    private static OrtSession.SessionOptions options() throws OrtException {
        OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        // Two callers with a thread each are faster than one with two, and no idle thread spins.
        options.setIntraOpNumThreads(1);
        options.setInterOpNumThreads(1);
        options.addConfigEntry("session.intra_op.allow_spinning", "0");
        // The arena would keep the buffers of the largest input; sentences are too short to need it.
        options.setCPUArenaAllocator(false);
        options.setMemoryPatternOptimization(false);
        return options;
    }

    /** Stops DJL from looking for updates, reporting its use, and unpacking into the home folder: system properties are the only way. */
    private static void keepDjlOffline(Path natives) {
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        if (System.getProperty("DJL_CACHE_DIR") == null) {
            System.setProperty("DJL_CACHE_DIR", natives.toAbsolutePath().toString());
        }
    }

    private static InputStream resource(String path) throws IOException {
        InputStream stream = ModelFiles.class.getResourceAsStream(path);
        if (stream == null) {
            throw new IOException("no " + path + " on the class path; the model's jar is missing");
        }
        return stream;
    }
}
