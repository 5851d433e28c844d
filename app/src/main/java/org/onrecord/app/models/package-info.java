/** The models that ship with OnRecord, with the answers that they gave before. Entry class: {@link ReadingModels}. */
@NullMarked
package org.onrecord.app.models;

import org.jspecify.annotations.NullMarked;
