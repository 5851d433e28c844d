/**
 * The delivery of alerts: it reads the topics, asks the ledger, writes what changed in transactions, and lets the channels send.
 *
 * <p>Entry point: {@link org.onrecord.notify.engine.NotifyService}.
 */
@NullMarked
package org.onrecord.notify.engine;

import org.jspecify.annotations.NullMarked;
