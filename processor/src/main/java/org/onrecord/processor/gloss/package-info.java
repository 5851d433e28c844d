/** Reads Chinese in English word by word, for models that read no Chinese. */
@NullMarked
package org.onrecord.processor.gloss;

import org.jspecify.annotations.NullMarked;
