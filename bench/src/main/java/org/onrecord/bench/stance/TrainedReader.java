package org.onrecord.bench.stance;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.onrecord.processor.model.OnnxStanceReader;

/** Reads stances by other models than the shipped ones. */
final class TrainedReader {
    private TrainedReader() {}

    /** @param folder holds {@code stance-en.onnx} and {@code stance-zh.onnx} */
    static OnnxStanceReader in(Path folder) {
        if (!Stream.of("stance-en.onnx", "stance-zh.onnx").map(folder::resolve).allMatch(Files::isRegularFile)) {
            throw new IllegalArgumentException("no stance-en.onnx and stance-zh.onnx in " + folder);
        }
        return new OnnxStanceReader(() -> List.of(folder));
    }
}
