/** The native libraries of the models, the stores and the compression, unpacked where nobody else can write. Entry point: {@link NativeLibrary}. */
package org.onrecord.processor.natives;
