/**
 * The models that ship with OnRecord, with the answers that they gave before.
 *
 * <p>Entry class: {@link org.onrecord.app.models.ReadingModels}.
 */
@NullMarked
package org.onrecord.app.models;

import org.jspecify.annotations.NullMarked;
