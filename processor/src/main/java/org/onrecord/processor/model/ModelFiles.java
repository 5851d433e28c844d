package org.onrecord.processor.model;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.net.JarURLConnection;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.onrecord.processor.natives.NativeLibrary;

/** Opens tokenizers and ONNX models. Nothing is fetched from a network. */
final class ModelFiles {
    private ModelFiles() {}

    /** Opens a tokenizer without padding, which cuts a text after a number of tokens. */
    static HuggingFaceTokenizer tokenizer(String resource, int most) {
        // DJL looks for updates and reports its use otherwise: system properties are the only way.
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        NativeLibrary.TOKENIZERS.prepare();
        Map<String, String> options = new HashMap<>();
        options.put("truncation", "true");
        options.put("maxLength", Integer.toString(most));
        options.put("modelMaxLength", Integer.toString(most));
        options.put("padding", "false");
        try (InputStream json = url(resource).openStream()) {
            return HuggingFaceTokenizer.newInstance(json, options);
        } catch (IOException e) {
            throw new UncheckedIOException("the tokenizer " + resource + " cannot be loaded", e);
        }
    }

    static OrtEnvironment environment() {
        NativeLibrary.ONNX_RUNTIME.prepare();
        return OrtEnvironment.getEnvironment("onrecord");
    }

    /** Returns a checksum of a model. That of one in a jar stands in the jar, so that nothing is read. */
    static String checksum(URL model) {
        try {
            URLConnection connection = model.openConnection();
            if (connection instanceof JarURLConnection jar) {
                return Long.toHexString(jar.getJarEntry().getCrc());
            }
            try (CheckedInputStream in = new CheckedInputStream(connection.getInputStream(), new CRC32())) {
                in.transferTo(OutputStream.nullOutputStream());
                return Long.toHexString(in.getChecksum().getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the model " + model + " cannot be read", e);
        }
    }

    static URL url(String resource) {
        URL url = ModelFiles.class.getResource(resource);
        if (url == null) {
            throw new UncheckedIOException(
                    new IOException("no " + resource + " on the class path; the model's jar is missing"));
        }
        return url;
    }

    static URL url(Path file) {
        try {
            return file.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new UncheckedIOException("the model " + file + " cannot be loaded", e);
        }
    }

    /**
     * Opens a model, which runs on the caller's thread. It is read outside the heap: three copies of 34 MB on the heap would make it grow for good.
     */
    static OrtSession session(URL model) {
        OrtEnvironment environment = environment();
        try (Arena arena = Arena.ofConfined();
                OrtSession.SessionOptions options = options()) {
            return environment.createSession(bytes(model, arena), options);
        } catch (IOException e) {
            throw new UncheckedIOException("the model " + model + " cannot be loaded", e);
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime cannot open the model " + model, e);
        }
    }

    private static ByteBuffer bytes(URL model, Arena arena) throws IOException {
        URLConnection connection = model.openConnection();
        try (ReadableByteChannel channel = Channels.newChannel(connection.getInputStream())) {
            ByteBuffer bytes = arena.allocate(connection.getContentLengthLong()).asByteBuffer();
            while (bytes.hasRemaining()) {
                if (channel.read(bytes) < 0) {
                    throw new EOFException(model + " ends early");
                }
            }
            return bytes.flip();
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
}
