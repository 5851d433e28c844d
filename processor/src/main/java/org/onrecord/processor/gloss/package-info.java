/** Reads Chinese in English word by word, for models that read no Chinese. */
package org.onrecord.processor.gloss;
