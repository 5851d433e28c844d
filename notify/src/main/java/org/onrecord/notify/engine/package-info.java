/** Reads the topics, asks the ledger, writes changes in transactions, lets the channels send. Entry point: {@link NotifyService}. */
package org.onrecord.notify.engine;
