/**
 * Sentence embeddings and stance readings by models on the class path, run by ONNX Runtime, and the heads learned on top of them.
 *
 * <p>Entry points: {@link org.onrecord.processor.model.OnnxEmbedder}, {@link org.onrecord.processor.model.OnnxStanceReader}.
 */
@NullMarked
package org.onrecord.processor.model;

import org.jspecify.annotations.NullMarked;
