/**
 * Sentence embeddings from models on the class path, run by ONNX Runtime; no network.
 *
 * <p>Entry point: {@link org.onrecord.processor.model.OnnxEmbedder}.
 */
@NullMarked
package org.onrecord.processor.model;

import org.jspecify.annotations.NullMarked;
