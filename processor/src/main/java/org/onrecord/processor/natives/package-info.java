/** The native libraries of the models, the stores and the compression, unpacked where nobody else can write. Entry point: {@link NativeLibrary}. */
@NullMarked
package org.onrecord.processor.natives;

import org.jspecify.annotations.NullMarked;
