package org.onrecord.processor.model;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A model that is loaded at first use. Safe for use by several threads. */
final class LazyModel<M extends AutoCloseable> implements AutoCloseable {
    private final Supplier<M> loader;
    private @Nullable M model;
    private boolean closed;

    LazyModel(Supplier<M> loader) {
        this.loader = loader;
    }

    synchronized M get() {
        if (closed) {
            throw new IllegalStateException("the model is closed");
        }
        @Nullable M loaded = model;
        if (loaded == null) {
            loaded = loader.get();
            model = loaded;
        }
        return loaded;
    }

    @Override
    public synchronized void close() {
        closed = true;
        @Nullable M loaded = model;
        if (loaded != null) {
            model = null;
            try {
                loaded.close();
            } catch (Exception e) {
                throw new IllegalStateException("the model cannot be closed", e);
            }
        }
    }
}
