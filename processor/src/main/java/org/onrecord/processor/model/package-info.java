/** Embeddings and stance readings by ONNX Runtime, and heads learned on top. Entry points: {@link OnnxEmbedder}, {@link OnnxStanceReader}. */
package org.onrecord.processor.model;
