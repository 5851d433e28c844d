/** The models that ship with OnRecord, with the answers that they gave before. Entry class: {@link ReadingModels}. */
package org.onrecord.app.models;
