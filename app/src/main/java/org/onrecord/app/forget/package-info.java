/** Deletes documents for good, from the topics, the captures and everything that follows from them. Entry class: {@link Forgetting}. */
package org.onrecord.app.forget;
