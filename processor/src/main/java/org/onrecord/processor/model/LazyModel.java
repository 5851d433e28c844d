package org.onrecord.processor.model;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A model that is loaded when first asked for. Safe for use by several threads. */
final class LazyModel implements AutoCloseable {
    private final Supplier<SentenceModel> loader;
    private volatile @Nullable SentenceModel model;
    private boolean closed;

    LazyModel(Supplier<SentenceModel> loader) {
        this.loader = loader;
    }

    SentenceModel get() {
        SentenceModel loaded = model;
        return loaded != null ? loaded : loadOnce();
    }

    private synchronized SentenceModel loadOnce() {
        if (closed) {
            throw new IllegalStateException("the embedder is closed");
        }
        SentenceModel loaded = model;
        if (loaded == null) {
            loaded = loader.get();
            model = loaded;
        }
        return loaded;
    }

    @Override
    public synchronized void close() {
        closed = true;
        SentenceModel loaded = model;
        if (loaded != null) {
            model = null;
            loaded.close();
        }
    }
}
