/** Embeddings and stance readings by ONNX Runtime, and heads learned on top. Entry points: {@link OnnxEmbedder}, {@link OnnxStanceReader}. */
@NullMarked
package org.onrecord.processor.model;

import org.jspecify.annotations.NullMarked;
