/** Reads the topics, asks the ledger, writes changes in transactions, lets the channels send. Entry point: {@link NotifyService}. */
@NullMarked
package org.onrecord.notify.engine;

import org.jspecify.annotations.NullMarked;
