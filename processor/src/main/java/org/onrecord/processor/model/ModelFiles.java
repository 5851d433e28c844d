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

/** Opens tokenizers and ONNX models that lie on the class path; nothing is fetched from a network. */
final class ModelFiles {
    private ModelFiles() {}

    /**
     * Opens a tokenizer that does not pad.
     *
     * @param resource e.g. {@code /bge-small-en-v1.5-q-tokenizer.json}
     * @param most tokens after which a text is cut
     * @param natives where the tokenizer's native library is unpacked
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

    /** Where native libraries unpack unless told otherwise: a folder of the user's under the temporary one. */
    static Path natives() {
        return Path.of(
                System.getProperty("java.io.tmpdir"), "onrecord-natives-" + System.getProperty("user.name", "user"));
    }

    /** Opens a model on the class path; it runs on the caller's thread. */
    static OrtSession session(String resource) {
        try (InputStream onnx = resource(resource)) {
            return session(onnx, resource);
        } catch (IOException e) {
            throw new UncheckedIOException("the model " + resource + " cannot be loaded", e);
        }
    }

    /** Opens a model that lies in a file; it runs on the caller's thread. */
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
        // The caller's thread does the work: two callers with a thread each beat one with two, and nothing spins when
        // idle.
        options.setIntraOpNumThreads(1);
        options.setInterOpNumThreads(1);
        options.addConfigEntry("session.intra_op.allow_spinning", "0");
        // The arena keeps the largest input's buffers for ever; sentences are short enough to do without.
        options.setCPUArenaAllocator(false);
        options.setMemoryPatternOptimization(false);
        return options;
    }

    /** DJL looks for updates, reports its use and unpacks into the home folder unless told otherwise, by system property only. */
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
